"""The line that an answer is typed into."""

from __future__ import annotations

import re

from textual.events import Paste
from textual.widgets import Input

from drill.notation.errors import printable

_OPENING, _CLOSING = "([{", ")]}"


class AnswerInput(Input):
    """One line; several pasted rows of numbers become one line with semicolons."""

    def __init__(self) -> None:
        super().__init__(id="answer", compact=True, select_on_focus=False)

    def insert_text_at_cursor(self, text: str) -> None:
        """Type ``text``, characters that act on a terminal made visible."""
        super().insert_text_at_cursor(printable(text))

    def _on_paste(self, event: Paste) -> None:
        """Take all that is pasted, not only its first line."""
        self.replace(printable(one_line(event.text)), *sorted(self.selection))
        event.prevent_default()
        event.stop()


def one_line(text: str) -> str:
    """Lines joined: rows by semicolons, inside brackets and after a sign by a space."""
    joined = ""
    for row in filter(None, (line.strip() for line in text.splitlines())):
        joined += (_joint(joined) if joined else "") + row
    return joined


def _joint(before: str) -> str:
    is_open = sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))
    return " " if is_open or re.search(r"[-+*/^@=,;&\\·−×⊙]$", before) else "; "
