"""Lines of text for a page of some width, each with the part that it plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from drill.maths.width import cell_width, neutralise


class Role(StrEnum):
    """What part a line plays; a screen may colour it, and nothing depends on the colour."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"


class Line(NamedTuple):
    """One line of text that fits its page."""

    text: str
    role: Role = Role.PLAIN


@dataclass(frozen=True)
class Page:
    """What lines are written for: ``width`` columns; ``flat`` keeps each formula on one line."""

    width: int
    flat: bool = False


BLANK = Line("")


def safe(text: str) -> str:
    """``text`` on one line, without characters that act on a terminal or reorder a line."""
    return neutralise(text).replace("\n", " ")


def wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """``text`` broken at spaces to ``width`` columns; all lines but the first ``hang`` in."""
    text = safe(text)
    body = text.lstrip(" ")
    indent = " " * min(hang, width // 2)
    lines: list[str] = []
    line = " " * min(len(text) - len(body), len(indent))
    room = width - len(indent)
    pieces = (piece for word in body.split(" ") for piece in _pieces(word, room))
    for word in pieces:
        joined = f"{line} {word}" if line.strip() else line + word
        if cell_width(joined) <= width:
            line = joined
        else:
            lines.append(line)
            line = indent + word
    return [*lines, line]


def paragraph(text: str, page: Page, role: Role = Role.PLAIN, hang: int = 0) -> list[Line]:
    """``text`` wrapped to the page."""
    return [Line(line, role) for line in wrapped(text, page.width, hang)]


def as_lines(texts: Iterable[str], role: Role = Role.PLAIN) -> list[Line]:
    """Texts that fit already, made harmless."""
    return [Line(safe(text), role) for text in texts]


def clipped(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, an ellipsis for what is missing."""
    text = safe(text)
    if cell_width(text) <= width:
        return text
    while text and cell_width(text) > width - 1:
        text = text[:-1]
    return text + "…" if width > 0 else ""


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces that fit; most words are one piece."""
    while cell_width(word) > width:
        cut = next(n for n in range(1, len(word) + 1) if cell_width(word[: n + 1]) > width)
        yield word[:cut]
        word = word[cut:]
    yield word
