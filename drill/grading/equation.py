"""Typed formulas and numbers: an answer in the notation against one that a note writes in LaTeX.

The expected one may be an equation: each side behind the first equals sign counts, and so does the
first if it is a number. A side that the notation can't read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from drill.grading.compare import compare_texts, read_pair
from drill.grading.order import disordered
from drill.grading.quantity import THOUSANDS, entries, mark_quantity
from drill.grading.verdict import Status, Verdict, rank, unread
from drill.notation.names import CONSTANTS, show_name
from drill.notation.shapes import MismatchError
from drill.notation.tree import free_names
from drill.problems.sample import SIZES

_STAND_INS = ("tanh", "softplus", "swish", "gelu", "sin")
"""What unknown functions with a derivative stand for while formulas in them are compared."""
_DERIVATIVE = re.compile(r"(?<![A-Za-z])\\?([A-Za-z]+)\s*(?:'|\^\{?\\prime\}?)\s*(?:\\left\s*)?\(")
_BARE_SUBSCRIPT = re.compile(r"([_^])(\\(?:text|mathrm|operatorname|textrm)\s*\{[^{}]*\})")
_ORDER = re.compile(
    r"\s*(?:\\mathcal\s*\{?O\}?|\\Theta|O|Θ)\s*(?:\\left\s*)?\((.*?)(?:\\right\s*)?\)\s*"
)
_RELATION = re.compile(r"(?<![<>!:])=|≈|\\approx(?![A-Za-z])")
_SIZE = re.compile(r"\s*\d{1,9}\s*(?:×\s*\d{1,9}\s*)+")
_DISORDERED = (
    "Right if every symbol were a number: look at the transposes and the order of the products."
)
_OPENING, _CLOSING = "([{", ")]}"


class Side(NamedTuple):
    """One side of an expected equation; ``exact`` unless it stands behind ≈."""

    text: str
    exact: bool


class Wanted(NamedTuple):
    """The sides of an expected equation that can be compared with, and what its functions mean."""

    sides: tuple[Side, ...]
    functions: Mapping[str, str]
    factors: tuple[int, ...] = ()
    """Those of a size such as 3 × 3, which is no 9 × 1."""
    fault: str = ""
    """Why there is nothing to compare with."""


@lru_cache(maxsize=512)
def read_wanted(tex: str) -> Wanted:
    """What an answer is compared with that a note writes as ``tex``."""
    source = THOUSANDS.sub("", _BARE_SUBSCRIPT.sub(r"\1{\2}", tex.strip().rstrip(".,;")))
    functions = dict(zip(dict.fromkeys(_DERIVATIVE.findall(source)), _STAND_INS, strict=False))
    functions.pop("sigma", None)
    first, *others = _sides(source)
    candidates = [*others, *([first] if not others or entries(first.text) else [])]
    faults = {side: _fault(side.text, functions) for side in candidates}
    sides = tuple(side for side, fault in faults.items() if not fault)
    fault = "" if sides else next(iter(faults.values()))
    return Wanted(sides, functions, _factors(source.replace("\\times", "×")), fault)


def _factors(text: str) -> tuple[int, ...]:
    """The whole numbers that ``×`` joins; () for any other text."""
    return tuple(map(int, text.split("×"))) if _SIZE.fullmatch(text) else ()


def _spelled_times(text: str) -> str:
    """``3x3`` with the sign for the letter."""
    return re.sub(r"(?<=[\d\s])[xX*](?=[\d\s])", "×", text)


def _sides(source: str) -> list[Side]:
    """``source`` cut at the relations that stand outside brackets, without ``O(…)`` around it."""
    cuts = [match for match in _RELATION.finditer(source) if _depth(source[: match.start()]) == 0]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(c.start() for c in cuts), len(source)]
    exact = [True, *(cut.group() == "=" for cut in cuts)]
    parts = [source[start:end] for start, end in zip(starts, ends, strict=True)]
    return [Side(_bare(part), one) for part, one in zip(parts, exact, strict=True)]


def _depth(text: str) -> int:
    return sum(map(text.count, _OPENING)) - sum(map(text.count, _CLOSING))


def _bare(text: str) -> str:
    order = _ORDER.fullmatch(text)
    return order[1] if order and _depth(order[1]) == 0 else text


def _fault(text: str, functions: Mapping[str, str]) -> str:
    """Why nothing can be compared with ``text``; a formula has to agree with itself plus 0."""
    if not text.strip():
        return "nothing stands beside the ="
    if entries(text):
        return ""
    itself = compare_texts(f"0 + {text}", text, functions=functions)
    if itself.verdict == "equal":
        return ""
    return itself.how.removeprefix("expected: ") if not itself.diagnosis else itself.diagnosis


def mark_equation(wanted: Wanted, text: str) -> Verdict:
    """Mark ``text`` against each side of ``wanted``: the verdict that is best for the learner.

    Of an equation the last side counts.
    """
    if wanted.factors and (given := _factors(_spelled_times(text))):
        return Verdict(Status.CORRECT if given == wanted.factors else Status.WRONG)
    last = _sides(text)[-1].text
    body = last if last not in text else " " * text.rindex(last) + last
    verdicts = [
        mark_quantity(body, side.text, exact=side.exact)
        if entries(side.text)
        else _mark_formula(body, side.text, wanted.functions)
        for side in wanted.sides
    ]
    return max(verdicts, key=rank)


def _mark_formula(text: str, expected: str, functions: Mapping[str, str]) -> Verdict:
    found = compare_texts(text, expected, functions=functions)
    read_as = _with_names(found.read_as, functions)
    if found.verdict == "equal" and disordered(text, expected, functions):
        return Verdict(Status.NEARLY, _DISORDERED, read_as, found.how, ("order",))
    if found.verdict == "equal":
        return Verdict(Status.CORRECT, read_as=read_as, how=found.how)
    if found.verdict == "unreadable":
        return unread(text, found.diagnosis or found.how, found.position or 0)
    strangers, known = _strangers(text, expected, functions)
    if strangers:
        names = ", ".join(map(show_name, strangers))
        symbols = ", ".join(map(show_name, known)) or "numbers alone"
        return unread(text, f"the answer is written in {symbols}, not in {names}")
    if found.how == "shapes":
        return unread(text, f"this can't be compared: {found.diagnosis.rstrip('.')}")
    return Verdict(Status.WRONG, found.diagnosis, read_as, found.how, found.mistakes)


def _with_names(text: str, functions: Mapping[str, str]) -> str:
    """``text`` with unknown functions under their own names again."""
    for name, operation in functions.items():
        text = text.replace(operation, show_name(name))
    return text


def _strangers(
    text: str, expected: str, functions: Mapping[str, str]
) -> tuple[Sequence[str], Sequence[str]]:
    """The symbols of an answer that the expected one lacks, and those that it has.

    The letters of a name count as its symbols too: ``QK`` may be a product.
    """
    try:
        ours, wanted, _ = read_pair(text, expected, None, SIZES[0], functions)
    except MismatchError:
        return [], []
    known = sorted(free_names(wanted) - CONSTANTS)
    admitted = {*known, *"".join(name for name in known if name.isalpha())}
    return sorted(free_names(ours) - CONSTANTS - admitted), known
