"""The first screen: what is due today, and where to start.

It is painted before the notes are read, so nothing of the session is imported at the top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList

from drill.ui.begin import DERIVATIONS, Wish, begin
from drill.ui.keys.home import HOME
from drill.ui.keys.shown import keymap_on, shown_key
from drill.ui.screens import BRIEFLY
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.menu import Menu
from drill.ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from drill.schedule.queue import Remaining
    from drill.session.desk import Desk
    from drill.session.study import Study

LOOK_SECONDS = 10.0
"""How often to look whether what is due has changed by itself."""


class HomeScreen(Screen[None]):
    """Waits for the desk, then shows what is due."""

    BINDINGS: ClassVar = [*HOME]

    def __init__(self, wish: Wish, when_painted: Callable[[], object]) -> None:
        super().__init__()
        self._when_painted = when_painted
        self.wish = wish
        self.chosen = wish
        self.desk: Desk | None = None
        self._study: Study | None = None
        """The session that is shown, as it was when it was shown."""
        self._left: Remaining | None = None
        self._told = False

    def compose(self) -> ComposeResult:
        """Where to go, and that the notes are being read."""
        yield Menu("Drill")
        yield Waiting()
        yield KeyLine()

    @on(Waiting.Painted)
    def begin_reading(self) -> None:
        """Let the notes be read, now that there is something to see."""
        self._when_painted()

    async def open(self, desk: Desk) -> None:
        """Show what is due, now that the notes are read."""
        from drill.ui.widgets.overview import Overview

        self.desk = desk
        if not self.query(Overview):
            await self.query_one(Waiting).remove()
            await self.mount(Overview(), before=self.query_one(KeyLine))
            self.set_interval(LOOK_SECONDS, self.look_again)
            self.query_one("#topics").focus()
        self.show()

    def on_screen_resume(self) -> None:
        """Show what is due after a session; not again after the dialog that said why it can't."""
        if self._told:
            self._told = False
        elif self.desk:
            self.show()

    def show(self) -> None:
        """Show what is due now."""
        from drill.ui.widgets.overview import Overview

        study = self._begin(self.wish)
        if self.desk and study:
            now = self.desk.clock()
            self.query_one(Overview).show(study, self.wish, now)
            self._study, self._left = study, study.remaining(now)
        self.refresh_bindings()

    def look_again(self) -> None:
        """Show what is due once that has changed: a step is over, a day has begun, or another
        program has rated something."""
        desk, study = self.desk, self._study
        if desk is None or study is None or not self.is_current:
            return
        by_itself = study.day != desk.today() or study.remaining(desk.clock()) != self._left
        if by_itself or self._has_news(desk, study):
            self.show()

    def _has_news(self, desk: Desk, study: Study) -> bool:
        from drill.store.refusal import StoreError

        try:
            return desk.has_news(study)
        except StoreError:  # it is told when something is to be done
            return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Faults are listed where there are any; where nothing is to study, nothing is chosen."""
        if action == "faults":
            return bool(self.desk and self.desk.library.faults)
        return action != "choose" or not self.desk or bool(self.desk.library.items)

    @on(OptionList.OptionSelected)
    def start(self) -> None:
        """Study what is selected."""
        from drill.ui.widgets.topics import Topics

        if self.is_active:
            self.study(self.query_one(Topics).selected)

    def study(self, topic: str = "") -> None:
        """Study ``topic``, or all that was wished for."""
        self.study_wish(replace(self.wish, topics=(topic,)) if topic else self.wish)

    def study_wish(self, wish: Wish) -> None:
        """Study what ``wish`` asks for, if there is any of it."""
        from drill.ui.screens.study import StudyScreen

        study = self._begin(wish)
        if self.desk is None or study is None:
            return
        if study.turn is None:
            choose = shown_key("home.choose", keymap_on(self))
            due = f"Nothing is due here now: {choose} chooses more."
            nothing = "There is nothing of the kind." if wish.anyway else due
            self.notify(nothing, timeout=BRIEFLY, markup=False)
        else:
            self.app.push_screen(StudyScreen(self.desk, study))

    def action_browse(self) -> None:
        """List every item."""
        from drill.ui.screens.browse import BrowseScreen

        if self.desk:
            self.app.push_screen(BrowseScreen(self.desk))

    def action_notes(self) -> None:
        """List the notes."""
        from drill.ui.screens.notes import NotesScreen

        if self.desk:
            self.app.push_screen(NotesScreen(self.desk))

    def action_choose(self) -> None:
        """Put a session together, and study it."""
        from drill.ui.screens.choose import ChooseScreen

        def take(wish: Wish | None) -> None:
            if wish is not None:
                self.chosen = wish
                self.study_wish(wish)

        if self.desk:
            wish = replace(self.chosen, derivations=self.wish.derivations)
            self.app.push_screen(ChooseScreen(self.desk, wish), take)

    def action_faults(self) -> None:
        """List what could not be read."""
        from drill.ui.screens.faults import Faults

        if self.desk:
            self.app.push_screen(Faults(self.desk))

    def action_progress(self) -> None:
        """Show what the reviews add up to."""
        from drill.ui.screens.progress import ProgressScreen

        if self.desk:
            self.app.push_screen(ProgressScreen(self.desk))

    def action_playground(self) -> None:
        """Pick a problem and play with it."""
        from drill.ui.screens.playground import play

        if self.desk:
            play(self.app, self.desk)

    def action_derivations(self) -> None:
        """Ask more or less of each derivation."""
        kinds = list(DERIVATIONS)
        kind = kinds[(kinds.index(self.wish.derivations) + 1) % len(kinds)]
        self.wish = replace(self.wish, derivations=kind)
        if self.desk:
            self.show()

    def _begin(self, wish: Wish) -> Study | None:
        """The session of now; a failure is shown, and fatal if there is nothing to show instead."""
        if self.desk is None:
            return None
        from drill.session.choice import ChoiceError
        from drill.store.refusal import StoreError
        from drill.ui.screens.failure import Failure

        try:
            return begin(self.desk, wish)
        except (StoreError, ChoiceError) as error:
            self._told = True
            self.app.push_screen(Failure(str(error), fatal=self._study is None))
            return None
