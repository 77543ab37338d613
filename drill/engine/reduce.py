"""Sums, means, extremes and spreads: of all entries, of each row (r×1), of each column (1×c)."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np

from drill.engine.operation import (
    MANY,
    Array,
    Operation,
    Shape,
    ShapeError,
    as_matrix,
    collapse,
    collapsed_shape,
    describe,
    matrix_shape,
    register,
    same_or_scalar,
    unbroadcast,
)

Over = int | None
"""The axis summed over: 1 gives a number for each row, 0 for each column, None for all entries."""

Reduction = Callable[[Array, Over], Array]
"""``(array, over)`` to the result with the axes summed over kept as size 1."""

Pullback = Callable[[Array, Array, Array, Over], Array]
"""``(g, out, array, over)`` to the cotangent of ``array``, with ``g`` and ``out`` kept likewise."""


def _sum(a: Array, over: Over) -> Array:
    return np.asarray(np.sum(a, axis=over, keepdims=True))


def _count(a: Array, over: Over) -> int:
    return np.size(a) if over is None else np.shape(a)[over]


def _mean(a: Array, over: Over) -> Array:
    return np.asarray(_sum(a, over) / _count(a, over))


def _var(a: Array, over: Over) -> Array:
    deviation = a - _mean(a, over)
    return _mean(deviation * deviation, over)


def _var_pullback(g: Array, _out: Array, a: Array, over: Over) -> Array:
    return np.asarray(g * 2 * (a - _mean(a, over)) / _count(a, over))


def _max(a: Array, over: Over) -> Array:
    return np.asarray(np.max(a, axis=over, keepdims=True))


def _min(a: Array, over: Over) -> Array:
    return np.asarray(np.min(a, axis=over, keepdims=True))


def _to_extreme(g: Array, out: Array, a: Array, over: Over) -> Array:
    """The cotangent goes to the extreme entry, in equal parts where several are equal."""
    chosen = a == out
    return np.asarray(g * chosen / np.sum(chosen, axis=over, keepdims=True))


def _std_pullback(g: Array, out: Array, a: Array, over: Over) -> Array:
    return np.asarray(_var_pullback(g, out, a, over) / (2 * out))


def _prod(a: Array, over: Over) -> Array:
    return np.asarray(np.prod(a, axis=over, keepdims=True))


def _prod_pullback(g: Array, _out: Array, a: Array, _over: Over) -> Array:
    entries = a.ravel()
    others = [np.prod(np.delete(entries, place)) for place in range(entries.size)]
    return g * np.reshape(np.asarray(others), a.shape)


def _norm(a: Array, over: Over) -> Array:
    return np.sqrt(_sum(a * a, over))


def _norm_pullback(g: Array, out: Array, a: Array, _over: Over) -> Array:
    """At the origin, where the norm has no gradient, the subgradient 0."""
    return g * np.where(out == 0, 0.0, a / out)


def _to_each(g: Array, _out: Array, a: Array, _over: Over) -> Array:
    return np.broadcast_to(g, a.shape)


def _to_each_evenly(g: Array, _out: Array, a: Array, over: Over) -> Array:
    return np.broadcast_to(g / _count(a, over), a.shape)


def _symbolic_extreme(name: str) -> Callable[[Any, Array, Over], Array]:
    def extreme(sympy: Any, a: Array, over: Over) -> Array:
        choose = getattr(sympy, name)
        if over is None:
            return np.reshape(np.asarray(choose(*a.ravel()), dtype=object), (1,) * a.ndim)
        lines = a if over == 1 else a.T
        chosen = np.array([choose(*line) for line in lines], dtype=object)
        return chosen.reshape((-1, 1) if over == 1 else (1, -1))

    return extreme


def over_all(
    name: str,
    value: Reduction,
    pullback: Pullback,
    symbolic: Callable[[Any, Array, Over], Array] | None = None,
    *,
    spoken: str,
) -> Operation:
    """What ``name`` is as a reduction of all entries of one array to a scalar."""
    expressed = symbolic or (lambda _sympy, a, over: value(a, over))

    def vjp(g: Array, out: Array, a: Array) -> tuple[Array]:
        one = (1,) * a.ndim
        return (pullback(np.reshape(g, one), np.reshape(out, one), a, None),)

    return Operation(
        name,
        value=lambda a: np.reshape(value(a, None), ()),
        shape=lambda a: (),
        vjp=vjp,
        symbolic=lambda sympy, a: np.reshape(expressed(sympy, a, None), ()),
        arity=(1, 1),
        spoken=spoken,
    )


def by_line(
    name: str,
    over: int,
    value: Reduction,
    pullback: Pullback,
    symbolic: Callable[[Any, Array, Over], Array] | None = None,
    *,
    spoken: str,
) -> Operation:
    """What ``name`` is as a reduction of each row (``over`` 1) or each column (``over`` 0)."""
    expressed = symbolic or (lambda _sympy, a, over: value(a, over))

    def shape(a: Shape) -> Shape:
        if len(a) > 2:
            raise ShapeError(f"{name} takes a matrix, not {describe(a)}")
        rows, columns = matrix_shape(a)
        return collapsed_shape((rows, 1) if over == 1 else (1, columns))

    def vjp(g: Array, out: Array, a: Array) -> tuple[Array]:
        whole = as_matrix(a)
        kept = (whole.shape[0], 1) if over == 1 else (1, whole.shape[1])
        back = pullback(np.reshape(g, kept), np.reshape(out, kept), whole, over)
        return (np.reshape(back, a.shape),)

    return Operation(
        name,
        value=lambda a: collapse(value(as_matrix(a), over)),
        shape=shape,
        vjp=vjp,
        symbolic=lambda sympy, a: collapse(expressed(sympy, as_matrix(a), over)),
        arity=(1, 1),
        spoken=spoken,
    )


_highest, _lowest = _symbolic_extreme("Max"), _symbolic_extreme("Min")

register(over_all("sum", _sum, _to_each, spoken="the sum of all entries"))
register(over_all("mean", _mean, _to_each_evenly, spoken="the mean of all entries"))
register(over_all("prod", _prod, _prod_pullback, spoken="the product of all entries"))
register(over_all("var", _var, _var_pullback, spoken="the variance (1/m) of all entries"))
register(
    over_all(
        "std",
        lambda a, over: np.sqrt(_var(a, over)),
        _std_pullback,
        lambda sympy, a, over: np.asarray(sympy.sqrt(_var(a, over).item()), dtype=object),
        spoken="the standard deviation (1/m) of all entries",
    )
)
register(
    over_all(
        "norm",
        _norm,
        _norm_pullback,
        lambda sympy, a, over: np.asarray(sympy.sqrt(np.sum(a * a)), dtype=object),
        spoken="the Euclidean norm",
    )
)

for _over, _line in ((1, "row"), (0, "col")):
    _each = "each row" if _line == "row" else "each column"
    register(by_line(f"{_line}sum", _over, _sum, _to_each, spoken=f"the sum of {_each}"))
    register(by_line(f"{_line}mean", _over, _mean, _to_each_evenly, spoken=f"the mean of {_each}"))
    register(
        by_line(f"{_line}max", _over, _max, _to_extreme, _highest, spoken=f"the maximum of {_each}")
    )
    register(
        by_line(f"{_line}var", _over, _var, _var_pullback, spoken=f"the variance (1/m) of {_each}")
    )


def _to_chosen(g: Array, out: Array, arrays: tuple[Array, ...]) -> tuple[Array, ...]:
    chosen = [(array == out) * 1 for array in arrays]
    ties = reduce(np.add, chosen)
    return tuple(
        unbroadcast(g * part / ties, array) for part, array in zip(chosen, arrays, strict=True)
    )


def larger(a: Array, b: Array) -> Array:
    """The larger of two entries, NaN where one is."""
    return np.where(a >= b, a, np.where(b > a, b, a + b))


def smaller(a: Array, b: Array) -> Array:
    """The smaller of two entries, NaN where one is."""
    return np.where(a <= b, a, np.where(b < a, b, a + b))


def _declare_extreme(
    name: str,
    of_entries: Reduction,
    of_two: Callable[[Array, Array], Array],
    symbolic_name: str,
    spoken: str,
) -> None:
    """``max(a)`` is over all entries of one array, ``max(a, b, …)`` entry by entry."""
    single = over_all(
        name, of_entries, _to_extreme, _symbolic_extreme(symbolic_name), spoken=spoken
    )

    def vjp(g: Array, out: Array, *arrays: Array) -> tuple[Array | None, ...]:
        if len(arrays) == 1 and single.vjp is not None:
            return single.vjp(g, out, *arrays)
        return _to_chosen(g, out, arrays)

    def symbolic(sympy: Any, *arrays: Array) -> Array:
        if len(arrays) == 1 and single.symbolic is not None:
            return np.asarray(single.symbolic(sympy, *arrays))
        choose = np.frompyfunc(getattr(sympy, symbolic_name), 2, 1)
        return np.asarray(reduce(choose, arrays), dtype=object)

    register(
        Operation(
            name,
            value=lambda *a: single.value(*a) if len(a) == 1 else reduce(of_two, a),
            shape=lambda *shapes: () if len(shapes) == 1 else same_or_scalar(*shapes),
            vjp=vjp,
            symbolic=symbolic,
            arity=(1, MANY),
            spoken=spoken,
        )
    )


_declare_extreme("max", _max, larger, "Max", "the maximum")
_declare_extreme("min", _min, smaller, "Min", "the minimum")


def _declare_quantifier(name: str, symbolic: Callable[[Any, list[Any]], Any], spoken: str) -> None:
    quantify = getattr(np, name)
    register(
        Operation(
            name,
            value=lambda a: np.asarray(quantify(a != 0)),
            shape=lambda a: (),
            vjp=None,
            symbolic=lambda sympy, a: symbolic(
                sympy, [sympy.Abs(sympy.sign(entry)) for entry in a.ravel()]
            ),
            arity=(1, 1),
            spoken=spoken,
        )
    )


_declare_quantifier(
    "any", lambda sp, nonzero: 1 - sp.Mul(*(1 - entry for entry in nonzero)), "any entry"
)
_declare_quantifier("all", lambda sp, nonzero: sp.Mul(*nonzero), "every entry")
