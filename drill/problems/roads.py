"""Wrong roads: what the asked step becomes when declared mistakes are made on the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.evaluate import Formula, prepared
from drill.notation.identity import Same
from drill.problems.problem import ConcreteStep, Problem, ancestors
from drill.problems.program import finite
from drill.problems.template import Mistake

Redone = tuple[tuple[str, Formula], ...]
"""The steps that come out differently, each with the formula that it is computed by then."""


@dataclass(frozen=True, eq=False)
class WrongRoad:
    """What the asked step becomes when one declared mistake is made on the way to it."""

    mistake: Mistake
    family: str
    step: str
    value: Any


@dataclass(frozen=True, eq=False)
class _Way:
    """A wrong road before there are numbers."""

    mistake: Mistake
    family: str
    step: str
    redone: Redone


def wrong_roads(problem: Problem, target: str) -> Iterator[WrongRoad]:
    """Where each declared mistake on the way to ``target`` leads, one by one.

    A mistake inside a loop is made in every round. Mistakes whose formula has no value here (they
    may have the wrong shape) are left out.
    """
    for way in _ways(Same(problem.steps), target):
        value = _walked(problem.values, way.redone)
        if value is not None:
            yield WrongRoad(way.mistake, way.family, way.step, value)


@lru_cache(maxsize=1024)
def _ways(same: Same[tuple[ConcreteStep, ...]], target: str) -> tuple[_Way, ...]:
    path = ancestors(same.thing, target)
    pairs = dict.fromkeys((step.family, mistake.slug) for step in path for mistake in step.mistakes)
    return tuple(
        _Way(*_declared(path, family, slug), _redone(path, {family: slug}))
        for family, slug in pairs
    )


def _declared(path: Sequence[ConcreteStep], family: str, slug: str) -> tuple[Mistake, str, str]:
    """The mistake as it stands at the last step on the way that declares it."""
    return next(
        (mistake, family, step.name)
        for step in reversed(path)
        for mistake in step.mistakes
        if step.family == family and mistake.slug == slug
    )


def follow(problem: Problem, path: Sequence[ConcreteStep], slips: Mapping[str, str]) -> Any:
    """The last value of ``path`` when each family in ``slips`` is done by its mistake; or None."""
    return _walked(problem.values, _redone(path, slips))


def _redone(path: Sequence[ConcreteStep], slips: Mapping[str, str]) -> Redone:
    changed: dict[str, Formula] = {}
    for step in path:
        slug = slips.get(step.family)
        if slug is None and step.uses.isdisjoint(changed):
            continue
        formula = next((m.formula for m in step.mistakes if m.slug == slug), step.formula)
        changed[step.name] = prepared(formula)
    return tuple(changed.items())


def _walked(values: Mapping[str, Any], redone: Redone) -> Any:
    """The value of the last step that is redone; None where one has none."""
    here: dict[str, Any] = dict(values)
    result: Any = None
    try:
        with np.errstate(all="ignore"):
            for name, formula in redone:
                here[name] = result = formula(here)
    except (ShapeError, DomainError, KeyError):
        return None
    return result if result is not None and finite(result) else None
