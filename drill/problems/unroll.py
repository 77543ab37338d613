"""Loops → steps: ``m[t]`` for t in 1..3 becomes m1, m2, m3, in what speaks of them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any

import numpy as np

from drill.engine.operation import DomainError
from drill.notation.evaluate import prepared
from drill.notation.identity import Same
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
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.program import Program, program
from drill.problems.template import Body, Check, Condition, Loop, Step

MOST_STEPS = 200
MOST_TERMS = 6
"""A longer sum is shown by its sign."""
Count = float | tuple[float, ...]


@dataclass(frozen=True)
class Unrolled:
    """A body after its loops: steps one after the other, conditions and checks about them."""

    steps: tuple[ConcreteStep, ...]
    conditions: tuple[Condition, ...]
    checks: tuple[Check, ...]
    program: Program


def unroll(body: Body, values: Mapping[str, Any]) -> Unrolled:
    """``body`` without loops, whose bounds may depend on ``values``."""
    key = Same(body)
    return _unrolled(key, tuple((name, _count(values[name])) for name in _counters(key)))


def _count(value: Any) -> Count:
    """A count, or the counts of a list, as part of a key."""
    return tuple(map(float, value)) if np.ndim(value) == 1 else float(value)


@lru_cache(maxsize=256)
def _unrolled(same: Same[Body], counts: tuple[tuple[str, Count], ...]) -> Unrolled:
    body, values = same.thing, {name: np.asarray(count) for name, count in counts}
    families = _families(body)
    steps = _steps(body, families, values)
    computed = frozenset(step.name for step in steps if step.name == step.family)
    conditions = tuple(
        condition
        for general in body.requires
        for condition in _conditions(general, computed, families, values)
    )
    return Unrolled(
        steps=steps,
        conditions=conditions,
        checks=tuple(
            replace(
                check,
                left=flatten(check.left, families, values),
                right=flatten(check.right, families, values),
            )
            for check in body.checks
        ),
        program=program(steps, conditions),
    )


def _steps(
    body: Body, families: frozenset[str], values: Mapping[str, Any]
) -> tuple[ConcreteStep, ...]:
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


def _conditions(
    general: Condition,
    computed: frozenset[str],
    families: frozenset[str],
    values: Mapping[str, Any],
) -> Iterator[Condition]:
    """A condition, or what it says of each round of its loop, with the steps that it waits for."""
    rounds: list[dict[str, Node]] = [{}]
    if general.rounds is not None:
        variable, low, high = general.rounds
        counts = range(whole(low, values), whole(high, values) + 1)
        rounds = [{variable: Number(Fraction(count))} for count in counts]
    for bound in rounds:
        formula = flatten(substitute(general.formula, bound), families, values)
        steps = free_names(formula) - (general.names - computed) - CONSTANTS
        yield Condition(formula, steps, general.line)


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
    for tree in _about(body):
        trees += _places(tree, families)
        bound |= {node.variable for node in walk(tree) if isinstance(node, Total)}
    return tuple(sorted(frozenset[str]().union(*map(free_names, trees)) - bound - CONSTANTS))


def _about(body: Body) -> list[Node]:
    """The formulas of conditions and checks, and the bounds of the loops of conditions."""
    trees = [side for check in body.checks for side in (check.left, check.right)]
    for condition in body.requires:
        trees += [condition.formula, *(condition.rounds or ())[1:]]
    return trees


def _places(tree: Node, families: frozenset[str]) -> list[Node]:
    """What decides which unrolled steps a formula means: places in families, bounds of sums."""
    found: list[Node] = []
    for node in walk(tree):
        if isinstance(node, Index) and isinstance(node.base, Name) and node.base.name in families:
            found += node.places
        if isinstance(node, Total) and _must_be_written_out(node, families):
            found += [bound for bound in (node.low, node.high) if bound is not None]
    return found


def _families(body: Body) -> frozenset[str]:
    return _families_of(Same(body))


@lru_cache(maxsize=1024)
def _families_of(same: Same[Body]) -> frozenset[str]:
    parts = [
        step
        for part in same.thing.steps
        for step in (part.steps if isinstance(part, Loop) else [part])
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
        is_shape=step.is_shape,
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
    if isinstance(tree, Total) and _must_be_written_out(tree, families):
        return _written_out(tree, families, values)
    return rebuild(tree, lambda child: flatten(child, families, values))


def _must_be_written_out(total: Total, families: frozenset[str]) -> bool:
    """Whether the index of a sum decides which unrolled steps its body means."""
    return any(total.variable in free_names(place) for place in _places(total.body, families))


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


def written_out(tree: Node, values: Mapping[str, Any]) -> Node:
    """``tree`` with its sums of at most :data:`MOST_TERMS` terms term by term."""
    if isinstance(tree, Total) and _is_short(tree, values):
        return written_out(_written_out(tree, frozenset(), values), values)
    return rebuild(tree, lambda child: written_out(child, values))


def _is_short(total: Total, values: Mapping[str, Any]) -> bool:
    if total.low is None or total.high is None:
        return False
    if not free_names(total.low) | free_names(total.high) <= values.keys():
        return False
    return whole(total.high, values) - whole(total.low, values) < MOST_TERMS


def concrete_checks(problem: Problem) -> tuple[Check, ...]:
    """The checks of a problem's block, with entries of unrolled families by their names."""
    return unroll(problem.template.body(problem.key.level), problem.values).checks


def target_name(tree: Node, body: Body, values: Mapping[str, Any]) -> str:
    """The name of the unrolled step that an ask points to."""
    if isinstance(tree, Name):
        return tree.name
    flat = flatten(tree, _families(body), values)
    if not isinstance(flat, Name):
        raise DomainError("a question asks about a step")
    return flat.name


def whole(tree: Node, values: Mapping[str, Any]) -> int:
    """The whole number that ``tree`` has to be: a size, a bound, a place."""
    if isinstance(tree, Name) and tree.name in values:
        number = float(values[tree.name])
    elif isinstance(tree, Number):
        number = float(tree.value)
    else:
        number = float(prepared(tree)(values))
    if not number.is_integer():
        raise DomainError(f"{number} is not a whole number")
    return int(number)
