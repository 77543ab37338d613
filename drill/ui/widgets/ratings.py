"""The four ratings, side by side; the suggested one stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from drill.maths.width import cell_width
from drill.ui.keys.shown import keymap_on, shown_key

if TYPE_CHECKING:
    from drill.ui.words.rating import RatingChoice


class RatingCell(Static):
    """One rating: its key, its name, the interval that it leads to."""

    class Chosen(Message):
        """The rating was clicked."""

        def __init__(self, rating: int) -> None:
            super().__init__()
            self.rating = rating

    def __init__(self, number: int) -> None:
        super().__init__(id=f"rating-{number}")
        self.number = number
        self._rows = ("", "")

    def show(self, choice: RatingChoice) -> None:
        """Show a choice."""
        mark = "▸" if choice.suggested else " "
        self.set_class(choice.suggested, "-suggested")
        key = shown_key(f"study.{choice.name.lower()}", keymap_on(self))
        self._rows = (f"{mark}{key} {choice.name}", f"   {choice.interval}")
        self.refresh()

    def render(self) -> Content:
        """Both rows over the whole width, which is reversed where there are few colours."""
        width = self.content_size.width
        return Content("\n".join(row + " " * (width - cell_width(row)) for row in self._rows))

    def on_click(self, event: Click) -> None:
        """Choose with the mouse."""
        event.stop()
        self.post_message(self.Chosen(self.number))


class Ratings(Horizontal):
    """The ratings 1 to 4."""

    def compose(self) -> ComposeResult:
        """Four cells of the same width."""
        for number in range(1, 5):
            yield RatingCell(number)

    def show(self, choices: Sequence[RatingChoice]) -> None:
        """Show the choices of the present turn; without intervals they take one line."""
        self.set_class(not any(choice.interval for choice in choices), "-unscheduled")
        for cell, choice in zip(self.query(RatingCell), choices, strict=True):
            cell.show(choice)
