"""A shape may be written in many ways, also where it is a list of two sizes."""

import pytest

from drill.grading.grade import grade
from drill.grading.verdict import Status
from drill.problems.own_numbers import on_own_numbers
from drill.problems.problem import Problem
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
