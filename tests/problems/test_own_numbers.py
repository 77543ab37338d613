"""A textbook's example can be typed in: the same steps on given numbers."""

import json

import numpy as np
import pytest

from drill.cli.syllabus import plain
from drill.problems.draw import draw
from drill.problems.own_numbers import OwnNumbersError, on_own_numbers
from drill.session.library import Library


def test_the_single_neuron_of_the_notes(library: Library) -> None:
    template = library.template_named("sigmoid-neuron")
    assert template is not None
    problem = on_own_numbers(template, 2, {"w": [2, -3, 1], "u": [-1, -2]})
    assert problem.values["z"] == 5
    assert problem.values["a"] == pytest.approx(0.9933071490757153, 1e-15)
    right = [[-0.006648056670790156], [-0.013296113341580313], [0.006648056670790156]]
    assert np.allclose(problem.values["dw"], right, rtol=1e-12)


def test_every_family_is_solved_on_the_numbers_it_was_drawn_with(library: Library) -> None:
    for template in library.templates.values():
        for level in template.levels:
            drawn = draw(template, level.number, 3)
            given = {one.name: drawn.values[one.name] for one in drawn.givens}
            given = json.loads(json.dumps(given, default=plain))
            solved = on_own_numbers(template, level.number, given)
            for step in drawn.steps:
                where = f"{template.name} level {level.number}: {step.name}"
                assert np.array_equal(solved.values[step.name], drawn.values[step.name]), where


def test_sizes_follow_the_arrays(library: Library) -> None:
    template = library.template_named("mlp-parameter-count")
    assert template is not None
    problem = on_own_numbers(template, 1, {"L": 3, "n": [784, 128, 64, 10]})
    assert problem.values["total"] == 784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"w": [2, -3, 1]}, "u is missing"),
        ({"w": [2, -3, 1], "u": [1, 2], "q": 3}, "no given q"),
        ({"w": [2, -3, 1], "u": [1, 2, 3]}, "u has to be 2×1"),
        ({"w": "two", "u": [1, 2]}, "no number"),
        ({"w": [2, -3, 1], "u": [1, float("inf")]}, "not finite"),
        ({"w": [[1, 2], [3, 4]], "u": [1, 2]}, "w has to be"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    library: Library, given: dict[str, object], reason: str
) -> None:
    template = library.template_named("sigmoid-neuron")
    assert template is not None
    with pytest.raises(OwnNumbersError, match=reason):
        on_own_numbers(template, 2, given)
