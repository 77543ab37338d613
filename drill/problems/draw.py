"""Numbers for a template, from a seed: the same on every platform, and sharp.

Python's ``random.Random.random()`` keeps its stream across versions; nothing else of chance is
used. A draw is sharp when no declared mistake lands near the right answer or near another mistake.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.evaluate import evaluate
from drill.problems.givens import draw_given
from drill.problems.precision import distance
from drill.problems.problem import (
    GivenValue,
    Key,
    Problem,
    Question,
    WrongRoad,
    wrong_roads,
)
from drill.problems.sample import harmless_mistakes
from drill.problems.template import Ask, AskKind, Body, Condition, Template
from drill.problems.unroll import target_name, unroll

SHARP = 10.0
"""How many tolerances a mistake keeps from the truth and from other mistakes."""
TRIES = 4_000
TRIES_WITH_PAIRS = 200
"""After so many draws in which mistakes only looked like each other, they may do so."""


class DrawError(ValueError):
    """No numbers satisfy the template's conditions; the message says which.

    ``line`` is that of a condition which no numbers could satisfy.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True)
class Draw:
    """A drawn problem and how many draws were rejected before it, by reason."""

    problem: Problem
    rejected: Mapping[str, int]


def draw(template: Template, level: int, seed: int) -> Problem:
    """The problem of that key."""
    return draw_counted(template, level, seed).problem


def draw_counted(template: Template, level: int, seed: int, ask: Ask | None = None) -> Draw:
    """The problem of that key, counting rejected draws; ``ask`` overrides the question.

    Raises:
        DrawError: when the template's conditions leave nothing to draw.
    """
    key = Key(template.name, template.version, level, seed)
    chance = _chance(key)
    body = template.body(level)
    chosen = _chosen(template, key, chance)
    harmless = partial(harmless_mistakes, template, level)
    rejected = {"condition": 0, "truth": 0, "pair": 0}
    for _ in range(TRIES):
        problem = _attempt(template, body, key, chance, ask or chosen)
        reason = "condition" if problem is None else ""
        if problem is not None:
            reason = _blunt(problem, harmless, pairs=rejected["pair"] < TRIES_WITH_PAIRS)
            if not reason:
                return Draw(problem, rejected)
        rejected[reason] += 1
    counts = ", ".join(f"{count} by {reason}" for reason, count in rejected.items() if count)
    raise DrawError(f"{template.name} level {level}: none of {TRIES} draws fits: {counts}")


def asks_at(body: Body, level: int) -> list[Ask]:
    """The questions of a body that belong to ``level``."""
    return [ask for ask in body.asks if not ask.levels or level in ask.levels]


def asked_by(template: Template, key: Key) -> Ask:
    """The question of the problem of ``key``, without drawing its numbers."""
    return _chosen(template, key, _chance(key))


def _chosen(template: Template, key: Key, chance: random.Random) -> Ask:
    asks = asks_at(template.body(key.level), key.level)
    return asks[int(chance.random() * len(asks))]


def _chance(key: Key) -> random.Random:
    digest = hashlib.sha256(str(key).encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def _attempt(
    template: Template, body: Body, key: Key, chance: random.Random, ask: Ask
) -> Problem | None:
    values: dict[str, Any] = {
        name: np.float64(value) for name, value in template.level(key.level).constants.items()
    }
    for given in body.givens:
        values[given.name] = draw_given(given, values, chance)
    return build(template, body, key, values, ask)


def build(
    template: Template, body: Body, key: Key, values: dict[str, Any], ask: Ask
) -> Problem | None:
    """The problem on given ``values``, or None when a condition fails or a step has no value."""
    unrolled, base = unroll(body, values), dict(values)
    steps = unrolled.steps
    try:
        pending = _unmet(list(unrolled.conditions), values)
        for step in steps:
            if pending is None:
                return None
            values[step.name] = evaluate(step.formula, values)
            if not np.all(np.isfinite(values[step.name])):
                return None
            pending = _unmet(pending, values)
    except (ShapeError, DomainError) as error:
        raise DrawError(f"{template.name}: {error}") from None
    if pending is None:
        return None
    if pending:
        raise DrawError(_unknown_in(pending[0], values), pending[0].line)
    question = Question(ask.kind, target_name(ask.target, body, base))
    givens = tuple(GivenValue(given.name, given.label, given.form) for given in body.givens)
    return Problem(key, template, givens, steps, values, question)


def _unmet(conditions: list[Condition], values: Mapping[str, Any]) -> list[Condition] | None:
    """The conditions that can't be decided yet; None as soon as one fails."""
    waiting = []
    for condition in conditions:
        if not condition.names <= values.keys():
            waiting.append(condition)
        elif not np.all(evaluate(condition.formula, values)):
            return None
    return waiting


def _unknown_in(condition: Condition, values: Mapping[str, Any]) -> str:
    unknown = ", ".join(sorted(condition.names - values.keys()))
    return f"this condition speaks of {unknown}, which no step here computes"


def _blunt(
    problem: Problem, harmless: Callable[[str], frozenset[tuple[str, str]]], *, pairs: bool
) -> str:
    """Why the draw does not tell mistakes apart; "" when it is sharp."""
    if problem.question.kind is not AskKind.VALUE:
        return ""
    target = problem.question.target
    truth, digits = problem.values[target], problem.template.digits
    roads = wrong_roads(problem, target)
    near = [road for road in roads if distance(truth, road.value, digits) < SHARP]
    if any((road.family, road.mistake.slug) not in harmless(target) for road in near):
        return "truth"
    telling = [road for road in roads if road not in near]
    return "pair" if pairs and _coincide(telling, digits) else ""


def _coincide(roads: Sequence[WrongRoad], digits: int) -> bool:
    return any(distance(a.value, b.value, digits) < SHARP for a, b in combinations(roads, 2))
