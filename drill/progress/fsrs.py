"""The formulas of FSRS-6 over arrays: many items at once, which py-fsrs takes one by one.

Stabilities and times are in days, difficulties lie from 1 to 10, ratings are numbered from 1, and
``w`` are the 21 parameters. The source of each formula is py-fsrs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from drill.progress.reviews import Bools, Floats, Ints
from drill.schedule.rating import Rating

_LEAST_STABILITY = 0.001


def recall(stability: Floats, elapsed: Ints | Floats, w: Sequence[float]) -> Floats:
    """R = (1 + F·t/S)^(−w₂₀), F such that R = 0.9 at t = S; a negative t counts as 0."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return np.asarray((1 + factor * np.maximum(elapsed, 0) / stability) ** decay)


def ideal_interval(stability: Floats, retention: float, w: Sequence[float]) -> Floats:
    """The days after which R falls to ``retention``, neither rounded nor bounded."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return np.asarray(stability / factor * (retention ** (1 / decay) - 1))


def first_memory(rating: Ints, w: Sequence[float]) -> tuple[Floats, Floats]:
    """The stability and difficulty that the first rating makes."""
    stability = np.maximum(np.asarray(w[:4])[rating - 1], _LEAST_STABILITY)
    return stability, _bounded(_first_difficulty(rating, w))


def next_memory(
    stability: Floats, difficulty: Floats, elapsed: Ints, rating: Ints, w: Sequence[float]
) -> tuple[Floats, Floats]:
    """Stability and difficulty after another rating, ``elapsed`` study days after the last.

    On the same day the short-term formula holds.
    """
    within = _within_a_day(stability, rating, w)
    if not np.any(elapsed >= 1):
        return np.maximum(within, _LEAST_STABILITY), next_difficulty(difficulty, rating, w)
    retrievability = recall(stability, elapsed, w)
    forgotten = _after_forgetting(stability, difficulty, retrievability, w)
    recalled = _after_recall(stability, difficulty, retrievability, rating, w)
    later = np.where(rating == Rating.AGAIN, forgotten, recalled)
    after = np.where(elapsed < 1, within, later)
    return np.maximum(after, _LEAST_STABILITY), next_difficulty(difficulty, rating, w)


def next_difficulty(difficulty: Floats, rating: Ints, w: Sequence[float]) -> Floats:
    """D′ = w₇·D₀(EASY) + (1 − w₇)·(D − w₆·(rating − 3)·(10 − D)/9)."""
    damped = difficulty - w[6] * (rating - 3) * (10.0 - difficulty) / 9.0
    easiest = _first_difficulty(np.asarray(Rating.EASY), w)
    return _bounded(w[7] * easiest + (1 - w[7]) * damped)


def _first_difficulty(rating: Ints, w: Sequence[float]) -> Floats:
    return np.asarray(w[4] - np.exp(w[5] * (rating - 1)) + 1)


def _bounded(difficulty: Floats) -> Floats:
    return np.asarray(np.clip(difficulty, 1.0, 10.0))


def _within_a_day(stability: Floats, rating: Ints, w: Sequence[float]) -> Floats:
    growth = np.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    passed: Bools = np.asarray(rating > Rating.AGAIN)
    return np.asarray(stability * np.where(passed, np.maximum(growth, 1.0), growth))


def _after_recall(
    stability: Floats, difficulty: Floats, retrievability: Floats, rating: Ints, w: Sequence[float]
) -> Floats:
    factor = np.where(rating == Rating.HARD, w[15], np.where(rating == Rating.EASY, w[16], 1.0))
    growth = (
        np.exp(w[8])
        * (11 - difficulty)
        * stability ** -w[9]
        * (np.exp((1 - retrievability) * w[10]) - 1)
        * factor
    )
    return np.asarray(stability * (1 + growth))


def _after_forgetting(
    stability: Floats, difficulty: Floats, retrievability: Floats, w: Sequence[float]
) -> Floats:
    long_term = (
        w[11]
        * difficulty ** -w[12]
        * ((stability + 1) ** w[13] - 1)
        * np.exp((1 - retrievability) * w[14])
    )
    return np.asarray(np.minimum(long_term, stability / np.exp(w[17] * w[18])))
