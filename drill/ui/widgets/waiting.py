"""What is shown until there is something to show, and the sign that the screen is painted."""

from __future__ import annotations

from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from drill.ui.words.working import working_text

READING = "Reading the notes"


class Waiting(Static):
    """Posts `Painted` with its first line on the screen.

    Work that a thread does before would hold up the first paint: Python runs one thread at a time.
    """

    class Painted(Message):
        """The screen is painted for the first time."""

    def __init__(self) -> None:
        super().__init__(working_text(READING), id="waiting", markup=False)
        self._is_painted = False

    def show(self, what: str, done: int, every: int) -> None:
        """Show what is being done, and how much of it is."""
        self.update(working_text(what, done, every))

    def render_line(self, y: int) -> Strip:
        """A line for the screen."""
        if not self._is_painted:
            self._is_painted = True
            self.post_message(self.Painted())
        return super().render_line(y)
