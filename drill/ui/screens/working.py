"""Long work that is waited for, and that a key stops."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from drill.ui.keys.everywhere import STOP
from drill.ui.widgets.key_line import KeyLine
from drill.ui.words.working import working_text


class Working(ModalScreen[bool]):
    """Says how far the work is; ends with whether it was stopped."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [*STOP]

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """What is being done."""
        with Vertical(id="dialog"):
            yield Label("One moment", id="dialog-title", markup=False)
            yield Static(working_text(self._what), id="working", markup=False)
        yield KeyLine()

    def show(self, what: str, done: int, every: int) -> None:
        """Show how far it is."""
        self.query_one("#working", Static).update(working_text(what, done, every))

    def action_stop(self) -> None:
        """Stop the work."""
        self.dismiss(True)
