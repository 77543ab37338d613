"""Tables as lines: columns where they fit, else each row as a short paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from drill.maths.width import cell_width
from drill.progress.figure import Column, Unit, Value, shown
from drill.ui.words.line import Line, Page, Role, clipped, safe, wrapped
from drill.ui.words.maths import markdown

_GAP, _BETWEEN = 2, 4
"""Blanks between columns, and between the parts of a long table."""
_FEWEST = 7
"""Rows that a part has at least."""
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
    head = _row(columns, titles, widths)
    return _side_by_side(head, [_row(columns, row, widths) for row in cells], widths, page)


def _side_by_side(head: str, rows: Sequence[str], widths: Sequence[int], page: Page) -> list[Line]:
    """The rows below the head; where there is room those of a long table in parts, each with it."""
    width = sum(widths) + _GAP * (len(widths) - 1)
    fit = (page.width + _BETWEEN) // (width + _BETWEEN)
    parts = max(min(fit, len(rows) // _FEWEST), 1)
    height = -(-len(rows) // parts)
    columns = [[head, *rows[at : at + height]] for at in range(0, len(rows), max(height, 1))]
    lines = [
        (" " * _BETWEEN).join(_padded(row, width) for row in level).rstrip()
        for level in zip_longest(*columns, fillvalue="")
    ]
    return [Line(line, Role.PLAIN if place else Role.QUIET) for place, line in enumerate(lines)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_width(text))


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
    rest = (f"{title} {cell}".strip() for title, cell in zip(titles[1:], row[1:], strict=True))
    below = [
        Line(line, Role.QUIET)
        for group in _grouped(rest, page.width - 2)
        for line in wrapped(group, page.width, "  ")
    ]
    return [*(Line(line) for line in wrapped(first, page.width)), *below]


def _grouped(parts: Iterable[str], width: int) -> list[str]:
    """As many parts on a line as it holds, none of them broken that fits by itself."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_width(f"{lines[-1]} · {part}") <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines
