"""What an operation is: its value, its vector-Jacobian product and its SymPy form, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    settings: tuple[int, ...] = ()
    """The places of arguments that decide the result's shape by their value, such as a stride.

    ``shape`` takes the number itself there, and a shape everywhere else.
    """
    floats: Value | None = None
    """``value`` for float64 arrays alone, without the care that other arguments need."""


OPERATIONS: dict[str, Operation] = {}
"""Every operation by name. The notation can say exactly what stands here."""

_FLOAT64 = np.dtype(np.float64)
MANY = 1000
"""The upper end of ``arity`` for an operation that takes as many arguments as are written."""


def register(operation: Operation) -> Operation:
    """Make ``operation`` known by its name; a second one of the same name is a mistake of ours.

    What is registered gives NaN or infinity in place of a warning, always returns arrays, and, when
    one argument holds 50-digit numbers, computes with them throughout.
    """
    if operation.name in OPERATIONS:
        raise ValueError(f"operation {operation.name} is declared twice")
    vjp, symbolic = operation.vjp, operation.symbolic
    known = replace(
        operation,
        value=_quiet_value(operation.value),
        floats=_on_floats(operation.value),
        vjp=None if vjp is None else _quiet_vjp(vjp),
        symbolic=None if symbolic is None else _as_expressions(symbolic),
    )
    OPERATIONS[operation.name] = known
    return known


def _quiet_value(value: Value) -> Value:
    def computed(*arrays: Array) -> Array:
        kind = _entry_kind(arrays)
        with np.errstate(all="ignore"):
            if kind is float:
                floats = (np.asarray(array, dtype=np.float64) for array in arrays)
                return np.asarray(value(*floats), dtype=np.float64)
            return _of_kind(value(*(_of_kind(array, kind) for array in arrays)), kind)

    return computed


def _on_floats(value: Value) -> Value:
    """``value`` of float64 arrays, where the caller has turned NumPy's warnings off."""

    def computed(*arrays: Array) -> Array:
        found = value(*arrays)
        if type(found) is np.ndarray and found.dtype is _FLOAT64:
            return found
        return np.asarray(found, dtype=_FLOAT64)

    return computed


def _quiet_vjp(vjp: VectorJacobianProduct) -> VectorJacobianProduct:
    def pulled_back(*arrays: Array) -> tuple[Array | None, ...]:
        kind = _entry_kind(arrays)
        with np.errstate(all="ignore"):
            cotangents = vjp(*(_of_kind(array, kind) for array in arrays))
        return tuple(None if part is None else _of_kind(part, kind) for part in cotangents)

    return pulled_back


def _as_expressions(symbolic: Symbolic) -> Symbolic:
    def expressed(sympy: Any, *arrays: Array) -> Array:
        objects = (np.asarray(array, dtype=object) for array in arrays)
        return np.asarray(symbolic(sympy, *objects), dtype=object)

    return expressed


def _entry_kind(arrays: tuple[Array, ...]) -> Callable[[Any], Any]:
    for array in arrays:
        if isinstance(array, float | int):
            continue
        entries = np.asarray(array)
        if entries.dtype.hasobject:
            return type(entries.flat[0])
    return float


def _of_kind(array: Any, kind: Callable[[Any], Any]) -> Array:
    """``array`` with float64 entries, or with every entry a number of the class ``kind``."""
    entries = np.asarray(array)
    if kind is float:
        return entries.astype(np.float64, copy=False)
    promoted = np.empty(entries.shape, dtype=object)
    for place in np.ndindex(entries.shape):
        entry = entries[place]
        promoted[place] = entry if type(entry) is kind else kind(float(entry))
    return promoted


def describe(shape: Shape) -> str:
    """A shape as people write it: ``3×1``, ``2×3×3``, and ``a number`` where there is none."""
    return "×".join(str(size) for size in shape) if shape else "a number"


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


def constant(number: float, like: Array) -> Array:
    """``number`` as the kind of number that ``like`` holds, so that its root has 50 digits too."""
    return _of_kind(number, _entry_kind((like,)))


def pi(like: Array) -> Array:
    """π as the kind of number that ``like`` holds."""
    return np.asarray(np.arccos(constant(-1, like)))


def setting(name: str, given: Any, low: int = 1, high: int = 100) -> int:
    """A whole number between ``low`` and ``high``, such as the stride of a convolution.

    Raises:
        ShapeError: for a shape instead of a number, a fraction, or a number out of bounds.
    """
    if isinstance(given, tuple):
        raise ShapeError(f"{name} has to be a number written out, since the shape depends on it")
    number = float(np.asarray(given).item())
    if not number.is_integer() or not low <= number <= high:
        raise ShapeError(f"{name} is a whole number from {low} to {high}, not {number:g}")
    return int(number)


def as_matrix(array: Array) -> Array:
    """A scalar as the 1×1 matrix that it is in a product; anything else as it stands."""
    return np.reshape(array, (1, 1)) if np.ndim(array) == 0 else array


def matrix_shape(shape: Shape) -> Shape:
    """The shape of :func:`as_matrix`."""
    return shape or (1, 1)


def collapse(array: Array) -> Array:
    """A 1×1 result as the scalar it is; anything else as it stands."""
    return np.reshape(array, ()) if np.shape(array) == (1, 1) else array


def collapsed_shape(shape: Shape) -> Shape:
    """The shape of :func:`collapse`."""
    return () if shape == (1, 1) else shape


def entrywise(function: Callable[[Any], Any]) -> Callable[[Any], Array]:
    """``function`` of one SymPy expression, applied to each entry of an object array."""

    def apply(array: Any) -> Array:
        entries = np.asarray(array, dtype=object)
        out = np.empty(entries.shape, dtype=object)
        for place in np.ndindex(entries.shape):
            out[place] = function(entries[place])
        return out

    return apply
