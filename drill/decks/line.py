"""Lines of a note that remember where in the file they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple


class Source(NamedTuple):
    """A line as it stands in the file from column ``offset`` + 1 on."""

    number: int
    text: str
    offset: int = 0


class LineKind(Enum):
    """What a line is to the card syntaxes."""

    TEXT = auto()
    BLANK = auto()
    BREAK = auto()
    """A thematic break or the underline of a heading: ends what stands above it."""
    HEADING = auto()
    QUOTE = auto()
    """A quoted line, its mark included; what it quotes is read on its own."""
    VERBATIM = auto()
    """A line of fenced code or display maths; a blank one does not end a card."""
    BLOCK = auto()
    """The whole inside of a ``drill`` fence, its lines joined."""


class Line(NamedTuple):
    """A line with its kind; ``prose`` is its text with maths and code filled."""

    number: int
    text: str
    prose: str
    kind: LineKind
    offset: int = 0
    level: int = 0
    """The level of a heading, which is the number of hashes its text starts with."""

    def column(self, index: int) -> int:
        """The column in the file, from 1, of the character at ``index``."""
        return self.offset + index + 1

    def cut(self, start: int, end: int | None = None) -> Line:
        """The part of the line from ``start`` to ``end``, in its place."""
        if start == 0 and end is None:
            return self
        number, text, prose, kind, offset, level = self
        return Line(number, text[start:end], prose[start:end], kind, offset + start, level)


class Misread(NamedTuple):
    """A place that could not be read, and why."""

    line: int
    column: int
    reason: str


_SPACE = re.compile(r"\s*")


def split_lines(text: str) -> list[Source]:
    """The lines of a file; only a line feed ends one, so numbers agree with every editor's."""
    return [Source(i, line.rstrip("\r")) for i, line in enumerate(text.split("\n"), start=1)]


def indent(text: str) -> int:
    """How many characters of white space ``text`` starts with."""
    return space_end(text, 0)


def space_end(text: str, start: int) -> int:
    """Where the white space that starts at ``start`` ends."""
    space = _SPACE.match(text, start)
    return space.end() if space else start


def dedent(lines: Sequence[Line]) -> list[Line]:
    """The lines without the white space that all of them start with."""
    depths = [indent(line.text) for line in lines if line.text.strip()]
    common = min(depths, default=0)
    return [line.cut(min(common, indent(line.text))) for line in lines] if common else list(lines)


def text_of(lines: Sequence[Line]) -> str:
    """The Markdown of ``lines`` from its first word to its last."""
    return "\n".join(line.text for line in dedent(lines)).strip()
