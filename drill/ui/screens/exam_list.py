"""The exams: what each is made of, what earlier sittings came to, and where one begins."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static

from drill.exams.paper import PaperError
from drill.exams.room import Attempt, Room
from drill.store.refusal import StoreError
from drill.ui.begin import ExamWish
from drill.ui.screens.failure import Failure
from drill.ui.widgets.exam_list import Choice, ExamList
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.exam.listing import intro_lines
from drill.ui.words.line import Line, Page, Role, paragraph


class ExamListScreen(Screen[None]):
    """Choose an exam; one that was wished for is selected, and begun with the first paint."""

    CSS_PATH = "exam.tcss"

    def __init__(self, room: Room, wish: ExamWish | None = None) -> None:
        super().__init__()
        self.room = room
        self.wish = wish

    def compose(self) -> ComposeResult:
        """The list, and below it what the selected exam is."""
        yield Static("Exams", id="title", markup=False)
        yield ExamList()
        yield Lines(self._no_exams, id="exam-notes")
        with VerticalScroll(id="intro", can_focus=False):
            yield Lines()
        yield KeyLine()

    def on_mount(self) -> None:
        """The keys are for the list; an exam that was wished for begins at once."""
        self.query_one(ExamList).focus()
        if self.wish is not None:
            self.call_after_refresh(self.begin_wished)

    def on_screen_resume(self) -> None:
        """Read anew what sittings there are."""
        try:
            self.query_one(ExamList).show(self._choices())
        except StoreError as error:
            self.app.push_screen(Failure(str(error)))
        self.explain()

    @on(OptionList.OptionHighlighted)
    def explain(self) -> None:
        """Say what the selected exam is."""
        choice = self.query_one(ExamList).choice
        if choice is None:
            return
        minutes = self._asked(choice).minutes or choice.blueprint.minutes
        self.query_one("#intro Lines", Lines).show(
            lambda page: intro_lines(
                choice.blueprint, minutes, choice.results, choice.unfinished, page
            )
        )
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def begin(self) -> None:
        """Take up the sitting that is open, or begin one."""
        choice = self.query_one(ExamList).choice
        if choice is None or not self.is_active:
            return
        unfinished = choice.unfinished
        if unfinished is None:
            self.start(choice)
        else:
            self._enter(lambda: self.room.resume(unfinished))

    def begin_wished(self) -> None:
        """Begin what was asked for."""
        exams, name = self.room.catalogue.exams, self.wish.name if self.wish else ""
        if name in exams:
            self.query_one(ExamList).select(list(exams).index(name))
            self.begin()
        else:
            known = ", ".join(exams) or "none"
            self.app.push_screen(Failure(f"There is no exam {name}; the exams are: {known}."))

    def action_anew(self) -> None:
        """Begin another sitting."""
        choice = self.query_one(ExamList).choice
        if choice is not None:
            self.start(choice)

    def start(self, choice: Choice) -> None:
        """Draw a paper and start its clock."""
        wish = self._asked(choice)
        self._enter(lambda: self.room.begin(choice.blueprint, wish.seed, wish.minutes))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another sitting is begun by a key of its own where one is open."""
        chosen = (listed.choice for listed in self.query(ExamList))
        return action != "anew" or any(choice and choice.unfinished for choice in chosen)

    def action_leave(self) -> None:
        """Back to the first screen."""
        self.dismiss()

    def _asked(self, choice: Choice) -> ExamWish:
        """What the learner asked of this exam."""
        name = choice.blueprint.name
        return self.wish if self.wish and self.wish.name == name else ExamWish(name)

    def _choices(self) -> list[Choice]:
        return [
            Choice(blueprint, self.room.results(name), next(iter(self.room.unfinished(name)), None))
            for name, blueprint in self.room.catalogue.exams.items()
        ]

    def _enter(self, open_: Callable[[], Attempt]) -> None:
        try:
            attempt = open_()
            if not attempt.sitting.submitted and attempt.sitting.is_over(self.room.desk.clock()):
                attempt = self.room.hand_in(attempt)
        except (PaperError, StoreError) as error:
            self.app.push_screen(Failure(str(error)))
            return
        if attempt.sitting.submitted:
            from drill.ui.screens.exam_ticking import mark_on_screen

            mark_on_screen(self.app, self.room, attempt)
            return
        from drill.ui.screens.exam import ExamScreen

        self.app.push_screen(ExamScreen(self.room, attempt))

    def _no_exams(self, page: Page) -> list[Line]:
        """Where an exam block could not be read, and that there are none."""
        faults = [str(fault) for fault in self.room.catalogue.faults]
        lines = [line for fault in faults for line in paragraph(fault, page, Role.NEARLY, hang=2)]
        if not self.room.catalogue.exams:
            lines += paragraph(
                "The notes have no exam. cards/README.md says how to write one.", page
            )
        return lines
