"""Words of text and formulas filled into lines of a given display width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drill.maths.width import cell_width

_BEHIND = "/:@"
"""Signs behind which a word without blanks is broken."""


def wrapped(words: Sequence[str], width: int, first: str = "", indent: str = "") -> list[str]:
    """``words`` in lines of at most ``width`` columns.

    A word may hold blanks, as a formula does: it is broken at them only where it is wider than a
    line. A word without blanks is broken behind a sign, as paths have them, or anywhere. ``first``
    begins the first line, ``indent`` the others.
    """
    room = max(width - cell_width(indent), 1)
    lines: list[str] = []
    line, used, empty = first, cell_width(first), True
    for word in _pieces(words, room):
        needed = cell_width(word) + (not empty)
        if used + needed > width and not (empty and used <= cell_width(indent)):
            lines.append(line)
            line, used, empty = indent, cell_width(indent), True
            needed = cell_width(word)
        line += word if empty else " " + word
        used, empty = used + needed, False
    return [*lines, line]


def _pieces(words: Sequence[str], room: int) -> Iterator[str]:
    """``words``, those wider than ``room`` in pieces."""
    for word in words:
        for piece in [word] if cell_width(word) <= room else word.split():
            yield from [piece] if cell_width(piece) <= room else _cut(piece, room)


def _cut(word: str, room: int) -> Iterator[str]:
    part = ""
    for character in word:
        while part and cell_width(part) + cell_width(character) > room:
            end = 1 + max(map(part.rfind, _BEHIND)) or len(part)
            yield part[:end]
            part = part[end:]
        part += character
    yield part
