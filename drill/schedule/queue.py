"""The queue of a study day: what is asked, in which order, and what waits for a step to end."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from drill.schedule.memory import Memory
from drill.schedule.rating import State
from drill.schedule.record import ItemRecord


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be asked, as the schedule sees it.

    ``order`` is its place in the syllabus. Items with the same ``sibling``, such as the two
    directions of one card, give each other away; None has no siblings.
    """

    id: str
    topic: str
    order: int
    sibling: str | None = None


@dataclass(frozen=True)
class DayCounts:
    """What was done on a study day: items first seen, and reviews of items on long intervals."""

    new: int = 0
    reviews: int = 0


@dataclass(frozen=True)
class Remaining:
    """What is left of today."""

    new: int
    learning: int
    due: int


class Pile(StrEnum):
    """Why an item is in the queue."""

    NEW = "new"
    LEARNING = "learning"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Planned:
    """An item in its place of the plan."""

    id: str
    pile: Pile


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """An item whose step ends at the instant ``due``."""

    due: datetime
    id: str


@dataclass(frozen=True)
class Queue:
    """The queue of the study day ``day``: the plan in order, and what waits for a step to end.

    ``backlog`` is how many reviews are due where that is more than a day takes, and 0 otherwise.
    ``beyond`` is what the limits of the day leave to other days.
    ``until``: everything due up to this day is asked, whether due or not; None asks what is due.
    ``extra`` are ids that are asked ahead of time.
    """

    day: date
    planned: tuple[Planned, ...]
    waiting: tuple[Waiting, ...]
    learn_ahead: timedelta
    backlog: int = 0
    beyond: DayCounts = DayCounts()
    until: date | None = None
    extra: frozenset[str] = frozenset()

    def next(self, now: datetime) -> str | None:
        """The id of the item to ask at the aware time ``now``; None if there is none to ask yet."""
        if self.waiting and self.waiting[0].due <= now:
            return self.waiting[0].id
        if self.planned:
            return self.planned[0].id
        if self.waiting and self.waiting[0].due <= now + self.learn_ahead:
            return self.waiting[0].id
        return None

    def next_at(self, now: datetime) -> datetime | None:
        """When ``next`` has something to ask: ``now``, a later time, or None if all is done."""
        if self.next(now) is not None:
            return now
        return self.waiting[0].due - self.learn_ahead if self.waiting else None

    def asks(self, item: str, now: datetime) -> bool:
        """Whether ``item`` is one of those that can be asked at the aware time ``now``."""
        ending = (entry.id for entry in self.waiting if entry.due <= now + self.learn_ahead)
        return item in ending or any(entry.id == item for entry in self.planned)

    def remaining(self, now: datetime) -> Remaining:
        """How much is left; of what waits, that which ends within the time to learn ahead."""
        piles = [entry.pile for entry in self.planned]
        ending = sum(entry.due <= now + self.learn_ahead for entry in self.waiting)
        return Remaining(
            new=piles.count(Pile.NEW),
            learning=piles.count(Pile.LEARNING) + ending,
            due=piles.count(Pile.DUE),
        )

    def after(self, item: str, record: ItemRecord) -> Queue:
        """The queue once ``item`` was asked, suspended, buried or reset and has become ``record``.

        The item leaves the plan, and waits if it is in a step of less than a day.
        """
        queue = self.without(item)
        if record.memory.due is None or is_left_out(record, self.day):
            return queue
        waiting = [*queue.waiting]
        insort(waiting, Waiting(record.memory.due, item))
        return replace(queue, waiting=tuple(waiting))

    def without(self, item: str) -> Queue:
        """The queue with ``item`` left out."""
        return replace(
            self,
            planned=tuple(entry for entry in self.planned if entry.id != item),
            waiting=tuple(entry for entry in self.waiting if entry.id != item),
        )

    def put_back(self, item: str, record: ItemRecord) -> Queue:
        """The queue once the last review of ``item`` was undone: the item comes first again."""
        pile = self._pile(record) or (Pile.DUE if self._is_extra(item, record) else None)
        if pile is None:
            return self.after(item, record)
        queue = self.without(item)
        return replace(queue, planned=(Planned(item, pile), *queue.planned))

    def joined_by(self, others: Queue, ids: Collection[str], table: str | None) -> Queue:
        """The queue with those of ``ids`` that the plan of ``others`` asks, next after ``table``.

        New items that have no place in that plan any more leave this one: the day's limit stands.
        """
        joining = [entry for entry in others.planned if entry.id in ids]
        if not joining:
            return self
        stay = {table, *(entry.id for entry in others.planned)}
        rest = [entry for entry in self.planned if entry.pile is not Pile.NEW or entry.id in stay]
        place = 1 if rest and rest[0].id == table else 0
        return replace(self, planned=(*rest[:place], *joining, *rest[place:]))

    def put_last(self, item: str, record: ItemRecord) -> Queue:
        """The queue with ``item`` at the end of the plan."""
        planned = next((entry.pile for entry in self.planned if entry.id == item), None)
        pile = planned or self._pile(record) or Pile.LEARNING
        queue = self.without(item)
        return replace(queue, planned=(*queue.planned, Planned(item, pile)))

    def _is_extra(self, item: str, record: ItemRecord) -> bool:
        reviewing = record.memory.state is State.REVIEW
        return item in self.extra and reviewing and not is_left_out(record, self.day)

    def _pile(self, record: ItemRecord) -> Pile | None:
        if is_left_out(record, self.day):
            return None
        if self.until is None:
            return pile_on(record.memory, self.day)
        return pile_until(record.memory, self.until)


def is_left_out(record: ItemRecord, day: date) -> bool:
    """Whether the learner wished that the item is not asked on ``day``."""
    return record.suspended or (record.buried_day is not None and record.buried_day >= day)


def pile_on(memory: Memory, day: date) -> Pile | None:
    """Why an item with this memory is planned for ``day``; None if it is not due by the day."""
    if memory.state is State.NEW:
        return Pile.NEW
    if memory.due_day is None or memory.due_day > day:
        return None
    return Pile.DUE if memory.state is State.REVIEW else Pile.LEARNING


def pile_until(memory: Memory, until: date) -> Pile | None:
    """Why an item with this memory is asked of all that is due up to ``until``."""
    if memory.state is State.NEW:
        return Pile.NEW
    if memory.due_day is not None and memory.due_day > until:
        return None
    return Pile.DUE if memory.state is State.REVIEW else Pile.LEARNING
