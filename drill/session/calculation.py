"""A line of the calculator: what was typed, as what it was read, and its value."""

from __future__ import annotations

from dataclasses import dataclass

from drill.grading.calculate import calculate
from drill.notation.errors import ReadError
from drill.problems.own_numbers import OwnNumbersError
from drill.problems.precision import show_value
from drill.session.playground import Playground

DIGITS = 6


@dataclass(frozen=True)
class Calculation:
    """``value`` is "" where there is none; then ``reason`` says why, ``caret`` where."""

    text: str
    read_as: str = ""
    value: str = ""
    reason: str = ""
    caret: tuple[str, str] | None = None


def calculated(ground: Playground, text: str) -> Calculation:
    """``text`` with the symbols that are known on the bench; never raises on what was typed."""
    problem = ground.problem
    functions = problem.template.level(problem.key.level).functions
    try:
        result = calculate(text, ground.known(), functions)
    except ReadError as error:
        return Calculation(text, reason=error.reason, caret=error.caret(text))
    except OwnNumbersError as error:
        return Calculation(text, reason=str(error))
    return Calculation(text, result.read_as, show_value(result.value, DIGITS))
