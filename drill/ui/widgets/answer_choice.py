"""Where a number is awaited: the key itself is the answer."""

from __future__ import annotations

from textual.events import Key
from textual.message import Message
from textual.widgets import Static


class AnswerChoice(Static, can_focus=True):
    """Says which keys choose; a digit is sent as soon as it is pressed."""

    class Chosen(Message):
        """A number was pressed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="choice", markup=False)
        self._most = 0

    def offer(self, most: int) -> None:
        """Await a number up to ``most``."""
        self._most = most
        keys = ", ".join(map(str, range(1, most)))
        self.update(f"press {keys} or {most}" if most > 1 else "press 1")

    def on_key(self, event: Key) -> None:
        """A digit that is offered is the answer; all other keys are for the screen."""
        if event.key.isdigit():
            event.stop()
            event.prevent_default()
            if 1 <= int(event.key) <= self._most:
                self.post_message(self.Chosen(event.key))
