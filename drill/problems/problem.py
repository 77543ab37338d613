"""A problem with its numbers: what was drawn, every step with its value, what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

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

    ``uses`` are the names in its formula; ``is_shape`` is as in a template.
    """

    name: str
    family: str
    formula: Node
    uses: frozenset[str]
    label: str
    line: int
    gradient: tuple[str, str] | None = None
    is_shape: bool = False
    mistakes: tuple[Mistake, ...] = ()
    without: tuple[str, ...] = ()

    def as_shown(self, value: Any) -> Any:
        """A value of this step as people write it: the sizes of a shape as a list, not a column."""
        return np.ravel(value) if self.is_shape and np.shape(value)[1:] == (1,) else value


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


def ancestors(steps: Sequence[ConcreteStep], target: str) -> list[ConcreteStep]:
    """The steps that ``target`` is computed from, itself included, in order."""
    needed, found = {target}, []
    for step in reversed(steps):
        if step.name in needed:
            needed |= step.uses
            found.append(step)
    return found[::-1]
