"""The line for words to find in a note or a list; hidden until it is asked for."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from drill.ui.keys.notes import FIND


class FindLine(Input):
    """Opened by a key; its screen closes it."""

    BINDINGS: ClassVar = [*FIND]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, id="find")
        self.display = False

    def open(self) -> None:
        """Take words, in place of those before."""
        self.display = True
        self.clear()
        self.screen.set_focus(self)

    def close(self, focus: Widget | None = None) -> None:
        """Give the keys back to the note, or to the list ``focus``."""
        self.display = False
        self.screen.set_focus(focus)
