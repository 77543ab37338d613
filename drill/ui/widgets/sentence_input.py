"""Where a sentence or two are written."""

from __future__ import annotations

from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea


class SentenceInput(TextArea):
    """A few lines that wrap; Enter ends the answer and starts no new line."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__(id="sentence", soft_wrap=True, show_line_numbers=False, compact=True,
                         tab_behavior="focus", highlight_cursor_line=False)  # fmt: skip

    async def _on_key(self, event: Key) -> None:
        """End the answer with Enter."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        await super()._on_key(event)
