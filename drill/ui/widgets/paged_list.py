"""A list that any terminal can show, and none at all."""

from __future__ import annotations

from textual.widgets import OptionList


class PagedList(OptionList):
    """Turns no page where there is no room for a line: Textual's own list fails there."""

    def action_page_up(self) -> None:
        """Go back by a page."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go on by a page."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
