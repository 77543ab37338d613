"""Whether to hand in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from drill.ui.keys.exam import HAND_IN
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.line import Line, Page, paragraph


class HandIn(ModalScreen[bool]):
    """Says how many answers are missing, and asks."""

    CSS_PATH = ["dialog.tcss", "exam.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*HAND_IN]

    def __init__(self, missing: int) -> None:
        super().__init__()
        self._missing = missing

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(id="dialog"):
            yield Label("Hand in?", id="dialog-title", markup=False)
            yield Lines(self._lines)
        yield KeyLine()

    def _lines(self, page: Page) -> list[Line]:
        missing = "1 answer is" if self._missing == 1 else f"{self._missing} answers are"
        said = f"{missing} missing." if self._missing else "Everything is answered."
        return paragraph(f"{said} After this nothing can be changed.", page)

    def action_hand_in(self) -> None:
        """Hand in."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go on with the paper."""
        self.dismiss(False)
