"""A text over the screen, closed by a key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from drill.ui.keys.everywhere import CLOSE
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Draw, Lines


class Dialog(ModalScreen[None]):
    """Lines under a title, scrolled with the arrow keys."""

    BINDINGS: ClassVar = [*CLOSE]

    def __init__(self, title: str, draw: Draw) -> None:
        super().__init__()
        self._heading = title
        self._draw = draw

    def compose(self) -> ComposeResult:
        """The title, the lines."""
        with Vertical(id="dialog"):
            yield Label(self._heading, id="dialog-title", markup=False)
            with VerticalScroll():
                yield Lines(self._draw)
        yield KeyLine()

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
