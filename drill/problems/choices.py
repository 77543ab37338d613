"""Choosing the right formula of a step among the right one and its declared mistakes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from drill.notation.shapes import scalar_in
from drill.notation.show import show
from drill.problems.problem import Problem
from drill.problems.sample import general_shapes
from drill.problems.template import Mistake

MOST_CHOICES = 5


@dataclass(frozen=True)
class Choice:
    """One formula to choose; ``mistake`` is None for the right one."""

    text: str
    mistake: Mistake | None


def choices(problem: Problem, target: str) -> tuple[Choice, ...]:
    """The formulas to choose from, in an order that depends on the problem's key alone."""
    step = problem.step(target)
    is_scalar = scalar_in(general_shapes(problem))
    found = {show(step.formula, is_scalar): Choice(show(step.formula, is_scalar), None)}
    for mistake in step.mistakes:
        text = show(mistake.formula, is_scalar)
        found.setdefault(text, Choice(text, mistake))
    return tuple(
        sorted(list(found.values())[:MOST_CHOICES], key=lambda one: _rank(problem, target, one))
    )


def _rank(problem: Problem, target: str, choice: Choice) -> bytes:
    return hashlib.sha256(f"{problem.key}:{target}:{choice.text}".encode()).digest()
