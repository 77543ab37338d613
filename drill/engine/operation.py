"""What an operation is: its value, its vector-Jacobian product and its SymPy form, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""A scalar has shape (), a vector (n, 1), a matrix (rows, columns); images are (channels, h, w)."""

Shape = tuple[int, ...]

Value = Callable[..., Array]
ShapeRule = Callable[..., Shape]
VectorJacobianProduct = Callable[..., tuple["Array | None", ...]]
Symbolic = Callable[..., Any]


class ShapeError(ValueError):
    """Operands whose shapes do not go together; the message names both shapes."""


class DomainError(ValueError):
    """Arguments outside what an operation is defined for."""


@dataclass(frozen=True)
class Operation:
    """One operation of the engine.

    ``value(*arrays)`` computes it on float64 arrays and on object arrays of
    :class:`~drill.engine.precise.Precise` alike. ``shape(*shapes)`` gives the result's shape or
    raises :class:`ShapeError`. ``vjp(g, out, *arrays)`` returns one cotangent per argument, given
    the cotangent ``g`` of the result ``out``, and ``None`` where it is not differentiable.
    ``symbolic(sympy, *arrays)`` computes it on object arrays of SymPy expressions; the module is
    passed in, so that describing an operation does not import SymPy.
    """

    name: str
    value: Value
    shape: ShapeRule
    vjp: VectorJacobianProduct | None
    symbolic: Symbolic | None
    arity: tuple[int, int]
    elementwise: bool = False
    spoken: str = ""
    """How the operation is named in a sentence: "the natural logarithm"."""


OPERATIONS: dict[str, Operation] = {}
"""Every operation by name. The notation can say exactly what stands here."""


def register(operation: Operation) -> Operation:
    """Make ``operation`` known by its name; a second one of the same name is a mistake of ours."""
    if operation.name in OPERATIONS:
        raise ValueError(f"operation {operation.name} is declared twice")
    OPERATIONS[operation.name] = operation
    return operation


def describe(shape: Shape) -> str:
    """A shape as people write it: ``scalar``, ``3×1``, ``2×3×3``."""
    return "×".join(str(size) for size in shape) if shape else "scalar"


def same_or_scalar(*shapes: Shape) -> Shape:
    """The shape of an entry-by-entry result.

    Scalars go with anything; a column n×1 is repeated over the columns of n×m, a row 1×m over its
    rows. A column never meets a row: that is an outer product and has to be written as one.
    """
    result: Shape = ()
    for shape in shapes:
        result = _join(result, shape)
    return result


def _join(left: Shape, right: Shape) -> Shape:
    if left == right or not right:
        return left
    if not left:
        return right
    if len(left) == len(right) == 2 and _repeats(left, right):
        return right
    if len(left) == len(right) == 2 and _repeats(right, left):
        return left
    raise ShapeError(f"{describe(left)} and {describe(right)} do not go together entry by entry")


def _repeats(small: Shape, large: Shape) -> bool:
    column = small[0] == large[0] and small[1] == 1
    row = small[1] == large[1] and small[0] == 1
    return column or row


def unbroadcast(g: Array, like: Array) -> Array:
    """The cotangent ``g`` summed over the axes along which ``like`` was repeated."""
    target = np.shape(like)
    if np.shape(g) == target:
        return g
    if not target:
        return np.asarray(np.sum(g))
    axes = tuple(axis for axis, size in enumerate(target) if size == 1 and np.shape(g)[axis] != 1)
    return np.asarray(np.sum(g, axis=axes, keepdims=True))


def entrywise(function: Callable[[Any], Any]) -> Callable[[Any], Array]:
    """``function`` of one SymPy expression, applied to each entry of an object array."""

    def apply(array: Any) -> Array:
        entries = np.asarray(array, dtype=object)
        out = np.empty(entries.shape, dtype=object)
        for place in np.ndindex(entries.shape):
            out[place] = function(entries[place])
        return out

    return apply
