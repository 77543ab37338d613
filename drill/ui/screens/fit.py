"""The fit of the memory model: counted in a thread, shown, and taken if the learner wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from drill.progress.basis import Basis
from drill.progress.figure import Section
from drill.progress.fit import FITTING, Fit, FitError, fit, train_with_fsrs_rs
from drill.progress.sections.fit import fit_section, is_worth_taking
from drill.session.telling import stage
from drill.settings.options import BY_ID
from drill.settings.writing import SettingsFileError
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.progress import FIT, PROGRESS
from drill.ui.screens.failure import Failure
from drill.ui.screens.scrolling import Scrolling
from drill.ui.telling import StoppedError, telling
from drill.ui.widgets.figure import FigureView
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.sections import section_lines
from drill.ui.words.working import working_text

if TYPE_CHECKING:
    from textual.worker import Worker

    from drill.ui.app import DrillApp

_SHARED = [binding for binding in PROGRESS if binding.action.startswith(("scroll", "leave"))]


class FitScreen(Scrolling, Screen[bool]):
    """Says what the fit found; ends with whether it was taken."""

    AUTO_FOCUS = ""
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar = [*FIT, *_SHARED, *SCROLL]

    @dataclass
    class Fitted(Message):
        """The fit is there."""

        found: Fit
        section: Section

    @dataclass
    class Told(Message):
        """So much of it is done."""

        what: str
        done: int
        every: int

    @dataclass
    class NotYet(Message):
        """There is too little to fit to, and how much it needs."""

        reason: str

    @dataclass
    class NotFitted(Message):
        """There is no fit, and why."""

        reason: str

    def __init__(self, basis: Basis) -> None:
        super().__init__()
        self._work: Worker[None] | None = None
        self.basis = basis
        self.found: Fit | None = None

    def compose(self) -> ComposeResult:
        """A title; below it what was found."""
        yield Lines(lambda page: section_lines(["Fit"], 0, page), id="sections")
        with VerticalScroll(id="figures", can_focus=False):
            yield Static(working_text(FITTING), id="fitting", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to fit."""
        self._work = self.find()

    @work(thread=True, exit_on_error=False)
    def find(self) -> None:
        """Fit in a thread; what comes of it is a message."""
        try:
            present = self.basis.settings.parameters
            told = stage(telling(lambda *far: self.post_message(self.Told(*far))), FITTING)
            found = fit(self.basis.reviews, present, train_with_fsrs_rs, told)
            section = fit_section(self.basis, found)
        except StoppedError:
            return
        except FitError as error:
            self.post_message(self.NotYet(str(error)))
        except Exception as error:  # whatever it is, the learner is told
            self.post_message(self.NotFitted(str(error) or type(error).__name__))
        else:
            self.post_message(self.Fitted(found, section))

    @on(Told)
    def show_how_far(self, event: Told) -> None:
        """Show how many fits are done."""
        for fitting in self.query("#fitting").results(Static):
            fitting.update(working_text(event.what, event.done, event.every))

    @on(Fitted)
    async def show(self, event: Fitted) -> None:
        """Show before and after."""
        self.found = event.found
        body = self.query_one("#figures", VerticalScroll)
        await body.remove_children()
        await body.mount(*(FigureView(figure, tables=True) for figure in event.section.figures))
        self.refresh_bindings()

    @on(NotYet)
    def show_what_is_missing(self, event: NotYet) -> None:
        """Say in its place what a fit would need."""
        self.query_one("#fitting", Static).update(f"There is no fit yet: {event.reason}.")

    @on(NotFitted)
    def show_failure(self, event: NotFitted) -> None:
        """Say why there is no fit."""

        def back(_: object) -> None:
            self.dismiss(False)

        self.app.push_screen(Failure(event.reason), back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is better can be taken."""
        return action != "take" or (self.found is not None and is_worth_taking(self.found))

    def action_take(self) -> None:
        """Put the parameters into the settings; the schedule is made anew with them."""
        if self.found is None:
            return
        app = cast("DrillApp", self.app)
        try:
            app.preferences.change(BY_ID["schedule.parameters"], list(self.found.fitted))
        except (SettingsFileError, ValueError) as error:
            app.push_screen(Failure(str(error)))
            return
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back, without the fit; what is still at work on it stops."""
        if self._work is not None:
            self._work.cancel()
        self.dismiss(False)

    @property
    def scrolled(self) -> Widget:
        """The figures."""
        return self.query_one("#figures")
