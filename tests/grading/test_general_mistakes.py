"""Mistakes that no note declares are named too: a sign turned inside a formula."""

from collections import Counter

import pytest

from drill.grading.grade import grade
from drill.grading.mutations import mutations
from drill.grading.verdict import Status
from drill.notation.show import show_latex
from drill.problems.draw import asks_at, draw, draw_counted
from drill.problems.template import AskKind
from drill.session.library import Library


def test_a_sign_turned_inside_a_formula_is_named(library: Library) -> None:
    said: Counter[bool] = Counter()
    for template in library.templates.values():
        for level in template.levels:
            for ask in asks_at(template.body(level.number), level.number):
                if ask.kind is not AskKind.FORMULA:
                    continue
                problem = draw_counted(template, level.number, 0, ask).problem
                step = problem.target
                for slug, sentence, wrong in mutations(step.formula):
                    if slug != "sign":
                        continue
                    verdict = grade(problem, step.name, ask.kind, show_latex(wrong))
                    if verdict.status is Status.CORRECT:  # the part is zero there
                        continue
                    assert not verdict.right, (template.name, step.name)
                    said[bool(verdict.mistakes)] += 1
                    if verdict.mistakes == ("sign",) and verdict.reason.startswith("The sign be"):
                        assert verdict.reason == sentence, (template.name, step.name)
    assert said[True] > 10 * said[False]


def test_a_turned_sign_before_a_bias_is_named_in_a_value(library: Library) -> None:
    template = library.template_named("linear-layer-forward")
    assert template is not None
    problem = draw_counted(template, 1, 0, asks_at(template.body(1), 1)[0]).problem
    values = problem.values
    wrong = values["W"] @ values["X"] - values["b"]
    text = "; ".join(", ".join(str(float(entry)) for entry in row) for row in wrong)
    verdict = grade(problem, "Z", AskKind.VALUE, text)
    assert "sign" in verdict.mistakes


@pytest.mark.parametrize(
    ("name", "step", "status"),
    [
        ("two-layer-softmax", "dW2", Status.WRONG),
        ("sigmoid-derivative", "result", Status.WRONG),
        ("linear-backward", "dX", Status.WRONG),
        ("two-layer-batch", "dW2", Status.CONVENTION),
        ("neuron-backward-batch", "dz", Status.CONVENTION),
    ],
)
def test_twice_the_answer_is_a_convention_only_where_a_loss_may_carry_a_half(
    library: Library, name: str, step: str, status: Status
) -> None:
    template = library.template_named(name)
    assert template is not None
    problem = draw(template, 1, 0)
    doubled = f"2*({show_latex(problem.step(step).formula)})"
    verdict = grade(problem, step, AskKind.FORMULA, doubled)
    named = "factor-half" if status is Status.CONVENTION else "constant-factor"
    assert (verdict.status, verdict.mistakes) == (status, (named,))
    assert verdict.reason.startswith("This is twice the answer")
