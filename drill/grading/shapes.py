"""Marking a shape: 3×2, (3, 2), 3 by 2, or "scalar"."""

from __future__ import annotations

import re

import numpy as np

from drill.engine.operation import Shape, collapsed_shape, describe
from drill.grading.verdict import Status, Verdict
from drill.notation.errors import ReadError
from drill.problems.problem import Problem

_SIZE = r"\d{1,6}"
_BY = r"×|x|X|by|\\times"
_SHAPE = re.compile(
    rf"\s*[(\[]?\s*({_SIZE}(?:\s*(?:{_BY}|\*|,|\s)\s*{_SIZE}){{0,3}})\s*,?\s*[)\]]?\s*"
)
_SIZES = re.compile(rf"\s*[(\[]?\s*{_SIZE}(?:\s*(?:{_BY})\s*{_SIZE}){{1,3}}\s*[)\]]?\s*")


def read_shape(text: str) -> Shape:
    """The shape that ``text`` says; a single number is a column of that height.

    Raises:
        ReadError: for anything else.
    """
    if text.strip().lower() in ("scalar", "number", "a number", "a scalar"):
        return ()
    match = _SHAPE.fullmatch(text)
    if not match:
        raise ReadError("a shape reads 3×2, or scalar")
    sizes = tuple(map(int, re.findall(r"\d+", match.group(1))))
    return collapsed_shape(sizes if len(sizes) > 1 else (*sizes, 1))


def as_list(text: str) -> str:
    """``text`` with commas where it is a shape, as 3×2 or 3 by 2; every character keeps its place.

    For values that are lists of sizes: a learner writes such a list as the shape that it is.
    """
    if not _SIZES.fullmatch(text):
        return text
    return re.sub(_BY, lambda sign: ",".ljust(len(sign.group())), text)


def mark_shape(problem: Problem, target: str, text: str) -> Verdict:
    """Mark ``text`` as the shape of step ``target``."""
    try:
        given = read_shape(text)
    except ReadError as error:
        return Verdict(Status.UNREADABLE, reason=error.reason, caret=error.caret(text))
    expected = np.shape(problem.values[target])
    read_as = describe(given)
    if given == expected:
        return Verdict(Status.CORRECT, read_as=read_as)
    if given == expected[::-1] and len(expected) == 2:
        reason = "Rows and columns are swapped: a shape is rows × columns."
        return Verdict(Status.WRONG, reason, read_as, mistakes=("transpose",))
    return Verdict(Status.WRONG, _what_is_off(given, expected), read_as, mistakes=("shape",))


def _what_is_off(given: Shape, expected: Shape) -> str:
    """Which of the two sizes of a matrix is another; nothing where both are, or there are more."""
    if len(given) != 2 or len(expected) != 2:
        return ""
    off = [word for word, a, b in zip(("rows", "columns"), given, expected, strict=True) if a != b]
    return f"The number of {off[0]} is another." if len(off) == 1 else ""
