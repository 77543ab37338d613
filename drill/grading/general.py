"""Mistakes that need no declaring: what was done to the right answer to get this one.

Each looks at pairs (given, expected): one pair for a number, one a random point for a formula, so
that a factor found at every point is a factor and not a coincidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from drill.grading.verdict import Diagnosis, Status

Pairs = Sequence[tuple[Any, Any]]
Close = Callable[[Any, Any], bool]
"""Whether a given value is a wanted one, within what the question allows."""

_LOGARITHMS = ((np.log(2), "log2", "base 2"), (np.log(10), "log10", "base 10"))
FACTOR_HALF = "factor-half"
LARGEST_FACTOR = 12
"""Factors up to 12 and fractions of such numbers have a reason; others are coincidence."""


def diagnose(pairs: Pairs, sizes: Sequence[Mapping[str, float]], close: Close) -> Diagnosis | None:
    """The first general mistake that turns every expected value into the given one, if any.

    ``sizes`` gives, beside each pair, the sizes and counts by which a mean differs from a sum.
    """
    pairs = [pair for pair in pairs if np.all(np.isfinite(pair[1]))]
    if not pairs or all(not np.any(expected) for _, expected in pairs):
        return None
    for find in (_sign, _transpose, _convention, _logarithm, _power_of_ten, _factor, _reciprocal,
                 _square, _swapped):  # fmt: skip
        found = find(pairs, sizes, close)
        if found is not None:
            return found
    return None


def _all(pairs: Pairs, close: Close, change: Callable[[Any], Any]) -> bool:
    with np.errstate(all="ignore"):
        return all(close(given, change(expected)) for given, expected in pairs)


def _sign(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    if _all(pairs, close, lambda e: -e):
        return Diagnosis(("sign",), "Everything is right but the sign.")
    return None


def _transpose(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    if any(np.ndim(expected) != 2 for _, expected in pairs):
        return None
    if _all(pairs, close, np.transpose):
        return Diagnosis(("transpose",), "This is the transpose of the answer.")
    return None


def _convention(pairs: Pairs, sizes: Any, close: Close) -> Diagnosis | None:
    for factor, words in ((2.0, "twice"), (0.5, "half")):
        if _all(pairs, close, partial(np.multiply, factor)):
            return Diagnosis(
                (FACTOR_HALF,),
                f"This is {words} the answer: right where the loss carries the other factor ½. "
                "Look at how the factor is stated here.",
                Status.CONVENTION,
            )
    return _mean_for_sum(pairs, sizes, close)


def _mean_for_sum(pairs: Pairs, sizes: Any, close: Close) -> Diagnosis | None:
    for name in sizes[0] if sizes else ():
        for power, words in (
            (1, "a sum where a mean is asked"),
            (-1, "a mean where a sum is asked"),
        ):
            scaled = (
                close(given, expected * point[name] ** power)
                for (given, expected), point in zip(pairs, sizes, strict=True)
            )
            if sizes[0][name] > 1 and all(scaled):
                reason = f"This is {words}: it differs by the factor {name}."
                return Diagnosis(("mean-for-sum",), reason, Status.CONVENTION)
    return None


def _logarithm(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    for factor, slug, words in _LOGARITHMS:
        if _all(pairs, close, partial(np.multiply, 1 / factor)):
            return Diagnosis(
                (f"log-base-{slug}",), f"This takes the logarithm to {words}; here log is natural."
            )
    return None


def _power_of_ten(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    ratio = abs(_ratio(pairs))
    if not 1e-7 < ratio < 1e7 or 0.5 < ratio < 2:
        return None
    exponent = round(float(np.log10(ratio)))
    if _all(pairs, close, partial(np.multiply, 10.0**exponent)):
        size = "large" if exponent > 0 else "small"
        return Diagnosis(
            ("power-of-ten",),
            f"This is {10 ** abs(exponent):,} times too {size}; the digits are right.",
        )
    return None


def _factor(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    if sum(np.count_nonzero(expected) for _, expected in pairs) < 2:
        return None
    ratio = _ratio(pairs)
    if not 1 / LARGEST_FACTOR <= abs(ratio) <= LARGEST_FACTOR:
        return None
    factor = Fraction(ratio).limit_denominator(LARGEST_FACTOR)
    if factor != 1 and _all(pairs, close, partial(np.multiply, float(factor))):
        return Diagnosis(
            ("constant-factor",), f"This is {factor} times the answer; the rest is right."
        )
    return None


def _ratio(pairs: Pairs) -> float:
    """The given value over the expected one, where that is largest; 0 where there is none."""
    given, expected = max(pairs, key=lambda pair: float(np.max(np.abs(pair[1]), initial=0.0)))
    if np.shape(given) != np.shape(expected) or not np.any(expected):
        return 0.0
    place = np.unravel_index(int(np.argmax(np.abs(expected))), np.shape(expected))
    ratio = float(np.asarray(given)[place] / np.asarray(expected)[place])
    return ratio if np.isfinite(ratio) else 0.0


def _reciprocal(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    if _all(pairs, close, lambda e: 1 / e):
        return Diagnosis(("reciprocal",), "This is one over the answer.")
    return None


def _square(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    if _all(pairs, close, lambda e: e**2):
        return Diagnosis(
            ("square-for-root",), "This is the square of the answer: a root is missing."
        )
    if _all(pairs, close, np.sqrt):
        return Diagnosis(("root-for-square",), "This is the square root of the answer.")
    return None


def _swapped(pairs: Pairs, _sizes: Any, close: Close) -> Diagnosis | None:
    """Right entries in other places; only for a single vector or matrix of distinct numbers."""
    if len(pairs) != 1:
        return None
    given, expected = pairs[0]
    if np.size(expected) < 2 or np.size(given) != np.size(expected):
        return None
    ordered = [np.sort(np.ravel(array)).reshape(-1, 1) for array in (given, expected)]
    if close(ordered[0], ordered[1]):
        return Diagnosis(("swapped-entries",), "The entries are right but stand in other places.")
    return None
