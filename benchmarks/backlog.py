"""A simulated learner comes back from a break: the queue's way out of the backlog beside others.

The learner recalls as FSRS says. All ways start from the same records and have the same cap of
reviews a day; what differs is the order, and whether new items go on coming.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from drill.schedule.memory import NEW_MEMORY, Memory, retrievability, review
from drill.schedule.plan import plan
from drill.schedule.queue import DayCounts, Item, Pile
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord
from drill.schedule.settings import ScheduleSettings

SETTINGS = ScheduleSettings(
    learning_steps=(), relearning_steps=(), new_per_day=12, reviews_per_day=50
)
START = date(2026, 1, 1)
STUDIED, BREAK, AFTER = 60, 45, 60
ITEMS = [Item(f"i{number}", f"t{number % 9}", number) for number in range(2000)]
SEEDS = range(6)

Records = dict[str, ItemRecord]
Way = Callable[[Mapping[str, ItemRecord], date], Sequence[str]]


def as_planned(records: Mapping[str, ItemRecord], day: date) -> Sequence[str]:
    """Most at risk first, nothing new while there is a backlog."""
    return [entry.id for entry in plan(ITEMS, records, DayCounts(), SETTINGS, day).planned]


def with_new(records: Mapping[str, ItemRecord], day: date) -> Sequence[str]:
    """Most at risk first, new items as on any day."""
    queue = plan(ITEMS, records, DayCounts(), SETTINGS, day)
    if not queue.backlog:
        return [entry.id for entry in queue.planned]
    due = [entry.id for entry in queue.planned if entry.pile is Pile.DUE]
    new = [item.id for item in ITEMS if item.id not in records][: SETTINGS.new_per_day]
    return [*due, *new]


def oldest_first(records: Mapping[str, ItemRecord], day: date) -> Sequence[str]:
    """What is due longest first, new items as on any day."""
    new = [item.id for item in ITEMS if item.id not in records][: SETTINGS.new_per_day]
    return [*_oldest(records, day)[: SETTINGS.reviews_per_day], *new]


def oldest_alone(records: Mapping[str, ItemRecord], day: date) -> Sequence[str]:
    """What is due longest first, nothing new while there is a backlog."""
    if len(_oldest(records, day)) <= SETTINGS.reviews_per_day:
        return oldest_first(records, day)
    return _oldest(records, day)[: SETTINGS.reviews_per_day]


def _oldest(records: Mapping[str, ItemRecord], day: date) -> list[str]:
    due = [(record.memory.due_day, item) for item, record in records.items()
           if is_due(record.memory, day)]  # fmt: skip
    return [item for _, item in sorted(due)]


def study(records: Records, asked: Sequence[str], day: date, chance: Random) -> int:
    """A day of study, with the number of reviews that were not recalled."""
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    forgotten = 0
    for item in asked:
        memory = records[item].memory if item in records else NEW_MEMORY
        recall = retrievability(memory, day, SETTINGS)
        rating = Rating.GOOD if recall is None or chance.random() < recall else Rating.AGAIN
        forgotten += rating is Rating.AGAIN
        after = review(memory, rating, at, day, settings=SETTINGS, key=item)
        records[item] = replace(records.get(item, ItemRecord()), memory=after)
    return forgotten


def is_due(memory: Memory, day: date) -> bool:
    """Whether an item is due."""
    return memory.state is State.REVIEW and memory.due_day is not None and memory.due_day <= day


def come_back(way: Way, seed: int) -> tuple[int, float, int, float]:
    """Days until no more is due than a day takes; recall of what was known before the break then;
    items known at the end, and the recall of all of them."""
    chance, records = Random(seed), Records()
    for number in range(STUDIED):
        day = START + timedelta(days=number)
        study(records, as_planned(records, day), day, chance)
    known, cleared, recall = [*records], 0, 0.0
    for number in range(AFTER):
        day = START + timedelta(days=STUDIED + BREAK + number)
        due = sum(is_due(record.memory, day) for record in records.values())
        if not cleared and due <= SETTINGS.reviews_per_day:
            cleared, recall = number, mean_recall(records, known, day)
        study(records, way(records, day), day, chance)
    day = START + timedelta(days=STUDIED + BREAK + AFTER)
    cleared, recall = cleared or AFTER, recall or mean_recall(records, known, day)
    return cleared, recall, len(records), mean_recall(records, [*records], day)


def mean_recall(records: Records, items: Sequence[str], day: date) -> float:
    """The probability of recalling one of ``items``."""
    recalls = [retrievability(records[item].memory, day, SETTINGS) or 0.0 for item in items]
    return sum(recalls) / len(recalls)


def main() -> None:
    """Each way's means over the seeds, and what the queue's is of the last one's."""
    print(
        f"{STUDIED} days of study, {BREAK} of break, {AFTER} after it; at most "
        f"{SETTINGS.reviews_per_day} reviews a day, {SETTINGS.new_per_day} new"
    )
    base = None
    for way in (oldest_first, with_new, oldest_alone, as_planned):
        runs = [come_back(way, seed) for seed in SEEDS]
        days, then, items, recall = (sum(column) / len(runs) for column in zip(*runs, strict=True))
        base = base or days
        print(
            f"{way.__name__:14} backlog gone after {days:4.1f} days ({days / base:.2f} of the "
            f"first), recall then {then:.3f}; in the end {items:.0f} items at {recall:.3f}"
        )


if __name__ == "__main__":
    main()
