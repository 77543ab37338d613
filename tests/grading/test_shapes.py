"""A shape may be written in many ways, also where it is a list of two sizes."""

import pytest

from drill.grading.grade import grade
from drill.grading.verdict import Status
from drill.problems.own_numbers import on_own_numbers
from drill.problems.problem import Problem
from drill.problems.solution import solution
from drill.problems.template import AskKind
from drill.session.library import Library

WAYS = ["7, 8", "[7, 8]", "(7, 8)", "7 × 8", "7x8", "7 by 8", r"7 \times 8", "(7×8)"]


@pytest.fixture(scope="module")
def layer(library: Library) -> Problem:
    template = library.template_named("layer-shapes")
    assert template is not None
    return on_own_numbers(template, 1, {"n": 8, "p": 7, "m": 2})


@pytest.mark.parametrize("text", WAYS)
def test_a_list_of_sizes_may_be_written_as_a_shape(layer: Problem, text: str) -> None:
    assert grade(layer, "s_W", AskKind.VALUE, text).status is Status.CORRECT


def test_swapped_sizes_are_named(layer: Problem) -> None:
    verdict = grade(layer, "s_W", AskKind.VALUE, "8 × 7")
    assert verdict.mistakes == ("transpose",)


def test_what_is_no_size_is_unreadable(layer: Problem) -> None:
    verdict = grade(layer, "s_W", AskKind.VALUE, "7 × y")
    assert verdict.status is Status.UNREADABLE


@pytest.mark.parametrize(
    ("text", "read_as", "reason"),
    [
        ("9 × 2", "(9, 2)", ""),
        ("7, 8, 2", "(7, 8, 2)", "The shape has 2 sizes; this has 3."),
        ("7", "7", "A shape is asked, a list of 2 sizes; this is a number."),
        ("[[7, 8], [1, 2]]", "[[7, 8], [1, 2]]",
         "A shape is asked, a list of 2 sizes; this is 2×2."),
    ],
)  # fmt: skip
def test_a_list_of_sizes_is_read_back_as_one(
    layer: Problem, text: str, read_as: str, reason: str
) -> None:
    verdict = grade(layer, "s_W", AskKind.VALUE, text)
    assert (verdict.status, verdict.read_as) == (Status.WRONG, read_as)
    assert verdict.reason == reason


def test_a_list_of_sizes_is_solved_as_one(layer: Problem, library: Library) -> None:
    (step,) = solution(layer, "s_W")
    assert (step.formula, step.numbers, step.value) == ("(p, n)", "(7, 8)", "(7, 8)")
    template = library.template_named("mha-shapes")
    assert template is not None
    attention = on_own_numbers(template, 2, {"B": 2, "d": 32, "h": 4, "T": 9, "S": 10})
    (step,) = solution(attention, "own")
    assert (step.formula, step.value) == ("(B, h, T, T)", "(2, 4, 9, 9)")
