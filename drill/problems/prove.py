"""The claims of a template, proved with SymPy on symbols instead of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from drill.engine.operation import DomainError
from drill.notation.prove import (
    Adjoints,
    NoProofError,
    all_zero,
    prove_gradient,
    symbolic,
    symbols,
)
from drill.notation.tree import free_names
from drill.problems.confirm import claims
from drill.problems.draw import draw
from drill.problems.problem import Problem
from drill.problems.template import Body, Check, Given, Loop, Template
from drill.problems.unroll import concrete_checks


@dataclass(frozen=True)
class Proof:
    """A claim of a note's line and whether SymPy proved it."""

    line: int
    claim: str
    proved: bool


def prove_template(template: Template, level: int) -> Iterator[Proof]:
    """Proofs of every gradient and check of ``template`` at the sizes of ``level``, one by one."""
    problem = draw(template, level, 0)
    try:
        adjoints = Adjoints(
            [(step.name, step.formula) for step in problem.steps],
            _known(problem),
            {name: np.shape(value) for name, value in problem.values.items()},
        )
    except (NoProofError, DomainError, TypeError):
        yield from (Proof(line, claim, False) for line, claim in claims(problem))
        return
    for step in problem.steps:
        if step.gradient:
            proved = prove_gradient(adjoints, step.name, *step.gradient)
            yield Proof(step.line, f"gradient {step.name}", proved)
    for check in concrete_checks(problem):
        yield Proof(check.line, "check", _holds(check, adjoints))


def _holds(check: Check, adjoints: Adjoints) -> bool:
    try:
        sides = [
            adjoints.expanded(symbolic(side, adjoints.local), frozenset())
            for side in (check.left, check.right)
        ]
    except (NoProofError, DomainError, TypeError):
        return False
    return all_zero(*sides)


def _known(problem: Problem) -> dict[str, Any]:
    """Symbols for what is drawn; what counts something or is fixed keeps its exact value."""
    body = problem.template.body(problem.key.level)
    counted = _counted(body)
    level = problem.template.level(problem.key.level)
    known: dict[str, Any] = {
        name: _constant(value.numerator, value.denominator)
        for name, value in level.constants.items()
    }
    for given in body.givens:
        known[given.name] = _given(given, problem.values, counted=given.name in counted)
    return known


def _given(given: Given, values: Mapping[str, Any], *, counted: bool) -> Any:
    value = values[given.name]
    if counted:
        return _constant(int(value), 1)
    if given.source.kind == "onehot":
        return _one_hot(given.name, np.shape(value))
    positive = bool(given.source.numbers) and min(given.source.numbers[:2]) > 0
    if given.source.kind == "fixed":
        positive = bool(np.all(np.asarray(value) > 0))
    return symbols(given.name, np.shape(value), **({"positive": True} if positive else {}))


def _one_hot(name: str, shape: tuple[int, ...]) -> Any:
    """Symbols that add up to 1: what is proved of them holds for every one-hot vector."""
    array = symbols(name, shape)
    flat = np.ravel(array)
    if flat.size > 1:
        array[-1, 0] = 1 - sum(flat[:-1], sympy.Integer(0))
    return array


def _constant(numerator: int, denominator: int) -> Any:
    array = np.empty((), dtype=object)
    array[()] = sympy.Rational(numerator, denominator)
    return array


def _counted(body: Body) -> frozenset[str]:
    trees = [size for given in body.givens for size in given.sizes]
    for part in body.steps:
        if isinstance(part, Loop):
            trees += [part.low, part.high]
    return frozenset[str]().union(*map(free_names, trees))
