"""Circular and hyperbolic functions, their inverses, and all their derivatives."""

from __future__ import annotations

import numpy as np

from drill.engine.elementwise import unary
from drill.engine.operation import Array, pi


def _acot(x: Array) -> Array:
    """The branch that is odd and jumps at 0, where it is π/2, as in SymPy."""
    return np.where(x == 0, pi(x) / 2, np.arctan(1 / x))


def _squared(x: Array) -> Array:
    return x * x


unary("sin", np.sin, np.cos, lambda sp, x: sp.sin(x), spoken="the sine")
unary("cos", np.cos, lambda x: -np.sin(x), lambda sp, x: sp.cos(x), spoken="the cosine")
unary(
    "tan",
    np.tan,
    lambda x: 1 / _squared(np.cos(x)),
    lambda sp, x: sp.tan(x),
    spoken="the tangent",
)
unary(
    "sec",
    lambda x: 1 / np.cos(x),
    lambda x: np.sin(x) / _squared(np.cos(x)),
    lambda sp, x: sp.sec(x),
    spoken="the secant",
)
unary(
    "csc",
    lambda x: 1 / np.sin(x),
    lambda x: -np.cos(x) / _squared(np.sin(x)),
    lambda sp, x: sp.csc(x),
    spoken="the cosecant",
)
unary(
    "cot",
    lambda x: np.cos(x) / np.sin(x),
    lambda x: -1 / _squared(np.sin(x)),
    lambda sp, x: sp.cot(x),
    spoken="the cotangent",
)

unary(
    "asin",
    np.arcsin,
    lambda x: 1 / np.sqrt(1 - x * x),
    lambda sp, x: sp.asin(x),
    spoken="the inverse sine",
)
unary(
    "acos",
    np.arccos,
    lambda x: -1 / np.sqrt(1 - x * x),
    lambda sp, x: sp.acos(x),
    spoken="the inverse cosine",
)
unary(
    "atan",
    np.arctan,
    lambda x: 1 / (1 + x * x),
    lambda sp, x: sp.atan(x),
    spoken="the inverse tangent",
)
unary(
    "asec",
    lambda x: np.arccos(1 / x),
    lambda x: 1 / (np.abs(x) * np.sqrt(x * x - 1)),
    lambda sp, x: sp.asec(x),
    spoken="the inverse secant",
)
unary(
    "acsc",
    lambda x: np.arcsin(1 / x),
    lambda x: -1 / (np.abs(x) * np.sqrt(x * x - 1)),
    lambda sp, x: sp.acsc(x),
    spoken="the inverse cosecant",
)
unary(
    "acot",
    _acot,
    lambda x: -1 / (1 + x * x),
    lambda sp, x: sp.acot(x),
    spoken="the inverse cotangent",
)

unary("sinh", np.sinh, np.cosh, lambda sp, x: sp.sinh(x), spoken="the hyperbolic sine")
unary("cosh", np.cosh, np.sinh, lambda sp, x: sp.cosh(x), spoken="the hyperbolic cosine")
unary(
    "tanh",
    np.tanh,
    lambda x: 1 / _squared(np.cosh(x)),
    lambda sp, x: sp.tanh(x),
    spoken="the hyperbolic tangent",
)
unary(
    "sech",
    lambda x: 1 / np.cosh(x),
    lambda x: -np.tanh(x) / np.cosh(x),
    lambda sp, x: sp.sech(x),
    spoken="the hyperbolic secant",
)
unary(
    "csch",
    lambda x: 1 / np.sinh(x),
    lambda x: -1 / (np.tanh(x) * np.sinh(x)),
    lambda sp, x: sp.csch(x),
    spoken="the hyperbolic cosecant",
)
unary(
    "coth",
    lambda x: 1 / np.tanh(x),
    lambda x: -1 / _squared(np.sinh(x)),
    lambda sp, x: sp.coth(x),
    spoken="the hyperbolic cotangent",
)

unary(
    "asinh",
    np.arcsinh,
    lambda x: 1 / np.sqrt(1 + x * x),
    lambda sp, x: sp.asinh(x),
    spoken="the inverse hyperbolic sine",
)
unary(
    "acosh",
    np.arccosh,
    lambda x: 1 / (np.sqrt(x - 1) * np.sqrt(x + 1)),
    lambda sp, x: sp.acosh(x),
    spoken="the inverse hyperbolic cosine",
)
unary(
    "atanh",
    np.arctanh,
    lambda x: 1 / (1 - x * x),
    lambda sp, x: sp.atanh(x),
    spoken="the inverse hyperbolic tangent",
)
unary(
    "asech",
    lambda x: np.arccosh(1 / x),
    lambda x: -1 / (x * np.sqrt(1 - x * x)),
    lambda sp, x: sp.asech(x),
    spoken="the inverse hyperbolic secant",
)
unary(
    "acsch",
    lambda x: np.arcsinh(1 / x),
    lambda x: -1 / (np.abs(x) * np.sqrt(1 + x * x)),
    lambda sp, x: sp.acsch(x),
    spoken="the inverse hyperbolic cosecant",
)
unary(
    "acoth",
    lambda x: np.arctanh(1 / x),
    lambda x: 1 / (1 - x * x),
    lambda sp, x: sp.acoth(x),
    spoken="the inverse hyperbolic cotangent",
)
