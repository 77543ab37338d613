"""The questions of a paper, to choose from."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets.option_list import Option

from drill.exams.room import Attempt
from drill.ui.keys.exam import PAPER
from drill.ui.widgets.headed_list import HeadedList
from drill.ui.words.exam.paper import paper_row


class PaperList(HeadedList):
    """Each question in a line under the title of its section."""

    BINDINGS: ClassVar = [*PAPER]

    def __init__(self) -> None:
        super().__init__(id="paper", markup=False, compact=True)
        self._attempt: Attempt | None = None
        self._number = 1
        self._marked: int | None = None

    @property
    def number(self) -> int:
        """The number of the selected question."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else self._number

    def show(self, attempt: Attempt, number: int) -> None:
        """Show the state of ``attempt``, a question selected."""
        self._attempt, self._number = attempt, number
        self._write(number)

    def on_resize(self) -> None:
        """Write the rows for the new width."""
        self._write(self.number)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted != self._marked:
            self._write(self.number)

    def _write(self, number: int) -> None:
        width = self.scrollable_content_region.width - 2
        if self._attempt is None or width <= 0:
            return
        options: list[Option] = []
        section, place = -1, 0
        for question in self._attempt.paper.questions:
            if question.section != section:
                section = question.section
                title = self._attempt.blueprint.sections[section].title
                options.append(Option(Content.styled(title, "bold"), disabled=True))
            here = question.number == number
            place = len(options) if here else place
            row = ("▸ " if here else "  ") + paper_row(self._attempt, question, width)
            options.append(Option(Content(row), id=str(question.number)))
        self._marked = place
        self.set_options(options)
        self.highlighted = place
