"""One step of FSRS-6: stability and difficulty after a rating, and the probability of recall.

The formulas are py-fsrs's. It counts whole 24-hour periods between two instants, so it is given two
midnights that lie the right number of study days apart; which midnights makes no difference. Its
own learning steps and its fuzz, which has no seed, are switched off.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings

if TYPE_CHECKING:
    from fsrs import Scheduler

_ANY_MIDNIGHT = datetime(5000, 1, 1, tzinfo=UTC)


class Recall(NamedTuple):
    """Memory after a rating: stability in days, difficulty from 1 to 10, and the ideal interval."""

    stability: float
    difficulty: float
    days: int


@lru_cache(maxsize=64)
def first_recall(rating: Rating, settings: ScheduleSettings) -> Recall:
    """The memory that the first rating of a new item makes."""
    return _review(None, None, 0, rating, settings)


def next_recall(
    stability: float, difficulty: float, elapsed: int, rating: Rating, settings: ScheduleSettings
) -> Recall:
    """The memory after another rating, ``elapsed`` study days after the last.

    On the same day the short-term formula holds. A negative ``elapsed`` (the clock was moved)
    counts as 0.
    """
    return _review(stability, difficulty, max(elapsed, 0), rating, settings)


def recall_probability(stability: float, elapsed: int, settings: ScheduleSettings) -> float:
    """R = (1 + F·t/S)^(−w₂₀) with F such that R = 0.9 at t = S (FSRS-6)."""
    decay = -settings.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(elapsed, 0) / stability) ** decay)


def _review(
    stability: float | None,
    difficulty: float | None,
    elapsed: int,
    rating: Rating,
    settings: ScheduleSettings,
) -> Recall:
    from fsrs import Card, State
    from fsrs import Rating as FsrsRating

    card = Card(
        card_id=0,
        state=State.Learning if stability is None else State.Review,
        stability=stability,
        difficulty=difficulty,
        due=_ANY_MIDNIGHT,
        last_review=None if stability is None else _ANY_MIDNIGHT - timedelta(days=elapsed),
    )
    scheduler = _scheduler(
        settings.parameters, settings.desired_retention, settings.maximum_interval
    )
    after, _ = scheduler.review_card(card, FsrsRating(rating), _ANY_MIDNIGHT)
    assert after.stability is not None
    assert after.difficulty is not None
    return Recall(after.stability, after.difficulty, (after.due - _ANY_MIDNIGHT).days)


@lru_cache(maxsize=8)
def _scheduler(
    parameters: tuple[float, ...], desired_retention: float, maximum_interval: int
) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        parameters=parameters,
        desired_retention=desired_retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=maximum_interval,
        enable_fuzzing=False,
    )
