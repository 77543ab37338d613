"""A grid of cells that grows as it is filled: how a vector or a matrix is typed.

It does not tell what shape is right: it begins with one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

MOST_ROWS, MOST_COLUMNS = 64, 64
"""What a grid holds at most; the reader of answers takes no more entries."""

_ROW_END = re.compile(r"[;\n]|\\\\|\]\s*,?\s*\[")
_CELL_END = re.compile(r"\s*[,&]\s*|\s+")
_ENTRY = re.compile(r"[-+−]?[\d.][\d.eE/^+−-]*")


@dataclass(frozen=True)
class Grid:
    """Cells with what is typed in them, and the caret in one of them. Rows are equally long."""

    cells: tuple[tuple[str, ...], ...] = (("",),)
    row: int = 0
    column: int = 0
    caret: int = 0

    @property
    def cell(self) -> str:
        """The text of the cell with the caret."""
        return self.cells[self.row][self.column]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed anywhere."""
        return not any(cell for row in self.cells for cell in row)

    def text(self) -> str:
        """The grid as an answer is written on one line: ``1, 2; 3, 4``; empty edges are left out.

        Without them a cell that is empty stands for a missing entry, which the reader names.
        """
        rows = _filled(self.cells)
        return "; ".join(", ".join(cell.strip() for cell in row) for row in rows)

    # -- typing ------------------------------------------------------------------------------------

    def typed(self, text: str) -> Grid:
        """Put ``text`` at the caret."""
        cell = self.cell[: self.caret] + text + self.cell[self.caret :]
        return replace(self._with_cell(cell), caret=self.caret + len(text))

    def erased(self) -> Grid:
        """Take the character before the caret away; in an empty cell go back to the one before."""
        if self.caret:
            cell = self.cell[: self.caret - 1] + self.cell[self.caret :]
            return replace(self._with_cell(cell), caret=self.caret - 1)
        return self if self.cell else self.previous()._without_empty_edges()

    def erased_after(self) -> Grid:
        """Take the character behind the caret away."""
        return self._with_cell(self.cell[: self.caret] + self.cell[self.caret + 1 :])

    def pasted(self, text: str) -> Grid:
        """Put rows of entries into the cells from the caret's on.

        Entries are parted by commas, spaces or tabs, rows by semicolons or lines; brackets around
        rows may be there. One entry alone goes into the cell at the caret. Any other text is left.
        """
        rows = rows_in(text)
        if len(rows) == 1 and len(rows[0]) == 1:
            return self.typed(rows[0][0])
        grid = self
        for down, row in enumerate(rows):
            for right, entry in enumerate(row):
                place = self.row + down, self.column + right
                if place[0] < MOST_ROWS and place[1] < MOST_COLUMNS:
                    grid = grid._at(*place)._with_cell(entry)
        return replace(grid, caret=len(grid.cell))

    # -- moving ------------------------------------------------------------------------------------

    def left(self) -> Grid:
        """A character back, or to the end of the cell on the left."""
        if self.caret:
            return replace(self, caret=self.caret - 1)
        return self._at(self.row, self.column - 1, end=True) if self.column else self

    def right(self) -> Grid:
        """A character on, or to the cell on the right, a new one behind a filled last one."""
        if self.caret < len(self.cell):
            return replace(self, caret=self.caret + 1)
        if self.column + 1 < len(self.cells[0]) or self.cell:
            return self._at(self.row, self.column + 1)
        return self

    def up(self) -> Grid:
        """To the cell above."""
        return self._at(self.row - 1, self.column, end=True) if self.row else self

    def down(self) -> Grid:
        """To the cell below, a new one below a row that is not empty."""
        if self.row + 1 < len(self.cells) or any(self.cells[self.row]):
            return self._at(self.row + 1, self.column, end=True)
        return self

    def next(self) -> Grid:
        """To the next cell: on the right, and at the end of a row but the first, the row below."""
        if self.column + 1 < len(self.cells[0]):
            return self._at(self.row, self.column + 1, end=True)
        return self._at(self.row, self.column + 1) if self.row == 0 else self.new_row()

    def previous(self) -> Grid:
        """To the cell before: on the left, or the last of the row above."""
        if self.column:
            return self._at(self.row, self.column - 1, end=True)
        return self._at(self.row - 1, len(self.cells[0]) - 1, end=True) if self.row else self

    def new_row(self) -> Grid:
        """To the first cell of the next row; a column that was begun for nothing goes."""
        return self._without_empty_edges()._at(self.row + 1, 0, end=True)

    def home(self) -> Grid:
        """To the beginning of the cell, or from there of the row."""
        return replace(self, caret=0) if self.caret else self._at(self.row, 0)

    def end(self) -> Grid:
        """To the end of the cell, or from there of the row."""
        if self.caret < len(self.cell):
            return replace(self, caret=len(self.cell))
        return self._at(self.row, len(self.cells[0]) - 1, end=True)

    # -- changing ----------------------------------------------------------------------------------

    def _at(self, row: int, column: int, *, end: bool = False) -> Grid:
        """The caret in that cell; rows and columns are added up to it."""
        row, column = min(row, MOST_ROWS - 1), min(column, MOST_COLUMNS - 1)
        width = max(len(self.cells[0]), column + 1)
        cells = tuple((*each, *[""] * (width - len(each))) for each in self.cells)
        cells += tuple(("",) * width for _ in range(row + 1 - len(cells)))
        return Grid(cells, row, column, len(cells[row][column]) if end else 0)

    def _with_cell(self, text: str) -> Grid:
        row = self.cells[self.row]
        changed = (*row[: self.column], text, *row[self.column + 1 :])
        cells = (*self.cells[: self.row], changed, *self.cells[self.row + 1 :])
        return replace(self, cells=cells)

    def _without_empty_edges(self) -> Grid:
        """Without empty columns on the right, and empty rows below all text and the caret."""
        filled = _filled(self.cells)
        height = max(len(filled), self.row + 1)
        width = max(len(filled[0]) if filled else 0, 1)
        cells = tuple(row[:width] for row in self.cells[:height])
        column = min(self.column, width - 1)
        return Grid(cells, self.row, column, min(self.caret, len(cells[self.row][column])))


def rows_in(text: str) -> list[list[str]]:
    """The numbers of a pasted text, row by row; none if it is anything but rows of numbers.

    Terminals end the lines of what is pasted in their own ways, most of them with ``\\r``.
    """
    inside = "\n".join(text.splitlines()).strip()
    for left, right in (("[[", "]]"), ("[", "]")):
        if inside.startswith(left) and inside.endswith(right) and len(inside) > len(left):
            inside = inside[len(left) : -len(right)]
            break
    rows = [_CELL_END.split(piece.strip()) for piece in _ROW_END.split(inside) if piece.strip()]
    clean = all(_ENTRY.fullmatch(entry) for row in rows for entry in row)
    return rows if clean else []


def _filled(cells: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows and columns up to the last that is not empty."""
    height = 1 + _last(any(map(str.strip, row)) for row in cells)
    width = 1 + max((_last(map(str.strip, row)) for row in cells), default=-1)
    return [row[:width] for row in cells[:height]]


def _last(flags: Iterable[object]) -> int:
    """The place of the last that holds, -1 if none does."""
    return max((place for place, flag in enumerate(flags) if flag), default=-1)
