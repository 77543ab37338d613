from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.study_day import next_rollover, study_day, utc_offset_minutes

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = [BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kolkata")]

INSTANTS = st.integers(0, 10 * 366 * 86400).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@pytest.mark.parametrize(
    ("moment", "rollover", "day"),
    [
        (datetime(2026, 5, 4, 3, 59, 59, tzinfo=BERLIN), 4, date(2026, 5, 3)),
        (datetime(2026, 5, 4, 4, 0, tzinfo=BERLIN), 4, date(2026, 5, 4)),
        (datetime(2026, 5, 4, 23, 59, tzinfo=BERLIN), 4, date(2026, 5, 4)),
        (datetime(2026, 5, 4, 0, 0, tzinfo=BERLIN), 0, date(2026, 5, 4)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=BERLIN), 4, date(2025, 12, 31)),
        (datetime(2024, 3, 1, 1, 0, tzinfo=BERLIN), 4, date(2024, 2, 29)),
    ],
)
def test_a_day_begins_at_the_rollover_hour(moment: datetime, rollover: int, day: date) -> None:
    assert study_day(moment, rollover) == day


def test_the_clock_on_the_wall_decides_when_daylight_saving_time_begins() -> None:
    before = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # 01:59 in Berlin; 03:00 comes next
    assert study_day(before.astimezone(BERLIN), 4) == date(2026, 3, 28)
    assert study_day((before + timedelta(hours=1)).astimezone(BERLIN), 4) == date(2026, 3, 28)
    assert study_day((before + timedelta(minutes=61)).astimezone(BERLIN), 4) == date(2026, 3, 29)


def test_the_clock_on_the_wall_decides_when_daylight_saving_time_ends() -> None:
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for hours, day in [(0, 24), (1, 24), (2, 24), (3, 25)]:
        moment = (first_half_past_two + timedelta(hours=hours)).astimezone(BERLIN)
        assert study_day(moment, 4) == date(2026, 10, day)


@pytest.mark.parametrize(
    ("moment", "zone", "rollover", "hours"),
    [
        (datetime(2026, 3, 28, 4, tzinfo=BERLIN), BERLIN, 4, 23),
        (datetime(2026, 10, 24, 4, tzinfo=BERLIN), BERLIN, 4, 25),
        (datetime(2026, 6, 1, 4, tzinfo=BERLIN), BERLIN, 4, 24),
        (datetime(2026, 3, 7, 2, tzinfo=NEW_YORK), NEW_YORK, 2, 24),
        (datetime(2026, 3, 8, 3, tzinfo=NEW_YORK), NEW_YORK, 2, 23),
    ],
)
def test_the_length_of_a_study_day(
    moment: datetime, zone: ZoneInfo, rollover: int, hours: int
) -> None:
    assert next_rollover(moment, rollover, zone) - moment.astimezone(UTC) == timedelta(hours=hours)


@given(
    moment=INSTANTS,
    zone=st.sampled_from(ZONES),
    rollover=st.integers(0, 23),
)
def test_the_day_changes_at_the_next_rollover_and_not_before(
    moment: datetime, zone: ZoneInfo, rollover: int
) -> None:
    instant = next_rollover(moment, rollover, zone)
    today = study_day(moment.astimezone(zone), rollover)
    just_before = (instant - timedelta(microseconds=1)).astimezone(zone)
    assert instant > moment
    assert study_day(just_before, rollover) == today
    assert study_day(instant.astimezone(zone), rollover) == today + timedelta(days=1)


@given(
    moment=INSTANTS,
    zone=st.sampled_from(ZONES),
    minutes=st.integers(0, 3000),
    rollover=st.integers(0, 23),
)
def test_the_study_day_never_runs_backwards(
    moment: datetime, zone: ZoneInfo, minutes: int, rollover: int
) -> None:
    later = moment + timedelta(minutes=minutes)
    first = study_day(moment.astimezone(zone), rollover)
    assert first <= study_day(later.astimezone(zone), rollover)


def test_the_offset_is_that_of_the_moment() -> None:
    assert utc_offset_minutes(datetime(2026, 7, 1, tzinfo=BERLIN)) == 120
    assert utc_offset_minutes(datetime(2026, 12, 1, tzinfo=BERLIN)) == 60
    assert utc_offset_minutes(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3.5)))) == -210


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-01-01T00:00:00 has no time zone"):
        study_day(datetime(2026, 1, 1), 4)  # noqa: DTZ001
