"""The progress screen: one section at a time, counted in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from drill.progress.basis import Basis
from drill.progress.figure import Section
from drill.progress.sections.what_if import SIMULATING, what_if_section
from drill.session.choice import ChoiceError
from drill.session.desk import Desk
from drill.session.progress import progress_basis, progress_report
from drill.session.telling import stage
from drill.store.refusal import StoreError
from drill.ui.begin import Wish, begin
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.progress import PROGRESS
from drill.ui.screens import BRIEFLY
from drill.ui.screens.failure import Failure
from drill.ui.screens.scrolling import Scrolling
from drill.ui.telling import StoppedError, telling
from drill.ui.widgets.figure import FigureView
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.mistakes import MistakeList, Mistakes
from drill.ui.words.sections import section_lines
from drill.ui.words.working import working_text

if TYPE_CHECKING:
    from drill.ui.app import DrillApp

WHAT_IF = "What if"
"""The section that is simulated only when it is looked at."""


class ProgressScreen(Scrolling, Screen[None]):
    """Sections of figures. Until they are counted, it says so."""

    AUTO_FOCUS = ""
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar = [*PROGRESS, *SCROLL]

    @dataclass
    class Counted(Message):
        """The figures are there."""

        basis: Basis
        sections: tuple[Section, ...]

    @dataclass
    class Simulated(Message):
        """The other settings are simulated."""

        section: Section

    @dataclass
    class Told(Message):
        """So much of it is simulated."""

        what: str
        done: int
        every: int

    @dataclass
    class NotCounted(Message):
        """The figures could not be counted, and why."""

        reason: str

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.basis: Basis | None = None
        self.sections: list[Section] = []
        self.place = 0
        self.tables = False
        self._reading = False
        self._leaving = False
        self._fitted = False

    def compose(self) -> ComposeResult:
        """The names of the sections, the one that is shown."""
        yield Lines(id="sections")
        with VerticalScroll(id="figures", can_focus=False):
            yield Static("Counting …", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to count."""
        self._read()

    def on_screen_resume(self) -> None:
        """Count again after a session."""
        if self.basis is not None:
            self._read()

    def _read(self) -> None:
        if not self._reading and not self._leaving:
            self._reading = True
            self.count_up()

    @work(thread=True, exit_on_error=False)
    def count_up(self) -> None:
        """Read and count in a thread; what comes of it is a message."""
        try:
            basis = progress_basis(self.desk)
            sections = progress_report(self.desk, basis)
        except Exception as error:  # whatever it is, the learner is told
            self.post_message(self.NotCounted(str(error) or type(error).__name__))
        else:
            self.post_message(self.Counted(basis, sections))

    @work(thread=True, exclusive=True, group="simulation", exit_on_error=False)
    def simulate(self, basis: Basis) -> None:
        """Simulate other settings in a thread."""
        told = stage(telling(lambda *far: self.post_message(self.Told(*far))), SIMULATING)
        try:
            section = what_if_section(basis, progress=told)
        except StoppedError:
            return
        except Exception as error:  # whatever it is, the learner is told
            self.post_message(self.NotCounted(str(error) or type(error).__name__))
        else:
            self.post_message(self.Simulated(section))

    @on(Counted)
    async def show_counted(self, event: Counted) -> None:
        """Show the section that was looked at."""
        self._reading = False
        self.basis = event.basis
        self.sections = [*event.sections, Section("what_if", WHAT_IF, ())]
        if self._leaving:
            self._leave()
        else:
            await self.show()

    @on(Told)
    def show_how_far(self, event: Told) -> None:
        """Show how much is simulated."""
        for simulating in self.query("#simulating").results(Static):
            simulating.update(working_text(event.what, event.done, event.every))

    @on(Simulated)
    async def show_simulated(self, event: Simulated) -> None:
        """Show what other settings would do, if that is still looked at."""
        self.sections[-1] = event.section
        if self.place == len(self.sections) - 1:
            await self.show()

    @on(NotCounted)
    def show_failure(self, event: NotCounted) -> None:
        """Say what went wrong."""
        self._reading = False

        def back(_: object) -> None:
            self._leave()

        self.app.push_screen(Failure(event.reason), back)

    async def show(self) -> None:
        """Show the section at ``place``."""
        section = self.sections[self.place]
        titles = [each.title for each in self.sections]
        self.query_one("#sections", Lines).show(
            lambda page: section_lines(titles, self.place, page)
        )
        body = self.query_one("#figures", VerticalScroll)
        await body.remove_children()
        if section.figures:
            await body.mount(*self._views(section))
        elif self.basis is not None:
            text = working_text(SIMULATING)
            await body.mount(Static(text, id="simulating", markup=False))
            self.simulate(self.basis)
        body.scroll_home(animate=False)
        for mistakes in body.query(Mistakes):
            mistakes.focus()
        self.refresh_bindings()

    def _views(self, section: Section) -> Sequence[Widget]:
        views: list[Widget] = []
        for figure in section.figures:
            is_list = figure.key == "mistakes" and bool(figure.rows) and not self.tables
            views.append(FigureView(figure, tables=self.tables, bare=is_list))
            if is_list:
                views.append(MistakeList(figure))
        return views

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has to do with a section is possible in it."""
        if action in ("section", "tables", "optimise"):
            return bool(self.sections)
        if action == "drill_leeches":
            return self._has_leeches()
        return True

    def _has_leeches(self) -> bool:
        shown = self.sections[self.place].figures if self.sections else ()
        return any(figure.key == "leeches" and figure.rows for figure in shown)

    async def action_section(self, step: int) -> None:
        """Show another section."""
        self.place = (self.place + step) % len(self.sections)
        await self.show()

    async def action_tables(self) -> None:
        """Show or hide the numbers."""
        self.tables = not self.tables
        await self.show()

    @on(OptionList.OptionSelected, "#mistakes")
    def drill_mistake(self) -> None:
        """Study the items in which the selected mistake was made."""
        if self.is_active:
            self._study(Wish(mistake=self.query_one(Mistakes).selected))

    def action_drill_leeches(self) -> None:
        """Study the leeches."""
        self._study(Wish(leeches=True))

    def action_optimise(self) -> None:
        """Fit the memory model."""
        from drill.ui.screens.fit import FitScreen

        if self.basis is not None:
            self.app.push_screen(FitScreen(self.basis), self._took)

    @property
    def scrolled(self) -> Widget:
        """The figures."""
        return self.query_one("#figures")

    def action_leave(self) -> None:
        """Back to the first screen, once the store is read."""
        self._leaving = True
        if not self._reading:
            self._leave()

    def _took(self, taken: bool | None) -> None:
        """With other parameters the log is folded anew, and counted when one comes back."""
        if taken:
            self._fitted = True
            self.action_leave()

    def _leave(self) -> None:
        """Back, unless another screen has come above this one or this one is gone already."""
        if not self.is_active:
            self._leaving = False
            return
        app = cast("DrillApp", self.app)
        self.dismiss()
        if self._fitted:
            app.read_notes()

    def _study(self, wish: Wish) -> None:
        from drill.ui.screens.study import StudyScreen

        if self._reading:
            return
        try:
            study = begin(self.desk, wish)
        except (StoreError, ChoiceError) as error:
            self.app.push_screen(Failure(str(error)))
            return
        if study.turn is None:
            self.notify("None of these is in the notes now.", timeout=BRIEFLY, markup=False)
        else:
            self.app.push_screen(StudyScreen(self.desk, study))
