"""Lines of text for a page of some width, each with the part that it plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from drill.maths.width import PLAIN, STRONG, cell_width, neutralise
from drill.maths.wrapping import wrapped as fill


class Role(StrEnum):
    """What part a line plays; a screen may colour it, and nothing depends on the colour."""

    PLAIN = "plain"
    STRONG = "strong"
    TITLE = "title"
    QUIET = "quiet"
    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"


class Line(NamedTuple):
    """One line of text that fits its page; ``strong`` are the parts of it that are emphasised.

    ``lead``: only so many characters at its beginning play the part, and the others none.
    """

    text: str
    role: Role = Role.PLAIN
    strong: tuple[tuple[int, int], ...] = ()
    lead: int | None = None


@dataclass(frozen=True)
class Page:
    """What lines are written for: ``width`` columns; ``flat`` keeps each formula on one line.

    ``numbered``: what can be ticked carries numbers, where no pointer can be moved to it.
    ``spoken``: formulas between dollars are written in words.
    ``extra_digits``: significant digits of a worked solution beyond those asked for.
    ``keymap``: the keys that the learner has given to bindings, for sentences that name a key.
    """

    width: int
    flat: bool = False
    extra_digits: int = 1
    numbered: bool = False
    spoken: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict, hash=False)


BLANK = Line("")
_EMPHASIS = re.compile(f"([{STRONG}{PLAIN}])")


def safe(text: str) -> str:
    """``text`` on one line, without characters that act on a terminal or reorder a line."""
    return neutralise(text).replace("\n", " ")


def wrapped(text: str, width: int, head: str = "", hang: int | None = None) -> list[str]:
    """``text`` behind ``head``, broken at spaces to ``width`` columns.

    The other lines are ``hang`` columns in, or as many as ``head`` takes.
    """
    head = safe(head)
    indent = " " * min(cell_width(head) if hang is None else hang, width // 2)
    return fill(_with_signs(safe(text).split()), width, head, indent)


def _with_signs(words: Iterable[str]) -> list[str]:
    """The words, a sign that belongs to the number before it together with that."""
    kept: list[str] = []
    for word in words:
        if kept and word.startswith("%"):
            kept[-1] += f" {word}"
        else:
            kept.append(word)
    return kept


def paragraph(
    text: str, page: Page, role: Role = Role.PLAIN, head: str = "", hang: int | None = None
) -> list[Line]:
    """``text`` wrapped to the page."""
    return [Line(line, role) for line in wrapped(text, page.width, head, hang)]


def labelled(
    text: str, page: Page, head: str, role: Role = Role.QUIET, hang: int | None = None
) -> list[Line]:
    """``text`` wrapped to the page behind a head, and only the head plays the part."""
    first, *rest = paragraph(text, page, Role.PLAIN, head, hang)
    return [first._replace(role=role, lead=len(safe(head))), *rest]


def trimmed(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blank ones at both ends."""
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def as_lines(texts: Iterable[str], role: Role = Role.PLAIN) -> list[Line]:
    """Texts that fit already, made harmless; emphasis may go on from one to the next."""
    lines: list[Line] = []
    emphasised = False
    for text in texts:
        line, emphasised = _with_emphasis(text, role, emphasised=emphasised)
        lines.append(line)
    return lines


def _with_emphasis(text: str, role: Role, *, emphasised: bool) -> tuple[Line, bool]:
    """The line of a text with marks of emphasis, and whether it goes on behind it."""
    plain, strong = "", []
    for part in _EMPHASIS.split(text):
        if part in (STRONG, PLAIN):
            emphasised = part == STRONG
            continue
        shown = safe(part)
        if emphasised and shown.strip():
            strong.append((len(plain) + len(shown) - len(shown.lstrip()), len(plain + shown)))
        plain += shown
    return Line(plain, role, tuple(strong)), emphasised


def clipped(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, an ellipsis for what is missing."""
    text = safe(text)
    if cell_width(text) <= width:
        return text
    while text and cell_width(text) > width - 1:
        text = text[:-1]
    return text + "…" if width > 0 else ""
