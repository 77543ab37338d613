"""Markdown tables → columns below each other, as wide as the page allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drill.maths.width import cell_width
from drill.maths.wrapping import wrapped

GAP = " │ "
_DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")

Row = list[str]


def is_row(line: str) -> bool:
    """Whether a line may be one of a table."""
    return line.lstrip().startswith("|")


def is_delimiter(line: str) -> bool:
    """Whether a line parts the header of a table from its body."""
    return is_row(line) and _DELIMITERS.fullmatch(line.strip()) is not None


def cells(line: str) -> Row:
    """The cells of a row; an escaped bar is part of its cell."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inside)]


def table_lines(header: Row, delimiters: Row, rows: Sequence[Row], width: int) -> list[str]:
    """The lines of a table of at most ``width`` columns; cells are wrapped between words.

    A table that is too wide for its words becomes a list of its rows, each cell behind its header.
    """
    count = len(header)
    body = [[*row, *[""] * count][:count] for row in rows]
    columns = list(zip(header, *body, strict=True))
    widths = _fitted(columns, width - len(GAP) * (count - 1))
    if not widths:
        return _listed(header, body, width)
    sides = [_side(mark) for mark in [*delimiters, *["-"] * count][:count]]
    rule = "─┼─".join("─" * one for one in widths)
    lines = [*_row(header, widths, sides), rule]
    tall = any(
        cell_width(cell) > one for row in body for cell, one in zip(row, widths, strict=True)
    )
    for place, row in enumerate(body):
        lines += [rule.replace("─", "╌").replace("┼", "┆")] if tall and place else []
        lines += _row(row, widths, sides)
    return lines


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths that fit the room, the widest columns made narrower; [] if words would be cut."""
    widths = [max(1, *map(cell_width, column)) for column in columns]
    least = [max(1, *map(_longest_word, column)) for column in columns]
    while sum(widths) > room:
        spare = [one - few for one, few in zip(widths, least, strict=True)]
        if not any(spare):
            return []
        widest = max(range(len(widths)), key=lambda i: (spare[i] > 0, widths[i]))
        widths[widest] -= 1
    return widths


def _longest_word(cell: str) -> int:
    return max(map(cell_width, cell.split()), default=0)


def _side(mark: str) -> str:
    if mark.startswith(":") and mark.endswith(":"):
        return "center"
    return "right" if mark.endswith(":") else "left"


def _row(row: Row, widths: Sequence[int], sides: Sequence[str]) -> list[str]:
    parts = [wrapped(cell.split(), one) for cell, one in zip(row, widths, strict=True)]
    height = max(map(len, parts))
    lines = []
    for i in range(height):
        texts = [part[i] if i < len(part) else "" for part in parts]
        placed = [_placed(*one) for one in zip(texts, widths, sides, strict=True)]
        lines.append(GAP.join(placed).rstrip())
    return lines


def _placed(text: str, width: int, side: str) -> str:
    free = max(width - cell_width(text), 0)
    before = {"left": 0, "center": free // 2, "right": free}[side]
    return " " * before + text + " " * (free - before)


def _listed(header: Row, rows: Sequence[Row], width: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        first = "- "
        for name, cell in zip(header, row, strict=True):
            text = f"{name}: {cell}" if name else cell
            lines += wrapped(text.split(), width, first, "  ") if cell else []
            first = "  "
    return lines
