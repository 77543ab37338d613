"""What the log says of one item: its events folded, in an order that every device agrees on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from drill.schedule.event import Event, EventKind, flag_number
from drill.schedule.memory import NEW_MEMORY, Memory, review
from drill.schedule.settings import ScheduleSettings


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item's memory and the learner's wishes for it.

    ``buried_day`` is the study day on which it is left out; ``flag`` is 0 for none.
    """

    memory: Memory = NEW_MEMORY
    suspended: bool = False
    buried_day: date | None = None
    flag: int = 0


NEW_RECORD = ItemRecord()


class Change(NamedTuple):
    """An event that counts, and the item's record before and after it."""

    event: Event
    before: ItemRecord
    after: ItemRecord


def same_past(one: ItemRecord, other: ItemRecord) -> bool:
    """Whether both have the same reviews behind them, whatever settings they were folded with."""
    past = (one.memory.reps, one.memory.last_at)
    return past == (other.memory.reps, other.memory.last_at)


def apply(record: ItemRecord, event: Event, settings: ScheduleSettings) -> ItemRecord:
    """The record after ``event``, which is not an undo: that acts on a log, not on a record."""
    match event.kind:
        case EventKind.REVIEW:
            return replace(record, memory=_reviewed(record.memory, event, settings))
        case EventKind.PRACTICE:
            return record
        case EventKind.RESET:
            return replace(record, memory=NEW_MEMORY)
        case EventKind.SUSPEND:
            return replace(record, suspended=True)
        case EventKind.UNSUSPEND:
            return replace(record, suspended=False)
        case EventKind.BURY:
            return replace(record, buried_day=event.study_day)
        case EventKind.UNBURY:
            return replace(record, buried_day=None)
        case EventKind.FLAG:
            return replace(record, flag=flag_number(event.detail))
        case EventKind.UNDO:
            raise ValueError(f"{event.uuid} is an undo")


def replay(events: Iterable[Event], settings: ScheduleSettings) -> Iterator[Change]:
    """The events of one item that count, oldest first, and what each of them changes."""
    record = NEW_RECORD
    for event in effective(events):
        after = apply(record, event, settings)
        yield Change(event, record, after)
        record = after


def fold(events: Iterable[Event], settings: ScheduleSettings) -> ItemRecord:
    """The record of one item after its ``events``, in whatever order and however often they come.

    They are taken in the order of their time, then of their UUID.
    """
    record = NEW_RECORD
    for change in replay(events, settings):
        record = change.after
    return record


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that count, oldest first: each once, without undos and what they took back."""
    known = {event.uuid: event for event in events}
    undone = undone_uuids(known.values())
    counting = (
        event
        for event in known.values()
        if event.kind is not EventKind.UNDO and event.uuid not in undone
    )
    return sorted(counting, key=lambda event: (event.at, event.uuid))


def undone_uuids(events: Iterable[Event]) -> set[str]:
    """The UUIDs of the events that an undo takes back which is not itself taken back.

    An undo of an undo is a redo. Undos that name each other in a circle take nothing back.
    """
    layer: list[str] = []
    undos: dict[str, list[str]] = {}
    for event in events:
        if event.undoes is None:
            layer.append(event.uuid)
        else:
            undos.setdefault(event.undoes, []).append(event.uuid)
    reached: list[str] = []
    while layer:
        reached += layer
        layer = [undo for uuid in layer for undo in undos.get(uuid, ())]
    undone: set[str] = set()
    for uuid in reversed(reached):
        if any(undo not in undone for undo in undos.get(uuid, ())):
            undone.add(uuid)
    return undone


def _reviewed(memory: Memory, event: Event, settings: ScheduleSettings) -> Memory:
    if event.rating is None:
        raise ValueError(f"{event.uuid} is a review without a rating")
    return review(
        memory, event.rating, event.at, event.study_day, settings=settings, key=event.item
    )
