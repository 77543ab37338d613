"""A list with headings among its lines, which are never selected."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import OptionList

from drill.ui.keys.movement import LIST


class HeadedList(OptionList):
    """Something stays selected where a page back would end at the heading of the first line."""

    BINDINGS: ClassVar = [*LIST]

    def action_page_up(self) -> None:
        """Go back by a page, and no further than to the first line that can be selected."""
        super().action_page_up()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_first()
