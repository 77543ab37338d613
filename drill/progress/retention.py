"""True retention: how much of what was on long intervals was recalled, by age of the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from drill.progress.fsrs import recall
from drill.progress.reviews import Bools, Reviews
from drill.progress.share import Share

MATURE_DAYS = 21
"""From so many days on a memory is mature, as Anki has it."""
BANDS = (1, 2, 7, 21, 60, 180)
"""The shortest interval of each band, in study days."""


@dataclass(frozen=True)
class Retention:
    """The share recalled of the reviews whose last review lay ``shortest`` to ``longest`` days
    back, None for without bound; ``expected`` is what the memory model predicted on average."""

    shortest: int
    longest: int | None
    recalled: Share
    expected: float | None


@dataclass(frozen=True)
class TrueRetention:
    """Retention over all intervals, of young and of mature memories, and by bands."""

    overall: Retention
    young: Retention
    mature: Retention
    bands: tuple[Retention, ...]


def true_retention(
    reviews: Reviews, parameters: Sequence[float], since: date | None = None
) -> TrueRetention:
    """The true retention from the study day ``since`` on; None begins with the log."""
    chosen = reviews.tests & (reviews.day >= (since.toordinal() if since else 0))
    tests = reviews.of(chosen)
    expected = recall(tests.stability, tests.elapsed, parameters)

    def within(shortest: int, longest: int | None) -> Retention:
        inside: Bools = tests.elapsed >= shortest
        if longest is not None:
            inside = inside & (tests.elapsed <= longest)
        count = int(np.count_nonzero(inside))
        share = Share(int(np.count_nonzero(tests.recalled & inside)), count)
        mean = float(expected[inside].mean()) if count else None
        return Retention(shortest, longest, share, mean)

    longest = [*(shortest - 1 for shortest in BANDS[1:]), None]
    return TrueRetention(
        overall=within(1, None),
        young=within(1, MATURE_DAYS - 1),
        mature=within(MATURE_DAYS, None),
        bands=tuple(within(low, high) for low, high in zip(BANDS, longest, strict=True)),
    )
