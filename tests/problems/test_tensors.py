"""Images of channels: drawn, shown matrix by matrix, answered, solved on own numbers, proved."""

import numpy as np
import pytest

from drill.grading.grade import grade
from drill.problems.block import BlockError, read_block
from drill.problems.confirm import confirm
from drill.problems.draw import draw
from drill.problems.own_numbers import OwnNumbersError, on_own_numbers
from drill.problems.precision import show_value
from drill.problems.prove import prove_template
from drill.problems.question import ask_line, given_lines
from drill.problems.solution import solution
from drill.problems.template import AskKind
from drill.session.turn import tasks_of

BLOCK = """problem channels
"An image X meets the filters K."
level 1: c = 2, h = 3, k = 2
given
  X : tensor(c, h, h) of integers(-2, 2)      "image"
  K : tensor(2, c, k, k) of integers(-2, 2)   "filters"
require any(Y != 0)
steps
  Y = conv2d(X, K)             "output"
  M = channels(Y[1], 2*Y[2])   "second map doubled"
  L = sum(M*Y)
  s = Y[1, 2, 2]               "an entry"
  dY = channels(2*Y[1], 4*Y[2])   "gradient of L by Y" gradient of L by Y
check Y[1] == conv2d(X[1], K[1, 1]) + conv2d(X[2], K[1, 2])
check s == sum(window(X[1], 2, 2, k)*K[1, 1]) + sum(window(X[2], 2, 2, k)*K[1, 2])
ask value Y, M, s
ask formula M
ask shape Y
"""

TEMPLATE = read_block(BLOCK, "x.md", 1)


def test_a_drawn_tensor_is_given_matrix_by_matrix() -> None:
    problem = draw(TEMPLATE, 1, 1)
    assert np.shape(problem.values["X"]) == (2, 3, 3)
    symbols = [symbol for symbol, _, _ in given_lines(problem)]
    assert symbols == ["X[1]", "X[2]", "K[1, 1]", "K[1, 2]", "K[2, 1]", "K[2, 2]"]
    labels = [label for _, _, label in given_lines(problem)]
    assert labels == ["image", "", "filters", "", "", ""]
    assert confirm(problem) == ()


def test_its_answers_may_be_typed_in_two_ways() -> None:
    problem = draw(TEMPLATE, 1, 1)
    value = problem.values["Y"]
    nested = show_value(value, 9)
    by_signs = ";; ".join("; ".join(" ".join(map(str, row)) for row in matrix) for matrix in value)
    for text in (nested, by_signs, by_signs.replace(" ", ", ").replace(";,", ";")):
        verdict = grade(problem, "Y", AskKind.VALUE, text)
        assert verdict.right, (text, verdict)
    wrong = value.copy()
    wrong[1, 0, 1] += 1
    verdict = grade(problem, "Y", AskKind.VALUE, show_value(wrong, 9))
    assert not verdict.right
    assert verdict.wrong_entries == ("[2, 1, 2]",)
    assert not grade(problem, "Y", AskKind.VALUE, "1 2; 3 4").right


def test_a_tensor_may_stand_in_formulas_and_shapes() -> None:
    problem = draw(TEMPLATE, 1, 1)
    assert grade(problem, "M", AskKind.FORMULA, "channels(Y[1], Y[2] + Y_2)").right
    assert not grade(problem, "M", AskKind.FORMULA, "channels(Y_1, Y_2)").right
    assert grade(problem, "Y", AskKind.SHAPE, "2×2×2").right
    assert not grade(problem, "Y", AskKind.SHAPE, "4×2").right
    assert "channels × rows × columns" in ask_line(problem, "Y", AskKind.SHAPE)


def test_a_solution_shows_the_matrices_of_a_tensor() -> None:
    problem = draw(TEMPLATE, 1, 1)
    step = solution(problem, "M")[-1]
    assert step.numbers.startswith("channels([[")
    assert step.value == show_value(problem.values["M"], 4)


def test_own_numbers() -> None:
    image = np.arange(32.0).reshape(2, 4, 4)
    given = {"X": image.tolist(), "K": np.ones((2, 2, 2, 2)).tolist()}
    problem = on_own_numbers(TEMPLATE, 1, given)
    assert problem.values["Y"][0, 0, 0] == image[:, :2, :2].sum()
    assert tasks_of(problem)
    with pytest.raises(OwnNumbersError, match="X is a tensor"):
        on_own_numbers(TEMPLATE, 1, {**given, "X": [[1, 2], [3, 4]]})


def test_its_claims_are_proved() -> None:
    assert all(proof.proved for proof in prove_template(TEMPLATE, 1))


def test_a_tensor_has_three_sizes_or_four() -> None:
    with pytest.raises(BlockError, match="a tensor has 3 or 4 sizes, not 2") as caught:
        read_block(BLOCK.replace("tensor(c, h, h)", "tensor(c, h)"), "x.md", 1)
    assert (caught.value.line, caught.value.column) == (5, 3)
