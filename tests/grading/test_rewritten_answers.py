"""Every formula of the syllabus, rewritten at random: right ones pass, changed ones do not."""

import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from drill.decks.vault import read_vault
from drill.engine.operation import DomainError, ShapeError
from drill.grading.formula import compare
from drill.grading.grade import grade
from drill.grading.verdict import Status
from drill.notation.shapes import resolve, scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Apply, Index, Number, Rows, Total, walk
from drill.problems.block import read_block
from drill.problems.draw import asks_at, draw_counted
from drill.problems.problem import Problem
from drill.problems.sample import general_shapes, sample_points
from drill.problems.template import AskKind
from drill.shipped import cards_folder

sys.path.insert(0, str(Path(__file__).parents[1]))
from rewriting import rewritten, wrong

ROUNDS = 4
_VAULT = read_vault([cards_folder()])
TEMPLATES = [read_block(block.text, block.note, block.line) for block in _VAULT.blocks]
FORMULAS = [
    pytest.param(
        draw_counted(template, level.number, 0, ask).problem, id=f"{template.name}:{ask.line}"
    )
    for template in TEMPLATES
    for level in template.levels[-1:]
    for ask in asks_at(template.body(level.number), level.number)
    if ask.kind is AskKind.FORMULA
]


@pytest.mark.parametrize("problem", FORMULAS)
def test_rewritten_right_answers_pass(problem: Problem) -> None:
    shapes, chance = general_shapes(problem), Random(1)
    for _ in range(ROUNDS):
        tree = rewritten(problem.target.formula, chance, shapes)
        for text in (show(tree, scalar_in(shapes)), show_latex(tree)):
            verdict = grade(problem, problem.question.target, AskKind.FORMULA, text)
            forbidden = verdict.reason.startswith("write it without")
            assert forbidden or verdict.status is Status.CORRECT, (text, verdict)


@pytest.mark.parametrize("problem", FORMULAS)
def test_changed_answers_do_not_pass(problem: Problem) -> None:
    shapes, chance = general_shapes(problem), Random(2)
    points = [values for values, _ in sample_points(problem.template, problem.key.level)]
    for _ in range(ROUNDS):
        if isinstance(problem.target.formula, Number | Rows | Total | Index):
            continue
        tree = wrong(problem.target.formula, chance)
        if _truly_equal(tree, problem, points):
            continue
        text = show(rewritten(tree, chance, shapes), scalar_in(shapes))
        verdict = grade(problem, problem.question.target, AskKind.FORMULA, text)
        assert not verdict.right, (text, verdict)


def _truly_equal(tree: object, problem: Problem, points: list[dict[str, object]]) -> bool:
    """A change that changes nothing, such as a factor inside a sign or a scale-free norm."""
    shapes = {name: np.shape(value) for name, value in points[0].items()}
    steep = {"sign", "gt", "relu'", "heaviside", "softmax", "max", "min", "clip_norm"}
    formula = problem.target.formula
    if not any(isinstance(n, Apply) and n.op in steep for n in walk(formula)):
        return False
    try:
        return compare(resolve(tree, shapes)[0], formula, points).equal  # type: ignore[arg-type]
    except (ShapeError, DomainError):
        return False
