"""Boxes: one width, one baseline, and shapes that can be built by code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.maths import layout
from drill.maths.delimiters import brackets, number_matrix
from drill.maths.layout import Box, TooLargeError, text

BOXES = st.builds(
    lambda lines, place: Box(tuple(lines), place % len(lines)),
    st.lists(st.text("ab ŷ中", max_size=4), min_size=1, max_size=4),
    st.integers(0, 3),
)


def drawn(box: Box) -> str:
    return "\n".join(line.rstrip() for line in box.lines)


def check(box: Box) -> None:
    assert {cell_len(line) for line in box.lines} == {box.width}
    assert 0 <= box.baseline < box.height


@given(st.lists(BOXES, max_size=4))
def test_side_by_side_boxes_share_their_baseline(boxes: list[Box]) -> None:
    joined = layout.hconcat(boxes)
    check(joined)
    assert joined.width == sum(box.width for box in boxes)
    assert joined.baseline == max((box.baseline for box in boxes), default=0)


@given(BOXES, BOXES, st.sampled_from("lcr"))
def test_every_shape_is_a_box(first: Box, second: Box, align: str) -> None:
    for box in (
        layout.fraction(first, second, overhang=1),
        layout.limits(first, second, second),
        layout.scripts(first, second, None),
        layout.scripts(first, second, first),
        layout.corner_scripts(first, second, None),
        layout.corner_scripts(first, None, second),
        layout.root(first),
        layout.root(first, second),
        layout.framed(first),
        layout.grid([[first, second], [second]], align, rules=(0, 1, 2)),
        brackets(first, "{", ""),
        brackets(first, "⟨", "⟩"),
    ):
        check(box)
        assert first.lines[0] in drawn(box) + first.lines[0]


def test_a_fraction_has_its_bar_on_the_baseline() -> None:
    box = layout.fraction(text("a + b"), text("c"))
    assert drawn(box) == "a + b\n─────\n  c"
    assert box.baseline == 1


def test_an_index_stands_before_its_root() -> None:
    assert drawn(layout.root(text("x"), text("n"))) == "n _\n √x"


def test_numbers_are_aligned_on_the_decimal_point() -> None:
    box = number_matrix([["1", "-0.5"], ["-2.25", "10"], ["10.5", "3.125"]])
    assert drawn(box) == ("⎡ 1     −0.5  ⎤\n⎢−2.25  10    ⎥\n⎣10.5    3.125⎦".replace("−", "-"))
    assert box.baseline == 1


def test_a_vector_is_a_matrix_of_one_column_in_the_brackets_that_are_asked_for() -> None:
    assert drawn(number_matrix([["0.5"], ["1"]], "(", ")")) == "⎛0.5⎞\n⎝1  ⎠"
    assert number_matrix([["7"]]).lines == ("[7]",)


def test_an_equation_of_matrices_is_put_together_from_boxes() -> None:
    matrix = number_matrix([["1", "0"], ["0", "1"]])
    box = layout.hconcat([text("W = "), matrix, layout.spaces(1), text("x")])
    assert drawn(box) == "W = ⎡1  0⎤ x\n    ⎣0  1⎦"


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("(", ")", "⎛a⎞\n⎝b⎠"),
        ("{", "", "⎧\n⎨a\n⎩b"),
        ("|", "‖", "│a║\n│b║"),
        ("⟨", "⟩", "╱a╲\n╲b╱"),
        ("/", "", "/a\n b"),
    ],
)
def test_brackets_grow(left: str, right: str, lines: str) -> None:
    assert drawn(brackets(Box(("a", "b")), left, right)) == lines


def test_a_drawing_is_bounded() -> None:
    wide, tall = text("x" * 2_000), Box(("x",) * 2_000)
    with pytest.raises(TooLargeError):
        layout.hconcat([wide, tall])
    with pytest.raises(TooLargeError):
        layout.stack([wide, tall], 0)
    with pytest.raises(TooLargeError):
        layout.padded(wide, above=1_000)
