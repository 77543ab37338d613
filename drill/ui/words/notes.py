"""A note as a row of the list of notes."""

from __future__ import annotations

from drill.decks.card import Note
from drill.maths.width import cell_width
from drill.ui.words.browse import one_line
from drill.ui.words.line import Line, Page, Role, clipped
from drill.ui.words.progress import counted

_NARROW, _WIDE = 50, 100
_WITH_COUNTS = 60
"""What title and counts take of a wide row."""


def note_row(note: Note, width: int) -> str:
    """The title, how much there is to study in it, and in a wide row its sections."""
    if width < _WIDE:
        return _titled(note, _briefly(note) if width < _NARROW else _counts(note), width)
    row = _titled(note, _counts(note), _WITH_COUNTS)
    return f"{row}   {clipped(_sections(note), width - _WITH_COUNTS - 3)}".rstrip()


def _titled(note: Note, tail: str, width: int) -> str:
    title = clipped(one_line(note.title), max(width - cell_width(tail) - 2, 1))
    return title + " " * max(width - cell_width(title) - cell_width(tail), 1) + tail


def _sections(note: Note) -> str:
    """The headings right below the title."""
    return " · ".join(one_line(heading.text) for heading in note.headings if heading.level == 2)


def title_line(title: str, path: str, page: Page) -> Line:
    """The title of a note, and its file where there is room for it."""
    whole = f"{one_line(title)} · {path}" if title else path
    fits = cell_width(whole) <= page.width or not title
    return Line(clipped(whole if fits else one_line(title), page.width), Role.TITLE)


def _counts(note: Note) -> str:
    tail = counted(len(note.cards), "card").rjust(10) if note.cards else ""
    more = counted(len(note.blocks), "problem") if note.blocks else ""
    return tail + more.rjust(14)


def _briefly(note: Note) -> str:
    return f"{len(note.cards)}+{len(note.blocks)}" if note.cards or note.blocks else ""
