"""The notes to read, in the order of the syllabus."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drill.session.desk import Desk
from drill.ui.keys.movement import LIST
from drill.ui.keys.notes import NOTES
from drill.ui.screens.note import NoteScreen
from drill.ui.widgets.key_line import KeyLine
from drill.ui.words.notes import note_row


class NotesScreen(Screen[None]):
    """A list; what is taken from it is read."""

    CSS_PATH = "notes.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The title, the list."""
        yield Static("Notes", id="title", markup=False)
        yield NoteList(self.desk)
        yield KeyLine()

    @on(OptionList.OptionSelected)
    def read(self, event: OptionList.OptionSelected) -> None:
        """Read the selected note."""
        if not self.is_active:
            return
        note = self.desk.library.notes[event.option_index]
        self.app.push_screen(NoteScreen(self.desk, note.path))

    def on_screen_resume(self) -> None:
        """Notes may have been edited."""
        self.query_one(NoteList).write()

    def action_leave(self) -> None:
        """Back to the screen before."""
        self.dismiss()


class NoteList(OptionList):
    """A row a note; a mark stands before the selected one."""

    BINDINGS: ClassVar = [*NOTES, *LIST]

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="notes", markup=False, compact=True)
        self._desk = desk

    def on_resize(self) -> None:
        """Write the rows for the new width."""
        self.write()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the mark on the selected row, and take it from the one before."""
        super().watch_highlighted(highlighted)
        for row in range(self.option_count):
            prompt = self._prompt(row)
            if self.get_option_at_index(row).prompt != prompt:
                self.replace_option_prompt_at_index(row, prompt)

    def write(self) -> None:
        """Write every row anew; the selection stays."""
        count = len(self._desk.library.notes)
        row = min(self.highlighted or 0, max(count - 1, 0))
        if self.scrollable_content_region.width > 0:
            self.set_options(Option(self._prompt(place)) for place in range(count))
            self.highlighted = row if count else None

    def _prompt(self, row: int) -> Content:
        mark = "▸ " if row == self.highlighted else "  "
        width = self.scrollable_content_region.width - 2
        return Content(mark + note_row(self._desk.library.notes[row], width))
