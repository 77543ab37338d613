"""Marking a shape: 3×2, (3, 2), 3 by 2, or "scalar"."""

from __future__ import annotations

import re

import numpy as np

from drill.engine.operation import Shape, describe
from drill.grading.verdict import Status, Verdict
from drill.notation.errors import ReadError
from drill.problems.problem import Problem

_SHAPE = re.compile(
    r"\s*[(\[]?\s*(\d{1,6})(?:\s*(?:×|x|X|\*|by|,|\s)\s*(\d{1,6}))?\s*,?\s*[)\]]?\s*"
)


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
    rows, columns = int(match.group(1)), int(match.group(2) or 1)
    return () if (rows, columns) == (1, 1) else (rows, columns)


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
    if given == expected[::-1]:
        reason = "Rows and columns are swapped: a shape is rows × columns."
        return Verdict(Status.WRONG, reason, read_as, mistakes=("transpose",))
    return Verdict(Status.WRONG, f"This is {read_as}.", read_as, mistakes=("shape",))
