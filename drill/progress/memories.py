"""What is known of every item now, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from drill.progress.fsrs import recall
from drill.progress.reviews import Bools, Floats, Ints
from drill.schedule.rating import State
from drill.schedule.record import ItemRecord

Row = tuple[str, str, float | None, float | None, int | None, int | None, int, int, int]
"""Item, state, stability, difficulty, last day, due day, lapses, leech, suspended."""


@dataclass(frozen=True)
class Memories:
    """The memory of items that were seen; those that are new again are left out.

    Days are ordinals. What waits less than a day is due on the day of its last review. ``in_steps``
    are those still in the steps of learning or relearning.
    """

    items: tuple[str, ...]
    stability: Floats
    difficulty: Floats
    last_day: Ints
    due_day: Ints
    lapses: Ints
    leech: Bools
    suspended: Bools
    in_steps: Bools

    def __len__(self) -> int:
        return len(self.items)

    def recall_on(self, day: date, parameters: Sequence[float]) -> Floats:
        """The probability of recalling each item on ``day``."""
        return recall(self.stability, day.toordinal() - self.last_day, parameters)

    def where(self, chosen: Sequence[bool]) -> Memories:
        """The memory of the items for which ``chosen`` has True."""
        return self if all(chosen) else self.of(np.array(chosen, dtype=bool))

    def of(self, chosen: Bools) -> Memories:
        """The memory of some of the items."""
        items = tuple(self.items[place] for place in np.flatnonzero(chosen))
        return Memories(
            items,
            self.stability[chosen],
            self.difficulty[chosen],
            self.last_day[chosen],
            self.due_day[chosen],
            self.lapses[chosen],
            self.leech[chosen],
            self.suspended[chosen],
            self.in_steps[chosen],
        )


def read_memories(rows: Iterable[Row]) -> Memories:
    """The memories in rows of the store."""
    seen = [row for row in rows if row[1] != State.NEW.value and row[2] and row[4]]
    columns: list[Sequence[Any]] = list(zip(*seen, strict=True)) or [()] * 9
    due = [due or last for due, last in zip(columns[5], columns[4], strict=True)]
    return Memories(
        items=tuple(columns[0]),
        stability=np.array(columns[2], dtype=np.float64),
        difficulty=np.array(columns[3], dtype=np.float64),
        last_day=np.array(columns[4], dtype=np.int64),
        due_day=np.array(due, dtype=np.int64),
        lapses=np.array(columns[6], dtype=np.int64),
        leech=np.array(columns[7], dtype=np.int64) == 1,
        suspended=np.array(columns[8], dtype=np.int64) == 1,
        in_steps=np.array([state != State.REVIEW.value for state in columns[1]], dtype=bool),
    )


def memories_of(records: Mapping[str, ItemRecord]) -> Memories:
    """The memories in records."""
    return read_memories(_row(item, record) for item, record in records.items())


def _row(item: str, record: ItemRecord) -> Row:
    memory = record.memory
    return (
        item,
        memory.state.value,
        memory.stability,
        memory.difficulty,
        None if memory.last_day is None else memory.last_day.toordinal(),
        None if memory.due_day is None else memory.due_day.toordinal(),
        memory.lapses,
        int(memory.leech),
        int(record.suspended),
    )
