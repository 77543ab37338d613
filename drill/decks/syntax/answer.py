"""What an answer is made of: a text, key points, steps in order, or options to choose from.

Key points and options are task-list items, steps those of a numbered list; an item goes on over
the lines below it that are indented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from drill.decks.card import CardKind
from drill.decks.line import Line, LineKind, dedent, indent, text_of
from drill.decks.marks import without_end_tags
from drill.decks.verbatim import FILL

FEWEST_STEPS = 3
"""A shorter numbered list is a text: two steps have but one other order."""

_TASK = re.compile(r"[-*+]\s+\[([ xX])\](?:\s+|$)")
_STEP = re.compile(r"\d{1,9}[.)]\s+")
_FENCE = ("```", "~~~")


class Answer(NamedTuple):
    """An answer as it was read; ``kind`` is BASIC, LIST or CHOICE, and the rest as in ``Card``."""

    kind: CardKind
    text: str
    key_points: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    remark: str = ""


class _Mark(Enum):
    NONE = auto()
    STEP = auto()
    OPEN = auto()
    CHECKED = auto()


class _Part(NamedTuple):
    """An item of a list with the lines that belong to it, or lines of text between such items."""

    mark: _Mark
    lines: list[Line]

    @property
    def text(self) -> str:
        """The Markdown of an item without its marker."""
        first, *rest = self.lines
        pattern = _STEP if self.mark is _Mark.STEP else _TASK
        marker = pattern.match(first.prose)
        cut = first.cut(marker.end()) if marker else first
        return "\n".join([cut.text, *(line.text for line in dedent(rest))]).strip()


def read(lines: Sequence[Line]) -> Answer:
    """The answer that ``lines`` hold, without the tags at its end; its text may be empty."""
    kept = without_end_tags(lines)
    parts = _parts(dedent(kept))
    if len(parts) >= FEWEST_STEPS and all(part.mark is _Mark.STEP for part in parts):
        return Answer(CardKind.LIST, text_of(kept), items=_texts(parts))
    return _choice(parts, kept) or _with_points(parts, kept)


def _choice(parts: Sequence[_Part], lines: Sequence[Line]) -> Answer | None:
    """Options, some of them checked, and a remark below them."""
    options = [part for part in parts if part.mark in (_Mark.OPEN, _Mark.CHECKED)]
    right = tuple(i for i, part in enumerate(options) if part.mark is _Mark.CHECKED)
    if list(parts[: len(options)]) != options or not 0 < len(right) < len(options):
        return None
    remark = _joined(parts[len(options) :])
    items = _texts(options)
    return Answer(CardKind.CHOICE, text_of(lines), items=items, right=right, remark=remark)


def _with_points(parts: Sequence[_Part], lines: Sequence[Line]) -> Answer:
    """A text and the open items in it as points; points alone are the text too."""
    points = tuple(filter(None, _texts([part for part in parts if part.mark is _Mark.OPEN])))
    if not points:
        return Answer(CardKind.BASIC, text_of(lines))
    text = _joined([part for part in parts if part.mark is not _Mark.OPEN])
    return Answer(CardKind.BASIC, text or listed(points), points)


def listed(points: Sequence[str]) -> str:
    """The Markdown of a list of points."""
    return "\n".join("- " + point.replace("\n", "\n  ") for point in points)


def _texts(parts: Sequence[_Part]) -> tuple[str, ...]:
    return tuple(part.text for part in parts)


def _joined(parts: Sequence[_Part]) -> str:
    return text_of(without_end_tags([line for part in parts for line in part.lines]))


def _parts(lines: Sequence[Line]) -> list[_Part]:
    parts: list[_Part] = []
    for i, line in enumerate(lines):
        mark = _mark(line)
        goes_on = _goes_on(line, lines[i - 1] if i else None)
        if parts and mark is _Mark.NONE and (goes_on or parts[-1].mark is _Mark.NONE):
            parts[-1].lines.append(line)
        else:
            parts.append(_Part(mark, [line]))
    return parts


def _mark(line: Line) -> _Mark:
    if line.kind is not LineKind.TEXT:
        return _Mark.NONE
    if task := _TASK.match(line.prose):
        return _Mark.OPEN if task[1] == " " else _Mark.CHECKED
    return _Mark.STEP if _STEP.match(line.prose) else _Mark.NONE


def _goes_on(line: Line, above: Line | None) -> bool:
    """Whether a line without a mark belongs to the item above it: indented, or maths opened there.

    Code that is not indented stands for itself.
    """
    if line.kind is LineKind.BLANK or indent(line.text):
        return True
    if above is None or line.text.startswith(_FENCE):
        return False
    if line.kind is LineKind.VERBATIM:
        return True
    in_maths = above.kind is LineKind.VERBATIM and not above.text.lstrip().startswith(_FENCE)
    return in_maths and line.prose.startswith(FILL)
