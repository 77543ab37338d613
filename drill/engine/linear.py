"""Linear algebra of columns and matrices; a scalar counts as 1×1 and a 1×1 result is a scalar."""

from __future__ import annotations

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
)


def _require_flat(*shapes: Shape) -> None:
    for shape in shapes:
        if len(shape) > 2:
            raise ShapeError(f"{describe(shape)} is neither a column nor a matrix")


def matmul(a: Array, b: Array) -> Array:
    """The matrix product AB."""
    return collapse(as_matrix(a) @ as_matrix(b))


def matmul_shape(a: Shape, b: Shape) -> Shape:
    """(r, k) and (k, c) give (r, c)."""
    _require_flat(a, b)
    (rows, inner), (also_inner, columns) = matrix_shape(a), matrix_shape(b)
    if inner != also_inner:
        raise ShapeError(
            f"{describe(a)} and {describe(b)} can't be multiplied: "
            f"the inner sizes {inner} and {also_inner} differ"
        )
    return collapsed_shape((rows, columns))


def _matmul_vjp(g: Array, _out: Array, a: Array, b: Array) -> tuple[Array, Array]:
    left, right = as_matrix(a), as_matrix(b)
    g = np.reshape(g, (left.shape[0], right.shape[1]))
    return np.reshape(g @ right.T, a.shape), np.reshape(left.T @ g, b.shape)


register(
    Operation(
        "matmul",
        value=matmul,
        shape=matmul_shape,
        vjp=_matmul_vjp,
        symbolic=lambda sympy, a, b: matmul(a, b),
        arity=(2, 2),
        spoken="the matrix product",
    )
)


def _transpose_shape(a: Shape) -> Shape:
    _require_flat(a)
    return a[::-1]


register(
    Operation(
        "transpose",
        value=np.transpose,
        shape=_transpose_shape,
        vjp=lambda g, out, a: (np.transpose(g),),
        symbolic=lambda sympy, a: np.transpose(a),
        arity=(1, 1),
        spoken="the transpose",
    )
)


def dot(a: Array, b: Array) -> Array:
    """The scalar product aᵀb of two vectors."""
    return np.asarray(np.sum(a * b))


def _dot_shape(a: Shape, b: Shape) -> Shape:
    _require_flat(a, b)
    if a != b or 1 not in matrix_shape(a):
        raise ShapeError(
            f"{describe(a)} and {describe(b)} have no dot product: "
            "it takes two columns of one length"
        )
    return ()


register(
    Operation(
        "dot",
        value=dot,
        shape=_dot_shape,
        vjp=lambda g, out, a, b: (g * b, g * a),
        symbolic=lambda sympy, a, b: dot(a, b),
        arity=(2, 2),
        spoken="the dot product",
    )
)


def outer(u: Array, v: Array) -> Array:
    """The outer product uvᵀ of two columns."""
    return collapse(as_matrix(u) @ as_matrix(v).T)


def _outer_shape(u: Shape, v: Shape) -> Shape:
    _require_column("outer", u)
    _require_column("outer", v)
    return collapsed_shape((matrix_shape(u)[0], matrix_shape(v)[0]))


def _require_column(name: str, shape: Shape) -> None:
    if len(shape) > 2 or matrix_shape(shape)[1] != 1:
        raise ShapeError(f"{name} takes columns, not {describe(shape)}")


def _outer_vjp(g: Array, _out: Array, u: Array, v: Array) -> tuple[Array, Array]:
    left, right = as_matrix(u), as_matrix(v)
    g = np.reshape(g, (left.shape[0], right.shape[0]))
    return np.reshape(g @ right, u.shape), np.reshape(g.T @ left, v.shape)


register(
    Operation(
        "outer",
        value=outer,
        shape=_outer_shape,
        vjp=_outer_vjp,
        symbolic=lambda sympy, u, v: outer(u, v),
        arity=(2, 2),
        spoken="the outer product",
    )
)


def diag(column: Array) -> Array:
    """The square matrix with ``column`` on its diagonal and zeros beside it."""
    return collapse(as_matrix(column) * np.eye(column.size, dtype=int))


def _diag_shape(column: Shape) -> Shape:
    _require_column("diag", column)
    return collapsed_shape((matrix_shape(column)[0],) * 2)


def _diag_vjp(g: Array, _out: Array, column: Array) -> tuple[Array]:
    return (np.reshape(np.diagonal(as_matrix(g)), column.shape),)


register(
    Operation(
        "diag",
        value=diag,
        shape=_diag_shape,
        vjp=_diag_vjp,
        symbolic=lambda sympy, column: diag(column),
        arity=(1, 1),
        spoken="the diagonal matrix",
    )
)


def _joined(axis: int, arrays: tuple[Array, ...]) -> Array:
    return collapse(np.concatenate([as_matrix(array) for array in arrays], axis=axis))


def _joined_shape(axis: int, shapes: tuple[Shape, ...]) -> Shape:
    _require_flat(*shapes)
    sizes = [list(matrix_shape(shape)) for shape in shapes]
    across = 1 - axis
    for shape, size in zip(shapes, sizes, strict=True):
        if size[across] != sizes[0][across]:
            side, unit = ("above", "columns") if axis == 0 else ("beside", "rows")
            raise ShapeError(
                f"{describe(shapes[0])} can't stand {side} {describe(shape)}: "
                f"the numbers of {unit} {sizes[0][across]} and {size[across]} differ"
            )
    total = list(sizes[0])
    total[axis] = sum(size[axis] for size in sizes)
    return collapsed_shape(tuple(total))


def _split(axis: int, g: Array, arrays: tuple[Array, ...]) -> tuple[Array, ...]:
    ends = np.cumsum([as_matrix(array).shape[axis] for array in arrays])[:-1]
    parts = np.split(as_matrix(g), ends, axis=axis)
    return tuple(np.reshape(part, array.shape) for part, array in zip(parts, arrays, strict=True))


def _declare_joining(name: str, axis: int, spoken: str) -> None:
    register(
        Operation(
            name,
            value=lambda *arrays: _joined(axis, arrays),
            shape=lambda *shapes: _joined_shape(axis, shapes),
            vjp=lambda g, out, *arrays: _split(axis, g, arrays),
            symbolic=lambda sympy, *arrays: _joined(axis, arrays),
            arity=(1, MANY),
            spoken=spoken,
        )
    )


def _channels(*arrays: Array) -> Array:
    return np.stack([as_matrix(array) for array in arrays])


def _channels_shape(*shapes: Shape) -> Shape:
    sizes = [matrix_shape(shape) for shape in shapes]
    for size in sizes[1:]:
        if size != sizes[0]:
            raise ShapeError(
                f"{describe(sizes[0])} and {describe(size)} can't be channels of one image"
            )
    return (len(sizes), *sizes[0])


register(
    Operation(
        "channels",
        value=_channels,
        shape=_channels_shape,
        vjp=lambda g, out, *arrays: tuple(
            np.reshape(part, array.shape) for part, array in zip(g, arrays, strict=True)
        ),
        symbolic=lambda sympy, *arrays: _channels(*arrays),
        arity=(1, MANY),
        spoken="the matrices as channels of one image",
    )
)
_declare_joining("stack", 0, "one above the other")
_declare_joining("hstack", 1, "side by side")
