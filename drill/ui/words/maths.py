"""Mathematics on a page: Markdown with formulas, and arrays of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from drill.diagrams.diagram import drawn, is_diagram
from drill.maths.delimiters import number_matrix
from drill.maths.layout import Box, hconcat, spaces, text
from drill.maths.markdown_maths import render_marked, render_text, split_maths
from drill.maths.width import cell_width
from drill.maths.wrapping import wrapped as fill
from drill.ui.words.line import Page, safe

if TYPE_CHECKING:
    from collections.abc import Callable

_DRILL_FENCE = re.compile(
    r"^[ ]{0,3}(?P<mark>`{3,}|~{3,})drill[ \t]*\n(?P<text>.*?)\n[ ]{0,3}(?P=mark)[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
GAP = 3
"""Columns between two equations side by side."""


def markdown(source: str, page: Page) -> list[str]:
    """The lines of a Markdown text with ``$maths$`` and diagrams, marks around what is emphasised.

    Displayed formulas are drawn as blocks where the page is wide enough for all of them.
    """
    lines: list[str] = []
    at = 0
    for fence in _DRILL_FENCE.finditer(source):
        if is_diagram(fence["text"]):
            lines += _text(source[at : fence.start()], page)
            lines += ["", *_diagram(fence["text"], page), ""]
            at = fence.end()
    return [*lines, *_text(source[at:], page)]


def _diagram(source: str, page: Page) -> list[str]:
    """A diagram as a drawing, or as the note declares it where it is read aloud."""
    if page.spoken:
        return ["A diagram:", *source.splitlines()]
    return drawn(source, page.width)


def _text(source: str, page: Page) -> list[str]:
    if page.spoken:
        return _in_words(source, page)
    lines = render_marked(_on_one_line(source) if page.flat else source, page.width)
    if _fits(lines, page):
        return lines
    lines = render_marked(_on_one_line(source), page.width)
    return [piece for line in lines for piece in _folded(line, page)]


def _on_one_line(source: str) -> str:
    """``source`` with its displayed formulas written into the text."""
    parts = []
    for segment in split_maths(source):
        tex = f"${segment.content.strip()}$"
        parts.append({"inline": tex, "display": f" {tex} "}.get(segment.kind, segment.content))
    return "".join(parts)


def _in_words(source: str, page: Page) -> list[str]:
    """A Markdown text with its formulas in words; a paragraph is one line."""
    from drill.maths.spoken import spoken

    parts = (
        segment.content if segment.kind == "text" else f" {spoken(segment.content)} "
        for segment in split_maths(source)
    )
    text = re.sub(r" +([,.;:!?])", r"\1", re.sub(r"[ \t]+", " ", "".join(parts)))
    return [line.strip() for line in render_text(text, page.width)]


def _fits(lines: Sequence[str], page: Page) -> bool:
    return all(cell_width(line) <= page.width for line in lines)


def _folded(line: str, page: Page) -> list[str]:
    """A line that can't be broken at a good place, broken at any."""
    if cell_width(line) <= page.width:
        return [line]
    return fill(line.split(), page.width)


def equation(symbol: str, value: Any, show: Callable[[float], str], note: str = "") -> Box:
    """``symbol = value``, a matrix as a block of numbers, ``note`` in brackets behind it.

    ``value``: a number or an array of one or two dimensions; a list is written ``(1, 2)``.
    """
    tail = f" ({safe(note)})" if note else ""
    return hconcat([text(f"{safe(symbol)} = "), _block(value, show), text(tail)])


def _block(value: Any, show: Callable[[float], str]) -> Box:
    import numpy as np

    if np.ndim(value) == 0:
        return text(show(float(value)))
    if np.ndim(value) == 1:
        return text("(" + ", ".join(show(float(entry)) for entry in value) + ")")
    return number_matrix([[show(float(entry)) for entry in row] for row in value])


def side_by_side(boxes: Sequence[Box], width: int) -> list[str]:
    """Boxes in rows, as many in a row as fit; a blank line parts rows of more than one line."""
    rows: list[list[Box]] = []
    for box in boxes:
        used = sum(one.width + GAP for one in rows[-1]) if rows else width
        if rows and used + box.width <= width:
            rows[-1].append(box)
        else:
            rows.append([box])
    lines: list[str] = []
    tall = False
    for row in rows:
        drawn = hconcat([part for box in row for part in (box, spaces(GAP))][:-1]).lines
        tall = tall or len(drawn) > 1
        lines += [""] if lines and tall else []
        lines += (line.rstrip() for line in drawn)
        tall = len(drawn) > 1
    return lines
