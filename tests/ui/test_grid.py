"""The grid: whatever is typed, it stays a rectangle, and what was typed is what is sent."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.engine.operation import ShapeError
from drill.notation.evaluate import evaluate
from drill.notation.read import read_answer
from drill.notation.shapes import resolve
from drill.notation.vocabulary import Vocabulary
from drill.ui.grid import Grid

MOVES = [Grid.left, Grid.right, Grid.up, Grid.down, Grid.next, Grid.previous, Grid.new_row,
         Grid.home, Grid.end, Grid.erased, Grid.erased_after]  # fmt: skip


def typed(keys: str) -> Grid:
    """The grid after keys: ``_`` is Space, ``;`` a new row, ``<`` backspace."""
    moves = {"_": Grid.next, ";": Grid.new_row, "<": Grid.erased, "^": Grid.up, "v": Grid.down}
    grid = Grid()
    for key in keys:
        grid = moves[key](grid) if key in moves else grid.typed(key)
    return grid


def value(grid: Grid) -> np.ndarray:
    """What the reader of answers makes of a grid."""
    tree = read_answer(grid.text(), Vocabulary.of([]), array=True)
    return np.asarray(evaluate(resolve(tree, {})[0], {}))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("1_2;3_4", "1, 2; 3, 4"),
        ("1_2_3", "1, 2, 3"),
        ("1;2;3", "1; 2; 3"),
        ("1v2v3", "1; 2; 3"),
        ("1_2_;3_4", "1, 2; 3, 4"),
        ("1_2_3;4_5_6_7_8_9", "1, 2, 3; 4, 5, 6; 7, 8, 9"),
        ("1_2;3", "1, 2; 3, "),
        ("12<3", "13"),
        ("1_2<<3", "13"),
        ("", ""),
    ],
)
def test_what_keys_write(keys: str, text: str) -> None:
    assert typed(keys).text() == text


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1 2\n3 4", "1, 2; 3, 4"),
        ("1\t2\r\n3\t4\r\n", "1, 2; 3, 4"),
        ("1 2\r3 4\r", "1, 2; 3, 4"),
        ("[[1, 2], [3, 4]]", "1, 2; 3, 4"),
        ("[1, 2]", "1, 2"),
        ("1,2;3,4;", "1, 2; 3, 4"),
        ("1 & 2 \\\\ 3 & 4", "1, 2; 3, 4"),
        ("-0.5 1e-3", "-0.5, 1e-3"),
        ("2/3", "2/3"),
        ("relu(1)", ""),
        ("[1, 2; 3", ""),
    ],
)
def test_what_is_pasted(text: str, rows: str) -> None:
    assert Grid().pasted(text).text() == rows


def test_a_paste_begins_at_the_caret() -> None:
    assert typed("1_").pasted("2 3\n4 5").text() == "1, 2, 3; , 4, 5"


NUMBERS = st.integers(-99, 99)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n),
                                                     min_size=1, max_size=5)))  # fmt: skip
def test_a_typed_matrix_is_read_as_that_matrix(rows: list[list[int]]) -> None:
    grid = Grid()
    for place, row in enumerate(rows):
        grid = grid.new_row() if place else grid
        for column, entry in enumerate(row):
            grid = (grid.next() if column else grid).typed(str(entry))
    if np.size(rows) == 1:
        assert grid.text() == str(rows[0][0])
    else:
        assert value(grid).ravel().tolist() == np.ravel(rows).tolist()
        if min(np.shape(rows)) > 1:
            assert value(grid).tolist() == rows


@given(st.lists(st.sampled_from(MOVES) | st.text("0123456789.-e ", max_size=3), max_size=60))
def test_it_stays_a_rectangle_with_the_caret_inside(acts: list[object]) -> None:
    grid = Grid()
    for act in acts:
        grid = grid.typed(act) if isinstance(act, str) else act(grid)  # type: ignore[operator]
        assert len({len(row) for row in grid.cells}) == 1
        assert 0 <= grid.row < len(grid.cells)
        assert 0 <= grid.column < len(grid.cells[0])
        assert 0 <= grid.caret <= len(grid.cell)
    assert (
        grid.text().replace(" ", "").strip(",;")
        or grid.is_empty
        or not "".join(cell.strip() for row in grid.cells for cell in row)
    )


@given(st.text(max_size=40))
def test_any_paste_is_taken_or_left(text: str) -> None:
    grid = Grid().pasted(text)
    if not grid.is_empty:
        try:
            value(grid)
        except (ShapeError, ValueError, ZeroDivisionError):
            assert grid.text()
