"""Tree → plan: a function of values, made once and run at each draw.

A plan takes the values of symbols and what is left of :data:`MOST_TERMS`. It expects NumPy's
warnings to be off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import Array, DomainError, ShapeError, Value, collapse, describe
from drill.notation.arithmetic import Arithmetic
from drill.notation.show import show
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total, walk

Values = Mapping[str, Any]
Plan = Callable[[Values, list[int]], Any]
MOST_TERMS = 20_000
"""How many parts of a formula the sums of one evaluation may compute, all together."""
_NAN = np.asarray(np.nan)
_NO_NUMBER = (ZeroDivisionError, OverflowError, FloatingPointError)


def plan(tree: Node, arithmetic: Arithmetic) -> Plan:
    """What computes ``tree``; running it raises ShapeError, DomainError, or KeyError for a name."""
    match tree:
        case Number(value=value):
            number = arithmetic.number(value)
            return lambda _values, _left: number
        case Name(name=name):
            return _named(name, arithmetic)
        case Apply(op=op, args=args):
            run = arithmetic.operation(OPERATIONS[op])
            return _applied(op, run, [plan(arg, arithmetic) for arg in args])
        case Rows(rows=rows):
            return _rows([[plan(entry, arithmetic) for entry in row] for row in rows])
        case Index():
            return _entry(tree, arithmetic)
        case Total():
            return _total(tree, arithmetic)


def _named(name: str, arithmetic: Arithmetic) -> Plan:
    array, constants = arithmetic.array, arithmetic.constants

    def named(values: Values, _left: list[int]) -> Any:
        return array(values[name]) if name in values else constants[name]

    return named


def _applied(op: str, run: Value, args: list[Plan]) -> Plan:
    """An operation on its arguments; those of one and two are most, and cost least."""
    if len(args) == 1:
        (only,) = args
        return lambda values, left: _computed(op, run, (only(values, left),))
    if len(args) == 2:
        first, second = args
        return lambda values, left: _computed(op, run, (first(values, left), second(values, left)))
    return lambda values, left: _computed(op, run, tuple(arg(values, left) for arg in args))


def _computed(op: str, run: Value, args: tuple[Any, ...]) -> Any:
    try:
        return run(*args)
    except _NO_NUMBER:
        return _NAN
    except ShapeError:
        raise
    except ValueError as error:
        raise ShapeError(f"{op}: {error}") from None


def _rows(plans: list[list[Plan]]) -> Plan:
    def rows(values: Values, left: list[int]) -> Any:
        entries = [[np.asarray(entry(values, left))[()] for entry in row] for row in plans]
        for row in entries:
            for entry in row:
                if np.shape(entry):
                    raise ShapeError(f"an entry is {describe(np.shape(entry))}, not a number")
        return collapse(np.array(entries))

    return rows


def _entry(tree: Index, arithmetic: Arithmetic) -> Plan:
    base = plan(tree.base, arithmetic)
    at = [plan(place, arithmetic) for place in tree.places]

    def entry_of(values: Values, left: list[int]) -> Any:
        whole = base(values, left)
        try:
            places = tuple(as_whole(place(values, left)) - 1 for place in at)
        except DomainError:
            raise ShapeError(f"the place in {show(tree)} is not a whole number") from None
        try:
            return arithmetic.array(entry(whole, places))
        except ShapeError:
            shape = describe(np.shape(whole))
            raise ShapeError(f"there is no entry {show(tree)}: {shape}") from None

    return entry_of


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


def as_whole(value: Any) -> int:
    """The whole number that ``value`` is; raises :class:`DomainError` for any other."""
    number = float(value)
    if not number.is_integer():
        raise DomainError("a whole number is needed here")
    return int(number)


# -- sums and products over an index ---------------------------------------------------------------


def _total(tree: Total, arithmetic: Arithmetic) -> Plan:
    body, variable = plan(tree.body, arithmetic), tree.variable
    bounds, cost = _range(tree, arithmetic), sum(1 for _ in walk(tree.body))
    start = 0.0 if tree.op == "sum" else 1.0

    def total(values: Values, left: list[int]) -> Any:
        low, high = bounds(values, left)
        left[0] -= max(0, high - low + 1) * cost
        if left[0] < 0:
            raise DomainError("a sum of too many terms")
        inner, result = dict(values), start
        for index in range(low, high + 1):
            inner[variable] = np.float64(index)
            term = body(inner, left)
            result = result + term if tree.op == "sum" else result * term
        return arithmetic.array(result)

    return total


def _range(tree: Total, arithmetic: Arithmetic) -> Callable[[Values, list[int]], tuple[int, int]]:
    """From where to where the index runs; without bounds over the entries of what it indexes."""
    if tree.low is not None and tree.high is not None:
        low, high = plan(tree.low, arithmetic), plan(tree.high, arithmetic)
        return lambda values, left: (as_whole(low(values, left)), as_whole(high(values, left)))
    indexed = [
        (plan(node.base, arithmetic), node) for node in walk(tree.body) if isinstance(node, Index)
    ]

    def entries(values: Values, left: list[int]) -> tuple[int, int]:
        sizes = {
            size
            for base, node in indexed
            for size in _sizes(np.shape(base(values, left)), node, tree.variable)
        }
        if len(sizes) != 1:
            raise ShapeError(f"it is not clear how far {tree.variable} runs")
        return 1, sizes.pop()

    return entries


def _sizes(shape: tuple[int, ...], node: Index, variable: str) -> list[int]:
    if len(node.places) == 1 and len(shape) == 2:
        shape = (max(shape),)
    return [
        size for place, size in zip(node.places, shape, strict=False) if place == Name(variable)
    ]
