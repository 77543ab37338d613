"""Diagrams: what they show is right, they fit, and what can't be drawn is named at its place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drill.decks.note import read_note
from drill.diagrams.canvas import Canvas, points_between
from drill.diagrams.diagram import WORDS, DiagramError, drawn, read_diagram
from drill.diagrams.network import Network
from drill.diagrams.plot import HEIGHT
from drill.maths.width import cell_width
from drill.ui.words.line import Page
from drill.ui.words.maths import markdown

EXAMPLES = (
    "plot sigmoid, sigmoid' from -6 to 6",
    "plot relu, leaky_relu(z, 0.1), gelu, swish from -3 to 3",
    "plot z^2 - 1, exp(z) from 0 to 2",
    "plot softplus",
    "network 3-4-2",
    "network 3 - 4 - 2 named input, hidden, output",
    "network 784-128-10",
    "residual conv, BN, relu, conv, BN then relu",
    "residual F",
    "dense 1",
    "dense 4",
    "lstm",
    "gru",
)


@pytest.mark.parametrize("text", EXAMPLES)
@pytest.mark.parametrize("width", [36, 60, 76, 200])
def test_every_diagram_fits(text: str, width: int) -> None:
    lines = drawn(text, width)
    assert max(map(cell_width, lines)) <= width
    assert "can't" not in " ".join(lines)


def test_every_word_has_an_example() -> None:
    assert {text.split()[0] for text in EXAMPLES} == WORDS


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("plot sigmod", "sigmod", 5),
        ("plot sigmoid, qq + z", "qq", 14),
        ("plot z +", "", 8),
        ("plot softmax", "softmax", 5),
        ("plot z from 2 to 1", "range", 5),
        ("plot z from a to 1", "a is no number", 12),
        ("plot z from 0 to 1e9", "too large", 17),
        ("plot z, z, z, z, z", "more than 4", 5),
        ("network 3", "widths of its layers", 8),
        ("network 3-0-1", "1 to 100000", 8),
        ("network 3-2 named in", "1 names for 2 layers", 18),
        ("dense 0", "from 1 to 8", 6),
        ("dense x", "from 1 to 8", 6),
        ("residual", "takes the layers", 9),
        ("lstm 3", "takes nothing", 5),
    ],
)
def test_what_cannot_be_drawn_is_named_at_its_place(text: str, reason: str, place: int) -> None:
    with pytest.raises(DiagramError) as found:
        read_diagram(text).lines(80)
    assert reason in found.value.reason
    assert found.value.place == place
    assert len(drawn(text, 80)) == 1


def test_a_plot_rises_where_its_function_does() -> None:
    rows = drawn("plot z from -1 to 1", 60)[:HEIGHT]
    first = [row.rstrip() for row in rows]
    ends = [cell_width(row) for row in first if row]
    assert ends[0] == max(ends)
    assert rows[0].startswith(" 1 ")
    assert rows[-1].startswith("−1 ")


def test_a_plot_of_a_step_goes_from_low_to_high() -> None:
    lines = drawn("plot heaviside from -1 to 1", 40)
    assert lines[0].strip().startswith("1")
    assert lines[HEIGHT - 1].strip().startswith("0")


def test_a_function_without_values_leaves_a_gap() -> None:
    assert drawn("plot log(z), 1/z from -1 to 1", 60)


def test_a_network_shows_its_neurons_and_shapes() -> None:
    lines = drawn("network 3-4-2", 76)
    assert sum(line.count("○") for line in lines) == 9
    assert lines[-1] == "W₁ 4×3, W₂ 2×4"
    wide = drawn("network 784-128-10", 76)
    assert sum(line.count("⋮") for line in wide) == 3
    assert wide[-1] == "W₁ 128×784, W₂ 10×128"


def test_a_residual_block_says_what_it_computes() -> None:
    assert drawn("residual F then relu", 76)[-1] == "y = relu(x + F(x))"
    assert drawn("residual A, B", 16)[-1] == "y = x + B(A(x))"


def test_a_dense_block_lists_its_inputs() -> None:
    assert drawn("dense 3", 76)[-1] == "x₃ = H₃([x₀, x₁, x₂])"


@given(st.sampled_from(sorted(WORDS)), st.text(max_size=30))
@example("plot", "9007199254740995")
def test_any_text_is_drawn_or_refused(word: str, text: str) -> None:
    assert drawn(f"{word} {text}", 40)


@given(st.tuples(st.integers(0, 50), st.integers(0, 50)),
       st.tuples(st.integers(0, 50), st.integers(0, 50)))  # fmt: skip
def test_a_line_is_connected_and_ends_where_it_should(start, end) -> None:
    points = list(points_between(start, end))
    assert (points[0], points[-1]) == (start, end)
    steps = pairwise(points)
    assert all(max(abs(a - c), abs(b - d)) == 1 for (a, b), (c, d) in steps)


def test_a_canvas_writes_text_over_dots() -> None:
    canvas = Canvas(3, 1)
    canvas.line((0, 0), (5, 0))
    canvas.write(1, 0, "x")
    assert canvas.lines() == ["⠉x⠉"]


def test_a_network_of_any_widths_has_equal_gaps() -> None:
    lines = Network((1, 5, 1), ()).lines(20)
    assert max(map(cell_width, lines)) <= 20


def test_a_diagram_in_a_card_is_drawn_where_it_stands() -> None:
    text = "What is drawn?\n?\nBefore.\n\n```drill\nnetwork 2-1\n```\n"
    text = text.replace("\n\n```", "\n```")
    [card] = read_note(text, "a.md").cards
    lines = markdown(card.answer, Page(60))
    assert lines[0] == "Before."
    assert lines[-1].strip() in ("", "W₁ 1×2")
    assert any("○" in line for line in lines)


def test_a_diagram_that_cannot_be_drawn_is_a_fault_of_the_note() -> None:
    [fault] = read_note("Text.\n\n```drill\nplot sigmod\n```\n", "a.md").faults
    assert re.match(r"a\.md:4:6: ", str(fault))
