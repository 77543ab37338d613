"""Loops → steps: ``m[t]`` for t in 1..3 becomes m1, m2, m3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any

from drill.engine.operation import DomainError
from drill.notation.evaluate import evaluate
from drill.notation.names import CONSTANTS
from drill.notation.tree import (
    Apply,
    Index,
    Name,
    Node,
    Number,
    Total,
    free_names,
    rebuild,
    substitute,
    walk,
)
from drill.problems.identity import Same
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.template import Body, Check, Loop, Step

MOST_STEPS = 200


def unroll(body: Body, values: Mapping[str, Any]) -> tuple[ConcreteStep, ...]:
    """The steps of ``body`` one after the other; loop bounds may depend on ``values``."""
    key = Same(body)
    return _unrolled(key, tuple((name, float(values[name])) for name in _counters(key)))


@lru_cache(maxsize=256)
def _unrolled(same: Same[Body], counts: tuple[tuple[str, float], ...]) -> tuple[ConcreteStep, ...]:
    body, values = same.thing, dict(counts)
    families = _families(body)
    steps: list[ConcreteStep] = []
    for part in body.steps:
        if isinstance(part, Step):
            steps.append(_concrete(part, {}, families, values))
            continue
        for count in range(whole(part.low, values), whole(part.high, values) + 1):
            bound: dict[str, Node] = {part.variable: Number(Fraction(count))}
            steps.extend(_concrete(step, bound, families, values) for step in part.steps)
        if len(steps) > MOST_STEPS:
            raise DomainError(f"more than {MOST_STEPS} steps")
    return tuple(steps)


@lru_cache(maxsize=256)
def _counters(same: Same[Body]) -> tuple[str, ...]:
    """The names that say how often a loop runs or which round an index means."""
    body = same.thing
    loops = [part for part in body.steps if isinstance(part, Loop)]
    bound = {loop.variable for loop in loops}
    trees: list[Node] = [tree for loop in loops for tree in (loop.low, loop.high)]
    families = _families(body)
    for part in body.steps:
        for step in part.steps if isinstance(part, Loop) else (part,):
            formulas = (step.formula, *(mistake.formula for mistake in step.mistakes))
            trees += [place for tree in formulas for place in _places(tree, families)]
            bound |= {n.variable for tree in formulas for n in walk(tree) if isinstance(n, Total)}
            trees += [step.index] if step.index is not None else []
    return tuple(sorted(frozenset[str]().union(*map(free_names, trees)) - bound - CONSTANTS))


def _places(tree: Node, families: frozenset[str]) -> list[Node]:
    """What decides which unrolled steps a formula means: places in families, bounds of sums."""
    found: list[Node] = []
    for node in walk(tree):
        if isinstance(node, Index) and isinstance(node.base, Name) and node.base.name in families:
            found += node.places
        if isinstance(node, Total) and _indexes(node.body, families):
            found += [bound for bound in (node.low, node.high) if bound is not None]
    return found


def _families(body: Body) -> frozenset[str]:
    parts = [
        step for part in body.steps for step in (part.steps if isinstance(part, Loop) else [part])
    ]
    return frozenset(step.name for step in parts if step.index is not None)


def _concrete(
    step: Step, bound: dict[str, Node], families: frozenset[str], values: Mapping[str, Any]
) -> ConcreteStep:
    def flat(tree: Node) -> Node:
        return flatten(substitute(tree, bound), families, values)

    name = step.name
    if step.index is not None:
        name += str(whole(substitute(step.index, bound), values))
    formula = flat(step.formula)
    return ConcreteStep(
        name=name,
        family=step.name,
        formula=formula,
        uses=free_names(formula),
        label=step.label,
        line=step.line,
        gradient=step.gradient,
        mistakes=tuple(replace(m, formula=flat(m.formula)) for m in step.mistakes),
        without=step.without,
    )


def flatten(tree: Node, families: frozenset[str], values: Mapping[str, Any]) -> Node:
    """``tree`` with entries of unrolled families by their names: ``m[1]`` → ``m1``."""
    if isinstance(tree, Index) and isinstance(tree.base, Name) and tree.base.name in families:
        return Name(f"{tree.base.name}{whole(tree.places[0], values)}", tree.span)
    if isinstance(tree, Index) and tree.places and not free_names(tree) - free_names(tree.base):
        places = tuple(Number(Fraction(whole(place, values)), place.span) for place in tree.places)
        return replace(tree, places=places)
    if isinstance(tree, Total) and _indexes(tree.body, families):
        return _written_out(tree, families, values)
    return rebuild(tree, lambda child: flatten(child, families, values))


def _indexes(tree: Node, families: frozenset[str]) -> bool:
    return any(
        isinstance(node, Index) and isinstance(node.base, Name) and node.base.name in families
        for node in walk(tree)
    )


def _written_out(tree: Total, families: frozenset[str], values: Mapping[str, Any]) -> Node:
    """A sum over unrolled steps, term by term: their names depend on the index."""
    if tree.low is None or tree.high is None:
        raise DomainError("a sum over steps needs its bounds")
    op, neutral = ("add", 0) if tree.op == "sum" else ("mul", 1)
    terms = [
        flatten(substitute(tree.body, {tree.variable: Number(Fraction(k))}), families, values)
        for k in range(whole(tree.low, values), whole(tree.high, values) + 1)
    ]
    if not terms:
        return Number(Fraction(neutral))
    return reduce(lambda left, right: Apply(op, (left, right)), terms)


def concrete_checks(problem: Problem) -> tuple[Check, ...]:
    """The checks of a problem's block, with entries of unrolled families by their names."""
    body = problem.template.body(problem.key.level)
    families = _families(body)
    return tuple(
        replace(
            check,
            left=flatten(check.left, families, problem.values),
            right=flatten(check.right, families, problem.values),
        )
        for check in body.checks
    )


def target_name(tree: Node, body: Body, values: Mapping[str, Any]) -> str:
    """The name of the unrolled step that an ask points to."""
    flat = flatten(tree, _families(body), values)
    if not isinstance(flat, Name):
        raise DomainError("a question asks about a step")
    return flat.name


def whole(tree: Node, values: Mapping[str, Any]) -> int:
    """The whole number that ``tree`` has to be: a size, a bound, a place."""
    number = float(evaluate(tree, values))
    if not number.is_integer():
        raise DomainError(f"{number} is not a whole number")
    return int(number)
