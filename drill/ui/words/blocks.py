"""Values as blocks of numbers, where there is room for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drill.maths.delimiters import number_matrix
from drill.maths.layout import Box, hconcat
from drill.maths.layout import text as on_one_line
from drill.problems.precision import matrices, show_number
from drill.ui.words.line import Line, Page, Role, as_lines, safe
from drill.ui.words.maths import equation, side_by_side

_ENTRY = r"−?[\d.][\d.e−]*"
_ROW = rf"\[{_ENTRY}(?:, {_ENTRY})*\]"
_ARRAY = re.compile(rf"(?P<rows>\[{_ROW}(?:, {_ROW})*\])(?P<turned>ᵀ?)|(?P<column>{_ROW})ᵀ")
_TWO_ROWS = re.compile(rf"\[{_ROW}, {_ROW}")


def block_lines(
    symbol: str, value: Any, digits: int, page: Page, role: Role = Role.PLAIN
) -> list[Line]:
    """``symbol = value`` in several lines; none where one line is enough or the page too narrow."""
    if page.flat:
        return []
    found = blocks(symbol, value, digits)
    if all(block.height == 1 for block in found) or any(b.width > page.width for b in found):
        return []
    return as_lines(side_by_side(found, page.width), role)


def blocks(symbol: str, value: Any, digits: int) -> list[Box]:
    """A value as an equation, that of a tensor as one for each of its matrices."""
    parts = matrices(symbol, value)
    return [equation(name, part, lambda entry: show_number(entry, digits)) for name, part in parts]


def expression_lines(
    text: str, page: Page, head: str = "", role: Role = Role.PLAIN, *, whole: bool = True
) -> list[Line]:
    """A line of numbers with its matrices drawn as blocks, ``head`` before it.

    Only the head plays the part unless ``whole``. None where no matrix has two rows, the page wants
    one line, or there is no room.
    """
    if page.flat or page.spoken or not _TWO_ROWS.search(text):
        return []
    box = hconcat([on_one_line(safe(head)), *_parts(safe(text))])
    if box.width > page.width:
        return []
    lines = as_lines((line.rstrip() for line in box.lines), role if whole else Role.PLAIN)
    if not whole:
        first = lines[box.baseline]
        lines[box.baseline] = first._replace(role=role, lead=len(safe(head)))
    return lines


def _parts(text: str) -> Iterator[Box]:
    """The text cut at its matrices and columns, each of them a block."""
    at = 0
    for array in _ARRAY.finditer(text):
        yield on_one_line(text[at : array.start()])
        rows = re.findall(_ROW, array["rows"] or "")
        entries = [row[1:-1].split(", ") for row in rows]
        entries = entries or [[entry] for entry in array["column"][1:-1].split(", ")]
        block = number_matrix(entries)
        yield block
        if array["turned"]:
            yield Box(("ᵀ", *[" "] * (block.height - 1)), block.baseline)
        at = array.end()
    yield on_one_line(text[at:])
