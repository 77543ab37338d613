"""All reviews and practices that count, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from drill.schedule.rating import Rating, State
from drill.schedule.record import Change
from drill.schedule.trace import MARKED, PRACTICE, STATES, packed

Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

_PACKED = np.dtype(
    [
        ("day", "<i4"),
        ("elapsed", "<i4"),
        ("duration_ms", "<i4"),
        ("rating", "u1"),
        ("state", "u1"),
        ("level", "u1"),
        ("marks", "u1"),
        ("stability", "<f8"),
    ]
)
"""The fields of :class:`drill.schedule.trace.Asked`, as they are packed."""
_REVIEW = STATES.index(State.REVIEW)
_NEW = STATES.index(State.NEW)


@dataclass(frozen=True)
class Reviews:
    """Reviews, and practices if they are not left out, those of an item together and in order.

    ``items`` are ids; ``item`` is, for each review, the place of its item among them. The other
    arrays have an entry for each review too: see :class:`drill.schedule.trace.Asked`.
    """

    items: tuple[str, ...]
    item: Ints
    table: NDArray[Any]

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def day(self) -> Ints:
        """The study day, as an ordinal."""
        return self._whole("day")

    @cached_property
    def elapsed(self) -> Ints:
        """The study days since the item's last review; −1 for a new item."""
        return self._whole("elapsed")

    @cached_property
    def rating(self) -> Ints:
        """The rating, from 1."""
        return self._whole("rating")

    @cached_property
    def level(self) -> Ints:
        """The level of a problem, 0 for none."""
        return self._whole("level")

    @cached_property
    def seconds(self) -> Floats:
        """The time taken; 0 where it is not known."""
        return np.asarray(np.maximum(self.table["duration_ms"], 0) / 1000.0)

    @cached_property
    def timed(self) -> Bools:
        """Whether the time taken is known."""
        return np.asarray(self.table["duration_ms"] >= 0)

    @cached_property
    def stability(self) -> Floats:
        """The stability in days before the review; 0 for a new item."""
        return np.asarray(self.table["stability"], dtype=np.float64)

    @cached_property
    def marked(self) -> Bools:
        """Whether an answer got a verdict."""
        return np.asarray(self.table["marks"] & MARKED != 0)

    @cached_property
    def practice(self) -> Bools:
        """Whether the schedule took no notice of it."""
        return np.asarray(self.table["marks"] & PRACTICE != 0)

    @cached_property
    def recalled(self) -> Bools:
        """Whether the rating was better than AGAIN."""
        return np.asarray(self.table["rating"] > Rating.AGAIN)

    @cached_property
    def first(self) -> Bools:
        """Whether the item was new."""
        return np.asarray(self.table["state"] == _NEW)

    @cached_property
    def tests(self) -> Bools:
        """Whether it tells something of true retention.

        The item was on long intervals, and its last review was on an earlier study day. An item
        that lapses comes back on that day in another state, and so counts once.
        """
        return np.asarray((self.table["state"] == _REVIEW) & (self.elapsed > 0))

    @cached_property
    def predicted(self) -> Bools:
        """Whether the memory model said something of it: a day or more since the last review."""
        return np.asarray((self.elapsed > 0) & (self.stability > 0))

    @cached_property
    def place(self) -> Ints:
        """How many reviews of the item came before, since it was last new."""
        order = np.arange(len(self))
        starts = self.first.copy()
        starts[:1] = True
        starts[1:] |= self.item[1:] != self.item[:-1]
        return np.asarray(order - np.maximum.accumulate(np.where(starts, order, 0)))

    def of(self, chosen: Bools) -> Reviews:
        """Some of the reviews.

        ``place`` then counts among them: without practices it is right, without others it is not.
        """
        if chosen.all():
            return self
        return Reviews(self.items, self.item[chosen], self.table[chosen])

    def _whole(self, name: str) -> Ints:
        return np.asarray(self.table[name], dtype=np.int64)


def read_traces(traces: Sequence[tuple[str, bytes]]) -> Reviews:
    """The reviews and practices in the traces of items."""
    counts = [len(trace) // _PACKED.itemsize for _, trace in traces]
    whole = b"".join(
        trace[: count * _PACKED.itemsize] for (_, trace), count in zip(traces, counts, strict=True)
    )
    return Reviews(
        items=tuple(item for item, _ in traces),
        item=np.repeat(np.arange(len(traces)), counts),
        table=np.frombuffer(whole, dtype=_PACKED),
    )


def reviews_of(changes: Iterable[tuple[str, Iterable[Change]]]) -> Reviews:
    """The reviews and practices of items, from what their events changed."""
    return read_traces([(item, packed(of_item)) for item, of_item in changes])
