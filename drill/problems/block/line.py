"""The lines of a block, each with its place in the note and the levels that it is for."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

LINE_WORDS = frozenset({
    "problem", "derivation", "level", "digits", "covers", "given", "symbols", "steps", "require",
    "mistake", "ask", "check",
})  # fmt: skip
"""The words that begin a line; none of them is a name."""
_DECLARED = re.compile(r"(\w+)\s*(?:\[[^\]]*\]\s*)?(?::|=(?!=))")
_AT = re.compile(r"(?<!\S)at\s+levels?\s+(\d{1,4}(?:\s*,\s*\d{1,4})*)\s*$")
_AT_SOMETHING = re.compile(r'(?<!\S)at\s+levels?\b[^"]*$')


class BlockError(ValueError):
    """A fault in a block, at a line and column of the note (both from 1)."""

    def __init__(self, reason: str, line: int, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Line:
    """One line of a block without its indent and without its ``at level 2``.

    ``levels`` is empty for a line that is for all of them; ``at`` is where they were named.
    """

    text: str
    number: int
    indent: int
    levels: frozenset[int] = frozenset()
    at: int = 0

    @property
    def word(self) -> str:
        """The first word."""
        return self.text.split()[0]

    def fault(self, reason: str, place: int = 0) -> BlockError:
        """What is wrong at a place of the text, from 0."""
        return BlockError(reason, self.number, self.indent + place + 1)


def read_lines(text: str, first: int) -> list[Line]:
    """The lines that say something; ``first`` is the number of the first one in the note."""
    lines = []
    for offset, raw in enumerate(text.splitlines()):
        body = raw.strip()
        if body and not body.startswith("#"):
            lines.append(_line(body, first + offset, len(raw) - len(raw.lstrip())))
    return lines


def _line(body: str, number: int, indent: int) -> Line:
    declared = _DECLARED.match(body)
    if declared and declared.group(1) in LINE_WORDS:
        reason = f"{declared.group(1)} is a word of the notation; take another name"
        raise BlockError(reason, number, indent + 1)
    match = _AT.search(body)
    if match and match.start():
        levels = frozenset(int(level) for level in re.findall(r"\d+", match.group(1)))
        return Line(body[: match.start()].rstrip(), number, indent, levels, match.start())
    unread = _AT_SOMETHING.search(body)
    if unread and unread.start():
        raise BlockError(
            "levels read: at level 2, or: at levels 2, 3", number, indent + unread.start() + 1
        )
    return Line(body, number, indent)


def lines_of_levels(lines: list[Line], levels: Set[int]) -> list[Line]:
    """The lines for any of ``levels``: with a loop go its steps, with a step its mistakes."""
    kept: list[Line] = []
    loop_left_out: int | None = None
    step_left_out = False
    for line in lines:
        if loop_left_out is not None and line.indent > loop_left_out:
            continue
        loop_left_out = None
        if line.word == "mistake" and step_left_out:
            continue
        here = not line.levels or bool(levels & line.levels)
        if line.word != "mistake":
            step_left_out = not here
        if here:
            kept.append(line)
        elif line.word == "for":
            loop_left_out = line.indent
    return kept
