"""A note on the screen, scrolled by keys; only the rows in view are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from drill.maths.width import cell_width
from drill.session.note_text import Piece
from drill.ui.widgets.lines import page_for, styled
from drill.ui.widgets.room import room
from drill.ui.words.line import Line
from drill.ui.words.note import NotePage, Place, note_page

if TYPE_CHECKING:
    from drill.ui.app import DrillApp

WIDEST = 92
"""Longer lines are hard to read."""
MARGIN = 2
LINK, FOUND = "▸", "»"
"""They stand before the link that is gone to, and before the line that was found."""


class NoteView(ScrollView):
    """The lines of a note for the width there is; one link in it may be gone to."""

    COMPONENT_CLASSES = {"note-view--link", "note-view--here"}  # noqa: RUF012

    class Followed(Message):
        """A link was clicked, and is gone to."""

    def __init__(self) -> None:
        super().__init__(id="note")
        self.can_focus = False
        self._pieces: Sequence[Piece] = ()
        self._page: NotePage | None = None
        self._width = 0
        self._line = 1
        self._link: int | None = None
        self._found: int | None = None

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, pieces: Sequence[Piece], line: int) -> None:
        """Show a note, from the piece on that holds a line of its file."""
        self._pieces, self._line, self._width = pieces, line, 0
        self._link = self._found = None
        self._lay_out()

    @property
    def line(self) -> int:
        """The line of the file that the top of the view shows."""
        return self._page.line_of(self.scroll_offset.y) if self._page else self._line

    @property
    def place(self) -> Place | None:
        """The link that is gone to."""
        return self._page.places[self._link] if self._page and self._link is not None else None

    def on_resize(self, _event: Resize) -> None:
        """Lay the note out for another width; the same line stays at the top."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = min(room(self), WIDEST) - MARGIN
        if width <= 0 or width == self._width:
            return
        line = self._line if self._width == 0 else self.line
        link = self._link
        self._width = width
        self._page = note_page(self._pieces, page_for(cast("DrillApp", self.app), width))
        self._link = link if link is not None and link < len(self._page.places) else None
        self._found = None
        self.virtual_size = Size(width, len(self._page.lines))
        self._go_to(self._page.row_of(line))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row: a margin for the sign of what was found, and the line."""
        row, width = self.scroll_offset.y + y, room(self)
        if self._page is None or row >= len(self._page.lines) or width <= 0:
            return Strip.blank(max(width, 0), self.visual_style.rich_style)
        content = self._content(row, self._page.lines[row])
        [strip] = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strip

    def _content(self, row: int, line: Line) -> Content:
        place = self.place
        if place is not None and place.row == row:
            text = line.text
            line = line._replace(text=text[: place.start] + LINK + text[place.start + 1 :])
        content = styled(line)
        for link in self._page.places_on(row) if self._page else ():
            style = "note-view--here" if link == place else "note-view--link"
            content = content.stylize(self.get_visual_style(style), link.start, link.end)
        margin = f"{FOUND} " if row == self._found else " " * MARGIN
        return Content(margin) + content

    # -- moving ------------------------------------------------------------------------------------

    def go_to_line(self, line: int) -> None:
        """Bring the piece that holds a line of the file to the top."""
        if self._page:
            self._go_to(self._page.row_of(line))

    def next_link(self, step: int) -> bool:
        """Go to the next link, or the one before; from none, to one in view. False without any."""
        places = self._page.places if self._page else []
        if not places:
            return False
        if self._link is None or not self._is_in_view(places[self._link].row):
            self._link = self._link_near(places, step)
        else:
            self._link = (self._link + step) % len(places)
        self._bring_into_view(places[self._link].row)
        self.refresh()
        return True

    def on_click(self, event: Click) -> None:
        """Go to the link that was clicked, and tell of it."""
        row, column = self.scroll_offset.y + event.y, event.x - MARGIN
        for number, place in enumerate(self._page.places if self._page else []):
            line = self._page.lines[row].text if self._page and place.row == row else ""
            start, end = (cell_width(line[:at]) for at in (place.start, place.end))
            if start <= column < end:
                self._link = number
                self.refresh()
                self.post_message(self.Followed())
                return

    def find(self, text: str, step: int = 1, *, here: bool = False) -> bool:
        """Go to the next row with ``text``, or the one before; with ``here`` from the top on."""
        rows = self._page.rows_with(text) if self._page and text else []
        if not rows:
            return False
        at = self._found if self._found is not None and not here else self.scroll_offset.y - here
        ahead = [row for row in rows if row > at] if step > 0 else [r for r in rows if r < at]
        self._found = (ahead or rows)[0 if step > 0 else -1]
        self._bring_into_view(self._found)
        self.refresh()
        return True

    def _link_near(self, places: Sequence[Place], step: int) -> int:
        """The first link from the top of the view on, or the last one before its end."""
        top = self.scroll_offset.y
        end = top + self.scrollable_content_region.height
        if step > 0:
            return next((n for n, place in enumerate(places) if place.row >= top), 0)
        before = [n for n, place in enumerate(places) if place.row < end]
        return before[-1] if before else len(places) - 1

    def _is_in_view(self, row: int) -> bool:
        top = self.scroll_offset.y
        return top <= row < top + self.scrollable_content_region.height

    def _bring_into_view(self, row: int) -> None:
        if not self._is_in_view(row):
            self._go_to(row - self.scrollable_content_region.height // 3)

    def _go_to(self, row: int) -> None:
        self.scroll_to(y=max(row, 0), animate=False, immediate=True, force=True)
