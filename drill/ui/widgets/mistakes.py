"""The list of mistakes, one of which can be drilled."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drill.progress.figure import Figure
from drill.ui.keys.movement import LIST
from drill.ui.keys.progress import MISTAKES
from drill.ui.widgets.lines import Lines
from drill.ui.words.line import Line, Page
from drill.ui.words.tables import table_lines

_COLUMNS = ("mistake", "recent", "recent_answers", "trend", "ever")
_MARK = 2


class MistakeList(Vertical):
    """The mistakes under the titles of their columns."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure

    def compose(self) -> ComposeResult:
        """The titles, the list."""
        yield Lines(lambda page: mistake_lines(self._figure, page.width)[:1])
        yield Mistakes(self._figure)


def mistake_lines(figure: Figure, width: int) -> list[Line]:
    """The titles and each mistake on one line, with as many columns as fit."""
    places = [at for at, column in enumerate(figure.columns) if column.key in _COLUMNS]
    while True:
        columns = [figure.columns[at] for at in places]
        rows = [[row[at] for at in places] for row in figure.rows]
        lines = table_lines(columns, rows, Page(width - _MARK))
        if len(lines) == len(rows) + 1 or len(places) == 1:
            return [Line(f"{'':{_MARK}}{line.text}", line.role) for line in lines]
        places.pop()


class Mistakes(OptionList):
    """Every mistake with how often it was made lately and where it goes."""

    BINDINGS: ClassVar = [*MISTAKES, *LIST]

    def __init__(self, figure: Figure) -> None:
        super().__init__(id="mistakes", markup=False, compact=True)
        self._figure = figure

    @property
    def selected(self) -> str:
        """The slug of the selected mistake; "" if there is none."""
        return "" if self.highlighted is None else str(self._figure.rows[self.highlighted][0])

    def on_resize(self, _event: Resize) -> None:
        """Write the rows for the new width."""
        width = self.scrollable_content_region.width
        if width > 0:
            row = self.highlighted or 0
            lines = mistake_lines(self._figure, width)[1:]
            self.set_options(Option(Content(line.text)) for line in lines)
            self.highlighted = row

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        for row in range(self.option_count):
            text = str(self.get_option_at_index(row).prompt)
            marked = ("▸ " if row == highlighted else "  ") + text[_MARK:]
            if marked != text:
                self.replace_option_prompt_at_index(row, Content(marked))
