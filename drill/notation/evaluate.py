"""Tree → array: the engine's values, in float64 or at 50 digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import Array, DomainError, ShapeError, collapse, describe
from drill.notation.show import show
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total, walk

Values = Mapping[str, Any]
MOST_TERMS = 20_000
"""How many parts of a formula the sums of one evaluation may compute, all together."""


@dataclass(frozen=True)
class Arithmetic:
    """The numbers to compute with: how an exact rational and the constants become one."""

    number: Callable[[Fraction], Any]
    constants: Mapping[str, Any]


FLOAT64 = Arithmetic(float, {"e": np.e, "pi": np.pi})


def precise_arithmetic() -> Arithmetic:
    """50 digits; imported on need, since mpmath is seldom wanted."""
    from drill.engine.precise import PI, E, Precise

    def number(value: Fraction) -> Any:
        return Precise(value.numerator) / Precise(value.denominator)

    return Arithmetic(number, {"e": E, "pi": PI})


def evaluate(tree: Node, values: Values, arithmetic: Arithmetic = FLOAT64) -> Any:
    """The value of ``tree``; where it has none (log of a negative number) entries are NaN.

    Raises:
        ShapeError: for operands whose shapes do not go together.
    """
    with np.errstate(all="ignore"):
        return _Evaluator(values, arithmetic, [MOST_TERMS]).value(tree)


class _Evaluator:
    def __init__(self, values: Values, arithmetic: Arithmetic, left: list[int]) -> None:
        self.values = values
        self.arithmetic = arithmetic
        self.left = left

    def value(self, tree: Node) -> Any:
        match tree:
            case Number(value=value):
                return self.arithmetic.number(value)
            case Name(name=name):
                return self._named(name)
            case Apply(op=op, args=args):
                return _compute(op, [self.value(arg) for arg in args])
            case Rows(rows=rows):
                return self._rows(rows)
            case Index():
                return self._entry(tree)
            case Total():
                return self._total(tree)

    def _named(self, name: str) -> Any:
        if name in self.values:
            return self.values[name]
        return self.arithmetic.constants[name]

    def _rows(self, rows: tuple[tuple[Node, ...], ...]) -> Array:
        entries = [[np.asarray(self.value(entry))[()] for entry in row] for row in rows]
        for row in entries:
            for entry in row:
                if np.shape(entry):
                    raise ShapeError(f"an entry is {describe(np.shape(entry))}, not a number")
        array: Array = np.array(entries)
        return array[0, 0] if array.shape == (1, 1) else array

    def _entry(self, tree: Index) -> Array:
        base = self.value(tree.base)
        places = tuple(_position(self.value(place), tree) for place in tree.places)
        try:
            return entry(base, places)
        except ShapeError:
            shape = describe(np.shape(base))
            raise ShapeError(f"there is no entry {show(tree)}: {shape}") from None

    def _total(self, tree: Total) -> Any:
        low, high = self._range(tree)
        self.left[0] -= max(0, high - low + 1) * sum(1 for _ in walk(tree.body))
        if self.left[0] < 0:
            raise DomainError("a sum of too many terms")
        result: Any = 0.0 if tree.op == "sum" else 1.0
        for index in range(low, high + 1):
            values = {**self.values, tree.variable: np.float64(index)}
            term = _Evaluator(values, self.arithmetic, self.left).value(tree.body)
            result = result + term if tree.op == "sum" else result * term
        return result

    def _range(self, tree: Total) -> tuple[int, int]:
        if tree.low is not None and tree.high is not None:
            return _whole(self.value(tree.low)), _whole(self.value(tree.high))
        sizes = {
            size
            for node in walk(tree.body)
            if isinstance(node, Index)
            for size in self._sizes(node, tree.variable)
        }
        if len(sizes) != 1:
            raise ShapeError(f"it is not clear how far {tree.variable} runs")
        return 1, sizes.pop()

    def _sizes(self, node: Index, variable: str) -> list[int]:
        shape = np.shape(self.value(node.base))
        if len(node.places) == 1 and len(shape) == 2:
            shape = (max(shape),)
        return [
            size for place, size in zip(node.places, shape, strict=False) if place == Name(variable)
        ]


def entry(base: Array, places: tuple[int, ...]) -> Array:
    """The entry of ``base`` at ``places``, from 0; one place of a tensor names a matrix of it.

    Raises:
        ShapeError: when there is none.
    """
    shape = np.shape(base)
    if len(shape) == 2 and len(places) == 1:
        places = (places[0], 0) if shape[1] == 1 else (0, places[0])
    part = len(shape) > 2 and 0 < len(places) <= len(shape) - 2
    if not part and len(places) != len(shape):
        raise ShapeError("no such entry")
    if any(not 0 <= place < size for place, size in zip(places, shape, strict=False)):
        raise ShapeError("no such entry")
    found: Array = base[places]
    return collapse(found) if part else found


def _compute(op: str, args: list[Array]) -> Array:
    try:
        result: Array = OPERATIONS[op].value(*args)
    except (ZeroDivisionError, OverflowError, FloatingPointError):
        return np.float64("nan")  # type: ignore[return-value]
    except ShapeError:
        raise
    except ValueError as error:
        raise ShapeError(f"{op}: {error}") from None
    return result


def _position(value: Array, tree: Index) -> int:
    try:
        return _whole(value) - 1
    except DomainError:
        raise ShapeError(f"the place in {show(tree)} is not a whole number") from None


def _whole(value: Any) -> int:
    number = float(value)
    if not number.is_integer():
        raise DomainError("a whole number is needed here")
    return int(number)
