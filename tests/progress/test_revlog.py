"""Logs of other programs: read as events, on study days of the learner's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from raw import packed_reviews, raw_reviews

from drill.progress.revlog import RevlogError, events_of_revlog
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = ScheduleSettings()


def row(at: datetime, rating: int = 3, card: str = "7", **rest: str) -> dict[str, str]:
    millis = str(round(at.timestamp() * 1000))
    return {"card_id": card, "review_time": millis, "review_rating": str(rating), **rest}


def test_a_row_is_a_review() -> None:
    at = datetime(2024, 3, 29, 20, 32, 32, 250_000, tzinfo=UTC)
    [event] = events_of_revlog([row(at, 4, review_duration="7241")], BERLIN, 4)
    assert (event.item, event.rating, event.duration_ms) == ("7", Rating.EASY, 7241)
    assert (event.at, event.utc_offset, event.study_day) == (at, 60, date(2024, 3, 29))
    written = {**row(at), "review_time": "2024-03-29T16:32:32.250000-04:00"}
    assert next(iter(events_of_revlog([written], BERLIN, 4))).at == at


def test_dates_set_by_hand_are_left_out_and_a_log_joins_once() -> None:
    rows = [row(datetime(2024, 3, day, 9, tzinfo=UTC), day - 1) for day in (1, 2, 3)]
    first, again = (list(events_of_revlog(rows, BERLIN, 4)) for _ in range(2))
    assert [event.rating for event in first] == [Rating.AGAIN, Rating.HARD]
    assert first == again
    assert len({event.uuid for event in first}) == 2


def test_study_days_are_counted_and_not_days_of_24_hours_or_the_calendar() -> None:
    """A night's review belongs to the day before; the clock's change takes nothing away."""
    evening = datetime(2024, 3, 30, 22, tzinfo=BERLIN)
    moments = [
        evening,
        evening + timedelta(hours=5),
        datetime(2024, 3, 31, 4, 30, tzinfo=BERLIN),
        datetime(2024, 4, 1, 3, 59, tzinfo=BERLIN),
        datetime(2024, 4, 1, 4, 0, tzinfo=BERLIN),
    ]
    events = list(events_of_revlog([row(at) for at in moments], BERLIN, 4))
    assert [event.study_day.day for event in events] == [30, 30, 31, 31, 1]
    assert [event.utc_offset for event in events] == [60, 120, 120, 120, 120]
    reviews = packed_reviews(events, SETTINGS)
    assert reviews.elapsed.tolist() == [-1, 0, 1, 0, 1]
    assert (
        reviews.elapsed.tolist()[1:] == [raw.elapsed for raw in raw_reviews(events, SETTINGS)][1:]
    )
    in_utc = packed_reviews(events_of_revlog([row(at) for at in moments], UTC, 4), SETTINGS)
    assert in_utc.elapsed.tolist() == [-1, 0, 0, 1, 0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"review_time": "soon"},
        {"review_time": "2024-03-29T16:32:32"},
        {"review_time": "9" * 30},
        {"review_rating": "7"},
        {"review_rating": ""},
    ],
)
def test_a_row_that_cannot_be_read_is_named(wrong) -> None:
    good = row(datetime(2024, 3, 1, tzinfo=UTC))
    with pytest.raises(RevlogError, match=r"^row 2: cannot be read: "):
        list(events_of_revlog([good, {**good, **wrong}], BERLIN, 4))
    with pytest.raises(RevlogError, match="card_id"):
        list(events_of_revlog([{"review_time": "0", "review_rating": "3"}], BERLIN, 4))
