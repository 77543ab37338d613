"""Fenced blocks → lines: code as it stands, a little in."""

from __future__ import annotations

from collections.abc import Iterator

from drill.maths.width import cell_width

INDENT = "  "
FOLD = "  … "
"""Stands before what did not fit on the line of code above."""


def fence_lines(source: str, width: int) -> list[str]:
    """The lines of a fenced block, its fences left out; longer ones folded at ``width``.

    ``source``: the block with both fences, the language behind the first.
    """
    _language, lines = opened(source)
    room = max(width - len(INDENT), 8)
    parts = [INDENT + part for line in lines for part in _folded(line.rstrip(), room)]
    return [part.rstrip() for part in parts]


def opened(source: str) -> tuple[str, list[str]]:
    """The language of a fenced block and the lines inside it, without their common indentation."""
    first, *lines = source.split("\n")
    marks = first.lstrip()[:3]
    if lines and lines[-1].strip().startswith(marks):
        lines.pop()
    depth = min((len(one) - len(one.lstrip()) for one in lines if one.strip()), default=0)
    return first.lstrip().lstrip(marks[:1]).strip(), [line[depth:] for line in lines]


def _folded(line: str, width: int) -> Iterator[str]:
    part, head = "", ""
    for character in line:
        if part and cell_width(head + part) + cell_width(character) > width:
            yield head + part
            part, head = "", FOLD
        part += character
    yield head + part
