from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from drill.maths.layout import text
from drill.problems.precision import matrices, show_exact
from drill.ui.words.end import due_line
from drill.ui.words.maths import equation, side_by_side
from drill.ui.words.progress import spent, times

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def test_a_matrix_is_a_block_aligned_on_the_decimal_point() -> None:
    box = equation("W", np.array([[1.5, -20.0], [10.0, 0.25]]), show_exact, "weights")
    assert [line.rstrip() for line in box.lines] == [
        "W = ⎡ 1.5  −20   ⎤ (weights)",
        "    ⎣10      0.25⎦",
    ]


def test_numbers_and_lists_stand_on_the_line() -> None:
    assert equation("η", 0.1, show_exact).lines == ("η = 0.1",)
    assert equation("g", np.array([1.0, -2.0]), show_exact).lines == ("g = (1, −2)",)


def test_a_tensor_is_shown_matrix_by_matrix() -> None:
    parts = matrices("X", np.arange(8.0).reshape(2, 1, 2, 2))
    assert [symbol for symbol, _ in parts] == ["X[1, 1]", "X[2, 1]"]
    assert np.shape(parts[0][1]) == (2, 2)


def test_boxes_stand_side_by_side_while_they_fit() -> None:
    boxes = [text("a = 1"), text("b = 2"), text("c = 3")]
    assert side_by_side(boxes, 80) == ["a = 1   b = 2   c = 3"]
    assert side_by_side(boxes, 14) == ["a = 1   b = 2", "c = 3"]


@pytest.mark.parametrize(
    ("following", "said"),
    [
        (None, "Nothing is due later."),
        (NOW, "There is more to study today."),
        (NOW + timedelta(minutes=65), "The next is due at 09:05."),
        (date(2026, 5, 5), "The next is due tomorrow."),
        (date(2026, 5, 14), "The next is due in 10 days, on 2026-05-14."),
    ],
)
def test_when_the_next_is_due(following: datetime | date | None, said: str) -> None:
    assert due_line(following, NOW.date(), NOW) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59, "59 s"), (95, "2 min"), (3900, "1 h 5 min")]
)
def test_time_as_people_say_it(seconds: int, said: str) -> None:
    assert spent(timedelta(seconds=seconds)) == said


def test_how_often_is_said_as_people_say_it() -> None:
    assert [times(number) for number in (1, 2, 3)] == ["once", "twice", "3 times"]
