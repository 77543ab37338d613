"""Marking a formula: against the asked step's formula, at random points of the problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError, describe
from drill.grading.formula import RELATIVE, Agreement, Point, compare, looks_equal
from drill.grading.general import diagnose
from drill.grading.half import without_convention
from drill.grading.mutations import mutations
from drill.grading.values import counts
from drill.grading.verdict import Diagnosis, Status, Verdict
from drill.notation.names import CONSTANTS
from drill.notation.shapes import MismatchError, resolve, scalar_in
from drill.notation.show import show
from drill.notation.tree import Apply, Name, Node, Number, free_names, rebuild, walk
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.sample import own_points, sample_points

_POWER_OR_TRANSPOSE = "T is a symbol here, so ^T is a power; the transpose is .T or ᵀ."


def mark_formula(problem: Problem, target: str, tree: Node) -> Verdict:
    """Mark ``tree``, in the symbols known before ``target``, as the formula of that step."""
    verdict = _marked(problem, target, tree)
    if verdict.right or not _raises_to_t(problem, tree):
        return verdict
    return replace(verdict, reason=f"{verdict.reason} {_POWER_OR_TRANSPOSE}".strip())


def _raises_to_t(problem: Problem, tree: Node) -> bool:
    """Whether a vector or matrix is raised to the symbol T, where its transpose may be meant."""
    return any(
        isinstance(node, Apply)
        and node.op == "pow"
        and node.args[1] == Name("T")
        and any(np.ndim(problem.values.get(name, 0.0)) for name in free_names(node.args[0]))
        for node in walk(tree)
    )


def _marked(problem: Problem, target: str, tree: Node) -> Verdict:
    points: list[Point] = [
        values for values, _ in sample_points(problem.template, problem.key.level)
    ]
    step = problem.step(target)
    shapes = {name: np.shape(value) for name, value in points[0].items()}
    try:
        resolved, shape = resolve(tree, shapes)
    except MismatchError as error:
        return _mismatch(step, tree, error, points)
    read_as = show(resolved, scalar_in(shapes))
    if resolved == step.formula:
        return Verdict(Status.CORRECT, read_as=read_as, how="the formula itself")
    try:
        agreement = compare(resolved, step.formula, points)
    except ShapeError as error:
        return Verdict(Status.WRONG, f"{error}.", read_as, "", ("shape",))
    if agreement.equal:
        return Verdict(Status.CORRECT, read_as=read_as, how=f"agrees at {agreement.points} points")
    if _right_in_numbers(problem, step, resolved):
        return Verdict(Status.CORRECT, read_as=read_as, how="agrees with this problem's constants")
    found = _diagnose(problem, step, resolved, agreement, points)
    if found is None and agreement.shapes_differ:
        wanted = describe(np.shape(points[0][target]))
        here = f"tried with small sizes, this is {describe(shape)} and should be {wanted}"
        reason = f"The shape is off: {here}."
        found = Diagnosis(("shape",), reason)
    found = found or Diagnosis((), "")
    return Verdict(found.status, found.reason, read_as, "differs", found.mistakes)


def _right_in_numbers(problem: Problem, step: ConcreteStep, tree: Node) -> bool:
    """Whether ``tree`` puts the level's own constants, 0.9 for β₁ or 2 for d, for symbols."""
    replaced = step.uses - free_names(tree)
    if not replaced & _constants(problem) or not any(isinstance(n, Number) for n in walk(tree)):
        return False
    points = [values for values, _ in own_points(problem.template, problem.key.level)]
    try:
        return bool(points) and compare(tree, step.formula, points).equal
    except ShapeError:
        return False


def _constants(problem: Problem) -> frozenset[str]:
    """The symbols that stand for a number at this level: sizes, constants, fixed givens."""
    level = problem.key.level
    fixed = (
        given.name for given in problem.template.body(level).givens if given.source.kind == "fixed"
    )
    return frozenset([*problem.template.level(level).constants, *fixed])


def _diagnose(
    problem: Problem, step: ConcreteStep, tree: Node, agreement: Agreement, points: Sequence[Point]
) -> Diagnosis | None:
    """Declared mistakes, one and then with the sign turned; the general ones; mutations."""
    found = _declared(step, tree, points)
    if found is not None:
        return found
    sizes = [{n: float(p[n]) for n in counts(problem) if np.ndim(p[n]) == 0} for p in points]
    general = diagnose(agreement.pairs, sizes[: len(agreement.pairs)], _equal)
    general = without_convention(problem, step.name, general)
    return general or _mutated(step, tree, points) or _declared_and_sign(step, tree, points)


def _declared(step: ConcreteStep, tree: Node, points: Sequence[Point]) -> Diagnosis | None:
    named = {
        mistake.slug: mistake.sentence
        for mistake in step.mistakes
        if _agrees(tree, mistake.formula, points)
    }
    if not named:
        return None
    joined = " Or: ".join(named.values())
    return Diagnosis(tuple(named), joined if len(named) == 1 else f"Either: {joined}")


def _declared_and_sign(step: ConcreteStep, tree: Node, points: Sequence[Point]) -> Diagnosis | None:
    for mistake in step.mistakes:
        if _agrees(tree, Apply("neg", (mistake.formula,)), points):
            reason = f"Two things: {mistake.sentence} And the sign is turned."
            return Diagnosis((mistake.slug, "sign"), reason)
    return None


def _mutated(step: ConcreteStep, tree: Node, points: Sequence[Point]) -> Diagnosis | None:
    found = {
        (slug, sentence)
        for slug, sentence, wrong in mutations(step.formula)
        if _agrees(tree, wrong, points)
    }
    if len(found) != 1:
        return None
    [(slug, sentence)] = found
    return Diagnosis((slug,), sentence)


def _agrees(tree: Node, other: Node, points: Sequence[Point]) -> bool:
    known = points[0].keys() | CONSTANTS
    if not free_names(other) <= known:
        return False
    shapes = {name: np.shape(value) for name, value in points[0].items()}
    try:
        return looks_equal(tree, resolve(other, shapes)[0], points)
    except (ShapeError, DomainError):
        return False


def _equal(given: Any, wanted: Any) -> bool:
    if np.shape(given) != np.shape(wanted):
        return False
    size = np.maximum(np.abs(given), np.abs(wanted))
    return bool(np.all(np.abs(np.subtract(given, wanted)) <= 1e3 * RELATIVE * size))


def _mismatch(
    step: ConcreteStep, tree: Node, error: MismatchError, points: Sequence[Point]
) -> Verdict:
    """Operands that do not go together: an entry-by-entry product for a matrix one, or a slip."""
    read_as = show(tree)
    shapes = {name: np.shape(value) for name, value in points[0].items()}
    try:
        mended, _ = resolve(_as_products(tree), shapes)
        if compare(mended, step.formula, points).equal:
            reason = f"{error}. A matrix product is meant: write {show(mended, scalar_in(shapes))}."
            return Verdict(Status.WRONG, reason, read_as, "", ("elementwise-for-matmul",))
    except (ShapeError, DomainError):
        pass
    return Verdict(Status.WRONG, f"Tried with small sizes, {error}.", read_as, "", ("shape",))


def _as_products(tree: Node) -> Node:
    """``tree`` with every entry-by-entry product left open for shapes to decide."""
    if isinstance(tree, Apply) and tree.op == "mul":
        left, right = (_as_products(arg) for arg in tree.args)
        return Apply("product", (left, right), tree.span)
    return rebuild(tree, _as_products)
