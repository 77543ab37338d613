"""An unrolled body made ready to run: each condition stands where it can first be decided."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from drill.notation.evaluate import Formula, prepared
from drill.problems.problem import ConcreteStep
from drill.problems.template import Condition


@dataclass(frozen=True, eq=False)
class Action:
    """One step, and the conditions that are decided once it has its value."""

    name: str
    formula: Formula
    conditions: tuple[Formula, ...]


@dataclass(frozen=True, eq=False)
class Program:
    """Conditions on the givens, then the steps; ``undecided`` speaks of what no step computes."""

    first: tuple[Formula, ...]
    actions: tuple[Action, ...]
    undecided: tuple[Condition, ...]

    def run(self, values: dict[str, Any]) -> bool:
        """Add the value of every step to ``values``; False where a condition is not met.

        False as well where a value is not finite. NumPy's warnings are off.

        Raises:
            ShapeError, DomainError: for a formula that has no value of any kind here.
        """
        with np.errstate(all="ignore"):
            if not all(met(condition(values)) for condition in self.first):
                return False
            for action in self.actions:
                values[action.name] = value = action.formula(values)
                if not finite(value):
                    return False
                if not all(met(condition(values)) for condition in action.conditions):
                    return False
        return True


def program(steps: Sequence[ConcreteStep], conditions: Sequence[Condition]) -> Program:
    """The program of ``steps``; ``conditions`` name the steps that they wait for."""
    known: set[str] = set()
    waiting = list(conditions)

    def decided() -> tuple[Formula, ...]:
        found = [condition for condition in waiting if condition.names <= known]
        waiting[:] = [condition for condition in waiting if condition not in found]
        return tuple(prepared(condition.formula) for condition in found)

    first, actions = decided(), []
    for step in steps:
        known.add(step.name)
        actions.append(Action(step.name, prepared(step.formula), decided()))
    return Program(first, tuple(actions), tuple(waiting))


def finite(value: Any) -> bool:
    """Whether every entry is a finite number."""
    if np.ndim(value) == 0:
        return math.isfinite(value)
    return bool(np.isfinite(value).all())


def met(value: Any) -> bool:
    """Whether a condition holds in every entry."""
    return bool(value) if np.ndim(value) == 0 else bool(np.all(value))
