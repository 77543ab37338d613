"""Two formulas without a problem around them: equal, different, or unreadable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any, TypeVar

import numpy as np

from drill.engine.operation import DomainError, Shape, ShapeError, describe
from drill.grading.formula import RELATIVE, Point, compare, looks_equal
from drill.grading.general import diagnose
from drill.grading.mutations import mutations
from drill.grading.symbols import Symbol, sample, shapes_for
from drill.notation.errors import ReadError
from drill.notation.names import CONSTANTS
from drill.notation.read import read_answer
from drill.notation.shapes import MismatchError, resolve, scalar_in, shape_of
from drill.notation.show import show
from drill.notation.tree import Apply, Name, Node, free_names, substitute
from drill.notation.vocabulary import Vocabulary
from drill.problems.sample import SIZES

_Value = TypeVar("_Value")
_COUNTS = frozenset({"m", "n", "N", "K", "B", "d"})
"""Symbols by which a mean is usually divided."""


@dataclass(frozen=True)
class Comparison:
    """The verdict, how it was decided, what went wrong, and what was read."""

    verdict: str
    how: str = ""
    diagnosis: str = ""
    mistakes: tuple[str, ...] = ()
    read_as: str = ""
    position: int | None = None


def compare_texts(
    given: str,
    expected: str,
    symbols: Mapping[str, Symbol] | None = None,
    functions: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare two formulas as typed; without ``symbols`` every unknown name is a real scalar.

    ``functions`` names that stand for operations here: ``phi`` for ``tanh``.
    """
    try:
        _read_expected(expected, _frozen(symbols), _frozen(functions) or ())
    except (ReadError, MismatchError) as error:
        return Comparison("unreadable", how=f"expected: {error}")
    try:
        ours, wanted, known = read_pair(given, expected, symbols, SIZES[0], functions)
    except ReadError as error:
        return Comparison("unreadable", diagnosis=error.reason, position=error.position)
    except MismatchError as error:
        return Comparison("different", "shapes", f"{error}.", ("shape",), show(error.node))
    shapes = shapes_for(known, SIZES[0])
    read_as = show(ours, scalar_in(shapes))
    return _decide(ours, wanted, known, shape_of(ours, shapes), read_as)


def read_pair(
    given: str,
    expected: str,
    symbols: Mapping[str, Symbol] | None,
    sizes: tuple[int, ...],
    functions: Mapping[str, str] | None = None,
) -> tuple[Node, Node, dict[str, Symbol]]:
    """Both formulas with their products decided, and the symbols of both.

    Raises:
        ReadError, MismatchError: for a text that is no formula.
    """
    wanted, known = _read_expected(expected, _frozen(symbols), _frozen(functions) or ())
    tree = read_answer(given, Vocabulary.of(known, functions, open=symbols is None))
    strangers = free_names(tree) - known.keys() - CONSTANTS
    known = {**known, **dict.fromkeys(strangers, Symbol())}
    if strangers and symbols is None:
        wanted = _split(wanted, known, strangers)
    return resolve(tree, shapes_for(known, sizes))[0], wanted, known


def _frozen(table: Mapping[str, _Value] | None) -> tuple[tuple[str, _Value], ...] | None:
    return None if table is None else tuple(table.items())


def _split(wanted: Node, known: Mapping[str, Symbol], strangers: frozenset[str]) -> Node:
    """``xy`` as x·y where the answer speaks of x and y, and nothing says what ``xy`` is."""
    products: dict[str, Node] = {}
    for name in known.keys() - strangers:
        if len(name) > 1 and name.isalpha() and set(name) <= strangers | known.keys():
            letters: list[Node] = [Name(letter) for letter in name]
            products[name] = reduce(lambda a, b: Apply("mul", (a, b)), letters)
    return substitute(wanted, products)


@lru_cache(maxsize=512)
def _read_expected(
    expected: str,
    symbols: tuple[tuple[str, Symbol], ...] | None,
    functions: tuple[tuple[str, str], ...],
) -> tuple[Node, dict[str, Symbol]]:
    """The expected formula, which many answers are compared with, and its symbols."""
    if symbols is not None:
        known = dict(symbols)
        tree = read_answer(expected, Vocabulary.of(known, dict(functions)))
    else:
        tree = read_answer(expected, Vocabulary.of([], dict(functions), open=True))
        known = {name: Symbol() for name in sorted(free_names(tree) - CONSTANTS)}
    return resolve(tree, shapes_for(known, SIZES[0]))[0], known


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
