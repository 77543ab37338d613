"""A text over the screen, closed by a key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label

from drill.ui.keys.everywhere import CLOSE
from drill.ui.keys.movement import SCROLL
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Draw, Lines


class Dialog(Scrolling, ModalScreen[None]):
    """Lines under a title, scrolled with the arrow keys."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [*CLOSE, *SCROLL]

    def __init__(self, title: str, draw: Draw) -> None:
        super().__init__()
        self._heading = title
        self._draw = draw

    def compose(self) -> ComposeResult:
        """The title, the lines."""
        with Vertical(id="dialog"):
            yield Label(self._heading, id="dialog-title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Lines(self._draw)
        yield KeyLine()

    @property
    def scrolled(self) -> Widget:
        """The lines."""
        return self.query_one(VerticalScroll)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
