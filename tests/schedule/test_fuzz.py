"""The fuzz ranges are Anki's: the expected days are those that Anki's own tests state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.fuzz import fuzz_bounds, fuzz_factor, fuzzed


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "expected"),
    [
        (1.0, 1, 1000, (1, 1, 1)),
        (2.49, 1, 1000, (2, 2, 2)),
        (2.5, 1, 1000, (2, 3, 4)),
        (7.0, 1, 1000, (5, 7, 9)),
        (17.0, 1, 1000, (14, 17, 20)),
        (37.0, 1, 1000, (33, 37, 41)),
        (2.0, 2, 1000, (2, 2, 2)),
        (2.0, 3, 1000, (3, 4, 4)),
        (2.0, 3, 3, (3, 3, 3)),
        (6.9, 3, 1000, (5, 7, 9)),
        (7.1, 3, 1000, (5, 7, 9)),
        (19.9, 3, 1000, (17, 20, 23)),
        (20.0, 3, 1000, (17, 20, 23)),
        (20.1, 3, 1000, (17, 20, 23)),
        (100.0, 101, 1000, (101, 105, 108)),
        (100.0, 1, 99, (92, 96, 99)),
        (100.0, 97, 103, (97, 100, 103)),
    ],
)
def test_lowest_middle_and_highest_day(
    interval: float, minimum: int, maximum: int, expected: tuple[int, int, int]
) -> None:
    days = tuple(fuzzed(interval, factor, minimum, maximum) for factor in (0.0, 0.5, 0.99))
    assert days == expected


@pytest.mark.parametrize(("interval", "days"), [(1.5, 2), (0.1, 1), (101.0, 100)])
def test_without_a_factor_the_interval_is_only_rounded(interval: float, days: int) -> None:
    assert fuzzed(interval, None, 1, 100) == days


def test_the_maximum_wins_over_the_minimum() -> None:
    assert fuzzed(10.0, 0.5, 8, 5) == 5
    assert fuzzed(10.0, None, 8, 5) == 5


@given(
    interval=st.floats(0.1, 40000),
    factor=st.floats(0, 1, exclude_max=True),
    minimum=st.integers(1, 500),
    maximum=st.integers(500, 36500),
)
def test_the_day_lies_within_the_bounds(
    interval: float, factor: float, minimum: int, maximum: int
) -> None:
    lower, upper = fuzz_bounds(interval, minimum, maximum)
    assert minimum <= lower <= fuzzed(interval, factor, minimum, maximum) <= upper <= maximum


def test_the_factor_is_a_function_of_item_and_repetitions() -> None:
    factors = {fuzz_factor(f"card-{card}", reps) for card in range(20) for reps in range(20)}
    assert len(factors) == 400
    assert all(0 <= factor < 1 for factor in factors)
    assert 0.45 < sum(factors) / 400 < 0.55
    assert fuzz_factor("card-7", 3) == fuzz_factor("card-7", 3)


def test_the_factor_never_changes() -> None:
    """The digits are what ``printf 'relu-gradient:4' | b2sum -l 64`` prints."""
    assert fuzz_factor("relu-gradient", 4) == int("c4830a631b98f7f5", 16) // 2**11 / 2**53
