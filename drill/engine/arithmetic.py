"""Arithmetic and comparison, entry by entry; a scalar, row or column is repeated as needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import Array, Operation, register, same_or_scalar, unbroadcast

Partial = Callable[[Array, Array, Array, Array], Array]
"""The cotangent of one operand from ``(g, out, a, b)``, before it is summed to its shape."""


def binary(
    name: str,
    value: Callable[[Any, Any], Any],
    partials: tuple[Partial, Partial] | None,
    symbolic: Callable[[Any, Any, Any], Any] | None = None,
    *,
    spoken: str,
) -> None:
    """Declare an operation of two arrays, entry by entry.

    ``symbolic(sympy, a, b)`` works on whole object arrays; without it ``value`` itself does.
    """

    def vjp(g: Array, out: Array, a: Array, b: Array) -> tuple[Array | None, ...]:
        if partials is None:
            return None, None
        by_a, by_b = partials
        return unbroadcast(by_a(g, out, a, b), a), unbroadcast(by_b(g, out, a, b), b)

    register(
        Operation(
            name,
            value=value,
            shape=same_or_scalar,
            vjp=None if partials is None else vjp,
            symbolic=symbolic or (lambda _sympy, a, b: value(a, b)),
            arity=(2, 2),
            elementwise=True,
            spoken=spoken,
        )
    )


def _by_base(g: Array, _out: Array, base: Array, exponent: Array) -> Array:
    return g * np.where(exponent == 0, 0.0, exponent * np.power(base, exponent - 1))


def _by_exponent(g: Array, out: Array, base: Array, _exponent: Array) -> Array:
    slope = np.where(base == 0, 0.0, out * np.log(base))
    return g * slope


binary("add", np.add, (lambda g, o, a, b: g, lambda g, o, a, b: g), spoken="the sum")
binary("sub", np.subtract, (lambda g, o, a, b: g, lambda g, o, a, b: -g), spoken="the difference")
binary(
    "mul",
    np.multiply,
    (lambda g, o, a, b: g * b, lambda g, o, a, b: g * a),
    spoken="the product entry by entry",
)
binary(
    "div",
    np.divide,
    (lambda g, o, a, b: g / b, lambda g, o, a, b: -g * o / b),
    spoken="the quotient",
)
binary("pow", np.power, (_by_base, _by_exponent), spoken="the power")

register(
    Operation(
        "neg",
        value=np.negative,
        shape=same_or_scalar,
        vjp=lambda g, out, a: (-g,),
        symbolic=lambda sympy, a: -a,
        arity=(1, 1),
        elementwise=True,
        spoken="the negative",
    )
)


def _of_entries(function: Callable[..., Any]) -> Callable[..., Array]:
    """``function`` of SymPy expressions, applied entry by entry with repetition."""
    apply = np.frompyfunc(function, 2, 1)
    return lambda a, b: np.asarray(apply(a, b), dtype=object)


def _step(sympy: Any, a: Any, b: Any, at_zero: int) -> Array:
    """1 where a > b, 0 where a < b, ``at_zero`` where they are equal."""
    return _of_entries(lambda left, right: sympy.Heaviside(left - right, at_zero))(a, b)


def _differs(sympy: Any, a: Any, b: Any) -> Array:
    return _of_entries(lambda left, right: sympy.Abs(sympy.sign(left - right)))(a, b)


binary("gt", np.greater, None, lambda sp, a, b: _step(sp, a, b, 0), spoken="greater than")
binary("lt", np.less, None, lambda sp, a, b: _step(sp, b, a, 0), spoken="less than")
binary("ge", np.greater_equal, None, lambda sp, a, b: _step(sp, a, b, 1), spoken="at least")
binary("le", np.less_equal, None, lambda sp, a, b: _step(sp, b, a, 1), spoken="at most")
binary("eq", np.equal, None, lambda sp, a, b: 1 - _differs(sp, a, b), spoken="equal to")
binary("ne", np.not_equal, None, _differs, spoken="different from")


def _both(a: Array, b: Array) -> Array:
    return np.asarray((a != 0) & (b != 0))


def _either(a: Array, b: Array) -> Array:
    return np.asarray((a != 0) | (b != 0))


binary(
    "logical_and",
    _both,
    None,
    lambda sp, a, b: _differs(sp, a, 0) * _differs(sp, b, 0),
    spoken="both",
)
binary(
    "logical_or",
    _either,
    None,
    lambda sp, a, b: 1 - (1 - _differs(sp, a, 0)) * (1 - _differs(sp, b, 0)),
    spoken="either",
)
register(
    Operation(
        "logical_not",
        value=lambda a: a == 0,
        shape=same_or_scalar,
        vjp=None,
        symbolic=lambda sympy, a: 1 - _differs(sympy, a, 0),
        arity=(1, 1),
        elementwise=True,
        spoken="not",
    )
)
