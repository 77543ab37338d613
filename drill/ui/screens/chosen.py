"""What can be done to items chosen from a list: a part of the browse screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.screen import Screen

from drill.schedule.event import EventKind, Json
from drill.session.desk import Desk
from drill.session.library import StudyItem
from drill.ui.begin import Wish, begin
from drill.ui.editing import edit_note
from drill.ui.screens import BRIEFLY
from drill.ui.screens.failure import Failure
from drill.ui.screens.info import Info
from drill.ui.screens.offer import Offer, Offered
from drill.ui.words.failure import reason_of
from drill.ui.words.flags import FLAGS, flag_name
from drill.ui.words.line import paragraph
from drill.ui.words.progress import counted


class ChosenScreen(Screen[None]):
    """Acts on what is chosen; a failure ends in one dialog, and the list goes on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def chosen(self) -> Sequence[StudyItem]:
        """What the next action is done to."""
        raise NotImplementedError

    @property
    def selected(self) -> StudyItem | None:
        """What is looked at."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show how things stand now."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], object], said: str = "") -> None:
        """Do something, say so, and show how things stand then."""
        try:
            act()
            self.look_again()
        except Exception as error:  # whatever it is, the learner is told and goes on
            self.app.push_screen(Failure(reason_of(error)))
        else:
            self.say(said)

    def say(self, text: str) -> None:
        """Say something for a moment."""
        if text:
            self.notify(text, timeout=BRIEFLY, markup=False)

    # -- to all that is chosen ---------------------------------------------------------------------

    def act(self, kind: EventKind, said: str, detail: dict[str, Json] | None = None) -> None:
        """Do one thing to all that is chosen."""
        ids = [item.id for item in self.chosen]
        if ids:
            text = f"{counted(len(ids), 'item')} {said}."
            self.attempt(lambda: self.desk.act_on(ids, kind, detail), text)

    def action_suspend(self) -> None:
        """Leave it out until it is asked for again."""
        self.act(EventKind.SUSPEND, "suspended")

    def action_unsuspend(self) -> None:
        """Ask it again."""
        self.act(EventKind.UNSUSPEND, "no longer suspended")

    def action_bury(self) -> None:
        """Leave it out today."""
        self.act(EventKind.BURY, "buried until tomorrow")

    def action_unbury(self) -> None:
        """Ask it today after all."""
        self.act(EventKind.UNBURY, "no longer buried")

    def action_flag(self) -> None:
        """Choose a flag for it."""

        def act(chosen: str | None) -> None:
            if chosen is not None:
                flag = int(chosen)
                said = f"with flag {flag}, {flag_name(flag)}" if flag else "without a flag"
                self.act(EventKind.FLAG, said, {"flag": flag})

        offered = [Offered(str(number), name, str(number)) for number, name in FLAGS.items()]
        if self.chosen:
            self.app.push_screen(Offer("Flag", [*offered, Offered("0", "no flag", "0")]), act)

    def action_reset(self) -> None:
        """Forget its reviews, once that was confirmed."""
        records = self.desk.records()
        known = [item.id for item in self.chosen if item.id in records]
        reviews = sum(records[item].memory.reps for item in known)
        if not reviews:
            self.say("There are no reviews to forget.")
            return
        text = (
            f"Forget {counted(reviews, 'review')} of {counted(len(known), 'item')}, "
            "so that all is new? Undo brings them back."
        )

        def act(chosen: str | None) -> None:
            if chosen:
                said = f"{counted(len(known), 'item')} reset."
                self.attempt(lambda: self.desk.act_on(known, EventKind.RESET), said)

        offered = [Offered("n", "No, keep them", ""), Offered("y", "Yes, reset", "reset")]
        self.app.push_screen(Offer("Reset", offered, lambda page: paragraph(text, page)), act)

    def action_undo(self) -> None:
        """Take back the last thing done today, to all that it was done to."""

        def act() -> None:
            undone = self.desk.undo_together()
            if undone:
                kind, items = undone[0].kind.value, counted(len(undone), "item")
                self.say(f"Taken back: {kind} of {items}.")
            else:
                self.say("There is nothing to undo today.")

        self.attempt(act)

    def action_redo(self) -> None:
        """Do again what was taken back, to all that it was done to."""

        def act() -> None:
            done = self.desk.redo_together()
            if done:
                kind, items = done[0].kind.value, counted(len(done), "item")
                self.say(f"Done again: {kind} of {items}.")
            else:
                self.say("There is nothing to redo.")

        self.attempt(act)

    def action_study(self) -> None:
        """Study it, whether due or not."""
        from drill.ui.screens.study import StudyScreen

        ids = tuple(item.id for item in self.chosen)
        if not ids:
            return

        def act() -> None:
            study = begin(self.desk, Wish(items=ids))
            if study.turn is None:
                self.say("It is suspended, buried, or can't be asked.")
            else:
                self.app.push_screen(StudyScreen(self.desk, study))

        self.attempt(act)

    # -- to what is looked at ----------------------------------------------------------------------

    def action_info(self) -> None:
        """Show where it stands, and its past."""
        item = self.selected
        if item is not None:
            self.attempt(lambda: self.app.push_screen(Info(self.desk, item)))

    def action_edit(self) -> None:
        """Edit its note."""
        item = self.selected
        if item is not None:
            self.attempt(lambda: edit_note(self, self.desk, item.note, item.line))
