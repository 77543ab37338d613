"""How a learner rates and how long an answer takes: what a simulation must know of one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drill.progress.reviews import Bools, Floats, Reviews
from drill.schedule.rating import Rating

_PRIOR_ANSWERS = 50


@dataclass(frozen=True)
class Behaviour:
    """The habits of a learner.

    ``first`` are the probabilities of the four ratings of a new item, ``passing`` those of HARD,
    GOOD and EASY when one is recalled. The times are in seconds an answer: to a new item, to one
    recalled, to one forgotten, and to a repetition on the same day.
    """

    first: tuple[float, float, float, float] = (0.2, 0.1, 0.6, 0.1)
    passing: tuple[float, float, float] = (0.1, 0.8, 0.1)
    new_seconds: float = 30.0
    recalled_seconds: float = 15.0
    forgotten_seconds: float = 30.0
    repeated_seconds: float = 10.0


USUAL = Behaviour()
"""What is assumed of a learner of whom nothing is known."""


def behaviour_of(reviews: Reviews) -> Behaviour:
    """The habits in ``reviews``, which weigh more the more there are.

    What is usual counts like fifty answers of each sort.
    """
    known = reviews.elapsed > 0
    first = [int(np.sum(reviews.first & (reviews.rating == rating))) for rating in Rating]
    passing = [
        int(np.sum(known & (reviews.rating == rating)))
        for rating in Rating
        if rating > Rating.AGAIN
    ]
    one, two, three, four = _mixed(first, USUAL.first)
    hard, good, easy = _mixed(passing, USUAL.passing)
    return Behaviour(
        first=(one, two, three, four),
        passing=(hard, good, easy),
        new_seconds=_mean(reviews, reviews.first, USUAL.new_seconds),
        recalled_seconds=_mean(reviews, known & reviews.recalled, USUAL.recalled_seconds),
        forgotten_seconds=_mean(reviews, known & ~reviews.recalled, USUAL.forgotten_seconds),
        repeated_seconds=_mean(reviews, reviews.elapsed == 0, USUAL.repeated_seconds),
    )


def _mixed(counts: list[int], usual: tuple[float, ...]) -> Floats:
    total = sum(counts) + _PRIOR_ANSWERS
    return np.asarray((np.asarray(counts) + _PRIOR_ANSWERS * np.asarray(usual)) / total)


def _mean(reviews: Reviews, chosen: Bools, usual: float) -> float:
    times = reviews.seconds[chosen & reviews.timed]
    return float((times.sum() + _PRIOR_ANSWERS * usual) / (len(times) + _PRIOR_ANSWERS))
