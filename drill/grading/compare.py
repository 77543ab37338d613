"""Two formulas without a problem around them: equal, different, or unreadable."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import DomainError, Shape, ShapeError, describe
from drill.grading.formula import RELATIVE, Point, compare, looks_equal
from drill.grading.general import diagnose
from drill.grading.mutations import mutations
from drill.notation.errors import ReadError
from drill.notation.names import CONSTANTS
from drill.notation.read import read_answer
from drill.notation.shapes import MismatchError, resolve, scalar_in
from drill.notation.show import show
from drill.notation.tree import Apply, Node, free_names, walk
from drill.notation.vocabulary import Vocabulary
from drill.problems.sample import SIZES

POINTS = 24
"""Points at which formulas of numbers alone are compared, all at once."""
DRAWS = 2
"""Points for each set of sizes where vectors or matrices occur."""
_COUNTING = frozenset({"factorial", "binomial"})
_COUNTS = frozenset({"m", "n", "N", "K", "B", "d"})
"""Symbols by which a mean is usually divided."""
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


@dataclass(frozen=True)
class Comparison:
    """The verdict, how it was decided, what went wrong, and what was read."""

    verdict: str
    how: str = ""
    diagnosis: str = ""
    mistakes: tuple[str, ...] = ()
    read_as: str = ""
    position: int | None = None


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


def compare_texts(
    given: str, expected: str, symbols: Mapping[str, Symbol] | None = None
) -> Comparison:
    """Compare two formulas as typed; without ``symbols`` every unknown name is a real scalar."""
    frozen = None if symbols is None else tuple(symbols.items())
    try:
        wanted, known = _read_expected(expected, frozen)
    except (ReadError, MismatchError) as error:
        return Comparison("unreadable", how=f"expected: {error}")
    shapes = _shapes(known, SIZES[0])
    vocabulary = Vocabulary.of(known, open=symbols is None)
    try:
        tree = read_answer(given, vocabulary)
        strangers = free_names(tree) - known.keys() - CONSTANTS
        known, shapes = {**known, **dict.fromkeys(strangers, Symbol())}, {
            **shapes, **dict.fromkeys(strangers, ())
        }  # fmt: skip
        ours, shape = resolve(tree, shapes)
    except ReadError as error:
        return Comparison("unreadable", diagnosis=error.reason, position=error.position)
    except MismatchError as error:
        reason = f"{error}."
        return Comparison("different", "shapes", reason, ("shape",), show(tree))
    read_as = show(ours, scalar_in(shapes))
    return _decide(ours, wanted, known, shape, read_as)


@lru_cache(maxsize=512)
def _read_expected(
    expected: str, symbols: tuple[tuple[str, Symbol], ...] | None
) -> tuple[Node, dict[str, Symbol]]:
    """The expected formula, which many answers are compared with, and its symbols."""
    if symbols is not None:
        known = dict(symbols)
        tree = read_answer(expected, Vocabulary.of(known))
    else:
        tree = read_answer(expected, Vocabulary.of([], open=True))
        known = {name: Symbol() for name in sorted(free_names(tree) - CONSTANTS)}
    return resolve(tree, _shapes(known, SIZES[0]))[0], known


def _decide(
    ours: Node, wanted: Node, known: Mapping[str, Symbol], shape: Shape, read_as: str
) -> Comparison:
    if ours == wanted:
        return Comparison("equal", "the same formula", read_as=read_as)
    points = sample(known, (ours, wanted))
    try:
        agreement = compare(ours, wanted, points)
    except (ShapeError, DomainError) as error:
        return Comparison("different", "shapes", f"{error}.", ("shape",), read_as)
    if agreement.equal:
        return Comparison("equal", f"agrees at {agreement.points} points", read_as=read_as)
    if agreement.shapes_differ:
        found = diagnose(agreement.pairs, [], _equal)
        reason = f"The shapes differ; this is {describe(shape)}."
        if found is None:
            return Comparison("different", "shapes", reason, ("shape",), read_as)
        return Comparison("different", "shapes", found.reason, found.mistakes, read_as)
    sizes = _possible_counts(points, len(agreement.pairs))
    found = diagnose(agreement.pairs, sizes, _equal) if agreement.points else None
    if found is not None:
        return Comparison("different", _differs(points), found.reason, found.mistakes, read_as)
    slug, sentence = _mutated(ours, wanted, points)
    return Comparison("different", _differs(points), sentence, (slug,) if slug else (), read_as)


def _differs(points: Sequence[Point]) -> str:
    return "differs, rechecked at 50 digits" if points else "differs"


def _possible_counts(points: Sequence[Point], count: int) -> list[dict[str, Any]]:
    counts = [{n: point[n] for n in point if n in _COUNTS and np.ndim(point[n]) < 2}
              for point in points]  # fmt: skip
    return counts[:count] if counts and np.ndim(next(iter(counts[0].values()), 0.0)) == 0 else []


def _mutated(ours: Node, wanted: Node, points: Sequence[Point]) -> tuple[str, str]:
    shapes = {name: np.shape(value) for name, value in points[0].items()}
    for slug, sentence, wrong in mutations(wanted):
        try:
            if looks_equal(ours, resolve(wrong, shapes)[0], points):
                return slug, sentence
        except (ShapeError, DomainError):
            continue
    return "", ""


def _equal(given: Any, wanted: Any) -> bool:
    if np.shape(given) != np.shape(wanted):
        return False
    size = np.maximum(np.abs(given), np.abs(wanted))
    return bool(np.all(np.abs(np.subtract(given, wanted)) <= 100 * RELATIVE * size))


# -- points ----------------------------------------------------------------------------------------


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


def _shapes(known: Mapping[str, Symbol], sizes: tuple[int, ...]) -> dict[str, Shape]:
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
    shapes = _shapes(known, sizes)
    point: dict[str, Any] = {}
    for name, symbol in known.items():
        count = int(np.prod(shapes[name])) if shapes[name] else 1
        regime = _REGIMES[2 * draw]
        whole = counting or symbol.whole
        entries = [_number(symbol, regime, chance, whole=whole) for _ in range(count)]
        point[name] = np.array(entries).reshape(shapes[name]) if shapes[name] else entries[0]
    return point
