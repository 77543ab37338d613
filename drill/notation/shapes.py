"""Shapes before values: what a formula's shape is, and what standing side by side means in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from drill.engine import OPERATIONS
from drill.engine.operation import Shape, ShapeError, collapsed_shape, describe
from drill.notation.names import CONSTANTS
from drill.notation.show import show
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total, free_names, rebuild

MOST_ENTRIES = 100_000
"""Entries that a part of a formula may have: nothing that is typed takes the memory away."""


class MismatchError(ShapeError):
    """A part of a formula whose shapes do not go together; ``node`` is that part."""

    def __init__(self, message: str, node: Node) -> None:
        super().__init__(message)
        self.node = node


def resolve(tree: Node, shapes: Mapping[str, Shape]) -> tuple[Node, Shape]:
    """``tree`` with each ``product`` decided by shape, and the shape of the whole.

    Side by side, or with a dot between, a scalar scales, two columns take their dot product, and
    anything else multiplies as matrices.

    Raises:
        MismatchError: naming the operands and both shapes.
    """
    match tree:
        case Number():
            return tree, ()
        case Name(name=name):
            return tree, () if name in CONSTANTS and name not in shapes else shapes[name]
        case Rows():
            return _rows(tree, shapes)
        case Index():
            return _index(tree, shapes)
        case Total():
            return _total(tree, shapes)
        case Apply():
            return _apply(tree, shapes)


def shape_of(tree: Node, shapes: Mapping[str, Shape]) -> Shape:
    """The shape of ``tree``; raises :class:`MismatchError`."""
    return resolve(tree, shapes)[1]


def _apply(tree: Apply, shapes: Mapping[str, Shape]) -> tuple[Node, Shape]:
    resolved = [resolve(arg, shapes) for arg in tree.args]
    args = tuple(node for node, _ in resolved)
    sizes = [shape for _, shape in resolved]
    op = _product(args, sizes) if tree.op == "product" else tree.op
    here = replace(tree, op=op, args=args)
    try:
        shape = OPERATIONS[op].shape(*_known(op, args, sizes))
        if math.prod(shape) > MOST_ENTRIES:
            raise ShapeError(f"the result would have more than {MOST_ENTRIES} entries")
        return here, shape
    except ValueError as error:
        raise MismatchError(_mismatch(here, sizes, error), here) from None


def _product(args: tuple[Node, ...], sizes: list[Shape]) -> str:
    left, right = sizes
    gated = any(isinstance(arg, Apply) and arg.op in _COMPARISONS for arg in args)
    if not left or not right or (gated and left == right):
        return "mul"
    if left == right and left[1:] == (1,):
        return "dot"
    return "matmul"


def _setting(tree: Node) -> Any:
    """The number that a shape depends on, such as a stride; () where it is not written out."""
    return float(tree.value) if isinstance(tree, Number) else ()


_COMPARISONS = frozenset({"gt", "lt", "ge", "le", "eq", "ne"})
"""An indicator beside a vector is a gate, entry by entry: nobody means a dot product by it."""
_OPERANDS = {"add": "added", "sub": "subtracted", "mul": "multiplied entry by entry",
             "matmul": "multiplied", "dot": "multiplied", "div": "divided"}  # fmt: skip


def _mismatch(tree: Apply, sizes: list[Shape], error: ValueError) -> str:
    if tree.op not in _OPERANDS or "entries" in str(error):
        return f"{show(tree)}: {error}"
    (left, right), (a, b) = tree.args, sizes
    return (
        f"{show(left)} is {describe(a)} and {show(right)} is {describe(b)}: "
        f"they can't be {_OPERANDS[tree.op]}"
    )


def _rows(tree: Rows, shapes: Mapping[str, Shape]) -> tuple[Node, Shape]:
    def entry(node: Node) -> Node:
        resolved, shape = resolve(node, shapes)
        if shape != ():
            raise MismatchError(f"the entry {show(node)} is {describe(shape)}, not a number", node)
        return resolved

    here = rebuild(tree, entry)
    size = (len(tree.rows), len(tree.rows[0]))
    return here, () if size == (1, 1) else size


def _index(tree: Index, shapes: Mapping[str, Shape]) -> tuple[Node, Shape]:
    base, shape = resolve(tree.base, shapes)
    places = tuple(resolve(place, shapes)[0] for place in tree.places)
    here = replace(tree, base=base, places=places)
    if len(shape) > 2 and len(places) <= len(shape) - 2:
        return here, collapsed_shape(shape[len(places) :])
    axes = len([size for size in shape if size != 1]) or 1
    if not shape or len(places) not in (axes, len(shape)):
        raise MismatchError(f"{show(tree.base)} is {describe(shape)}: no such entry", tree)
    return here, ()


def _total(tree: Total, shapes: Mapping[str, Shape]) -> tuple[Node, Shape]:
    low, high = (bound and resolve(bound, shapes)[0] for bound in (tree.low, tree.high))
    body, shape = resolve(tree.body, {**shapes, tree.variable: ()})
    return replace(tree, body=body, low=low, high=high), shape


def scalar_in(shapes: Mapping[str, Shape]) -> Callable[[Node], bool]:
    """Tells of parts of a formula whether they are numbers, for :func:`~drill.notation.show.show`.

    A name without a shape is an index, which is one. What was found is remembered: a part is asked
    about once for itself and once for each part around it.
    """
    found: dict[int, tuple[Node, Shape | None]] = {}

    def shape(node: Node) -> Shape | None:
        if id(node) not in found:
            found[id(node)] = node, compute(node)
        return found[id(node)][1]

    def compute(node: Node) -> Shape | None:
        if isinstance(node, Apply):
            sizes = [shape(arg) for arg in node.args]
            known = [size for size in sizes if size is not None]
            return _result(node, known) if len(known) == len(sizes) else None
        indices = dict.fromkeys(free_names(node) - shapes.keys(), ())
        try:
            return shape_of(node, {**shapes, **indices})
        except ShapeError:
            return None

    return lambda node: shape(node) == ()


def _result(tree: Apply, sizes: list[Shape]) -> Shape | None:
    op = _product(tree.args, sizes) if tree.op == "product" else tree.op
    try:
        return OPERATIONS[op].shape(*_known(op, tree.args, sizes))
    except ValueError:
        return None


def _known(op: str, args: tuple[Node, ...], sizes: list[Shape]) -> list[Any]:
    """What an operation's shape follows from: sizes, and the numbers of its settings."""
    settings = OPERATIONS[op].settings
    return [
        _setting(arg) if place in settings else size
        for place, (arg, size) in enumerate(zip(args, sizes, strict=True))
    ]
