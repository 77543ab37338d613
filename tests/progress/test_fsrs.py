from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.progress.fsrs import first_memory, ideal_interval, next_memory, recall
from drill.schedule.rating import Rating
from drill.schedule.recall import first_recall, next_recall, recall_probability
from drill.schedule.settings import ScheduleSettings

SETTINGS = ScheduleSettings()
W = SETTINGS.parameters
ratings = st.sampled_from(Rating)


@given(
    st.lists(
        st.tuples(st.floats(0.001, 30_000), st.floats(1, 10), st.integers(0, 3000), ratings),
        min_size=1,
        max_size=8,
    )
)
def test_each_item_goes_as_py_fsrs_has_it(memories) -> None:
    stability, difficulty, elapsed, rating = map(np.array, zip(*memories, strict=True))
    found = next_memory(stability, difficulty, elapsed, rating, W)
    probability = recall(stability, elapsed, W)
    for place, (s, d, days, rated) in enumerate(memories):
        expected = next_recall(s, d, days, rated, SETTINGS)
        assert found[0][place] == pytest.approx(expected.stability, rel=1e-12)
        assert found[1][place] == pytest.approx(expected.difficulty, rel=1e-12)
        assert probability[place] == pytest.approx(recall_probability(s, days, SETTINGS), rel=1e-12)


def test_the_first_rating_and_the_interval() -> None:
    rating = np.array(list(Rating))
    stability, difficulty = first_memory(rating, W)
    days = np.rint(ideal_interval(stability, SETTINGS.desired_retention, W))
    for place, rated in enumerate(Rating):
        expected = first_recall(rated, SETTINGS)
        assert stability[place] == pytest.approx(expected.stability)
        assert difficulty[place] == pytest.approx(expected.difficulty)
        assert max(days[place], 1) == expected.days


def test_recall_is_nine_tenths_after_as_many_days_as_the_stability() -> None:
    stability = np.array([1.0, 12.0, 400.0])
    assert recall(stability, stability, W) == pytest.approx([0.9] * 3)
    assert ideal_interval(stability, 0.9, W) == pytest.approx(stability)
    assert recall(stability, ideal_interval(stability, 0.8, W), W) == pytest.approx([0.8] * 3)
