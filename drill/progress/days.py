"""The days on which something was studied: today, the streak, the calendar, the time spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from drill.progress.reviews import Reviews


@dataclass(frozen=True)
class Day:
    """What was done on a study day: reviews, those recalled, items first seen, and the time."""

    day: date
    reviews: int
    recalled: int
    first_seen: int
    seconds: float


@dataclass(frozen=True)
class Streak:
    """Study days in a row.

    ``running`` ends today, or yesterday while there is nothing yet today. ``recent`` is how many of
    the last ``span`` days were studied, today included.
    """

    running: int
    longest: int
    recent: int
    span: int = 30


def days_studied(reviews: Reviews) -> tuple[Day, ...]:
    """Each study day that has a review, the earliest first."""
    if not len(reviews):
        return ()
    start = int(reviews.day.min())
    place = reviews.day - start
    count = np.bincount(place)
    recalled = np.bincount(place, weights=reviews.recalled)
    first = np.bincount(place, weights=reviews.first)
    seconds = np.bincount(place, weights=reviews.seconds)
    return tuple(
        Day(
            date.fromordinal(start + int(at)),
            int(count[at]),
            int(recalled[at]),
            int(first[at]),
            float(seconds[at]),
        )
        for at in np.flatnonzero(count)
    )


def day_of(days: tuple[Day, ...], day: date) -> Day:
    """What was done on ``day``."""
    return next((each for each in days if each.day == day), Day(day, 0, 0, 0, 0.0))


def streak(days: tuple[Day, ...], today: date) -> Streak:
    """The streak as it stands on ``today``."""
    studied = [each.day for each in days if each.day <= today]
    lengths: list[int] = []
    for place, day in enumerate(studied):
        follows = place > 0 and day - studied[place - 1] == timedelta(days=1)
        lengths.append(lengths[-1] + 1 if follows else 1)
    fresh = bool(studied) and today - studied[-1] <= timedelta(days=1)
    since = today - timedelta(days=Streak.span - 1)
    return Streak(
        running=lengths[-1] if fresh else 0,
        longest=max(lengths, default=0),
        recent=sum(day >= since for day in studied),
    )


def shades(counts: Sequence[int], levels: int = 4) -> list[int]:
    """How dark each day of a calendar is, from 0 for none to ``levels``.

    The days that have any are parted into ``levels`` groups of about as many days; days with as
    many reviews get the same shade.
    """
    some = np.sort([count for count in counts if count])
    if not len(some):
        return [0] * len(counts)
    bounds = [some[len(some) * level // levels] for level in range(1, levels)]
    return [1 + sum(count >= bound for bound in bounds) if count else 0 for count in counts]


def shade_ranges(counts: Sequence[int]) -> list[tuple[int, int, int]]:
    """Each shade that occurs, with the least and the most that it stands for."""
    by_shade: dict[int, list[int]] = {}
    for count, shade in zip(counts, shades(counts), strict=True):
        by_shade.setdefault(shade, []).append(count)
    return [(shade, min(found), max(found)) for shade, found in sorted(by_shade.items())]
