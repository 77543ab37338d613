"""A note to read, with its links to follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from drill.decks.card import Note
from drill.session.desk import Desk
from drill.session.note_links import destination
from drill.session.note_text import Piece, PieceKind, read_pieces
from drill.ui.begin import Wish, begin
from drill.ui.editing import edit_note
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.notes import NOTE
from drill.ui.keys.shown import keymap_on, shown_key
from drill.ui.screens import BRIEFLY
from drill.ui.screens.failure import Failure
from drill.ui.screens.offer import Offer, Offered
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.find_line import FindLine
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.note_view import NoteView
from drill.ui.words.browse import one_line
from drill.ui.words.failure import reason_of
from drill.ui.words.notes import title_line

_READING = {"link", "follow", "find", "outline"}


class _Step(NamedTuple):
    """A place that a link was followed from."""

    note: str
    line: int


class NoteScreen(Scrolling, Screen[None]):
    """One note after another, as links lead; the way back is kept."""

    AUTO_FOCUS = ""
    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar = [*NOTE, *SCROLL]

    def __init__(self, desk: Desk, note: str, line: int = 1) -> None:
        super().__init__()
        self.desk = desk
        self.note = note
        self._first_line = line
        self._way: list[_Step] = []
        self._pieces: tuple[Piece, ...] = ()
        self._looked_for = ""

    def compose(self) -> ComposeResult:
        """The title, the note, the line for words to find."""
        yield Lines(id="title")
        yield NoteView()
        yield FindLine("find in this note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the note."""
        if not self.display:
            return  # the next key has closed it again
        self._attempt(lambda: self._read(self.note, self._first_line), first=True)

    @property
    def _view(self) -> NoteView:
        return self.query_one(NoteView)

    def _attempt(self, act: Callable[[], object], *, first: bool = False) -> None:
        """Do something; a failure is told, and the note stays, unless there is none ``first``."""

        def back(_: object) -> None:
            if first:
                self.dismiss()

        try:
            act()
        except Exception as error:  # whatever it is, the learner is told and goes on
            self.app.push_screen(Failure(reason_of(error)), back)

    def _read(self, path: str, line: int) -> None:
        """Show a note as it stands in its file now.

        Raises:
            NoteGoneError: when it can't be read; the one before stays.
        """
        self._pieces = read_pieces(self.desk.note_text(path), path)
        self.note = path
        title = self._title()
        self.query_one("#title", Lines).show(lambda page: [title_line(title, path, page)])
        self._view.show(self._pieces, line)

    def _title(self) -> str:
        known = next((note for note in self.desk.library.notes if note.path == self.note), None)
        return known.title if known else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words to find are typed, the keys are for them."""
        return action not in _READING or not isinstance(self.focused, FindLine)

    # -- links -------------------------------------------------------------------------------------

    def action_link(self, step: int) -> None:
        """Go to the next link, or the one before."""
        if not self._view.next_link(step):
            self._say("There is no link here.")

    @on(NoteView.Followed)
    def action_follow(self) -> None:
        """Follow the link, or work the problem."""
        place = self._view.place
        if place is None:
            link, follow = self._key("note.next_link"), self._key("note.follow")
            self._say(f"{link} goes to a link; {follow} follows it.")
        elif place.item and place.target not in self.desk.library.items:
            self._say("This could not be read: the first screen lists what is wrong with it.")
        elif place.item:
            self._attempt(lambda: self._study(Wish(items=(place.target,))))
        else:
            self._attempt(lambda: self._follow(place.target))

    def _follow(self, target: str) -> None:
        found: tuple[Note, int] | None = destination(self.desk.library.notes, self.note, target)
        if found is None:
            self._say(f"There is no note called {target}.")
            return
        here = _Step(self.note, self._view.line)
        note, line = found
        if note.path == self.note:
            self._view.go_to_line(line)
        else:
            self._read(note.path, line)
        self._way.append(here)

    def action_back(self) -> None:
        """Back along the links."""
        if not self._way:
            self.dismiss()
            return
        step = self._way.pop()
        self._attempt(lambda: self._read(step.note, step.line))

    def action_study(self) -> None:
        """Study what is due of this note."""
        items = self.desk.library.items.values()
        if any(item.note == self.note for item in items):
            self._attempt(lambda: self._study(Wish(notes=(PurePosixPath(self.note).stem,))))
        else:
            self._say("There is nothing to study in this note.")

    def _study(self, wish: Wish) -> None:
        from drill.ui.screens.study import StudyScreen

        study = begin(self.desk, wish)
        if study.turn is None:
            self._say("Nothing is due here now.")
        else:
            self.app.push_screen(StudyScreen(self.desk, study))

    # -- places ------------------------------------------------------------------------------------

    def action_outline(self) -> None:
        """Choose a heading to go to."""
        headings = [piece for piece in self._pieces if piece.kind is PieceKind.HEADING]
        offered = [
            Offered("", "  " * (piece.level - 1) + one_line(piece.text), str(piece.line))
            for piece in headings
        ]

        def act(chosen: str | None) -> None:
            if chosen:
                self._view.go_to_line(int(chosen))

        if offered:
            self.app.push_screen(Offer("Headings", offered), act)
        else:
            self._say("There are no headings.")

    def action_find(self) -> None:
        """Ask for words to find."""
        self.query_one(FindLine).open()

    @on(Input.Submitted)
    def find(self, event: Input.Submitted) -> None:
        """Go to the first place below that has the words."""
        self._looked_for = event.value.strip()
        self.action_end_find()
        self._find(1, here=True)

    def action_end_find(self) -> None:
        """Close the line."""
        self.query_one(FindLine).close()

    def action_next(self, step: int) -> None:
        """Go to the next place that has the words, or the one before."""
        self._find(step)

    def _find(self, step: int, *, here: bool = False) -> None:
        if not self._looked_for:
            self._say(f"Press {self._key('note.find')} and write what to find.")
        elif not self._view.find(self._looked_for, step, here=here):
            self._say(f"{self._looked_for} does not stand in this note.")

    def action_edit(self) -> None:
        """Edit the note at the line in view, and show its new text."""
        line = self._view.line

        def act() -> None:
            edit_note(self, self.desk, self.note, line)
            self._read(self.note, line)

        self._attempt(act)

    # -- scrolling ---------------------------------------------------------------------------------

    @property
    def scrolled(self) -> Widget:
        """The note."""
        return self._view

    def action_leave(self) -> None:
        """Close the note."""
        self.dismiss()

    def _key(self, binding: str) -> str:
        return shown_key(binding, keymap_on(self))

    def _say(self, text: str) -> None:
        self.notify(text, timeout=BRIEFLY, markup=False)
