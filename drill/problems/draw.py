"""Numbers for a template, from a seed: the same on every platform, and sharp.

Python's ``random.Random.random()`` keeps its stream across versions; nothing else of chance is
used. A draw is sharp when no declared mistake lands near the right answer or near another mistake.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.problems.givens import draw_given
from drill.problems.problem import GivenValue, Key, Problem, Question
from drill.problems.sample import harmless_mistakes
from drill.problems.sharpness import Sharpness, look
from drill.problems.template import Ask, Body, Condition, Template
from drill.problems.unroll import target_name, unroll

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
    """A drawn problem, how many draws were rejected before it, by reason, and how sharp it is."""

    problem: Problem
    rejected: Mapping[str, int]
    sharpness: Sharpness


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
    asks = asks_at(body, level)
    chosen = asks[int(chance.random() * len(asks))]
    harmless = partial(harmless_mistakes, template, level)
    rejected = {"condition": 0, "truth": 0, "pair": 0}
    for _ in range(TRIES):
        problem = _attempt(template, body, key, chance, ask or chosen)
        if problem is None:
            rejected["condition"] += 1
            continue
        sharpness = look(problem, harmless)
        if sharpness.near_truth:
            rejected["truth"] += 1
        elif sharpness.near_each_other and rejected["pair"] < TRIES_WITH_PAIRS:
            rejected["pair"] += 1
        else:
            return Draw(problem, rejected, sharpness)
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
    unrolled = unroll(body, values)
    try:
        done = unrolled.program.run(values)
    except (ShapeError, DomainError) as error:
        raise DrawError(f"{template.name}: {error}") from None
    if not done:
        return None
    if unrolled.program.undecided:
        condition = unrolled.program.undecided[0]
        raise DrawError(_unknown_in(condition, values), condition.line)
    question = Question(ask.kind, target_name(ask.target, body, values))
    givens = tuple(GivenValue(given.name, given.label, given.form) for given in body.givens)
    return Problem(key, template, givens, unrolled.steps, values, question)


def _unknown_in(condition: Condition, values: Mapping[str, Any]) -> str:
    unknown = ", ".join(sorted(condition.names - values.keys()))
    return f"this condition speaks of {unknown}, which no step here computes"
