"""The list of items: only the rows in view are ever written, so that any number is quick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from drill.session.library import StudyItem
from drill.session.search import Standing
from drill.ui.keys.browse import ITEMS
from drill.ui.keys.movement import STEPS
from drill.ui.widgets.room import room
from drill.ui.words.browse import MARKED, item_row


class ItemList(ScrollView, can_focus=True, inherit_bindings=False):
    """One row an item; ``▸`` stands before the selected one, a dot before those marked."""

    BINDINGS: ClassVar = [*ITEMS, *STEPS]
    COMPONENT_CLASSES: ClassVar = {"item-list--selected"}
    cursor: reactive[int] = reactive(0)

    class Selected(Message):
        """Another item is selected, or none."""

    def __init__(self) -> None:
        super().__init__(id="items")
        self.items: Sequence[StudyItem] = ()
        self.marked: frozenset[str] = frozenset()
        self._standing: Standing | None = None

    @property
    def selected(self) -> StudyItem | None:
        """The selected item."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    @property
    def chosen(self) -> tuple[StudyItem, ...]:
        """What is marked, in the order of the list; the selected one where nothing is."""
        if self.marked:
            return tuple(item for item in self.items if item.id in self.marked)
        return (self.selected,) if self.selected else ()

    def show(self, items: Sequence[StudyItem], standing: Standing) -> None:
        """Show ``items``; the selection stays on its item, and marks on those still there."""
        before = self.selected
        self.items, self._standing = items, standing
        if self.marked:
            self.marked &= {item.id for item in items}
        place = next((n for n, item in enumerate(items) if before and item.id == before.id), None)
        self._measure()
        self.cursor = min(self.cursor, max(len(items) - 1, 0)) if place is None else place
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Selected())

    def mark(self, ids: frozenset[str]) -> None:
        """Mark these and no others."""
        self.marked = ids
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Take the new width."""
        self._measure()
        self._bring_into_view()

    def watch_cursor(self) -> None:
        """Show the selection, and tell of it."""
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Selected())

    def render_line(self, y: int) -> Strip:
        """One row."""
        row, width = self.scroll_offset.y + y, room(self)
        if self._standing is None or row >= len(self.items) or width <= 0:
            return Strip.blank(max(width, 0), self.visual_style.rich_style)
        item, here = self.items[row], row == self.cursor
        head = ("▸" if here else " ") + (MARKED if item.id in self.marked else " ") + " "
        content = Content(head + item_row(item, self._standing, width - len(head)))
        style = self.get_visual_style("item-list--selected") if here else self.visual_style
        [strip] = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strip

    def on_click(self, event: Click) -> None:
        """Select the row that was clicked."""
        row = self.scroll_offset.y + event.y
        if row < len(self.items):
            self.cursor = row

    def move(self, rows: int) -> None:
        """Select the row so many rows on."""
        self.cursor = max(min(self.cursor + rows, len(self.items) - 1), 0)

    def action_cursor_down(self) -> None:
        """Select the next row."""
        self.move(1)

    def action_cursor_up(self) -> None:
        """Select the row before."""
        self.move(-1)

    def action_page_down(self) -> None:
        """Go on by a page, which shares a row with the one before."""
        self.move(self._page)

    def action_page_up(self) -> None:
        """Go back by a page."""
        self.move(-self._page)

    def action_first(self) -> None:
        """Select the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Select the last row."""
        self.move(len(self.items))

    @property
    def _page(self) -> int:
        return max(self.scrollable_content_region.height - 1, 1)

    def _measure(self) -> None:
        self.virtual_size = Size(room(self), len(self.items))

    def _bring_into_view(self) -> None:
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif height > 0 and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)
