"""Whether two formulas are equal: at random points in float64, and at 50 digits where they differ.

SymPy is not asked here: it rejects equal formulas (2σ(2z) − 1 and tanh z), so it only proves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.arithmetic import precise_arithmetic
from drill.notation.evaluate import evaluate
from drill.notation.tree import Node

RELATIVE = 1e-9
"""Agreement in float64."""
FINE = 1e-25
"""Agreement at 50 digits, after what cancels has cancelled."""
RECHECKED = 3
"""Points of disagreement looked at again at 50 digits."""

Point = Mapping[str, Any]


@dataclass(frozen=True)
class Agreement:
    """What a comparison found; ``pairs`` holds (given, expected) at the points where both exist."""

    equal: bool
    points: int
    pairs: tuple[tuple[Any, Any], ...]
    shapes_differ: bool = False


def looks_equal(given: Node, other: Node, points: Sequence[Point]) -> bool:
    """Whether two formulas agree in float64: enough to say which wrong formula an answer is."""
    for point in points:
        a, b = _value(given, point), _value(other, point)
        if np.shape(a) != np.shape(b):
            a, b = _aligned(a, b)
        if np.shape(a) != np.shape(b):
            return False
        both = np.isfinite(a) & np.isfinite(b)
        agree = _near(a, b)
        if not np.any(both) or not np.all(agree | ~both):
            return False
    return True


def compare(given: Node, expected: Node, points: Sequence[Point]) -> Agreement:
    """Compare two formulas at ``points``; where either has no value the point says nothing.

    Raises:
        ShapeError: when ``given`` has operands that do not go together.
    """
    pairs, shapes_differ, counted, differing = [], False, 0, []
    for point in points:
        a, b = _value(given, point), _value(expected, point)
        if np.shape(a) != np.shape(b):
            a, b, shapes_differ = *_aligned(a, b), shapes_differ or not _alignable(a, b)
        if np.shape(a) != np.shape(b):
            pairs.append((a, b))
            continue
        both = np.isfinite(a) & np.isfinite(b)
        if np.any(np.isfinite(b)) and not np.any(both):
            differing.append((point, None))
            continue
        agree = _near(a, b)
        pairs.append((np.where(both, a, 0.0), np.where(both, b, 0.0)))
        counted += int(np.sum(both)) if np.ndim(a) == 1 else int(np.any(both))
        if not np.all(agree | ~both):
            differing.append((point, both & ~agree))
    if shapes_differ:
        return Agreement(False, counted, tuple(pairs), True)
    equal = counted > 0 and all(
        where is not None and _agree_finely(given, expected, point, where)
        for point, where in differing
    )
    return Agreement(equal, counted, tuple(pairs))


def _near(a: Any, b: Any) -> Any:
    return np.abs(np.subtract(a, b)) <= RELATIVE * np.maximum(np.abs(a), np.abs(b))


def _value(tree: Node, point: Point) -> Any:
    try:
        return np.asarray(evaluate(tree, point), dtype=float)
    except DomainError:
        return np.asarray(np.nan)


def _alignable(a: Any, b: Any) -> bool:
    return np.ndim(a) <= 1 and np.ndim(b) <= 1 and (np.ndim(a) == 0 or np.ndim(b) == 0)


def _aligned(a: Any, b: Any) -> tuple[Any, Any]:
    """A constant formula beside one that was evaluated at many points at once."""
    if not _alignable(a, b):
        return a, b
    wide = np.broadcast_shapes(np.shape(a), np.shape(b))
    return np.broadcast_to(a, wide), np.broadcast_to(b, wide)


def _agree_finely(given: Node, expected: Node, point: Point, where: Any) -> bool:
    """Whether the two agree at 50 digits where float64 saw a difference."""
    from drill.engine.precise import precise

    arithmetic = precise_arithmetic()
    for narrowed in _narrow(point, where):
        exact = {name: precise(value) for name, value in narrowed.items()}
        try:
            a, b = (evaluate(tree, exact, arithmetic) for tree in (given, expected))
        except (ShapeError, DomainError):
            return False
        if not np.all(_close(a, b)):
            return False
    return True


def _narrow(point: Point, where: Any) -> list[Point]:
    """The single points of a batch at which float64 differed; a plain point is itself."""
    if np.ndim(where) != 1:
        return [point]
    places = np.flatnonzero(where)[:RECHECKED]
    return [
        {name: value[place] if np.ndim(value) == 1 else value for name, value in point.items()}
        for place in places
    ]


def _close(a: Any, b: Any) -> Any:
    difference = np.abs(np.subtract(a, b))
    size = np.maximum(np.abs(a), np.abs(b))
    return (difference <= FINE * size) | (difference <= 1e-40)
