"""Brackets that grow with what stands between them, and matrices of numbers in them."""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths import layout
from drill.maths.layout import Box

# top, bar, bottom of a tall bracket
_TALL = {
    mark: (column[0], column[1], column[2])
    for mark, column in {
        "(": "⎛⎜⎝", ")": "⎞⎟⎠", "[": "⎡⎢⎣", "]": "⎤⎥⎦", "⌊": "⎢⎢⎣", "⌋": "⎥⎥⎦", "⌈": "⎡⎢⎢",
        "⌉": "⎤⎥⎥", "|": "│││", "‖": "║║║", "⟦": "⟦⟦⟦", "⟧": "⟧⟧⟧",
    }.items()
}  # fmt: skip
# top, bar, point, bottom of a tall brace
_BRACES = {"{": ("⎧", "⎪", "⎨", "⎩"), "}": ("⎫", "⎪", "⎬", "⎭")}


def brackets(body: Box, left: str = "(", right: str = ")") -> Box:
    """``body`` between two brackets of its height; an empty string draws no bracket."""
    return fence((body,), (left, right))


def fence(parts: Sequence[Box], marks: Sequence[str], *, grows: bool = True) -> Box:
    """``parts`` with a delimiter before, between and after them, all as tall as the tallest.

    Delimiters that do not grow stand on the baseline.
    """
    above = max(part.baseline for part in parts) if grows else 0
    below = max(part.below for part in parts) if grows else 0
    if above + below > 0 and any(mark in _BRACES for mark in marks):
        above, below = max(above, 1), max(below, 1)
    row = [delimiter(marks[0], above, below)]
    for part, mark in zip(parts, marks[1:], strict=True):
        row += [part, delimiter(mark, above, below)]
    return layout.hconcat(row)


def delimiter(mark: str, above: int, below: int) -> Box:
    """One delimiter reaching ``above`` lines over and ``below`` lines under the baseline."""
    height = above + below + 1
    if height == 1 or not mark:
        return Box((mark,) * height, above)
    if mark in _BRACES:
        top, bar, point, bottom = _BRACES[mark]
        column = [top, *[bar] * (height - 2), bottom]
        column[above] = point
        return Box(tuple(column), above)
    if mark in "⟨⟩":
        return Box(tuple(_angle(mark, height)), above)
    if mark in _TALL:
        top, bar, bottom = _TALL[mark]
        return Box((top, *[bar] * (height - 2), bottom), above)
    return Box(tuple(mark if line == above else " " for line in range(height)), above)


def _angle(mark: str, height: int) -> list[str]:
    """A tall ⟨ or ⟩: two diagonals that meet in the middle."""
    width, half = (height + 1) // 2, height // 2
    strokes = "╱╲" if mark == "⟨" else "╲╱"
    lines = []
    for line in range(height):
        middle = height % 2 == 1 and line == half
        stroke = mark if middle else strokes[line >= half]
        column = width - 1 - line if line < half else line - half
        column = column if mark == "⟨" else width - 1 - column
        lines.append(" " * column + stroke)
    return lines


def number_matrix(rows: Sequence[Sequence[str]], left: str = "[", right: str = "]") -> Box:
    """A matrix of written numbers, each column aligned on its decimal point, in brackets.

    ``rows``: equally many entries a row; a vector is a matrix of one column.
    """
    columns = [layout.on_decimal_point(column) for column in zip(*rows, strict=True)]
    cells = [[layout.text(entry) for entry in row] for row in zip(*columns, strict=True)]
    return brackets(layout.grid(cells), left, right)
