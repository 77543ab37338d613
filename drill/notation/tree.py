"""The tree of a formula: small frozen values, equal when they say the same, wherever they stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact rational number, as decimals are: 0.1 is one tenth."""

    value: Fraction
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A symbol of the problem, or the constants ``e`` and ``pi``."""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation of the engine on its arguments.

    ``product`` is the one name that is not an operation: what stands side by side, or with a dot
    between. Shapes decide whether it scales, multiplies matrices or takes a dot product.
    """

    op: str
    args: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix written out. ``flat`` says that it was a plain list, which counts as a column."""

    rows: tuple[tuple[Node, ...], ...]
    flat: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Index:
    """An entry of a list, a vector (one place) or a matrix (two); places count from 1."""

    base: Node
    places: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum or product over an index that runs from ``low`` to ``high``.

    Without bounds (``Σ_k y_k``) it runs over the entries of whatever it indexes.
    """

    op: str
    body: Node
    variable: str
    low: Node | None = None
    high: Node | None = None
    span: Span = field(default=NOWHERE, compare=False)


Node = Number | Name | Apply | Rows | Index | Total


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below ``node``."""
    match node:
        case Apply(args=args):
            return args
        case Rows(rows=rows):
            return tuple(entry for row in rows for entry in row)
        case Index(base=base, places=places):
            return (base, *places)
        case Total(body=body, low=low, high=high):
            return tuple(part for part in (body, low, high) if part is not None)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it, parents first."""
    pending = [node]
    while pending:
        here = pending.pop()
        yield here
        pending.extend(reversed(children(here)))


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """``node`` with ``change`` applied to each of its children."""
    match node:
        case Apply(args=args):
            return replace(node, args=tuple(change(arg) for arg in args))
        case Rows(rows=rows):
            return replace(node, rows=tuple(tuple(change(entry) for entry in row) for row in rows))
        case Index(base=base, places=places):
            return replace(node, base=change(base), places=tuple(change(p) for p in places))
        case Total(body=body, low=low, high=high):
            return replace(
                node,
                body=change(body),
                low=low and change(low),
                high=high and change(high),
            )
        case _:
            return node


def free_names(node: Node) -> frozenset[str]:
    """The symbols that ``node`` needs a value for."""
    if isinstance(node, Name):
        return frozenset((node.name,))
    found = frozenset[str]().union(*(free_names(child) for child in children(node)))
    return found - {node.variable} if isinstance(node, Total) else found


def substitute(node: Node, replacements: dict[str, Node]) -> Node:
    """``node`` with names replaced by trees; an index bound by a sum is left alone."""
    if isinstance(node, Name):
        return replacements.get(node.name, node)
    if isinstance(node, Total) and node.variable in replacements:
        inner = {name: tree for name, tree in replacements.items() if name != node.variable}
        return rebuild(node, lambda child: substitute(child, inner))
    return rebuild(node, lambda child: substitute(child, replacements))
