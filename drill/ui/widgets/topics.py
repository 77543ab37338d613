"""The list of topics on the first screen."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drill.session.overview import TopicToday
from drill.ui.keys.home import TOPICS
from drill.ui.keys.movement import LIST
from drill.ui.words.home import everything, topic_row


class Topics(OptionList):
    """All topics together first, then each; the selected one is what would be studied."""

    BINDINGS: ClassVar = [*TOPICS, *LIST]

    def __init__(self) -> None:
        super().__init__(id="topics", markup=False, compact=True)
        self._rows: list[TopicToday] = []
        self._is_empty = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is started where there is nothing to study."""
        return action != "select" or not self._is_empty

    @property
    def selected(self) -> str:
        """The title of the selected topic; "" for all."""
        row = self.highlighted or 0
        return self._rows[row].topic if row else ""

    def show(self, topics: tuple[TopicToday, ...]) -> None:
        """Show topics in their order; the selection stays on its row."""
        self._rows = [everything(topics), *topics] if topics else []
        self._is_empty = not topics
        self._write()

    def on_resize(self, _event: Resize) -> None:
        """Write the rows for the new width."""
        self._write()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        for row in range(self.option_count):
            prompt = self._prompt(row)
            if self.get_option_at_index(row).prompt != prompt:
                self.replace_option_prompt_at_index(row, prompt)

    def _write(self) -> None:
        row = min(self.highlighted or 0, max(len(self._rows) - 1, 0))
        if self.scrollable_content_region.width > 0:
            self.set_options(Option(self._prompt(place)) for place in range(len(self._rows)))
            self.highlighted = row if self._rows else None

    def _prompt(self, row: int) -> Content:
        mark = "▸ " if row == self.highlighted else "  "
        return Content(mark + topic_row(self._rows[row], self.scrollable_content_region.width - 2))
