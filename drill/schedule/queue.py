"""What is asked today, and in which order.

Reviews come by how far their interval is overdue for their stability, topics taken in turn; new
items come in the order of the syllabus, spread evenly among the reviews; learning items come when
their step is over. Of the siblings of a group, one is asked a day. While more is due than a day
takes, nothing new comes.
"""

from __future__ import annotations

import hashlib
from bisect import insort
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from drill.schedule.memory import Memory
from drill.schedule.rating import State
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.schedule.settings import ScheduleSettings


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
        if record.memory.due is None or _is_left_out(record, self.day):
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
        return item in self.extra and reviewing and not _is_left_out(record, self.day)

    def _pile(self, record: ItemRecord) -> Pile | None:
        if _is_left_out(record, self.day):
            return None
        if self.until is None:
            return _pile(record.memory, self.day)
        return _pile_until(record.memory, self.until)


def plan(
    items: Iterable[Item],
    records: Mapping[str, ItemRecord],
    done: DayCounts,
    settings: ScheduleSettings,
    day: date,
    *,
    extra: Collection[str] = (),
    more: int = 0,
) -> Queue:
    """The queue of ``items`` on the study day ``day``, after ``done`` was done of it.

    An item without a record is new. Items left out of ``items``, by a filter, are not asked. Those
    whose ids are ``extra`` are asked beyond the limits and ahead of time, unless they were already
    asked on the day. ``more`` items are asked beyond the limits, due ones before new ones.
    """
    known = [(item, records.get(item.id, NEW_RECORD)) for item in items]
    asked = [(item, record.memory) for item, record in known if not _is_left_out(record, day)]
    piles: dict[Pile, list[tuple[Item, Memory]]] = {pile: [] for pile in Pile}
    for item, memory in asked:
        pile = _pile(memory, day)
        if pile is not None:
            piles[pile].append((item, memory))
    taken = {item.sibling for item, record in known if record.memory.last_day == day}
    taken |= {item.sibling for item, memory in asked if memory.due}
    taken |= {item.sibling for item, _ in piles[Pile.LEARNING]}

    def within(limit: int, items: Iterable[Item]) -> list[Item]:
        return list(islice(_without_siblings(items, taken), max(limit, 0)))

    usual = max(settings.reviews_per_day - done.reviews, 0)
    room = usual + more
    every = len(piles[Pile.DUE])
    backlog = every if every > room and (room or settings.reviews_per_day) else 0
    due = _most_overdue_first(piles[Pile.DUE], day)
    due = _topics_in_turn(within(room, due))
    new = _in_order(item for item, _ in piles[Pile.NEW])
    is_behind = settings.reviews_per_day > 0 and every > usual
    room = 0 if is_behind else max(settings.new_per_day - done.new, 0)
    room += max(more - max(len(due) - usual, 0), 0)
    new = within(0 if backlog else room, new)
    beyond = DayCounts(
        new=len(piles[Pile.NEW]) - len(new) if backlog or len(new) == room else 0,
        reviews=max(backlog - len(due), 0),
    )
    chosen = {item.id for item in (*due, *new)}
    ahead, unseen = _extra(asked, {each for each in extra if each not in chosen}, day)
    due += within(len(ahead), ahead)
    new += within(len(unseen), unseen)
    learning = _most_overdue_first(piles[Pile.LEARNING], day)
    again = _planned(learning, Pile.LEARNING) + _planned(due, Pile.DUE)
    return Queue(
        day=day,
        planned=tuple(_spread(_planned(new, Pile.NEW), again)),
        waiting=tuple(sorted(Waiting(memory.due, item.id) for item, memory in asked if memory.due)),
        learn_ahead=settings.learn_ahead,
        backlog=backlog,
        beyond=beyond,
        extra=frozenset(extra),
    )


def _extra(
    asked: Iterable[tuple[Item, Memory]], extra: Collection[str], day: date
) -> tuple[list[Item], list[Item]]:
    """The known and the new items among the ``extra`` ones, without those of the day."""
    wanted = [entry for entry in asked if entry[0].id in extra and entry[1].last_day != day]
    known = [entry for entry in wanted if entry[1].state is State.REVIEW]
    new = _in_order(item for item, memory in wanted if memory.state is State.NEW)
    return _most_overdue_first(known, day), new


def plan_until(
    items: Iterable[Item],
    records: Mapping[str, ItemRecord],
    settings: ScheduleSettings,
    day: date,
    until: date,
    *,
    new: bool,
) -> Queue:
    """The queue of all ``items`` that are due up to ``until``, a day's limits left aside.

    The least likely recalled come first; ``new`` tells whether items never seen come too. Siblings
    come as far apart as halves of the plan are.
    """
    known = [(item, records.get(item.id, NEW_RECORD)) for item in items]
    entries = {
        item.id: (item, record.memory, pile)
        for item, record in known
        if not _is_left_out(record, day)
        and (pile := _pile_until(record.memory, until)) is not None
        and (new or pile is not Pile.NEW)
    }
    seen = _most_overdue_first(
        ((item, memory) for item, memory, pile in entries.values() if pile is not Pile.NEW), day
    )
    unseen = _in_order(item for item, _, pile in entries.values() if pile is Pile.NEW)
    planned = _spread(
        _planned(_siblings_apart(unseen), Pile.NEW),
        [Planned(item.id, entries[item.id][2]) for item in _topics_in_turn(_siblings_apart(seen))],
    )
    return Queue(day, tuple(planned), (), settings.learn_ahead, until=until)


def _planned(items: Iterable[Item], pile: Pile) -> list[Planned]:
    return [Planned(item.id, pile) for item in items]


def _is_left_out(record: ItemRecord, day: date) -> bool:
    return record.suspended or (record.buried_day is not None and record.buried_day >= day)


def _pile(memory: Memory, day: date) -> Pile | None:
    """Why an item with this memory is planned for ``day``; None if it is not due by the day."""
    if memory.state is State.NEW:
        return Pile.NEW
    if memory.due_day is None or memory.due_day > day:
        return None
    return Pile.DUE if memory.state is State.REVIEW else Pile.LEARNING


def _pile_until(memory: Memory, until: date) -> Pile | None:
    """Why an item with this memory is asked of all that is due up to ``until``."""
    if memory.state is State.NEW:
        return Pile.NEW
    if memory.due_day is not None and memory.due_day > until:
        return None
    return Pile.DUE if memory.state is State.REVIEW else Pile.LEARNING


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.order, item.id))


def _most_overdue_first(entries: Iterable[tuple[Item, Memory]], day: date) -> list[Item]:
    """The items by falling t/S, which is by rising probability of recall; ties in a daily order."""

    def overdue(entry: tuple[Item, Memory]) -> tuple[float, bytes]:
        item, memory = entry
        elapsed = (day - (memory.last_day or day)).days
        tie = hashlib.blake2b(f"{day}:{item.id}".encode(), digest_size=8).digest()
        return -elapsed / (memory.stability or 1.0), tie

    return [item for item, _ in sorted(entries, key=overdue)]


def _without_siblings(items: Iterable[Item], taken: set[str | None]) -> Iterator[Item]:
    """One item of each group of siblings, and none of the groups ``taken``, which grows."""
    for item in items:
        if item.sibling is None:
            yield item
        elif item.sibling not in taken:
            taken.add(item.sibling)
            yield item


def _siblings_apart(items: Iterable[Item]) -> list[Item]:
    """The first of each group of siblings, then the second of each, and so on."""
    places: Counter[str | None] = Counter()
    ranked: list[tuple[int, Item]] = []
    for item in items:
        ranked.append((places[item.sibling] if item.sibling else 0, item))
        places[item.sibling] += 1
    return [item for _, item in sorted(ranked, key=lambda entry: entry[0])]


def _topics_in_turn(items: Iterable[Item]) -> list[Item]:
    """The items in nearly the same order, no two neighbours of one topic where that can be had.

    The earliest item of another topic than the last comes next, unless one topic makes up more than
    half of what is left: then its turn is now, or its items would be left over at the end.
    """
    ranked = list(enumerate(items))
    topics: dict[str, deque[tuple[int, Item]]] = {}
    for rank, item in ranked:
        topics.setdefault(item.topic, deque()).append((rank, item))
    turns: list[Item] = []
    last: str | None = None
    for left in range(len(ranked), 0, -1):
        held = [topic for topic, entries in topics.items() if entries]
        others = [topic for topic in held if topic != last] or held
        last = min(others, key=lambda topic: (2 * len(topics[topic]) <= left, topics[topic][0][0]))
        turns.append(topics[last].popleft()[1])
    return turns


def _spread(some: list[Planned], among: list[Planned]) -> list[Planned]:
    """Both lists in their order, ``some`` at even distances among the others."""
    placed = [((place + 1) / (len(among) + 1), entry) for place, entry in enumerate(among)]
    placed += [((place + 1) / (len(some) + 1), entry) for place, entry in enumerate(some)]
    return [entry for _, entry in sorted(placed, key=lambda pair: pair[0])]
