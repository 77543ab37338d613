"""The head of a block: its name, its levels, its digits, what it covers."""

from __future__ import annotations

import re
from fractions import Fraction

from drill.engine import OPERATIONS
from drill.notation.evaluate import evaluate
from drill.notation.names import find_function
from drill.notation.vocabulary import Vocabulary
from drill.problems.block.formula import read_formula, refuse_reserved
from drill.problems.block.line import Line, lines_of_levels
from drill.problems.template import Kind, Level

_HEADER = re.compile(r"(problem|derivation)\s+([a-z0-9][a-z0-9-]*)(?:\s+version\s+(\d+))?\s*")
_LEVEL = re.compile(r'level\s+(\d{1,4})\s*:\s*([^"]*?)\s*(?:"([^"]*)")?\s*')
_DIGITS = 3


def read_header(head: Line) -> tuple[Kind, str, int]:
    """The kind, name and version that the first line declares."""
    match = _HEADER.fullmatch(head.text)
    if not match:
        raise head.fault("a block begins with: problem name, or: derivation name")
    return Kind(match.group(1)), match.group(2), int(match.group(3) or 1)


def read_levels(lines: list[Line]) -> list[Level]:
    """The levels, in the order in which they stand; one without constants if none does."""
    levels: list[Level] = []
    for line in lines:
        if line.word == "level":
            level = _level(line)
            if level.number in (other.number for other in levels):
                raise line.fault(f"there are two levels {level.number}")
            levels.append(level)
    return levels or [Level(1)]


def refuse_unknown_levels(lines: list[Line], levels: list[Level]) -> None:
    """Refuse a line for a level that the block does not have."""
    numbers = frozenset(level.number for level in levels)
    for line in lines:
        unknown = sorted(line.levels - numbers)
        if unknown:
            known = ", ".join(map(str, sorted(numbers)))
            raise line.fault(f"there is no level {unknown[0]}; the levels are {known}", line.at)
    kept = {line.number for number in numbers for line in lines_of_levels(lines, {number})}
    for line in lines:
        if line.number not in kept:
            raise line.fault("no level has this line together with the step above it", line.at)


def read_digits(lines: list[Line]) -> int:
    """The significant digits of an answer."""
    for line in lines:
        match = re.fullmatch(r"digits\s+([1-9])", line.text)
        if match:
            return int(match.group(1))
    return _DIGITS


def read_covers(lines: list[Line]) -> tuple[str, ...]:
    """The rows of the inventory that the block covers."""
    return tuple(
        row
        for line in lines
        if line.text.startswith("covers ")
        for row in re.findall(r"[\w-]+", line.text.removeprefix("covers "))
    )


def read_statement(lines: list[Line]) -> str:
    """The sentences in quotes, joined."""
    return " ".join(line.text[1:-1] for line in lines if line.text.startswith('"'))


def _level(line: Line) -> Level:
    match = _LEVEL.fullmatch(line.text)
    if not match:
        raise line.fault("a level reads: level 1: n = 2, m = 3")
    constants: dict[str, Fraction] = {}
    functions: dict[str, str] = {}
    for part in re.finditer(r"[^,]+", match.group(2)):
        place = match.start(2) + part.start() + _spaces(part.group())
        name, sign, value = (piece.strip() for piece in part.group().partition("="))
        if not sign or not name.isidentifier():
            raise line.fault(f"{part.group().strip()} is not name = value", place)
        refuse_reserved(name, line, place)
        function = find_function(value, OPERATIONS)
        if function is not None:
            functions[name] = function
        else:
            at = match.start(2) + part.start() + part.group().index("=") + 1
            constants[name] = read_number(value, line, at + _spaces(line.text[at:]))
    return Level(int(match.group(1)), constants, functions, match.group(3) or "")


def read_number(text: str, line: Line, place: int) -> Fraction:
    """The number that stands at ``place`` of ``line``, which may be a quotient or a power."""
    tree = read_formula(text, Vocabulary.of([]), line, place)
    return Fraction(float(evaluate(tree, {}))).limit_denominator(10**12)


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip())
