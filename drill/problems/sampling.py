"""Claims at random points: at 50 digits and at several sizes, for what SymPy can't prove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.arithmetic import FLOAT64, Arithmetic, precise_arithmetic
from drill.notation.differentiate import gradients, run
from drill.notation.evaluate import evaluate
from drill.notation.tree import Node
from drill.problems.confirm import agree
from drill.problems.problem import ConcreteStep
from drill.problems.sample import Point, own_points, sample_points
from drill.problems.template import Body, Template
from drill.problems.unroll import unroll

FINE = 1e-25
"""Agreement of numbers of 50 digits, after what cancels has cancelled."""
_NOTHING = 1e-35
_DIGITS, _FLOAT64_DIGITS = 50, 16
Result = TypeVar("Result")
Sides = tuple[Any, Any]


@dataclass(frozen=True)
class Held:
    """What sampling said for a claim: to how many digits it held, at how many sets of sizes.

    ``own`` says that these are the level's own sizes, since it does not hold at others; no digits
    that it held at drawn numbers alone, which have to be whole, say.
    """

    digits: int = 0
    sizes: int = 0
    own: bool = False

    def __str__(self) -> str:
        if not self.digits:
            return "held at drawn numbers"
        digits = "50 digits" if self.digits == _DIGITS else "float64"
        return f"held at {digits}, {'its own' if self.own or self.sizes < 2 else 'several'} sizes"


def sampled(template: Template, level: int) -> Mapping[int, Held]:
    """For the line of each claim of ``template`` how it held."""
    body = template.body(level)
    wide = _at_all(body, sample_points(template, level))
    narrow = _at_all(body, own_points(template, level)) if not all(wide.values()) else {}
    sizes = _sizes(sample_points(template, level))
    lines = wide.keys() | narrow.keys()
    return {
        line: Held(wide[line], sizes) if wide.get(line) else Held(narrow.get(line, 0), 1, own=True)
        for line in lines
    }


def _sizes(points: Sequence[Point]) -> int:
    return len({tuple(np.shape(value) for value in values.values()) for values, _ in points})


def _at_all(body: Body, points: Sequence[Point]) -> dict[int, int]:
    """The digits to which the claims of each line held at every point."""
    found: dict[int, int] = {}
    for values, steps in points:
        for line, digits in _at(body, values, steps).items():
            found[line] = min(found.get(line, _DIGITS), digits)
    return found


def _at(body: Body, values: Mapping[str, Any], steps: tuple[ConcreteStep, ...]) -> dict[int, int]:
    """The digits to which the claims of each line hold at one point."""
    from drill.engine.precise import precise

    names = {step.name for step in steps}
    base = {name: value for name, value in values.items() if name not in names}
    exact = {name: precise(value) for name, value in base.items()}
    plain = _Reckoning(base, steps, FLOAT64)
    fine = _Reckoning(exact, steps, precise_arithmetic())
    found: dict[int, int] = {}
    for step in steps:
        if step.gradient:
            claim = (step.name, *step.gradient)
            _note(found, step.line, plain.gradient(*claim), fine.gradient(*claim))
    for check in unroll(body, base).checks:
        sides = check.left, check.right
        _note(found, check.line, plain.check(*sides), fine.check(*sides))
    return found


def _note(found: dict[int, int], line: int, plain: Sides | None, fine: Sides | None) -> None:
    """Remember to how many digits the claim of a line holds, with what is known of the line."""
    digits = _FLOAT64_DIGITS if plain is not None and agree(*plain) else 0
    if digits and fine is not None and _agree_finely(*fine):
        digits = _DIGITS
    found[line] = min(found.get(line, _DIGITS), digits)


class _Reckoning:
    """One point in one arithmetic: both sides of each claim, None where they have no value."""

    def __init__(
        self, base: Mapping[str, Any], steps: Sequence[ConcreteStep], arithmetic: Arithmetic
    ) -> None:
        self.arithmetic = arithmetic
        self.formulas = [(step.name, step.formula) for step in steps]
        self.values = _computed(lambda: run(self.formulas, base, arithmetic))

    def gradient(self, step: str, of: str, by: str) -> Sides | None:
        """A step, and the gradient that it claims to be."""
        values = self.values
        if values is None:
            return None
        right = _computed(lambda: gradients(self.formulas, values, of, [by], self.arithmetic)[by])
        return None if right is None else (values[step], right)

    def check(self, left: Node, right: Node) -> Sides | None:
        """What stands on both sides of a check."""
        values = self.values
        if values is None:
            return None
        return _computed(
            lambda: (
                evaluate(left, values, self.arithmetic),
                evaluate(right, values, self.arithmetic),
            )
        )


def _computed(compute: Callable[[], Result]) -> Result | None:
    try:
        return compute()
    except (ShapeError, DomainError, ArithmeticError, KeyError, TypeError):
        return None


def _agree_finely(a: Any, b: Any) -> bool:
    if np.shape(a) != np.shape(b):
        return False
    size = np.maximum(np.abs(a), np.abs(b))
    return bool(np.all(np.abs(np.subtract(a, b)) <= FINE * size + _NOTHING))
