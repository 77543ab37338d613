"""A line that unfolds into more."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click

from drill.ui.keys.exam import FOLD
from drill.ui.widgets.lines import Draw, Lines
from drill.ui.words.line import Line, Page, Role


class Fold(Lines, can_focus=True):
    """A title; unfolded, what stands behind it below."""

    BINDINGS: ClassVar = [*FOLD]

    def __init__(self, title: Draw, body: Draw) -> None:
        super().__init__(self._drawn_lines)
        self._title = title
        self._body = body
        self.is_open = False

    def unfold(self, *, is_open: bool) -> None:
        """Show the body, or hide it."""
        self.is_open = is_open
        self.show(self._drawn_lines)

    def action_turn(self) -> None:
        """Unfold what is folded, and the other way round."""
        self.unfold(is_open=not self.is_open)

    def on_click(self, event: Click) -> None:
        """A click on the title does as the key does."""
        if event.y == 0:
            self.action_turn()

    def render(self) -> Content:
        """The lines; of what has the focus the first is bold, so that it is not told by colour."""
        content = super().render()
        end = content.plain.find("\n")
        return content.stylize("bold", 0, end if end >= 0 else None) if self.has_focus else content

    def _drawn_lines(self, page: Page) -> list[Line]:
        narrow = Page(max(page.width - 2, 1), page.flat)
        mark = "▾ " if self.is_open else "▸ "
        first, *rest = self._title(narrow)
        lines = [Line(mark + first.text, first.role), *(Line("  " + r.text, r.role) for r in rest)]
        if not self.is_open:
            return lines
        body = [Line("  " + line.text, line.role) for line in self._body(narrow)]
        return [*lines, *body, Line("", Role.PLAIN)]
