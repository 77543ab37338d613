"""Where a number is awaited: the key itself is the answer."""

from __future__ import annotations

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.style import Style
from textual.widgets import Static


class AnswerChoice(Static, can_focus=True):
    """Says which keys choose; a digit is sent as soon as it is pressed or clicked."""

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
        parts: list[Content] = []
        for number in range(1, most + 1):
            between = "press " if number == 1 else " or " if number == most else ", "
            clicked = Style.from_meta({"@click": f"choose({number})"})
            parts += [Content(between), Content.styled(str(number), clicked)]
        self.update(Content.assemble(*parts))

    def action_choose(self, number: int) -> None:
        """Answer with an option whose number was clicked."""
        self.post_message(self.Chosen(str(number)))

    def on_key(self, event: Key) -> None:
        """A digit that is offered is the answer; all other keys are for the screen."""
        if event.key.isdigit():
            event.stop()
            event.prevent_default()
            if 1 <= int(event.key) <= self._most:
                self.post_message(self.Chosen(event.key))
