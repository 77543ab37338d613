"""One thing that happened to an item: a row of the append-only review log."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeAlias

from drill.schedule.rating import Rating
from drill.schedule.study_day import study_day, utc_offset_minutes

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class EventKind(StrEnum):
    """What can happen to an item. An undo names the event that it takes back, even an undo.

    A practice is an answer that the schedule takes no notice of.
    """

    REVIEW = "review"
    PRACTICE = "practice"
    UNDO = "undo"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    RESET = "reset"
    FLAG = "flag"


class EventError(ValueError):
    """An event that contradicts itself; the message names the field."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which event, on which device and when.

    ``at`` is in UTC, ``utc_offset`` are the minutes that the learner's clock was ahead of it, and
    ``study_day`` is written down because the rollover hour may change later.
    """

    uuid: str
    device: str
    at: datetime
    utc_offset: int
    study_day: date


def stamp(uuid: str, device: str, moment: datetime, rollover_hour: int) -> Stamp:
    """The stamp of an event at ``moment``, an aware datetime in the learner's own time zone."""
    return Stamp(
        uuid=uuid,
        device=device,
        at=moment.astimezone(UTC),
        utc_offset=utc_offset_minutes(moment),
        study_day=study_day(moment, rollover_hour),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of ``item``, complete in itself, so that logs of several devices can be joined.

    A review has a ``rating``, and where a question was marked its ``verdict``, the learner's
    ``answer``, the slug of the recognised ``mistake``, the ``problem_key`` that draws the same
    numbers again, and the number of ``hints`` taken. So has a practice, whose rating is
    ``detail["rating"]``. An undo names what it ``undoes``. A flag's number is ``detail["flag"]``, 0
    for none.
    """

    uuid: str
    device: str
    item: str
    kind: EventKind
    at: datetime
    utc_offset: int
    study_day: date
    rating: Rating | None = None
    duration_ms: int | None = None
    answer: str | None = None
    verdict: str | None = None
    mistake: str | None = None
    problem_key: str | None = None
    hints: int = 0
    undoes: str | None = None
    detail: dict[str, Json] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise EventError(f"at = {self.at.isoformat()}: has no time zone")
        if (self.rating is None) == (self.kind is EventKind.REVIEW):
            raise EventError(f"rating = {self.rating}: a review has one, nothing else does")
        if (self.undoes is None) == (self.kind is EventKind.UNDO):
            raise EventError(f"undoes = {self.undoes}: an undo names an event, nothing else does")
        if self.kind is EventKind.FLAG:
            flag_number(self.detail)


def flag_number(detail: dict[str, Json]) -> int:
    """The number of a flag event, 0 for taking the flag away."""
    flag = detail.get("flag")
    if not isinstance(flag, int) or flag < 0:
        raise EventError(f"detail = {detail}: a flag has a whole number under 'flag'")
    return flag


def rating_given(event: Event) -> Rating | None:
    """The rating of a review or of a practice; None for what is neither."""
    rating = event.detail.get("rating") if event.kind is EventKind.PRACTICE else event.rating
    return Rating(rating) if isinstance(rating, int) and 1 <= rating <= 4 else None


def event_at(
    when: Stamp,
    item: str,
    kind: EventKind,
    *,
    undoes: str | None = None,
    detail: dict[str, Json] | None = None,
) -> Event:
    """An event of ``item`` other than a review."""
    return Event(
        uuid=when.uuid,
        device=when.device,
        item=item,
        kind=kind,
        at=when.at,
        utc_offset=when.utc_offset,
        study_day=when.study_day,
        undoes=undoes,
        detail=detail or {},
    )
