"""The list of every card, problem and derivation, searched as one types."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Input

from drill.session.desk import Desk
from drill.session.example import example
from drill.session.library import ItemKind, StudyItem
from drill.session.search import Query, Shelf, Standing, read_query
from drill.session.turn import Turn
from drill.ui.keys.browse import BROWSE
from drill.ui.keys.shown import keymap_on, shown_key
from drill.ui.screens.chosen import ChosenScreen
from drill.ui.screens.dialog import Dialog
from drill.ui.widgets.item_list import ItemList
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Draw, Lines, nothing
from drill.ui.widgets.search_line import SearchLine
from drill.ui.words.browse import example_lines, found_lines, head_row, nothing_lines
from drill.ui.words.failure import reason_of
from drill.ui.words.line import Line, Page, Role, paragraph

RESTING = 0.05
"""Seconds for which an item has to be selected before a problem of it is drawn."""


class BrowseScreen(ChosenScreen):
    """Search line, list, and a preview beside or below it."""

    AUTO_FOCUS = "#items"
    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar = [*BROWSE]

    def __init__(self, desk: Desk, search: str = "") -> None:
        super().__init__(desk)
        self._first = search
        self._left = False
        self._common: frozenset[str] = frozenset()
        self._query = Query()
        self._shelf, self._standing = self._read()
        self._shown: StudyItem | None = None
        self._draw: Draw = nothing

    def compose(self) -> ComposeResult:
        """What is found, the search line, the list, the preview."""
        yield Lines(id="found")
        yield SearchLine(self._first, shown_key("browse.search", keymap_on(self)))
        with Container(id="browsing"):
            with Vertical(id="listed"):
                yield Lines(_head, id="table-head")
                yield Lines(nothing_lines, id="none-found")
                yield ItemList()
            with VerticalScroll(can_focus=False, id="preview"):
                yield Lines(id="example")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show everything, or what was to be searched for."""
        if not self.display:
            return  # the next key has closed it again
        self._search()

    def on_screen_suspend(self) -> None:
        """Something else is done now: how things stand has to be read again afterwards."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Show how things stand after a session."""
        if self._left:
            self._left = False
            self.look_again()

    @property
    def _list(self) -> ItemList:
        return self.query_one(ItemList)

    @property
    def chosen(self) -> Sequence[StudyItem]:
        """What is marked, or selected."""
        return self._list.chosen

    @property
    def selected(self) -> StudyItem | None:
        """The selected item."""
        return self._list.selected

    def look_again(self) -> None:
        """Show how things stand now."""
        self._shelf, self._standing = self._read()
        self._shown = None
        self._search()

    def _read(self) -> tuple[Shelf, Standing]:
        standing = self.desk.standing()
        made = {mistake for mistakes in standing.mistakes.values() for mistake in mistakes}
        return Shelf(self.desk.library, made), standing

    # -- searching ---------------------------------------------------------------------------------

    @on(Input.Changed)
    def _search(self) -> None:
        self._query = read_query(self.query_one(SearchLine).value, self._shelf.known)
        self._list.show(self._shelf.search(self._query, self._standing), self._standing)
        self._show_found()

    def _show_found(self) -> None:
        shown, query, every = self._list, self._query, len(self._shelf.items)
        found, marked = len(shown.items), len(shown.marked)
        self.set_class(not found, "-nothing")
        self.query_one("#found", Lines).show(
            lambda page: found_lines(found, every, marked, query, page)
        )
        self._follow_choice()

    def action_search(self) -> None:
        """Write into the search line."""
        self.set_focus(self.query_one(SearchLine))

    def action_list(self) -> None:
        """Go to the list."""
        self.set_focus(self._list)

    # -- the preview -------------------------------------------------------------------------------

    @on(ItemList.Selected)
    def preview(self) -> None:
        """Show the selected item: a card at once, a problem once it is drawn."""
        item = self.selected
        self._follow_choice()
        if item is not None and item == self._shown:
            return
        self._shown = item
        if item is None:
            self._show(nothing)
        elif item.kind is ItemKind.CARD:
            self._show(_drawn(example(self.desk.library, item, self._standing.now)))
        else:
            self._preview_problem(item)

    @work
    async def _preview_problem(self, item: StudyItem) -> None:
        """Draw a problem in a thread, unless another item is selected at once."""
        await asyncio.sleep(RESTING)
        if item != self._shown:
            return
        try:
            turn = await asyncio.to_thread(example, self.desk.library, item, self._standing.now)
            draw = _drawn(turn)
        except Exception as error:  # a problem that can't be drawn is only that
            draw = _failed(reason_of(error))
        if item == self._shown and self.display:
            self._show(draw)

    def _show(self, draw: Draw) -> None:
        self._draw = draw
        self.query_one("#example", Lines).show(draw)
        self.query_one("#preview").scroll_home(animate=False)

    def action_look(self) -> None:
        """Show the preview on a page of its own."""
        if self.selected is not None:
            self.app.push_screen(Dialog("Question and answer", self._draw))

    def action_preview_page(self, pages: int) -> None:
        """Scroll the preview by pages."""
        preview = self.query_one("#preview")
        preview.scroll_relative(y=pages * max(preview.size.height - 1, 1), animate=False)

    # -- marks -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action is possible with what is chosen, and where one is."""
        if action == "search":
            return not isinstance(self.focused, SearchLine)
        state, wanted = _TURNED.get(action, ("", False))
        return (state in self._common) is wanted

    def _follow_choice(self) -> None:
        """Offer what fits what is chosen; the footer is written anew only where that changes."""
        states = self._standing.states
        common = {"suspended", "buried"} if self.chosen else set()
        for item in self.chosen:
            common &= states(item.id)
            if not common:
                break
        if common != self._common:
            self._common = frozenset(common)
            self.refresh_bindings()

    def action_mark(self) -> None:
        """Mark the selected item, or take its mark away."""
        if self.selected is not None:
            self._list.mark(self._list.marked ^ {self.selected.id})
            self._list.move(1)
            self._show_found()

    def action_mark_all(self) -> None:
        """Mark all that is found, or nothing."""
        found = frozenset(item.id for item in self._list.items)
        self._list.mark(frozenset() if self._list.marked == found else found)
        self._show_found()

    def action_note(self) -> None:
        """Read the note of the selected item."""
        from drill.ui.screens.note import NoteScreen

        item = self.selected
        if item is not None:
            self.app.push_screen(NoteScreen(self.desk, item.note, item.line))

    def action_leave(self) -> None:
        """Back to the screen before."""
        self.dismiss()


_TURNED = {
    "suspend": ("suspended", False),
    "unsuspend": ("suspended", True),
    "bury": ("buried", False),
    "unbury": ("buried", True),
}
"""Actions that turn each other round: which is possible depends on what is chosen."""


def _head(page: Page) -> list[Line]:
    return [Line("   " + head_row(page.width - 3), Role.QUIET)]


def _drawn(turn: Turn) -> Draw:
    return lambda page: example_lines(turn, page)


def _failed(reason: str) -> Draw:
    return lambda page: paragraph(reason, page, Role.WRONG)
