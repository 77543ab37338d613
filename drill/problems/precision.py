"""How exact a number has to be: relative to the significant digits that are asked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from drill.engine.operation import Array

_NOISE = 1e-9
"""What float64 may differ by, relative to the number."""


def is_whole(value: Any) -> bool:
    """Whether every entry is a whole number, so that an answer has to be exact."""
    entries = np.asarray(value, dtype=float)
    return bool(np.all(np.abs(entries - np.round(entries)) <= _NOISE * (1 + np.abs(entries))))


def tolerance(expected: Any, digits: int) -> Array:
    """What each entry may be off by: half a unit of the last of ``digits`` significant digits.

    Whole numbers allow nothing but float64's noise. Where an entry is zero among others that are
    not, the largest sets the scale.
    """
    entries = np.asarray(expected, dtype=float)
    return _tolerances(entries.reshape(1, -1), digits).reshape(entries.shape)


def _tolerances(rows: Array, digits: int) -> Array:
    """The tolerance of each entry, every row a result of its own."""
    size = np.abs(rows)
    exact = _NOISE * (1 + size)
    whole = np.all(np.abs(rows - np.round(rows)) <= exact, axis=1)
    if np.all(whole):
        return np.asarray(exact)
    scale = np.max(size, axis=1, initial=0.0)[:, None]
    scale[scale == 0] = 1.0
    size = np.where(size < _NOISE * scale, scale, size)
    exponent = np.floor(np.log10(size) + 1e-12)
    rounded = 0.5 * 10.0 ** (exponent - digits + 1) * (1 + 1e-6)
    return np.where(whole[:, None], exact, rounded)


def distance(a: Any, b: Any, digits: int) -> float:
    """How far apart two results are, in tolerances of ``a``; infinite for different shapes."""
    return distance_from(a, digits)(b)


def distance_from(a: Any, digits: int) -> Callable[[Any], float]:
    """:func:`distance` from ``a``, for many others."""
    if not np.all(np.isfinite(a)):
        return lambda _other: float("inf")
    shape, allowed = np.shape(a), tolerance(a, digits)

    def distance_to(b: Any) -> float:
        if np.shape(b) != shape:
            return float("inf")
        apart = float(np.max(np.abs(np.subtract(a, b)) / allowed, initial=0.0))
        return apart if math.isfinite(apart) else float("inf")

    return distance_to


def pairs_within(results: Sequence[Any], digits: int, limit: float) -> list[tuple[int, int]]:
    """The places of results closer than ``limit`` tolerances of the first of the two.

    All results are finite.
    """
    places: dict[tuple[int, ...], list[int]] = {}
    for place, result in enumerate(results):
        places.setdefault(np.shape(result), []).append(place)
    found: list[tuple[int, int]] = []
    for same_shape in places.values():
        if len(same_shape) < 2:
            continue
        rows = np.array([np.ravel(results[place]) for place in same_shape], dtype=float)
        apart = np.abs(rows[:, None, :] - rows[None, :, :])
        near = np.all(apart / _tolerances(rows, digits)[:, None, :] < limit, axis=2)
        pairs = np.argwhere(np.triu(near, 1))
        found += [(same_shape[first], same_shape[second]) for first, second in pairs]
    return sorted(found)


def show_number(value: float, digits: int) -> str:
    """``value`` to ``digits`` significant digits, whole numbers in full: 0.00665, −12, 1.2e-9."""
    if not np.isfinite(value):
        return "not a number"
    if abs(value - round(value)) <= _NOISE * (1 + abs(value)) and abs(value) < 1e15:
        return f"{round(value)}".replace("-", "−")
    text = f"{value:.{digits}g}"
    if "e" in text and 1e-4 <= abs(value) < 1e15:
        text = f"{float(text):.0f}"
    mantissa, mark, exponent = text.partition("e")
    return (mantissa + (f"e{int(exponent)}" if mark else "")).replace("-", "−")


def show_exact(value: float) -> str:
    """A given as it was drawn: 0.1, −2, 1e-8."""
    return show_number(value, 12)


def show_value(value: Any, digits: int) -> str:
    """A number, a column as ``[1, 2]ᵀ``, a matrix as ``[[1, 2], [3, 4]]``, in one line.

    Matrices one behind the other are ``[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]``.
    """
    if not np.shape(value):
        return show_number(float(value), digits)
    array = np.asarray(value, dtype=float)
    if array.ndim == 1:
        return "(" + ", ".join(show_number(entry, digits) for entry in array) + ")"
    if array.ndim == 2 and array.shape[1] == 1:
        return "[" + ", ".join(show_number(entry, digits) for entry in array[:, 0]) + "]ᵀ"
    return _nested(array, digits)


def _nested(array: Array, digits: int) -> str:
    if array.ndim == 0:
        return show_number(float(array), digits)
    return "[" + ", ".join(_nested(part, digits) for part in array) + "]"


def matrices(symbol: str, value: Any) -> list[tuple[str, Any]]:
    """An array of more than two dimensions as its matrices: ``X[1]``, ``X[2]``, …"""
    if np.ndim(value) <= 2:
        return [(symbol, value)]
    return [
        (f"{symbol}[{', '.join(str(place + 1) for place in places)}]", value[places])
        for places in np.ndindex(*np.shape(value)[:-2])
    ]
