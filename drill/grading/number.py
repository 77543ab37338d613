"""Policies for numbers: relative, absolute, significant figures, decimal places.

Decimals are exact here: 1.05 differs from 1 by exactly 0.05, and 82.5 rounds half up to 83.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from drill.notation.errors import ReadError
from drill.notation.evaluate import evaluate
from drill.notation.read import read_answer
from drill.notation.shapes import resolve
from drill.notation.tree import Apply, Node, Number, Rows
from drill.notation.vocabulary import Vocabulary

_DEFAULT_TOLERANCE = "0.05"
_WRITTEN = re.compile(r"(\d*)(\.?)(\d*)(?:[eE][+-]?\d+)?")


class PolicyError(ValueError):
    """A policy that is not known, or a setting it can't have."""


def decide(given: str, expected: str | None, policy: str, option: Any = None) -> bool:
    """Whether ``given`` counts as ``expected`` under ``policy``.

    Policies are ``NumRelative`` and ``NumAbsolute`` (option: the tolerance), ``NumSigFigs``
    (option: n, or [n, m]: n figures written, accurate to m; m = 0 asks for no accuracy, m = −1 for
    at least n figures, accurate to n), ``NumDecPlaces`` (places written and accurate),
    ``SigFigsStrict`` (exactly n figures written) and ``Digits`` (at least n digits, all of those
    written right, the last one rounded). ``expected`` None asks nothing of the value.

    Raises:
        ReadError: when a number can't be read.
        PolicyError: for an unknown policy.
    """
    if policy not in _POLICIES:
        raise PolicyError(f"unknown policy {policy}; there are {', '.join(_POLICIES)}")
    return _POLICIES[policy](given, expected, option)


def exact_entries(text: str) -> list[Fraction]:
    """The numbers that ``text`` writes: exact where it is a decimal or a fraction of them."""
    tree, _ = resolve(read_answer(text, Vocabulary.of([])), {})
    if isinstance(tree, Rows):
        return [_exact(entry) for row in tree.rows for entry in row]
    return [_exact(tree)]


def _exact(tree: Node) -> Fraction:
    match tree:
        case Number(value=value):
            return value
        case Apply(op="neg", args=(inner,)):
            return -_exact(inner)
        case Apply(op="mul", args=(left, right)):
            return _exact(left) * _exact(right)
        case Apply(op="pow", args=(Number() as base, exponent)) if _is_whole(exponent):
            return base.value ** int(_exact(exponent))
    number = float(evaluate(tree, {}))
    if not np.isfinite(number):
        raise ReadError("this has no finite value")
    return Fraction(number)


def _is_whole(tree: Node) -> bool:
    return isinstance(tree, Number | Apply) and _exact(tree).denominator == 1


# -- how a number is written -----------------------------------------------------------------------


def significant_figures(text: str) -> tuple[int, int]:
    """The fewest and most significant figures that a number as written may have: 100 has 1 to 3."""
    whole, point, decimals = _digits(text)
    digits = whole + decimals
    if not digits.strip("0"):
        zeros = max(1, len(decimals)) if point else 1
        return zeros, zeros
    kept = len(digits.lstrip("0"))
    if point:
        return kept, kept
    return len(digits.strip("0")), kept


def decimal_places(text: str) -> int:
    """The digits written behind the point."""
    return len(_digits(text)[2])


def _digits(text: str) -> tuple[str, str, str]:
    match = _WRITTEN.match(text.strip().lstrip("+-−( "))
    if not match or not (match.group(1) or match.group(3)):
        raise ReadError("this is no number written in digits")
    return match.group(1), match.group(2), match.group(3)


def rounded(value: Fraction, figures: int) -> Fraction:
    """``value`` to ``figures`` significant figures, halves away from zero."""
    if value == 0 or figures < 1:
        return value
    exponent = _exponent(abs(value))
    return rounded_to_places(value, figures - 1 - exponent)


def _exponent(value: Fraction) -> int:
    """The power of ten of the first digit."""
    guess = len(str(value.numerator)) - len(str(value.denominator))
    while Fraction(10) ** guess > value:
        guess -= 1
    while Fraction(10) ** (guess + 1) <= value:
        guess += 1
    return guess


def rounded_to_places(value: Fraction, places: int) -> Fraction:
    """``value`` to ``places`` decimals, halves away from zero."""
    unit = Fraction(10) ** -places
    whole = (abs(value) / unit + Fraction(1, 2)).__floor__()
    return whole * unit * (1 if value >= 0 else -1)


# -- the policies ----------------------------------------------------------------------------------


def _relative(given: str, expected: str | None, option: Any) -> bool:
    tolerance = Fraction(str(option or _DEFAULT_TOLERANCE))
    return _each(given, expected, lambda s, t: abs(s - t) <= tolerance * abs(t))


def _absolute(given: str, expected: str | None, option: Any) -> bool:
    tolerance = Fraction(str(option or _DEFAULT_TOLERANCE))
    return _each(given, expected, lambda s, t: abs(s - t) < tolerance)


def _each(given: str, expected: str | None, near: Callable[[Fraction, Fraction], bool]) -> bool:
    ours, theirs = exact_entries(given), exact_entries(expected or "0")
    return len(ours) == len(theirs) and all(map(near, ours, theirs))


def _significant(given: str, expected: str | None, option: Any) -> bool:
    figures, accuracy = _figures(option)
    fewest, most = significant_figures(given)
    if accuracy < 0:
        written, accuracy = most >= figures, figures
    else:
        written = fewest <= figures <= most
    if not written or accuracy == 0 or expected is None:
        return written
    (ours,), (theirs,) = exact_entries(given), exact_entries(expected)
    return rounded(ours, accuracy) == rounded(theirs, accuracy)


def _figures(option: Any) -> tuple[int, int]:
    numbers = [int(n) for n in re.findall(r"-?\d+", str(option))]
    if not numbers or len(numbers) > 2 or not 1 <= numbers[0] <= 50:
        raise PolicyError(f"significant figures need n or [n, m], not {option}")
    return numbers[0], numbers[-1]


def _places(given: str, expected: str | None, option: Any) -> bool:
    places = _figures(option)[0] if str(option) != "0" else 0
    if decimal_places(given) != places:
        return False
    return _each(
        given, expected, lambda s, t: rounded_to_places(s, places) == rounded_to_places(t, places)
    )


def _strict_figures(given: str, _expected: str | None, option: Any) -> bool:
    return significant_figures(given)[0] == _figures(option)[0]


def _digits_right(given: str, expected: str | None, option: Any) -> bool:
    figures, (_, written) = _figures(option)[0], significant_figures(given)
    (ours,), (theirs,) = exact_entries(given), exact_entries(expected or "0")
    return written >= figures and ours == rounded(theirs, written)


_POLICIES: dict[str, Callable[[str, str | None, Any], bool]] = {
    "NumRelative": _relative,
    "NumAbsolute": _absolute,
    "NumSigFigs": _significant,
    "NumDecPlaces": _places,
    "SigFigsStrict": _strict_figures,
    "Digits": _digits_right,
}
