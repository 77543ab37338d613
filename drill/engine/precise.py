"""Numbers of 50 digits that NumPy can compute with.

NumPy's functions on an object array call the method of the same name on each entry, so the one
definition of an operation also serves for the second look at a float64 mismatch.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
from mpmath import MPContext

_context = MPContext()
_context.dps = 50
_LARGEST_EXPONENT = 1_000_000
"""Beyond 10 to this power a result counts as infinite: big exponents cost memory, not digits."""


class Precise:
    """A real number of 50 digits; what is not real becomes NaN, what is too large infinite."""

    __slots__ = ("mpf",)

    def __init__(self, value: Any) -> None:
        self.mpf: Any = value.mpf if isinstance(value, Precise) else _context.mpf(value)

    def __float__(self) -> float:
        return float(self.mpf)

    def __repr__(self) -> str:
        return f"Precise({_context.nstr(self.mpf, 20)})"

    def __hash__(self) -> int:
        return hash(self.mpf)

    def __neg__(self) -> Precise:
        return Precise(-self.mpf)

    def __abs__(self) -> Precise:
        return Precise(abs(self.mpf))

    def __floor__(self) -> Precise:
        return _real(_context.floor, self)

    def __ceil__(self) -> Precise:
        return _real(_context.ceil, self)

    def __add__(self, other: Any) -> Any:
        return _binary(operator.add, self, other)

    def __radd__(self, other: Any) -> Any:
        return _binary(operator.add, other, self)

    def __sub__(self, other: Any) -> Any:
        return _binary(operator.sub, self, other)

    def __rsub__(self, other: Any) -> Any:
        return _binary(operator.sub, other, self)

    def __mul__(self, other: Any) -> Any:
        return _binary(operator.mul, self, other)

    def __rmul__(self, other: Any) -> Any:
        return _binary(operator.mul, other, self)

    def __truediv__(self, other: Any) -> Any:
        return _binary(_divide, self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return _binary(_divide, other, self)

    def __pow__(self, other: Any) -> Any:
        return _binary(_power, self, other)

    def __rpow__(self, other: Any) -> Any:
        return _binary(_power, other, self)

    def __lt__(self, other: Any) -> bool:
        return bool(self.mpf < _mpf(other))

    def __le__(self, other: Any) -> bool:
        return bool(self.mpf <= _mpf(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.mpf > _mpf(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self.mpf >= _mpf(other))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Precise | int | float) and bool(self.mpf == _mpf(other))

    def exp(self) -> Precise:
        """e to this number."""
        if self.mpf > _LARGEST_EXPONENT:
            return Precise("inf")
        return Precise(0) if self.mpf < -_LARGEST_EXPONENT else _real(_context.exp, self)

    def expm1(self) -> Precise:
        """e to this number, less 1."""
        if abs(self.mpf) > _LARGEST_EXPONENT:
            return Precise(self.exp() - 1)
        return _real(_context.expm1, self)

    def sinh(self) -> Precise:
        """Its hyperbolic sine."""
        if abs(self.mpf) > _LARGEST_EXPONENT:
            return Precise("inf" if self.mpf > 0 else "-inf")
        return _real(_context.sinh, self)

    def cosh(self) -> Precise:
        """Its hyperbolic cosine."""
        if abs(self.mpf) > _LARGEST_EXPONENT:
            return Precise("inf")
        return _real(_context.cosh, self)

    def log2(self) -> Precise:
        """Its logarithm to base 2."""
        return Precise(_real(_context.ln, self) / _real(_context.ln, Precise(2)))


def _binary(function: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    if isinstance(left, np.ndarray) or isinstance(right, np.ndarray):
        return NotImplemented  # NumPy then goes entry by entry
    return Precise(function(_mpf(left), _mpf(right)))


def _mpf(value: Any) -> Any:
    return value.mpf if isinstance(value, Precise) else _context.mpf(float(value))


def _real(function: Callable[[Any], Any], number: Precise) -> Precise:
    try:
        result = function(number.mpf)
    except (ValueError, ZeroDivisionError, OverflowError, _context.NoConvergence):
        return Precise("nan")
    return Precise(result if isinstance(result, _context.mpf) else "nan")


def _divide(numerator: Any, denominator: Any) -> Any:
    if denominator == 0:
        return "nan"
    return numerator / denominator


def _power(base: Any, exponent: Any) -> Any:
    if base == 0:
        return "nan" if exponent < 0 else int(exponent == 0)
    if abs(exponent * _context.log(abs(base))) > _LARGEST_EXPONENT:
        return "inf" if (abs(base) > 1) == (exponent > 0) else 0
    result = base**exponent
    return result if isinstance(result, _context.mpf) else "nan"


def _method(name: str) -> Callable[[Precise], Precise]:
    function = getattr(_context, name)

    def method(self: Precise) -> Precise:
        return _real(function, self)

    return method


_METHODS = {
    "log": "ln", "log10": "log10", "log1p": "log1p", "sqrt": "sqrt", "tanh": "tanh",
    "sin": "sin", "cos": "cos", "tan": "tan", "rint": "nint",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh",
    "erf": "erf",
}  # fmt: skip
"""NumPy's name of a function to mpmath's."""

for _numpy_name, _mpmath_name in _METHODS.items():
    setattr(Precise, _numpy_name, _method(_mpmath_name))


def precise(array: Any) -> Any:
    """``array`` with each float64 entry as the :class:`Precise` of exactly that value."""
    entries = np.asarray(array, dtype=object)
    out = np.empty(entries.shape, dtype=object)
    for place in np.ndindex(entries.shape):
        out[place] = Precise(float(entries[place]))
    return out


E = Precise(_context.e)
PI = Precise(_context.pi)
