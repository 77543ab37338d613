"""The numbers that formulas are computed with: float64, or 50 digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from drill.engine.operation import Array, Operation, Value

_FLOAT64 = np.dtype(np.float64)


@dataclass(frozen=True)
class Arithmetic:
    """How a rational, a constant and the value of a symbol become numbers; what computes with them.

    ``operation`` gives the function of an operation for arrays of these numbers.
    """

    number: Callable[[Fraction], Any]
    array: Callable[[Any], Any]
    operation: Callable[[Operation], Value]
    constants: Mapping[str, Any]


def floats(value: Any) -> Array:
    """``value`` as an array of float64."""
    if type(value) is np.ndarray and value.dtype is _FLOAT64:
        return value
    return np.asarray(value, dtype=_FLOAT64)


def _operation_on_floats(operation: Operation) -> Value:
    assert operation.floats is not None
    return operation.floats


FLOAT64 = Arithmetic(
    number=lambda value: np.asarray(float(value)),
    array=floats,
    operation=_operation_on_floats,
    constants={"e": np.asarray(np.e), "pi": np.asarray(np.pi)},
)


def precise_arithmetic() -> Arithmetic:
    """50 digits; imported on need, since mpmath is seldom wanted."""
    from drill.engine.precise import PI, E, Precise

    def number(value: Fraction) -> Any:
        return Precise(value.numerator) / Precise(value.denominator)

    return Arithmetic(
        number=number,
        array=lambda value: value,
        operation=lambda operation: operation.value,
        constants={"e": E, "pi": PI},
    )
