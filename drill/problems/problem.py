"""A problem with its numbers: what was drawn, every step with its value, what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.evaluate import evaluate
from drill.notation.tree import Node
from drill.problems.template import AskKind, Mistake, Template

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Key:
    """What a drawn problem is named by and drawn from again: ``name@version:level:seed``."""

    name: str
    version: int
    level: int
    seed: int

    def __str__(self) -> str:
        return f"{self.name}@{self.version}:{self.level}:{self.seed}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """The key that ``text`` spells; raises ``ValueError`` if it is none."""
        match = re.fullmatch(r"([a-z0-9-]+)@(\d+):(\d+):(\d+)", text.strip())
        if not match:
            raise ValueError(f"{text} is not a problem's key; keys read name@version:level:seed")
        name, version, level, seed = match.groups()
        return cls(name, int(version), int(level), int(seed))


@dataclass(frozen=True)
class ConcreteStep:
    """A step after loops are unrolled: ``m[2]`` has become ``m2`` of the family ``m``.

    ``uses`` are the names in its formula.
    """

    name: str
    family: str
    formula: Node
    uses: frozenset[str]
    label: str
    line: int
    gradient: tuple[str, str] | None = None
    mistakes: tuple[Mistake, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked: one step's value, formula, shape, or the right one among formulas."""

    kind: AskKind
    target: str


@dataclass(frozen=True)
class GivenValue:
    """A given after the draw; ``shown`` is false for sizes that the arrays show themselves."""

    name: str
    label: str
    form: str


@dataclass(frozen=True)
class Problem:
    """A drawn problem. ``values`` holds constants, givens and steps by name."""

    key: Key
    template: Template
    givens: tuple[GivenValue, ...]
    steps: tuple[ConcreteStep, ...]
    values: Values
    question: Question

    def step(self, name: str) -> ConcreteStep:
        """The step of that name; raises ``KeyError``."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    @property
    def target(self) -> ConcreteStep:
        """The step that is asked."""
        return self.step(self.question.target)

    def base(self) -> dict[str, Any]:
        """Constants and givens only."""
        names = {step.name for step in self.steps}
        return {name: value for name, value in self.values.items() if name not in names}

    def known_before(self, name: str) -> dict[str, Any]:
        """What an answer for step ``name`` may use: everything before it."""
        known = self.base()
        for step in self.steps:
            if step.name == name:
                break
            known[step.name] = self.values[step.name]
        return known

    def asking(self, kind: AskKind, target: str) -> Problem:
        """The same numbers with another question."""
        return replace(self, question=Question(kind, target))


@dataclass(frozen=True, eq=False)
class WrongRoad:
    """What the asked step becomes when one declared mistake is made on the way to it."""

    mistake: Mistake
    family: str
    step: str
    value: Any


def ancestors(steps: Sequence[ConcreteStep], target: str) -> list[ConcreteStep]:
    """The steps that ``target`` is computed from, itself included, in order."""
    needed, found = {target}, []
    for step in reversed(steps):
        if step.name in needed:
            needed |= step.uses
            found.append(step)
    return found[::-1]


def wrong_roads(problem: Problem, target: str) -> list[WrongRoad]:
    """Where each declared mistake on the way to ``target`` leads, one entry a mistake.

    A mistake inside a loop is made in every round. Mistakes whose formula has no value here (they
    may have the wrong shape) are left out.
    """
    path = ancestors(problem.steps, target)
    roads = []
    for family, slug in _mistakes_on(path):
        value = follow(problem, path, {family: slug})
        if value is not None:
            mistake, step = _declared(path, family, slug)
            roads.append(WrongRoad(mistake, family, step, value))
    return roads


def _mistakes_on(path: Sequence[ConcreteStep]) -> list[tuple[str, str]]:
    pairs = [(step.family, mistake.slug) for step in path for mistake in step.mistakes]
    return list(dict.fromkeys(pairs))


def _declared(path: Sequence[ConcreteStep], family: str, slug: str) -> tuple[Mistake, str]:
    for step in reversed(path):
        for mistake in step.mistakes:
            if step.family == family and mistake.slug == slug:
                return mistake, step.name
    raise KeyError(slug)


def follow(problem: Problem, path: Sequence[ConcreteStep], slips: Mapping[str, str]) -> Any:
    """The last value of ``path`` when each family in ``slips`` is done by its mistake; or None."""
    values, changed = dict(problem.values), set[str]()
    for step in path:
        wrong = slips.get(step.family)
        if wrong is None and not step.uses & changed:
            continue
        formula = next((m.formula for m in step.mistakes if m.slug == wrong), step.formula)
        try:
            values[step.name] = evaluate(formula, values)
        except (ShapeError, DomainError, KeyError):
            return None
        changed.add(step.name)
    result = values[path[-1].name]
    return result if np.all(np.isfinite(result)) else None
