"""Parts of a matrix: some rows, some columns; and an image laid out as a column."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from drill.engine.operation import (
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
    setting,
)


def _declare_slice(name: str, axis: int, spoken: str) -> None:
    """Lines ``first`` to ``last`` of a matrix, both counted from 1 and both included."""

    def bounds(size: int, first: Any, last: Any) -> slice:
        start = setting(f"the first of the {name}", first, 1, size)
        return slice(start - 1, setting(f"the last of the {name}", last, start, size))

    def place(size: int, first: Any, last: Any) -> tuple[slice, ...]:
        chosen = bounds(size, first, last)
        return (chosen,) if axis == 0 else (slice(None), chosen)

    def value(a: Array, first: Any, last: Any) -> Array:
        whole = as_matrix(a)
        return collapse(whole[place(whole.shape[axis], first, last)])

    def shape(a: Shape, first: Any, last: Any) -> Shape:
        if len(a) > 2:
            raise ShapeError(f"{name} takes a matrix, not {describe(a)}")
        sizes = list(matrix_shape(a))
        chosen = bounds(sizes[axis], first, last)
        sizes[axis] = chosen.stop - chosen.start
        return collapsed_shape(tuple(sizes))

    def vjp(g: Array, _out: Array, a: Array, first: Any, last: Any) -> tuple[Array | None, ...]:
        back = np.zeros_like(as_matrix(a))
        chosen = place(back.shape[axis], first, last)
        back[chosen] = np.reshape(g, back[chosen].shape)
        return np.reshape(back, a.shape), None, None

    register(
        Operation(
            name,
            value=value,
            shape=shape,
            vjp=vjp,
            symbolic=lambda sympy, a, first, last: value(a, first, last),
            arity=(3, 3),
            spoken=spoken,
            settings=(1, 2),
        )
    )


_declare_slice("rows", 0, "the rows")
_declare_slice("columns", 1, "the columns")

register(
    Operation(
        "flatten",
        value=lambda a: np.reshape(a, (-1, 1) if a.size > 1 else ()),
        shape=lambda a: collapsed_shape((math.prod(a), 1)),
        vjp=lambda g, out, a: (np.reshape(g, a.shape),),
        symbolic=lambda sympy, a: np.reshape(a, (-1, 1) if a.size > 1 else ()),
        arity=(1, 1),
        spoken="the column of all entries, row by row",
    )
)
