"""The orders in which items come: by need, by syllabus, siblings and topics apart."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from drill.schedule.memory import Memory
from drill.schedule.queue import Item

T = TypeVar("T")


def in_syllabus_order(items: Iterable[Item]) -> list[Item]:
    """The items by their place in the syllabus."""
    return sorted(items, key=lambda item: (item.order, item.id))


def most_overdue_first(entries: Iterable[tuple[Item, Memory]], day: date) -> list[Item]:
    """The items by falling t/S, which is by rising probability of recall; ties in a daily order."""

    def overdue(entry: tuple[Item, Memory]) -> tuple[float, bytes]:
        item, memory = entry
        elapsed = (day - (memory.last_day or day)).days
        tie = hashlib.blake2b(f"{day}:{item.id}".encode(), digest_size=8).digest()
        return -elapsed / (memory.stability or 1.0), tie

    return [item for item, _ in sorted(entries, key=overdue)]


def without_siblings(items: Iterable[Item], taken: set[str | None]) -> Iterator[Item]:
    """One item of each group of siblings, and none of the groups ``taken``, which grows."""
    for item in items:
        if item.sibling is None:
            yield item
        elif item.sibling not in taken:
            taken.add(item.sibling)
            yield item


def siblings_apart(items: Iterable[Item]) -> list[Item]:
    """The first of each group of siblings, then the second of each, and so on."""
    places: Counter[str | None] = Counter()
    ranked: list[tuple[int, Item]] = []
    for item in items:
        ranked.append((places[item.sibling] if item.sibling else 0, item))
        places[item.sibling] += 1
    return [item for _, item in sorted(ranked, key=lambda entry: entry[0])]


def topics_in_turn(items: Iterable[Item]) -> list[Item]:
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


def spread(some: Sequence[T], among: Sequence[T]) -> list[T]:
    """Both lists in their order, ``some`` at even distances among the others."""
    placed = [((place + 1) / (len(among) + 1), entry) for place, entry in enumerate(among)]
    placed += [((place + 1) / (len(some) + 1), entry) for place, entry in enumerate(some)]
    return [entry for _, entry in sorted(placed, key=lambda pair: pair[0])]
