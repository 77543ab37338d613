"""The worked solution shows the numbers as one would write them down."""

from drill.problems.own_numbers import on_own_numbers
from drill.problems.solution import solution
from drill.problems.unroll import MOST_TERMS
from drill.session.library import Library


def biases(library: Library, widths: list[int]) -> str:
    """The biases of a fully connected network of those widths, with the numbers in the formula."""
    template = library.template_named("mlp-parameter-count")
    assert template is not None
    problem = on_own_numbers(template, 1, {"L": len(widths) - 1, "n": widths})
    steps = {step.name: step for step in solution(problem, "total")}
    return steps["biases"].numbers


def test_a_short_sum_is_written_out(library: Library) -> None:
    assert biases(library, [3, 4, 2]) == "4 + 2"


def test_a_long_sum_keeps_its_sign(library: Library) -> None:
    assert biases(library, list(range(2, MOST_TERMS + 4))).startswith("Σ")
