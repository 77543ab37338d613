"""Choosing what to study: topics, kinds, when, how much; with what it comes to."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList

from drill.session.choice import note_names, tag_names
from drill.session.desk import Desk
from drill.ui.begin import Wish, begin
from drill.ui.choosing import ListRow, cleared, rows
from drill.ui.keys.choosing import CANCEL, CHOICES
from drill.ui.screens import BRIEFLY
from drill.ui.screens.several import Several
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.marked_list import MarkedList
from drill.ui.words.failure import reason_of
from drill.ui.words.line import Line, Page, Role, paragraph, safe
from drill.ui.words.progress import left_line

_TITLES = 13


NOTHING = "Nothing to ask now: change a row, or clear all."
WHETHER_DUE = ", due or not"


def _at_most(wish: Wish) -> str:
    """Where the session ends before all that is asked."""
    parts = [f"{wish.limit} reviews"] if wish.limit else []
    parts += [f"{wish.minutes:g} minutes"] if wish.minutes else []
    return f"; at most {', '.join(parts)}" if parts else ""


class ChooseScreen(ModalScreen[Wish | None]):
    """Gives the wish that was put together, or None."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [*CANCEL, *CHOICES]

    def __init__(self, desk: Desk, wish: Wish) -> None:
        super().__init__()
        self.desk = desk
        self.wish = wish
        self._empty = False
        library = desk.library
        notes = tuple(dict.fromkeys(note_names(library).values()))
        self._rows = rows(library.topics, tag_names(library), notes)

    def compose(self) -> ComposeResult:
        """The rows, and below them what the choice comes to."""
        with Vertical(id="dialog"):
            yield Label("Choose what to study", id="dialog-title", markup=False)
            yield MarkedList(self._texts())
            yield Lines(id="outcome-of-choice")
        yield KeyLine()

    def on_mount(self) -> None:
        """Select the first row."""
        if not self.display:
            return  # the next key has closed it again
        listed = self.query_one(MarkedList)
        listed.highlighted = 0
        listed.focus()
        self._tell()

    @on(OptionList.OptionSelected)
    def change(self) -> None:
        """Change the selected row."""
        if self.is_active:
            self.action_turn(1)

    def action_turn(self, steps: int) -> None:
        """The next value of the selected row, or the list to choose several from."""
        row = self._rows[self.query_one(MarkedList).highlighted or 0]
        if isinstance(row, ListRow):
            self._choose_several(row)
        else:
            self._take(row.turned(self.wish, steps))

    def action_clear(self) -> None:
        """Everything that is due."""
        self._take(cleared(self.wish))

    def action_start(self) -> None:
        """Study what was chosen, if there is any of it."""
        if self._empty:
            self.notify(NOTHING, timeout=BRIEFLY, markup=False)
        else:
            self.dismiss(self.wish)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _choose_several(self, row: ListRow) -> None:
        def take(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self._take(row.taken(self.wish, chosen))

        self.app.push_screen(Several(row.title, row.names, row.chosen(self.wish)), take)

    def _take(self, wish: Wish) -> None:
        self.wish = wish
        self.query_one(MarkedList).write(self._texts())
        self._tell()

    def _texts(self) -> list[str]:
        return [f"{row.title:<{_TITLES}}{safe(row.shown(self.wish))}" for row in self._rows]

    def _tell(self) -> None:
        """Say what the choice comes to, or why it comes to nothing."""
        try:
            study = begin(self.desk, self.wish)
            left = study.remaining(self.desk.clock())
            due = WHETHER_DUE if self.wish.anyway and not self.wish.cram else ""
            text, role = left_line(left) + due + _at_most(self.wish), Role.STRONG
            self._empty = study.turn is None
            if self._empty:
                text, role = NOTHING, Role.NEARLY
        except Exception as error:  # told here, where it can be changed
            text, role, self._empty = reason_of(error), Role.NEARLY, True

        def lines(page: Page) -> list[Line]:
            return paragraph(text, page, role)

        self.query_one("#outcome-of-choice", Lines).show(lines)
