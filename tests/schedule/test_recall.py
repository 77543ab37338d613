"""Stability, difficulty and retrievability against py-fsrs and its published vectors."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.rating import Rating
from drill.schedule.recall import first_recall, next_recall, recall_probability
from drill.schedule.settings import ScheduleSettings

SETTINGS = ScheduleSettings()


def test_the_published_sequence_of_stabilities() -> None:
    ratings = [Rating.AGAIN, *[Rating.GOOD] * 5]
    gaps = [0, 0, 1, 3, 8, 21]
    recall = first_recall(ratings[0], SETTINGS)
    for rating, gap in zip(ratings[1:], gaps[1:], strict=True):
        recall = next_recall(recall.stability, recall.difficulty, gap, rating, SETTINGS)
    assert recall.stability == pytest.approx(53.62691, rel=1e-6)
    assert recall.difficulty == pytest.approx(6.3574867, rel=1e-6)


def test_at_the_stability_nine_in_ten_are_recalled() -> None:
    assert recall_probability(10.0, 10, SETTINGS) == pytest.approx(0.9)
    assert recall_probability(10.0, 0, SETTINGS) == 1.0
    assert recall_probability(10.0, -3, SETTINGS) == 1.0


@given(stability=st.floats(0.01, 5000), elapsed=st.integers(0, 5000))
def test_retrievability_is_that_of_the_library(stability: float, elapsed: int) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    card = Card(
        card_id=1,
        state=State.Review,
        stability=stability,
        difficulty=5.0,
        due=now,
        last_review=now - timedelta(days=elapsed),
    )
    expected = Scheduler().get_card_retrievability(card, now)
    assert recall_probability(stability, elapsed, SETTINGS) == pytest.approx(expected, rel=1e-12)


@given(
    stability=st.floats(0.01, 5000),
    difficulty=st.floats(1, 10),
    elapsed=st.integers(-500, -1),
    rating=st.sampled_from(Rating),
)
def test_a_clock_that_ran_backwards_counts_as_the_same_day(
    stability: float, difficulty: float, elapsed: int, rating: Rating
) -> None:
    same_day = next_recall(stability, difficulty, 0, rating, SETTINGS)
    assert next_recall(stability, difficulty, elapsed, rating, SETTINGS) == same_day


def test_a_lower_desired_retention_waits_longer() -> None:
    patient = ScheduleSettings(desired_retention=0.8)
    usual = next_recall(20.0, 5.0, 20, Rating.GOOD, SETTINGS)
    later = next_recall(20.0, 5.0, 20, Rating.GOOD, patient)
    assert later.stability == usual.stability
    assert later.days > usual.days
