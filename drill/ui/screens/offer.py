"""A few things to choose from, over the screen: by their key, or by the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList

from drill.ui.keys.choosing import CANCEL
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Draw, Lines, nothing
from drill.ui.widgets.marked_list import MarkedList


class Offered(NamedTuple):
    """One thing to choose: the character that takes it, what it says, what it means."""

    key: str
    text: str
    value: str


class Offer(ModalScreen[str | None]):
    """Gives the value that was chosen, or None."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [*CANCEL]

    def __init__(self, title: str, offered: Sequence[Offered], draw: Draw = nothing) -> None:
        super().__init__()
        self._heading = title
        self._offered = tuple(offered)
        self._draw = draw
        self.set_class(draw is not nothing, "-saying")

    def compose(self) -> ComposeResult:
        """The title, what there is to say, what there is to choose."""
        with Vertical(id="dialog"):
            yield Label(self._heading, id="dialog-title", markup=False)
            if self._draw is not nothing:
                with VerticalScroll(can_focus=False, id="said"):
                    yield Lines(self._draw)
            yield MarkedList([f"{one.key}  {one.text}" for one in self._offered])
        yield KeyLine()

    def on_mount(self) -> None:
        """Select the first line."""
        if not self.display:
            return  # the next key has closed it again
        offered = self.query_one(MarkedList)
        offered.highlighted = 0
        offered.focus()

    def on_key(self, event: Key) -> None:
        """Take what has the key that was pressed."""
        for one in self._offered:
            if event.character == one.key:
                event.stop()
                self._give(one.value)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Take the selected line."""
        self._give(self._offered[event.option_index].value)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _give(self, value: str) -> None:
        """Give ``value``; of two keys that were pressed in a row, the first one chooses."""
        if self.is_active:
            self.dismiss(value)
