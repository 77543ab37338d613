"""The exams of the notes, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drill.exams.blueprint import Blueprint
from drill.exams.result import Earlier
from drill.exams.sitting import Sitting
from drill.ui.keys.exam import EXAMS
from drill.ui.keys.movement import LIST
from drill.ui.words.exam.listing import exam_row


class Choice(NamedTuple):
    """An exam, what it came to before, and the sitting of it that is open."""

    blueprint: Blueprint
    results: tuple[Earlier, ...]
    unfinished: Sitting | None


class ExamList(OptionList):
    """One exam a line."""

    BINDINGS: ClassVar = [*EXAMS, *LIST]

    def __init__(self) -> None:
        super().__init__(id="exams", markup=False, compact=True)
        self._choices: Sequence[Choice] = ()
        self._marked: int | None = None

    @property
    def choice(self) -> Choice | None:
        """The selected exam."""
        return self._choices[self.highlighted or 0] if self._choices else None

    def show(self, choices: Sequence[Choice]) -> None:
        """Show the exams in their order; the selection stays."""
        self._choices = choices
        self._write()

    def select(self, place: int) -> None:
        """Select an exam by its place."""
        self.highlighted = place

    def on_resize(self) -> None:
        """Write the rows for the new width."""
        self._write()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted != self._marked:
            self._write()

    def _write(self) -> None:
        width = self.scrollable_content_region.width - 2
        if width <= 0 or not self._choices:
            return
        here = self._marked = min(self.highlighted or 0, len(self._choices) - 1)
        self.set_options(
            Option(Content(("▸ " if place == here else "  ") + _row(choice, width)))
            for place, choice in enumerate(self._choices)
        )
        self.highlighted = here


def _row(choice: Choice, width: int) -> str:
    return exam_row(
        choice.blueprint, choice.results, open_=choice.unfinished is not None, width=width
    )
