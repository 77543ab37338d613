"""What is shown until there is something to show, and the sign that the screen is painted."""

from __future__ import annotations

from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from drill.ui.words.working import working_text

READING = "Reading the notes"
UNSEEN = 0.5
"""Seconds after which it is taken for painted, seen or not."""


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

    def on_mount(self) -> None:
        """On a screen so small that this is not on it, the first paint is long over by then."""
        self.set_timer(UNSEEN, self._painted)

    def _painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self.post_message(self.Painted())

    def render_line(self, y: int) -> Strip:
        """A line for the screen."""
        self._painted()
        return super().render_line(y)
