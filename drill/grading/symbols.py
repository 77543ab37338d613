"""What symbols a comparison has: their types, and random points inside their domains."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import Shape
from drill.grading.formula import Point
from drill.notation.tree import Apply, Node, walk
from drill.problems.sample import SIZES

POINTS = 24
"""Points at which formulas of numbers alone are compared, all at once."""
DRAWS = 2
"""Points for each set of sizes where vectors or matrices occur."""
_COUNTING = frozenset({"factorial", "binomial"})
_TYPE = re.compile(
    r"\s*(scalar|vector|matrix|integer|positive)\s*(?:\(\s*(\w+)\s*(?:,\s*(\w+)\s*)?\))?"
    r"\s*(?:in\s*([\[(])\s*(\S+?)\s*,\s*(\S+?)\s*([\])]))?\s*"
)


class SymbolError(ValueError):
    """A symbol's type that can't be read."""


@dataclass(frozen=True)
class Symbol:
    """What a symbol is: its sizes, as numbers or names, and the interval of its entries."""

    sizes: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False


def read_symbol(text: str) -> Symbol:
    """The symbol that ``matrix(3,4)`` or ``scalar in (0,1)`` describes; raises SymbolError."""
    match = _TYPE.fullmatch(text)
    if not match:
        raise SymbolError(f"{text} is no type; types read scalar, vector(3), matrix(3,4) in (0,1)")
    form, first, second, _, low, high, _ = match.groups()
    sizes = tuple(size for size in (first, second) if size)
    if len(sizes) != {"vector": 1, "matrix": 2}.get(form, 0):
        raise SymbolError(f"{text}: a {form} has other sizes")
    if any(size.isdigit() and not 1 <= int(size) <= 64 for size in sizes):
        raise SymbolError(f"{text}: sizes go from 1 to 64")
    if form == "vector":
        sizes = (*sizes, "1")
    bounds = [_bound(low), _bound(high)]
    if form == "positive":
        bounds[0] = 0.0
    return Symbol(sizes, bounds[0], bounds[1], form == "integer")


def _bound(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        value = float(text.replace("oo", "inf").replace("∞", "inf"))
    except ValueError:
        raise SymbolError(f"{text} is no number") from None
    return value if np.isfinite(value) else None


def sample(known: Mapping[str, Symbol], trees: Sequence[Node]) -> list[Point]:
    """Points inside every symbol's domain, both signs where it has none.

    Formulas of numbers alone get all points in one batch; matrices get one at a time.
    """
    counting = any(isinstance(n, Apply) and n.op in _COUNTING for t in trees for n in walk(t))
    batch = all(not symbol.sizes for symbol in known.values()) and _elementwise(trees)
    return _points(tuple(known.items()), batch=batch, counting=counting)


@lru_cache(maxsize=512)
def _points(symbols: tuple[tuple[str, Symbol], ...], *, batch: bool, counting: bool) -> list[Point]:
    known, chance = dict(symbols), random.Random(20_261_121)
    if batch:
        columns = [_regime(known, i % 4, chance, counting) for i in range(POINTS)]
        return [{name: np.array([column[name] for column in columns]) for name in known}]
    return [
        _point(known, sizes, draw, chance, counting=counting)
        for sizes in SIZES
        for draw in range(DRAWS)
    ]


def _elementwise(trees: Sequence[Node]) -> bool:
    return all(
        not isinstance(node, Apply) or OPERATIONS[node.op].elementwise
        for tree in trees
        for node in walk(tree)
    ) and all(type(node).__name__ in _SIMPLE for tree in trees for node in walk(tree))


_SIMPLE = frozenset({"Number", "Name", "Apply"})
_REGIMES = ((-3.0, 3.0), (-3.0, 3.0), (0.1, 3.0), (0.05, 0.95))
"""Both signs; positive, for roots and logarithms; probabilities."""


def _regime(
    known: Mapping[str, Symbol], which: int, chance: random.Random, counting: bool
) -> dict[str, float]:
    return {
        name: _number(symbol, _REGIMES[which], chance, whole=counting or symbol.whole)
        for name, symbol in known.items()
    }


def _number(
    symbol: Symbol, regime: tuple[float, float], chance: random.Random, *, whole: bool
) -> float:
    low, high = regime
    if symbol.low is not None:
        low, high = symbol.low, max(high, symbol.low + 3)
    if symbol.high is not None:
        low, high = (low if symbol.low is not None else min(low, symbol.high - 3)), symbol.high
    if whole:
        return float(int(max(low, 0)) + int(chance.random() * 7))
    return low + (high - low) * (0.001 + 0.998 * chance.random())


def shapes_for(known: Mapping[str, Symbol], sizes: tuple[int, ...]) -> dict[str, Shape]:
    """Shapes with named sizes taken from ``sizes``; sizes given as numbers stay."""
    names = dict.fromkeys(s for symbol in known.values() for s in symbol.sizes if not s.isdigit())
    table = dict(zip(names, sizes, strict=False))
    shapes = {}
    for name, symbol in known.items():
        shape = tuple(int(s) if s.isdigit() else table.get(s, 9) for s in symbol.sizes)
        shapes[name] = () if shape == (1, 1) else shape
    return shapes


def _point(
    known: Mapping[str, Symbol],
    sizes: tuple[int, ...],
    draw: int,
    chance: random.Random,
    *,
    counting: bool,
) -> Point:
    shapes = shapes_for(known, sizes)
    point: dict[str, Any] = {}
    for name, symbol in known.items():
        count = int(np.prod(shapes[name])) if shapes[name] else 1
        regime = _REGIMES[2 * draw]
        whole = counting or symbol.whole
        entries = [_number(symbol, regime, chance, whole=whole) for _ in range(count)]
        point[name] = np.array(entries).reshape(shapes[name]) if shapes[name] else entries[0]
    return point
