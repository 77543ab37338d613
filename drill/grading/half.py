"""The factor ½ of a loss: where nothing is squared, twice the answer is no convention."""

from __future__ import annotations

import re
from fractions import Fraction

from drill.grading.general import FACTOR_HALF
from drill.grading.verdict import Diagnosis
from drill.notation.tree import Apply, Node, Number, walk
from drill.problems.problem import Problem, ancestors
from drill.problems.question import statement

_OF_SQUARES = frozenset({"mse", "huber", "triplet_squared", "contrastive"})
_SAID = re.compile(r"½|²|\^2|\^\{2\}|frac12|frac\{1\}\{2\}|squared error")


def without_convention(problem: Problem, target: str, found: Diagnosis | None) -> Diagnosis | None:
    """``found``, but a plain factor where what is computed or differentiated has no square."""
    if found is None or found.mistakes != (FACTOR_HALF,) or _may_carry_half(problem, target):
        return found
    said, _, _ = found.reason.partition(":")
    return Diagnosis(("constant-factor",), f"{said}.")


def _may_carry_half(problem: Problem, target: str) -> bool:
    """Whether what ``target`` is, or is the gradient of, squares something on its way.

    A loss that is no step is looked for in the words of the problem.
    """
    step = problem.step(target)
    root = step.gradient[0] if step.gradient else target
    if all(root != one.name for one in problem.steps):
        return bool(_SAID.search(statement(problem)))
    path = ancestors(problem.steps, root)
    return any(_squares(node) for one in path for node in walk(one.formula))


def _squares(node: Node) -> bool:
    if not isinstance(node, Apply):
        return False
    if node.op == "pow":
        exponent = node.args[1]
        return isinstance(exponent, Number) and exponent.value == Fraction(2)
    twice = node.op in ("mul", "dot", "product") and node.args[0] == node.args[1]
    return twice or node.op in _OF_SQUARES
