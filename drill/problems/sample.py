"""Random points for comparing formulas: real numbers inside each given's domain, odd sizes.

Sizes are distinct and above 1, so that a transposed or misplaced matrix shows; values are
continuous, so that formulas agree only when they are equal.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, Shape, ShapeError
from drill.notation.evaluate import evaluate, prepared
from drill.notation.identity import Same
from drill.notation.tree import Apply, Number, free_names
from drill.problems.givens import as_scalar_if_single, draw_given, form_shape
from drill.problems.precision import distance
from drill.problems.problem import ConcreteStep, Key, Problem, Question
from drill.problems.roads import wrong_roads
from drill.problems.template import AskKind, Body, Given, Loop, Template
from drill.problems.unroll import unroll, whole

SIZES = ((2, 3, 4, 5, 7), (3, 5, 2, 4, 6), (4, 2, 5, 3, 8))
"""Three sets of distinct sizes, taken in the order in which size names appear."""
DRAWS = 2
_TRIES = 30


Point = tuple[dict[str, Any], tuple[ConcreteStep, ...]]
"""Values of constants, givens and steps, and the steps."""


def sample_points(template: Template, level: int) -> tuple[Point, ...]:
    """Values of givens and steps at :data:`DRAWS` random points for each set of sizes.

    The steps stand beside them, since a loop may be longer for other sizes. Where no other sizes go
    together (a kernel larger than its image) the points have the level's own. The points are the
    same for all draws of a template, and remembered.
    """
    return _sampled(Same(template), level, own=False)


def own_points(template: Template, level: int) -> tuple[Point, ...]:
    """Random points at the level's own sizes and constants, where a 2 may stand for a size."""
    return _sampled(Same(template), level, own=True)


@lru_cache(maxsize=512)
def _sampled(same: Same[Template], level: int, *, own: bool) -> tuple[Point, ...]:
    chance = random.Random(20_261_121)
    body, constants = same.thing.body(level), same.thing.level(level).constants
    if own:
        body = replace(body, givens=tuple(map(_unvaried, body.givens)))
        drawn = [_point(body, constants, (), chance) for _ in range(len(SIZES) * DRAWS)]
        return tuple(point for point in drawn if point is not None)
    drawn = [_point(body, constants, sizes, chance) for sizes in SIZES for _ in range(DRAWS)]
    points = tuple(point for point in drawn if point is not None)
    return points or _sampled(same, level, own=True)


def _unvaried(given: Given) -> Given:
    """A fixed number as a formula that is no plain number, so that it is left as it is."""
    formula = given.source.formula
    if not isinstance(formula, Number):
        return given
    kept = Apply("mul", (formula, Number(Fraction(1))))
    return replace(given, source=replace(given.source, formula=kept))


def _point(
    body: Body, constants: Mapping[str, Fraction], sizes: tuple[int, ...], chance: random.Random
) -> Point | None:
    """A point where every step has a value; conditions are kept where some try meets them."""
    fallback = None
    for _ in range(_TRIES):
        try:
            values, steps = _try(body, constants, sizes, chance)
        except (ShapeError, DomainError, ValueError):
            continue
        if all(np.all(np.isfinite(values[step.name])) for step in steps):
            fallback = values, steps
            if _meets(body, values):
                return fallback
    return fallback


def _meets(body: Body, values: Mapping[str, Any]) -> bool:
    """Whether the conditions hold; one that these sizes give no meaning does not."""
    try:
        conditions = unroll(body, values).conditions
        return all(np.all(evaluate(one.formula, values)) for one in conditions)
    except (ShapeError, DomainError, KeyError):
        return False


def _try(
    body: Body, constants: Mapping[str, Fraction], sizes: tuple[int, ...], chance: random.Random
) -> Point:
    values: dict[str, Any] = {name: np.float64(value) for name, value in constants.items()}
    counted = _counts(body)
    for name, size in zip(_size_names(body, values), sizes, strict=False):
        values[name] = np.float64(size)
    for given in body.givens:
        values[given.name] = _value(given, values, chance, counted=given.name in counted)
    steps = unroll(body, values).steps
    with np.errstate(all="ignore"):
        for step in steps:
            values[step.name] = prepared(step.formula)(values)
    return values, steps


def general_shapes(problem: Problem) -> dict[str, Shape]:
    """The shapes of everything at sizes above 1: a product of vectors of size 1 is still one."""
    shapes = {name: np.shape(value) for name, value in problem.values.items()}
    for values, _ in sample_points(problem.template, problem.key.level)[:1]:
        shapes |= {name: np.shape(value) for name, value in values.items()}
    return shapes


def harmless_mistakes(template: Template, level: int, target: str) -> frozenset[tuple[str, str]]:
    """The mistakes, as (family, slug), that never change ``target``: σ(−z) in a (1 − a), say.

    They show at random points, where a mistake that only these numbers hide would be seen.
    """
    return _harmless(Same(template), level, target)


@lru_cache(maxsize=1024)
def _harmless(same: Same[Template], level: int, target: str) -> frozenset[tuple[str, str]]:
    template = same.thing
    different: set[tuple[str, str]] = set()
    named: set[tuple[str, str]] = set()
    for values, steps in sample_points(template, level):
        key = Key(template.name, template.version, level, 0)
        if target not in values:
            continue
        problem = Problem(key, template, (), steps, values, Question(AskKind.VALUE, target))
        for road in wrong_roads(problem, target):
            mistake = (road.family, road.mistake.slug)
            named.add(mistake)
            if distance(values[target], road.value, 9) > 1:
                different.add(mistake)
    return frozenset(named - different)


def _size_names(body: Body, constants: Mapping[str, Any]) -> list[str]:
    """The constants that are nothing but sizes of vectors, matrices and tensors."""
    named = [
        name
        for given in body.givens
        if given.form in ("vector", "matrix", "tensor")
        for size in given.sizes
        for name in sorted(free_names(size))
    ]
    return [name for name in dict.fromkeys(named) if name in constants]


def _counts(body: Body) -> frozenset[str]:
    """Givens that count something: a size or a loop depends on them, so they stay whole."""
    trees = [size for given in body.givens for size in given.sizes]
    for part in body.steps:
        if isinstance(part, Loop):
            trees += [part.low, part.high]
    return frozenset[str]().union(*map(free_names, trees))


def _value(given: Given, values: Mapping[str, Any], chance: random.Random, *, counted: bool) -> Any:
    source = given.source
    if counted or source.kind == "onehot":
        return draw_given(given, values, chance)
    if source.kind == "fixed":
        return _near(given, values, chance)
    low, high = _domain(source.kind, source.numbers)
    sizes = [whole(size, values) for size in given.sizes]
    if given.form == "scalar":
        return np.float64(_between(low, high, chance))
    shape = form_shape(given.form, sizes)
    flat = [_between(low, high, chance) for _ in range(math.prod(shape))]
    return as_scalar_if_single(np.array(flat).reshape(shape))


def _near(given: Given, values: Mapping[str, Any], chance: random.Random) -> Any:
    """A constant such as β₁ = 0.9 varies too, or 1 − β₁ would be η by chance."""
    value = evaluate(given.source.formula or Number(Fraction(0)), values)
    if isinstance(given.source.formula, Number) and value:
        return np.float64(value * _between(0.6, 1.0, chance))
    return value


def _domain(kind: str, numbers: tuple[Fraction, ...]) -> tuple[float, float]:
    ends = numbers if kind == "choice" else numbers[:2]
    low, high = float(min(ends)), float(max(ends))
    return (low, high) if low < high else (low * 0.9 - 0.1, high * 1.1 + 0.1)


def _between(low: float, high: float, chance: random.Random) -> float:
    return low + (high - low) * chance.random()
