"""Powers of e, roots, logarithms, rounding, factorials and the error function."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from drill.engine.elementwise import by_entry, unary
from drill.engine.operation import Array, Operation, constant, pi, register, same_or_scalar


def sign(x: Array) -> Array:
    """−1, 0 or 1; 0 at 0."""
    return np.where(x == x, (x > 0) * 1.0 - (x < 0) * 1.0, x)  # noqa: PLR0124 (NaN stays NaN)


def _erf_of(x: Any) -> Any:
    return math.erf(x) if isinstance(x, float) else x.erf()


erf = by_entry(_erf_of)
"""The error function 2/√π ∫₀ˣ e^(−t²) dt."""


def _erf_derivative(x: Array) -> Array:
    return np.asarray(2 * np.exp(-x * x) / np.sqrt(pi(x)))


unary("exp", np.exp, np.exp, lambda sp, x: sp.exp(x), spoken="the exponential")
unary("log", np.log, lambda x: 1 / x, lambda sp, x: sp.log(x), spoken="the natural logarithm")
unary(
    "log2",
    np.log2,
    lambda x: 1 / (x * np.log(constant(2, x))),
    lambda sp, x: sp.log(x) / sp.log(2),
    spoken="the logarithm to base 2",
)
unary(
    "log10",
    np.log10,
    lambda x: 1 / (x * np.log(constant(10, x))),
    lambda sp, x: sp.log(x) / sp.log(10),
    spoken="the logarithm to base 10",
)
unary(
    "sqrt",
    np.sqrt,
    lambda x: 1 / (2 * np.sqrt(x)),
    lambda sp, x: sp.sqrt(x),
    spoken="the square root",
)
unary(
    "abs",
    np.abs,
    sign,
    lambda sp, x: sp.Abs(x),
    lambda sp, x: sp.sign(x),
    spoken="the absolute value",
)
unary("sign", sign, None, lambda sp, x: sp.sign(x), spoken="the sign")
unary("floor", np.floor, None, lambda sp, x: sp.floor(x), spoken="the floor")
unary("ceil", np.ceil, None, lambda sp, x: sp.ceiling(x), spoken="the ceiling")
unary("round", np.rint, None, None, spoken="the nearest integer (a half to the even one)")
unary("erf", erf, _erf_derivative, lambda sp, x: sp.erf(x), spoken="the error function")


LARGEST_FACTORIAL = 170
"""171! is beyond float64."""


def _whole(x: Any) -> int | None:
    """``x`` as an integer of at least 0, or None where it is none."""
    number = float(x)
    return int(number) if number >= 0 and number.is_integer() and x == number else None


def _factorial_of(x: Any) -> Any:
    n = _whole(x)
    if n is None:
        return type(x)(math.inf if float(x) == math.inf else math.nan)
    return type(x)(math.factorial(n) if n <= LARGEST_FACTORIAL else math.inf)


factorial = by_entry(_factorial_of)
"""n!, NaN where n is not an integer of at least 0, infinite above 170!."""

unary("factorial", factorial, None, lambda sp, x: sp.factorial(x), spoken="the factorial")


def _binomial_of(n: Any, k: Any) -> Any:
    whole, chosen = _whole(n), _whole(k)
    if whole is None or chosen is None:
        return type(n)(math.nan)
    if chosen > whole:
        return type(n)(0)
    count = 1
    for i in range(1, min(chosen, whole - chosen) + 1):
        count = count * (whole - i + 1) // i
        if count.bit_length() > 1024:
            return type(n)(math.inf)
    return type(n)(count) if count < 2**1023 else type(n)(math.inf)


def binomial(n: Array, k: Array) -> Array:
    """The number of ways to choose k of n, NaN unless both are integers, infinite if too large."""
    return np.asarray(np.frompyfunc(_binomial_of, 2, 1)(n, k))


register(
    Operation(
        "binomial",
        value=binomial,
        shape=same_or_scalar,
        vjp=None,
        symbolic=lambda sympy, n, k: np.asarray(np.frompyfunc(sympy.binomial, 2, 1)(n, k)),
        arity=(2, 2),
        elementwise=True,
        spoken="the binomial coefficient",
    )
)
