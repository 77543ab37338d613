"""Typed numbers: as exact as the expected one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from drill.grading.number import exact_entries, rounded, rounded_to_places, significant_figures
from drill.grading.verdict import Status, Verdict, unread
from drill.grading.wording import words
from drill.notation.errors import ReadError

THOUSANDS = re.compile(r"(?<=\d)(?:\{,\}|\\[,;!]|,|[ \u00a0\u2009\u202f])(?=\d{3}(?!\d))")
"""What stands between groups of three digits."""
DIGITS = 3
"""The digits that count where no decimal states the number: 1/3, ln 2."""

_ROUNDING = Fraction(1, 10**9)
_DECIMAL = re.compile(r"\s*[-+−]?\s*\d*(?:\.(\d*))?\s*(?:\\?%)?\s*")
_UNIT = re.compile(r"\s+[A-Za-z][A-Za-z\s-]*$")


def entries(text: str) -> list[Fraction]:
    """The numbers that ``text`` writes; [] if it writes anything else."""
    try:
        return exact_entries(text)
    except (ReadError, ValueError, ArithmeticError):
        return []


def mark_quantity(text: str, expected: str, *, exact: bool = True) -> Verdict:
    """Mark ``text`` as the number or numbers that ``expected`` writes.

    A whole number has to be met, unless it is not ``exact``; a decimal to half a unit of its last
    place, and anything else to three digits. A unit behind the answer is not looked at.
    """
    wanted = entries(expected)
    try:
        given = _read(text if len(wanted) == 1 or "[" in text else f"[{text}]")
    except ReadError as error:
        return unread(text, error.reason, error.position)
    except (ValueError, ArithmeticError) as error:
        return unread(text, str(error))
    if len(given) != len(wanted):
        return Verdict(Status.WRONG, f"This is {len(given)} of {len(wanted)} numbers.")
    if _near(given, wanted, expected, exact=exact) or _near_percent(text, given, wanted, expected):
        return Verdict(Status.CORRECT)
    if _coarse(text, given, wanted):
        return Verdict(Status.IMPRECISE, "The digits are right; more of them are wanted.")
    if _to_whole(given) == wanted:
        return Verdict(Status.IMPRECISE, "Right when it is rounded to a whole number.")
    if given == [-number for number in wanted]:
        return Verdict(Status.WRONG, "The sign is turned.", mistakes=("sign",))
    return Verdict(Status.WRONG)


def _read(text: str) -> list[Fraction]:
    plain = THOUSANDS.sub("", text)
    try:
        return exact_entries(plain)
    except ReadError:
        named = "".join(words(text))
        if named.isdigit():
            return [Fraction(named)]
        bare = _UNIT.sub("", plain)
        if bare == plain:
            raise
        return exact_entries(bare)


def _near(
    given: Sequence[Fraction], wanted: Sequence[Fraction], expected: str, *, exact: bool
) -> bool:
    return all(
        abs(ours - theirs) <= _tolerance(theirs, expected, exact=exact) + _ROUNDING * abs(theirs)
        for ours, theirs in zip(given, wanted, strict=True)
    )


def _tolerance(number: Fraction, written: str, *, exact: bool) -> Fraction:
    decimal = _DECIMAL.fullmatch(written)
    if decimal is None:
        exponent = int(f"{float(number):e}".partition("e")[2])
        unit = Fraction(10) ** (exponent - DIGITS + 1)
        return Fraction(0) if number.denominator == 1 else unit / 2
    places = len(decimal[1] or "")
    if exact and not places and "%" not in written:
        return Fraction(0)
    unit = Fraction(1, 10**places) / (100 if "%" in written else 1)
    return unit / 2


def _near_percent(
    text: str, given: Sequence[Fraction], wanted: Sequence[Fraction], expected: str
) -> bool:
    """Whether 25 was written for 25 %."""
    if "%" not in expected or "%" in text:
        return False
    bare = re.sub(r"\\?%", "", expected)
    return _near(given, [100 * number for number in wanted], bare, exact=True)


def _to_whole(given: Sequence[Fraction]) -> list[Fraction]:
    return [rounded_to_places(number, 0) for number in given]


def _coarse(text: str, given: Sequence[Fraction], wanted: Sequence[Fraction]) -> bool:
    """Whether ``text`` writes the number to fewer digits."""
    if len(given) != 1 or not given[0] or not _DECIMAL.fullmatch(text):
        return False
    return rounded(wanted[0], significant_figures(text.replace("%", ""))[1]) == given[0]
