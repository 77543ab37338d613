"""What can be done to the item on the table besides answering it: a part of the study screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.screen import Screen

from drill.schedule.event import EventKind
from drill.session.desk import Desk
from drill.session.history import Leech
from drill.session.library import StudyItem
from drill.session.study import Study, answered_last
from drill.session.turn import Turn
from drill.session.variation import another, at_level, back, resumed
from drill.ui.editing import edit_note
from drill.ui.screens import BRIEFLY
from drill.ui.screens.dialog import Dialog
from drill.ui.screens.failure import Failure
from drill.ui.screens.info import Info
from drill.ui.screens.note import NoteScreen
from drill.ui.screens.offer import Offer, Offered
from drill.ui.screens.pause import Pause
from drill.ui.words.deed import deed_of
from drill.ui.words.failure import reason_of
from drill.ui.words.flags import FLAGS
from drill.ui.words.info import leech_lines
from drill.ui.words.line import Line, Page, as_lines, paragraph
from drill.ui.words.progress import counted
from drill.ui.words.solution import why_lines
from drill.ui.words.source import source_of


class ItemScreen(Screen[None]):
    """Holds a session; a failure of what is done ends in one dialog, and the session goes on."""

    def __init__(self, desk: Desk, study: Study) -> None:
        super().__init__()
        self.desk = desk
        self.study = study

    def show(self, study: Study, *, typing: bool = False) -> None:
        """Show ``study``; ``typing`` keeps what stands in the answer line."""
        raise NotImplementedError

    def attempt(
        self, act: Callable[[], Study | None], otherwise: str = "", *, typing: bool = False
    ) -> None:
        """Do something and show what it led to; ``otherwise`` is said where it led to nothing."""
        try:
            study = act()
            if study is None:
                self.notify(otherwise, timeout=BRIEFLY, markup=False)
            else:
                self.show(study, typing=typing)
        except Exception as error:  # whatever it is, the learner is told and goes on
            self.app.push_screen(Failure(reason_of(error)))

    # -- its place in the session ------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last thing done today."""
        self._reverse(self.desk.undo, "Taken back", "There is nothing to undo today.")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._reverse(self.desk.redo, "Done again", "There is nothing to redo.")

    def _reverse(self, act: Callable[[Study], Study | None], done: str, otherwise: str) -> None:
        """Take back or do again, and say what: the screen alone might look as if it went on."""
        before = self.study
        self.attempt(lambda: act(before), otherwise)
        event = self.study.event
        if self.study is not before and event is not None:
            self.app.clear_notifications()  # of many in a row the last one is enough
            self.notify(f"{done}: {deed_of(event)}", timeout=BRIEFLY, markup=False)

    def action_skip(self) -> None:
        """Ask this later."""
        self.attempt(lambda: self.desk.skip(self.study))

    def action_bury(self) -> None:
        """Leave this out today."""
        self.attempt(lambda: self.desk.set_aside(self.study, EventKind.BURY))

    def action_suspend(self) -> None:
        """Leave this out until it is asked for again."""
        self.attempt(lambda: self.desk.set_aside(self.study, EventKind.SUSPEND))

    def action_reset(self) -> None:
        """Forget the item, once that was confirmed."""
        turn = self.study.turn
        if turn is None:
            return
        reviews = counted(self.study.record(turn.item.id).memory.reps, "review")
        text = f"Forget {reviews} of this, so that it is new? Undo brings them back."

        def act(chosen: str | None) -> None:
            if chosen:
                self.attempt(lambda: self.desk.set_aside(self.study, EventKind.RESET))

        offered = [Offered("n", "No, keep them", ""), Offered("y", "Yes, reset it", "reset")]
        self.app.push_screen(Offer("Reset", offered, lambda page: paragraph(text, page)), act)

    def action_flag(self) -> None:
        """Choose a flag."""

        def act(chosen: str | None) -> None:
            if chosen is not None:
                self.attempt(lambda: self.desk.flag(self.study, int(chosen)), typing=True)

        offered = [Offered(str(number), name, str(number)) for number, name in FLAGS.items()]
        self.app.push_screen(Offer("Flag", [*offered, Offered("0", "no flag", "0")]), act)

    # -- what is asked -----------------------------------------------------------------------------

    def action_another(self) -> None:
        """Work another one like this, without a rating."""
        self.attempt(lambda: another(self.study, self.desk.clock()))

    def action_back(self) -> None:
        """Back to the turn that waits."""
        self.attempt(lambda: back(self.study, self.desk.clock()))

    def action_level(self, step: int) -> None:
        """Draw the problem at another level."""
        problem = self.study.turn.problem if self.study.turn else None
        if problem:
            level = problem.key.level + step
            self.attempt(lambda: at_level(self.study, level, self.desk.clock()))

    def action_pause(self) -> None:
        """Hide the question and stop its clock."""
        began = self.desk.clock()

        def act(_: None) -> None:
            span = self.desk.clock() - began
            self.attempt(lambda: resumed(self.study, span), typing=True)

        self.app.push_screen(Pause(), act)

    def action_edit(self) -> None:
        """Edit the note, and go on with its new text."""
        before = self.study.turn
        if before is not None:
            self.attempt(lambda: self._edited(before), typing=True)

    def _edited(self, before: Turn) -> Study:
        began = self.desk.clock()
        edit_note(self, self.desk, before.item.note, before.item.line)
        return resumed(self.desk.continued(self.study), self.desk.clock() - began)

    # -- what there is to read about it ------------------------------------------------------------

    def action_info(self) -> None:
        """Show where the item stands, and its past."""
        turn = self.study.turn
        if turn is not None:
            self.show_info(turn.item, turn)

    def show_info(self, item: StudyItem, turn: Turn | None = None) -> None:
        """Show where an item stands, and its past."""
        self.attempt_reading(lambda: self.app.push_screen(Info(self.desk, item, turn)))

    def action_why(self) -> None:
        """Show the worked solution of what was answered last."""
        turn = answered_last(self.study)
        if turn is not None:
            self.app.push_screen(Dialog("Why", lambda page: why_lines(turn, page)))

    def action_note(self) -> None:
        """Read the note of the item."""
        turn = self.study.turn
        if turn is not None:
            self.app.push_screen(NoteScreen(self.desk, turn.item.note, turn.item.line))

    def action_source(self) -> None:
        """Show what is asked as it stands in its note, and hand it to the clipboard."""
        if self.study.turn is None:
            return
        source = source_of(self.study.turn)
        self.app.copy_to_clipboard(source)

        def lines(page: Page) -> list[Line]:
            said = paragraph("Copied, where the terminal allows it:", page)
            return [*said, *as_lines([""]), *_verbatim(source, page)]

        self.app.push_screen(Dialog("TeX", lines))

    def name_leech(self, leech: Leech) -> None:
        """Say that an item became a leech, and offer to suspend it."""

        def act(chosen: str | None) -> None:
            if chosen == "suspend":
                self.attempt(lambda: self.desk.suspend(self.study, leech.item.id))
            elif chosen == "info":
                self.show_info(leech.item)

        offered = [
            Offered("k", "Keep asking it", ""),
            Offered("@", "Suspend it", "suspend"),
            Offered("i", "Show its past", "info"),
        ]
        self.app.push_screen(Offer("A leech", offered, lambda page: leech_lines(leech, page)), act)

    def attempt_reading(self, read: Callable[[], object]) -> None:
        """Do what only reads; a failure is told."""
        try:
            read()
        except Exception as error:  # as in ``attempt``
            self.app.push_screen(Failure(reason_of(error)))

    def with_turn(self, change: Callable[[Turn], Turn]) -> Study:
        """The session with the turn on the table changed."""
        turn = self.study.turn
        return replace(self.study, turn=change(turn) if turn else None)


def _verbatim(source: str, page: Page) -> list[Line]:
    return [
        line for text in source.splitlines() for line in paragraph(text, page) or as_lines([""])
    ]
