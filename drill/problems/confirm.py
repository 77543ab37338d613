"""The second road: before a drawn problem is shown, its answer is computed another way."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.differentiate import gradients
from drill.notation.evaluate import prepared
from drill.notation.tree import Node, free_names
from drill.problems.problem import Problem, ancestors
from drill.problems.unroll import concrete_checks

AGREEMENT = 1e-9


def confirm(problem: Problem) -> tuple[tuple[str, int], ...]:
    """The claims that do not hold for these numbers, each with its line; empty when all hold.

    Stated gradients are compared with the engine's differentiation of the steps, and the checks of
    the block with what they claim.
    """
    return (*_wrong_gradients(problem), *_failed_checks(problem))


def _wrong_gradients(problem: Problem) -> list[tuple[str, int]]:
    claims = [(step, *step.gradient) for step in problem.steps if step.gradient]
    faults = []
    for of in dict.fromkeys(of for _, of, _ in claims):
        names = [by for _, one, by in claims if one == of]
        try:
            right = gradients(_formulas(problem), problem.values, of, names)
        except DomainError as error:
            faults += [(f"{step.name} can't be checked: {error}", step.line)
                       for step, one, _ in claims if one == of]  # fmt: skip
            continue
        faults += [
            (f"{step.name} is not the gradient of {of} by {by}", step.line)
            for step, one, by in claims
            if one == of and not agree(problem.values[step.name], right[by])
        ]
    return faults


def _formulas(problem: Problem) -> list[tuple[str, Node]]:
    return [(step.name, step.formula) for step in problem.steps]


def _failed_checks(problem: Problem) -> list[tuple[str, int]]:
    faults = []
    for check in concrete_checks(problem):
        try:
            with np.errstate(all="ignore"):
                sides = [prepared(side)(problem.values) for side in (check.left, check.right)]
        except (ShapeError, DomainError) as error:
            faults.append((f"this check can't be computed: {error}", check.line))
            continue
        if not agree(*sides):
            faults.append(("this check fails", check.line))
    return faults


def claims(problem: Problem) -> list[tuple[int, str]]:
    """Every claim of a problem's block: its line and what it is about."""
    gradients_of = [(step.line, f"gradient {step.name}") for step in problem.steps if step.gradient]
    return gradients_of + [(check.line, "check") for check in concrete_checks(problem)]


def agree(a: Any, b: Any) -> bool:
    """Whether two results are the same but for float64's noise."""
    if np.shape(a) != np.shape(b):
        return False
    scale = max(1.0, float(np.max(np.abs(b), initial=0.0)))
    return bool(np.all(np.abs(np.subtract(a, b)) <= AGREEMENT * scale))


def has_second_road(problem: Problem, target: str) -> bool:
    """Whether a gradient claim or a check speaks about ``target`` or what is computed from it."""
    dependent = {
        step.name
        for step in problem.steps
        if target in {s.name for s in ancestors(problem.steps, step.name)}
    }
    checked: set[str] = set()
    for check in concrete_checks(problem):
        checked |= free_names(check.left) | free_names(check.right)
    claimed = {
        name for step in problem.steps if step.gradient for name in (step.name, step.gradient[0])
    }
    return bool(dependent & (checked | claimed))
