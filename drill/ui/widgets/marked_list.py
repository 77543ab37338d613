"""A list of lines, a mark before the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList

from drill.ui.keys.choosing import OFFERED
from drill.ui.keys.movement import LIST


class MarkedList(OptionList):
    """The selected line is told by a sign, not by its colour alone."""

    BINDINGS: ClassVar = [*OFFERED, *LIST]

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [*texts]
        super().__init__(*map(_row, texts), markup=False, compact=True, classes="marked-list")

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected line, and take it from the one before."""
        super().watch_highlighted(highlighted)
        self._write()

    def write(self, texts: Sequence[str]) -> None:
        """Write as many other texts into the lines."""
        self._texts = [*texts]
        self._write()

    def _write(self) -> None:
        for place, text in enumerate(self._texts):
            row = _row(text, marked=place == self.highlighted)
            if self.get_option_at_index(place).prompt != row:
                self.replace_option_prompt_at_index(place, row)


def _row(text: str, *, marked: bool = False) -> Content:
    return Content(("▸ " if marked else "  ") + text)
