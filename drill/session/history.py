"""What is known of one item: where it stands in memory, and every answer that led there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from drill.schedule.event import Event, EventKind, rating_given
from drill.schedule.interval import Interval
from drill.schedule.memory import Memory, meets_leech_threshold, retrievability
from drill.schedule.rating import Rating
from drill.schedule.recall import recall_probability
from drill.schedule.record import Change, ItemRecord, replay
from drill.schedule.settings import ScheduleSettings
from drill.schedule.trace import mistakes_of
from drill.session.library import StudyItem

_POINTS = 9
"""Points of a forgetting curve."""
_REACH = 4
"""How far a curve goes, in stabilities."""


@dataclass(frozen=True)
class Past:
    """One thing that happened to an item. ``interval`` is the time until it was to come again."""

    at: datetime
    kind: EventKind
    rating: Rating | None
    interval: Interval | None
    answer: str
    verdict: str
    mistakes: tuple[str, ...]
    hints: int
    flag: int


@dataclass(frozen=True)
class CurvePoint:
    """The probability of recall on a study day."""

    day: date
    recall: float


@dataclass(frozen=True)
class History:
    """An item, its record, and its past, the latest first.

    ``recall`` is the probability of recalling it today, None for a new one; ``curve`` goes from the
    last review on and holds today and the day it is due.
    """

    item: StudyItem
    record: ItemRecord
    day: date
    now: datetime
    recall: float | None
    curve: tuple[CurvePoint, ...]
    past: tuple[Past, ...]


@dataclass(frozen=True)
class Leech:
    """An item that was forgotten too often, and the mistakes that were made in it."""

    item: StudyItem
    lapses: int
    mistakes: tuple[tuple[str, int], ...]


def history(
    item: StudyItem,
    events: Iterable[Event],
    settings: ScheduleSettings,
    *,
    day: date,
    now: datetime,
) -> History:
    """The history of ``item`` at ``now`` on the study day ``day``, from those of its events that
    count."""
    changes = list(replay(events, settings))
    record = changes[-1].after if changes else ItemRecord()
    return History(
        item=item,
        record=record,
        day=day,
        now=now,
        recall=retrievability(record.memory, day, settings),
        curve=_curve(record.memory, day, settings),
        past=tuple(_past(change) for change in reversed(changes)),
    )


def leech_made(
    item: StudyItem,
    before: ItemRecord,
    after: ItemRecord,
    events: Sequence[Event],
    settings: ScheduleSettings,
) -> Leech | None:
    """The leech that the last review made of ``item``, or made of one again; None if none."""
    lapses = after.memory.lapses
    if lapses == before.memory.lapses:
        return None
    if not meets_leech_threshold(lapses, settings.leech_threshold):
        return None
    counts = Counter(
        mistake for change in replay(events, settings) for mistake in mistakes_of(change.event)
    )
    return Leech(item, lapses, tuple(counts.most_common()))


def _past(change: Change) -> Past:
    event, memory = change.event, change.after.memory
    return Past(
        at=event.at,
        kind=event.kind,
        rating=rating_given(event),
        interval=_interval(event, memory) if event.kind is EventKind.REVIEW else None,
        answer=event.answer or "",
        verdict=event.verdict or "",
        mistakes=mistakes_of(event),
        hints=event.hints,
        flag=change.after.flag,
    )


def _interval(event: Event, memory: Memory) -> Interval | None:
    if memory.due_day is not None:
        return Interval(memory.due_day - event.study_day)
    return Interval(memory.due - event.at) if memory.due is not None else None


def _curve(memory: Memory, day: date, settings: ScheduleSettings) -> tuple[CurvePoint, ...]:
    """The probability of recall from the last review on, as if no other followed."""
    if memory.stability is None or memory.last_day is None:
        return ()
    last = memory.last_day.toordinal()
    due = memory.due_day.toordinal() - last if memory.due_day else 0
    reach = max(round(_REACH * memory.stability), due, day.toordinal() - last, 4)
    spread = {round(reach * place / (_POINTS - 1)) for place in range(_POINTS)}
    ahead = sorted(spread | {due, max(day.toordinal() - last, 0)})
    return tuple(
        CurvePoint(date.fromordinal(last + days), recall_probability(stability, days, settings))
        for stability in [memory.stability]
        for days in ahead
        if last + days <= date.max.toordinal()
    )
