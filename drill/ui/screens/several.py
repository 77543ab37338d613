"""A list of which several may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList

from drill.ui.keys.choosing import BOXES, CANCEL, SEVERAL
from drill.ui.keys.movement import LIST
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.marked_list import MarkedList
from drill.ui.words.line import safe


class Boxes(MarkedList, inherit_bindings=False):
    """The list; space chooses, and Enter is left to the dialog."""

    BINDINGS: ClassVar = [*BOXES, *LIST]


class Several(ModalScreen[tuple[str, ...] | None]):
    """Gives the names that were chosen, or None; none is as good as all."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [*CANCEL, *SEVERAL]

    def __init__(self, title: str, names: Sequence[str], chosen: Iterable[str]) -> None:
        super().__init__()
        self._heading = title
        self._names = names
        self._chosen = set(chosen)

    def compose(self) -> ComposeResult:
        """A line a name, with a box."""
        with Vertical(id="dialog"):
            yield Label(f"{self._heading}: none chosen is all", id="dialog-title", markup=False)
            yield Boxes(self._texts())
        yield KeyLine()

    def on_mount(self) -> None:
        """Select the first line."""
        if not self.display:
            return  # the next key has closed it again
        listed = self.query_one(MarkedList)
        listed.highlighted = 0 if self._names else None
        listed.focus()

    @on(OptionList.OptionSelected)
    def toggle(self) -> None:
        """Choose the selected name, or no longer."""
        listed = self.query_one(MarkedList)
        if listed.highlighted is not None:
            self._chosen ^= {self._names[listed.highlighted]}
            listed.write(self._texts())

    def action_done(self) -> None:
        """Take what was chosen."""
        self.dismiss(tuple(name for name in self._names if name in self._chosen))

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _texts(self) -> list[str]:
        return [f"[{'x' if name in self._chosen else ' '}] {safe(name)}" for name in self._names]
