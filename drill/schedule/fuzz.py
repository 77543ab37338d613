"""Spread reviews that would fall on one day over its neighbours, the same way every time.

The ranges are Anki's: one day to each side from 2.5 days on, and 15 %, 10 % and 5 % of the days in
2.5 to 7, 7 to 20 and above 20. Where Anki draws a number, here it is a hash of the item and its
repetitions, so that a log folded again gives the same days.
"""

from __future__ import annotations

import hashlib
import math

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
_FIRST_FUZZED = 2.5


def fuzz_factor(key: str, repetitions: int) -> float:
    """A number in [0, 1) that depends on nothing but its arguments."""
    digest = hashlib.blake2b(f"{key}:{repetitions}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) / 2**53


def fuzzed(interval: float, factor: float | None, minimum: int, maximum: int) -> int:
    """``interval`` in days moved within its range by ``factor``, or only rounded if that is None.

    The result lies between ``minimum`` and ``maximum``, and ``maximum`` wins.
    """
    minimum = min(minimum, maximum)
    if factor is None:
        return _clamp(_round(interval), minimum, maximum)
    lower, upper = fuzz_bounds(interval, minimum, maximum)
    return lower + math.floor(factor * (1 + upper - lower))


def fuzz_bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The first and last day that ``interval`` may be moved to."""
    interval = min(max(interval, minimum), maximum)
    spread = _spread(interval)
    lower = _clamp(_round(interval - spread), minimum, maximum)
    upper = _clamp(_round(interval + spread), minimum, maximum)
    if lower == upper and 2 < upper < maximum:
        upper += 1
    return lower, upper


def _spread(interval: float) -> float:
    if interval < _FIRST_FUZZED:
        return 0.0
    return 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _RANGES)


def _round(days: float) -> int:
    return math.floor(days + 0.5)


def _clamp(days: int, minimum: int, maximum: int) -> int:
    return min(max(days, minimum), maximum)
