"""The grid that a vector or a matrix is typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.events import Click, Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from drill.maths.width import cell_width
from drill.notation.errors import printable
from drill.ui.grid import Grid, rows_in
from drill.ui.widgets.answer_input import one_line

LEAST_WIDTH = 4
MOST_LINES = 8
"""Rows seen at once; more scroll."""

_MOVES: dict[str, Callable[[Grid], Grid]] = {
    "left": Grid.left, "right": Grid.right, "up": Grid.up, "down": Grid.down, "tab": Grid.next,
    "shift+tab": Grid.previous, "home": Grid.home, "end": Grid.end,
    "backspace": Grid.erased, "delete": Grid.erased_after,
}  # fmt: skip
_SEPARATORS: dict[str | None, Callable[[Grid], Grid]] = {
    " ": Grid.next, ",": Grid.next, ";": Grid.new_row,
}  # fmt: skip


class AnswerGrid(Widget, can_focus=True):
    """Cells between brackets; arrows and Tab move, and a cell appears where one is needed."""

    class Submitted(Message):
        """The grid is the answer, written on one line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Changed(Message):
        """Something was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Written(Message):
        """The learner would rather write the answer on a line, beginning with this text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="grid")
        self.grid = Grid()

    def clear(self) -> None:
        """An empty grid."""
        self._take(Grid())

    def put(self, text: str) -> None:
        """A grid with the entries of ``text``."""
        self._take(Grid().pasted(text))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Characters are typed, and command nothing."""
        return character is not None and character.isprintable()

    def on_key(self, event: Key) -> None:
        """Move, type, send; all other keys are for the screen."""
        if event.key == "enter":
            self.post_message(self.Submitted(self.grid.text()))
        elif event.key == "ctrl+u":
            self.clear()
        elif event.key in _MOVES:
            self._take(_MOVES[event.key](self.grid))
        elif event.character in _SEPARATORS:
            self._take(_SEPARATORS[event.character](self.grid))
        elif event.character == "[" and self.grid.is_empty:
            self.post_message(self.Written("["))
        elif event.is_printable and event.character:
            self._take(self.grid.typed(printable(event.character)))
        else:
            return
        event.prevent_default()
        event.stop()

    def on_paste(self, event: Paste) -> None:
        """Take rows of numbers; any other text is written on a line."""
        if rows_in(event.text):
            self._take(self.grid.pasted(event.text))
        elif event.text.strip():
            self.post_message(self.Written(printable(one_line(event.text))))
        event.prevent_default()
        event.stop()

    def on_click(self, event: Click) -> None:
        """To the cell that was clicked."""
        widths, start = _widths(self.grid), 2
        row = self._first_row() + event.y
        for column in self._columns():
            if row < len(self.grid.cells) and event.x < start + widths[column] + 1:
                self._take(self.grid._at(row, column, end=True))
                return
            start += widths[column] + 1

    def _take(self, grid: Grid) -> None:
        if grid == self.grid:
            return
        grows = len(grid.cells) != len(self.grid.cells)
        changed = grid.cells != self.grid.cells
        self.grid = grid
        self.refresh(layout=grows)
        if changed:
            self.post_message(self.Changed(grid.text()))

    # -- showing -----------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a row."""
        return min(len(self.grid.cells), MOST_LINES)

    def _first_row(self) -> int:
        return max(0, self.grid.row - MOST_LINES + 1)

    def render(self) -> Content:
        """The rows between brackets, the cell with the caret in reverse."""
        first = self._first_row()
        rows = self.grid.cells[first : first + MOST_LINES]
        columns = self._columns()
        lines = []
        for place, row in enumerate(rows):
            left, right = _brackets(place, len(rows))
            cells = [self._cell(first + place, column, row) for column in columns]
            lines.append(Content.assemble(left, " ", *_spaced(cells), " ", right))
        return Content("\n").join(lines)

    def _columns(self) -> Sequence[int]:
        """The columns that fit, that with the caret among them."""
        widths, room = _widths(self.grid), max(self.content_size.width - 4, LEAST_WIDTH)
        first = 0
        while first < self.grid.column and (
            sum(width + 1 for width in widths[first : self.grid.column + 1]) > room
        ):
            first += 1
        last = first + 1
        while last < len(widths) and sum(width + 1 for width in widths[first : last + 1]) <= room:
            last += 1
        return range(first, last)

    def _cell(self, row: int, column: int, cells: Sequence[str]) -> Content:
        width, text = _widths(self.grid)[column], cells[column]
        if (row, column) != (self.grid.row, self.grid.column) or not self.has_focus:
            return Content(text + " " * (width - cell_width(text)))
        caret = self.grid.caret
        under = text[caret : caret + 1] or " "
        rest = text[caret + 1 :] + " " * (
            width - 1 - cell_width(text) + len(text[caret : caret + 1])
        )
        return Content.assemble(
            (text[:caret], "underline"), (under, "reverse"), (rest, "underline")
        )


def _widths(grid: Grid) -> list[int]:
    """The columns each column of cells takes: its longest text and the caret behind it."""
    return [
        max(LEAST_WIDTH, *(cell_width(row[column]) + 1 for row in grid.cells))
        for column in range(len(grid.cells[0]))
    ]


def _brackets(place: int, rows: int) -> tuple[str, str]:
    if rows == 1:
        return "[", "]"
    return ("⎡", "⎤") if place == 0 else ("⎣", "⎦") if place == rows - 1 else ("⎢", "⎥")


def _spaced(cells: Sequence[Content]) -> list[Content | str]:
    return [part for cell in cells for part in (" ", cell)][1:]
