"""What every screen does that scrolls by keys."""

from __future__ import annotations

from textual.widget import Widget


class Scrolling:
    """Scrolls one widget of the screen, though another may have the focus, or none.

    The screen has the keys of :data:`drill.ui.keys.movement.SCROLL`.
    """

    @property
    def scrolled(self) -> Widget:
        """What the keys scroll."""
        raise NotImplementedError

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scrolled.scroll_relative(y=lines, animate=False, immediate=True)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages, which share a line."""
        height = self.scrolled.scrollable_content_region.height
        self.action_scroll(pages * max(height - 1, 1))

    def action_scroll_to_top(self) -> None:
        """Go to the beginning."""
        self.scrolled.scroll_home(animate=False, immediate=True)

    def action_scroll_to_bottom(self) -> None:
        """Go to the end."""
        self.scrolled.scroll_end(animate=False, immediate=True)
