"""Tables as lines: columns where they fit, else each row as a short paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.width import cell_width
from drill.progress.figure import Column, Unit, Value, shown
from drill.ui.words.line import Line, Page, Role, clipped, safe, wrapped
from drill.ui.words.maths import markdown

_GAP = 2
_ONE_LINE = 10_000
_TEXTS = (Unit.TEXT, Unit.PROSE)
_SHORTEST = 12
"""Columns that a text keeps when a table is made to fit."""


def table_lines(
    columns: Sequence[Column], rows: Sequence[Sequence[Value]], page: Page
) -> list[Line]:
    """The rows under the titles of their columns."""
    cells = [
        [cell_text(value, column.unit) for value, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    titles = [column.title for column in columns]
    widths = _fitting(columns, [titles, *cells], page.width)
    if widths is None:
        return [line for row in cells for line in _stacked(titles, row, page)]
    head = Line(_row(columns, titles, widths), Role.QUIET)
    return [head, *(Line(_row(columns, row, widths)) for row in cells)]


def cell_text(value: Value, unit: Unit) -> str:
    """What stands in a cell, formulas as they are read on one line."""
    if unit is Unit.PROSE and isinstance(value, str):
        return " ".join(markdown(value, Page(_ONE_LINE, flat=True)))
    return safe(shown(value, unit))


def _fitting(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """The width of each column, long texts made shorter; None if that does not suffice."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    excess = sum(widths) + _GAP * (len(widths) - 1) - width
    for place in _texts_by_width(columns, widths):
        cut = max(min(excess, widths[place] - _SHORTEST), 0)
        widths[place] -= cut
        excess -= cut
    return None if excess > 0 else widths


def _texts_by_width(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    texts = [place for place, column in enumerate(columns) if column.unit in _TEXTS]
    return sorted(texts, key=lambda place: -widths[place])


def _row(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for column, cell, width in zip(columns, cells, widths, strict=True):
        text = clipped(cell, width)
        room = " " * (width - cell_width(text))
        parts.append(text + room if column.unit in _TEXTS else room + text)
    return (" " * _GAP).join(parts).rstrip()


def _stacked(titles: Sequence[str], row: Sequence[str], page: Page) -> list[Line]:
    """Each cell with its title: the first, and the others below it."""
    first = f"{titles[0]} {row[0]}".strip()
    rest = " · ".join(
        f"{title} {cell}".strip() for title, cell in zip(titles[1:], row[1:], strict=True)
    )
    below = [Line(line, Role.QUIET) for line in wrapped(rest, page.width, "  ")]
    return [*(Line(line) for line in wrapped(first, page.width)), *below]
