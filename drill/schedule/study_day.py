"""The study day: a date that begins at the rollover hour of the learner's clock, not at midnight.

It is read off the wall clock and never computed by subtracting hours from an instant, so that a
change to or from daylight saving time moves no review to another day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def study_day(moment: datetime, rollover_hour: int) -> date:
    """The study day of ``moment``, an aware datetime in the learner's own time zone."""
    _require_aware(moment)
    if moment.hour < rollover_hour:
        return moment.date() - timedelta(days=1)
    return moment.date()


def next_rollover(moment: datetime, rollover_hour: int, zone: tzinfo) -> datetime:
    """The instant, in UTC, at which the study day after ``moment``'s begins in ``zone``.

    Where the clock leaves the rollover hour out, the day begins when the clock jumps; where the
    hour comes twice, it begins with the first.
    """
    _require_aware(moment)
    tomorrow = study_day(moment.astimezone(zone), rollover_hour) + timedelta(days=1)
    return datetime.combine(tomorrow, time(rollover_hour), tzinfo=zone).astimezone(UTC)


def utc_offset_minutes(moment: datetime) -> int:
    """How many minutes the clock of ``moment`` is ahead of UTC."""
    offset = _require_aware(moment)
    return round(offset / timedelta(minutes=1))


def _require_aware(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return offset
