"""What is asked on a study day.

Reviews come by how far their interval is overdue for their stability, topics taken in turn; new
items come in the order of the syllabus, spread evenly among the reviews; learning items come when
their step is over. Of the siblings of a group, one is asked a day. While more is due than a day
takes, nothing new comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from drill.schedule.memory import Memory
from drill.schedule.order import (
    in_syllabus_order,
    most_overdue_first,
    siblings_apart,
    spread,
    topics_in_turn,
    without_siblings,
)
from drill.schedule.queue import (
    DayCounts,
    Item,
    Pile,
    Planned,
    Queue,
    Waiting,
    is_left_out,
    pile_on,
    pile_until,
)
from drill.schedule.rating import State
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.schedule.settings import ScheduleSettings


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
    asked = [(item, record.memory) for item, record in known if not is_left_out(record, day)]
    piles: dict[Pile, list[tuple[Item, Memory]]] = {pile: [] for pile in Pile}
    for item, memory in asked:
        pile = pile_on(memory, day)
        if pile is not None:
            piles[pile].append((item, memory))
    taken = {item.sibling for item, record in known if record.memory.last_day == day}
    taken |= {item.sibling for item, memory in asked if memory.due}
    taken |= {item.sibling for item, _ in piles[Pile.LEARNING]}

    def within(limit: int, items: Iterable[Item]) -> list[Item]:
        return list(islice(without_siblings(items, taken), max(limit, 0)))

    limits = _limits(settings, done, more, due=len(piles[Pile.DUE]))
    due = topics_in_turn(within(limits.reviews, most_overdue_first(piles[Pile.DUE], day)))
    room = limits.new + max(more - max(len(due) - limits.usual, 0), 0)
    new = within(
        0 if limits.backlog else room, in_syllabus_order(item for item, _ in piles[Pile.NEW])
    )
    beyond = DayCounts(
        new=len(piles[Pile.NEW]) - len(new) if limits.backlog or len(new) == room else 0,
        reviews=max(limits.backlog - len(due), 0),
    )
    chosen = {item.id for item in (*due, *new)}
    ahead, unseen = _extra(asked, {each for each in extra if each not in chosen}, day)
    due += within(len(ahead), ahead)
    new += within(len(unseen), unseen)
    learning = most_overdue_first(piles[Pile.LEARNING], day)
    again = _planned(learning, Pile.LEARNING) + _planned(due, Pile.DUE)
    return Queue(
        day=day,
        planned=tuple(spread(_planned(new, Pile.NEW), again)),
        waiting=tuple(sorted(Waiting(memory.due, item.id) for item, memory in asked if memory.due)),
        learn_ahead=settings.learn_ahead,
        backlog=limits.backlog,
        beyond=beyond,
        extra=frozenset(extra),
    )


@dataclass(frozen=True)
class _Limits:
    """What is left of the limits of a day: ``usual`` reviews, and ``reviews`` with those wished."""

    usual: int
    reviews: int
    new: int
    backlog: int


def _limits(settings: ScheduleSettings, done: DayCounts, more: int, *, due: int) -> _Limits:
    """The limits after ``done``; while more is due than a day takes, nothing new comes."""
    usual = max(settings.reviews_per_day - done.reviews, 0)
    room = usual + more
    is_behind = settings.reviews_per_day > 0 and due > usual
    return _Limits(
        usual=usual,
        reviews=room,
        new=0 if is_behind else max(settings.new_per_day - done.new, 0),
        backlog=due if due > room and (room or settings.reviews_per_day) else 0,
    )


def _extra(
    asked: Iterable[tuple[Item, Memory]], extra: Collection[str], day: date
) -> tuple[list[Item], list[Item]]:
    """The known and the new items among the ``extra`` ones, without those of the day."""
    wanted = [entry for entry in asked if entry[0].id in extra and entry[1].last_day != day]
    known = [entry for entry in wanted if entry[1].state is State.REVIEW]
    new = in_syllabus_order(item for item, memory in wanted if memory.state is State.NEW)
    return most_overdue_first(known, day), new


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
        if not is_left_out(record, day)
        and (pile := pile_until(record.memory, until)) is not None
        and (new or pile is not Pile.NEW)
    }
    seen = most_overdue_first(
        ((item, memory) for item, memory, pile in entries.values() if pile is not Pile.NEW), day
    )
    unseen = in_syllabus_order(item for item, _, pile in entries.values() if pile is Pile.NEW)
    planned = spread(
        _planned(siblings_apart(unseen), Pile.NEW),
        [Planned(item.id, entries[item.id][2]) for item in topics_in_turn(siblings_apart(seen))],
    )
    return Queue(day, tuple(planned), (), settings.learn_ahead, until=until)


def _planned(items: Iterable[Item], pile: Pile) -> list[Planned]:
    return [Planned(item.id, pile) for item in items]
