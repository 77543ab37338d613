"""The line below a note for words to find in it; hidden until it is asked for."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from drill.ui.keys.notes import FIND


class FindLine(Input):
    """Opened by a key, closed by what was found."""

    BINDINGS: ClassVar = [*FIND]

    def __init__(self) -> None:
        super().__init__(placeholder="find in this note", compact=True, id="find")
        self.display = False

    def open(self) -> None:
        """Take words, in place of those before."""
        self.display = True
        self.clear()
        self.screen.set_focus(self)

    def close(self) -> None:
        """Give the keys back to the note."""
        self.display = False
        self.screen.set_focus(None)
