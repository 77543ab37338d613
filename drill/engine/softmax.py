"""Softmax and log-sum-exp of columns and of rows, shifted by the maximum so nothing overflows.

The shift is the one of Goodfellow, Bengio & Courville, *Deep Learning* (2016), section 4.1.
"""

from __future__ import annotations

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
)

COLUMNS, ROWS = 0, 1
"""The axis along which the entries of one distribution lie: down a column or along a row."""


def softmax(z: Array, axis: int = COLUMNS) -> Array:
    """e^z over its sum, along ``axis`` of a matrix."""
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.asarray(e / np.sum(e, axis=axis, keepdims=True))


def logsumexp(z: Array, axis: int = COLUMNS) -> Array:
    """log of the sum of e^z along ``axis`` of a matrix, which is kept with size 1."""
    top = np.max(z, axis=axis, keepdims=True)
    return np.asarray(top + np.log(np.sum(np.exp(z - top), axis=axis, keepdims=True)))


def log_softmax(z: Array, axis: int = COLUMNS) -> Array:
    """The logarithm of the softmax, without taking the logarithm of a tiny number."""
    return np.asarray(z - logsumexp(z, axis))


def _sum_of_exponentials(sympy: Any, z: Array, axis: int) -> tuple[Array, Array]:
    e = np.asarray(np.frompyfunc(sympy.exp, 1, 1)(z))
    return e, np.asarray(np.sum(e, axis=axis, keepdims=True))


def _softmax_symbolic(sympy: Any, z: Array, axis: int) -> Array:
    e, total = _sum_of_exponentials(sympy, z, axis)
    return np.asarray(e / total)


def _logsumexp_symbolic(sympy: Any, z: Array, axis: int) -> Array:
    return np.asarray(np.frompyfunc(sympy.log, 1, 1)(_sum_of_exponentials(sympy, z, axis)[1]))


def _softmax_vjp(g: Array, p: Array, axis: int) -> Array:
    """(diag(p) − ppᵀ)g of each distribution."""
    return np.asarray(p * (g - np.sum(g * p, axis=axis, keepdims=True)))


def _log_softmax_vjp(g: Array, out: Array, axis: int) -> Array:
    return np.asarray(g - np.exp(out) * np.sum(g, axis=axis, keepdims=True))


def _same_shape(name: str, shape: Shape) -> Shape:
    if len(shape) > 2:
        raise ShapeError(f"{name} takes a column or a matrix, not {describe(shape)}")
    return shape


def _declare_distribution(name: str, axis: int, spoken: str) -> None:
    register(
        Operation(
            name,
            value=lambda z: np.reshape(softmax(as_matrix(z), axis), z.shape),
            shape=lambda z: _same_shape(name, z),
            vjp=lambda g, out, z: (
                np.reshape(_softmax_vjp(as_matrix(g), as_matrix(out), axis), z.shape),
            ),
            symbolic=lambda sympy, z: np.reshape(
                _softmax_symbolic(sympy, as_matrix(z), axis), z.shape
            ),
            arity=(1, 1),
            spoken=spoken,
        )
    )


def _declare_total(name: str, axis: int, spoken: str) -> None:
    def shape(z: Shape) -> Shape:
        rows, columns = matrix_shape(_same_shape(name, z))
        return collapsed_shape((1, columns) if axis == COLUMNS else (rows, 1))

    def vjp(g: Array, _out: Array, z: Array) -> tuple[Array]:
        whole = as_matrix(z)
        kept = (1, -1) if axis == COLUMNS else (-1, 1)
        return (np.reshape(np.reshape(g, kept) * softmax(whole, axis), z.shape),)

    register(
        Operation(
            name,
            value=lambda z: collapse(logsumexp(as_matrix(z), axis)),
            shape=shape,
            vjp=vjp,
            symbolic=lambda sympy, z: collapse(_logsumexp_symbolic(sympy, as_matrix(z), axis)),
            arity=(1, 1),
            spoken=spoken,
        )
    )


_declare_distribution("softmax", COLUMNS, "the softmax")
_declare_distribution("rowsoftmax", ROWS, "the softmax of each row")
_declare_total("logsumexp", COLUMNS, "log-sum-exp")
_declare_total("rowlogsumexp", ROWS, "log-sum-exp of each row")
register(
    Operation(
        "log_softmax",
        value=lambda z: np.reshape(log_softmax(as_matrix(z)), z.shape),
        shape=lambda z: _same_shape("log_softmax", z),
        vjp=lambda g, out, z: (
            np.reshape(_log_softmax_vjp(as_matrix(g), as_matrix(out), COLUMNS), z.shape),
        ),
        symbolic=lambda sympy, z: np.reshape(
            as_matrix(z) - _logsumexp_symbolic(sympy, as_matrix(z), COLUMNS), z.shape
        ),
        arity=(1, 1),
        spoken="the logarithm of the softmax",
    )
)
