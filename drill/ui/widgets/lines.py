"""A block of lines, written anew for the width that it gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from drill.settings.values import INLINE
from drill.ui.words.line import Line, Page, Role, paragraph

if TYPE_CHECKING:
    from drill.ui.app import DrillApp

Draw = Callable[[Page], Sequence[Line]]

STYLES = {
    Role.PLAIN: "",
    Role.STRONG: "bold",
    Role.TITLE: "bold $primary",
    Role.QUIET: "$foreground 72%",
    Role.RIGHT: "bold $success",
    Role.NEARLY: "bold $warning",
    Role.WRONG: "bold $error",
}


def nothing(_page: Page) -> Sequence[Line]:
    """No lines."""
    return ()


class Lines(Widget):
    """Lines as a function of the width; without any, the block takes no room.

    The text is shown as it is: nothing in it is taken for markup.
    """

    class Settled(Message):
        """The lines have taken their place on the screen."""

    def __init__(self, draw: Draw = nothing, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw = draw
        self._drawn: tuple[Page, Sequence[Line]] | None = None

    def show(self, draw: Draw) -> None:
        """Show other lines; where there are as many as before, all else stays in its place."""
        before, self._draw, self._drawn = self._drawn, draw, None
        self.refresh(layout=before is None or not self._fit_place_of(*before))

    def _fit_place_of(self, page: Page, lines: Sequence[Line]) -> bool:
        """Whether the lines take as much room as those that were written for ``page``."""
        return self._page(page.width) == page and len(self._lines(page.width)) == len(lines)

    def on_resize(self, _event: Resize) -> None:
        """Say that there is another number of lines, or another width."""
        self.post_message(self.Settled())

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the width asks for."""
        return len(self._lines(width))

    def row_of(self, start: str) -> int | None:
        """The row from 0 of the first line that starts so."""
        lines = self._lines(self.content_size.width)
        return next((row for row, line in enumerate(lines) if line.text.startswith(start)), None)

    def row_of_role(self, role: Role) -> int | None:
        """The row from 0 of the first line that plays this part."""
        lines = self._lines(self.content_size.width)
        return next((row for row, line in enumerate(lines) if line.role is role), None)

    def render(self) -> Content:
        """The lines, each in the style of its part."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(map(styled, lines))

    def _lines(self, width: int) -> Sequence[Line]:
        if width <= 0:
            return ()
        page = self._page(width)
        if self._drawn is None or self._drawn[0] != page:
            self._drawn = page, self._written(page)
        return self._drawn[1]

    def _written(self, page: Page) -> Sequence[Line]:
        """The lines; where they can't be written, the reason in their place."""
        try:
            return self._draw(page)
        except Exception as error:  # an error while drawing would end the program
            reason = f"This can't be shown: {type(error).__name__}: {error}"
            return paragraph(reason, page, Role.WRONG)

    def _page(self, width: int) -> Page:
        return page_for(cast("DrillApp", self.app), width)


def page_for(app: DrillApp, width: int) -> Page:
    """A page as the settings want it."""
    settings = app.preferences.settings
    screen = settings.screen
    return Page(
        width,
        flat=screen.maths == INLINE,
        extra_digits=screen.solution_digits,
        keymap=settings.keys,
    )


def styled(line: Line) -> Content:
    """A line in the style of its part."""
    content = Content(line.text).stylize(STYLES[line.role], 0, line.lead)
    for start, end in line.strong:
        content = content.stylize("bold", start, end)
    return content
