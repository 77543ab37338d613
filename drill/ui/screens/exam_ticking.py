"""Looking through one's sentences: which points each of them made."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from drill.exams.marking import points_of, to_tick
from drill.exams.paper import Question
from drill.exams.room import Attempt, Room
from drill.exams.sitting import Happening, What
from drill.store.refusal import StoreError
from drill.ui.keys.exam import MOST_TICKED, TICKING
from drill.ui.keys.movement import SCROLL
from drill.ui.screens.failure import Failure
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.exam.ticking import ticking_head, ticking_keys, ticking_lines
from drill.ui.words.line import BLANK

NEXT_TICK = {0.0: 1.0, 1.0: 0.5, 0.5: 0.0}
"""Not said, said, half said, and so on."""


def mark_on_screen(app: App[str], room: Room, attempt: Attempt) -> None:
    """Show what a paper that was handed in needs next: sentences to look through, or its marks."""
    if to_tick(attempt.paper, attempt.sitting):
        app.push_screen(TickingScreen(room, attempt))
        return
    from drill.ui.screens.exam_result import ResultScreen

    try:
        marked = room.conclude(attempt)
        earlier = [one for one in room.results(attempt.blueprint.name)
                   if one.uuid != attempt.sitting.start.uuid]  # fmt: skip
    except StoreError as error:
        app.push_screen(Failure(str(error)))
        return
    app.push_screen(ResultScreen(room, marked, earlier))


class TickingScreen(Scrolling, Screen[None]):
    """One sentence after another beside what it should have said."""

    AUTO_FOCUS = ""
    CSS_PATH = ["study.tcss", "exam.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*TICKING, *SCROLL]

    def __init__(self, room: Room, attempt: Attempt) -> None:
        super().__init__()
        self.room = room
        self.attempt = attempt
        self.count = len(to_tick(attempt.paper, attempt.sitting))
        self.ticks: tuple[float, ...] = ()

    def compose(self) -> ComposeResult:
        """How many are left, and the sentence."""
        yield Lines(id="top")
        with VerticalScroll(id="ticking", can_focus=False):
            yield Lines(id="points")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first."""
        self.begin()

    @property
    def question(self) -> Question:
        """The question whose sentence is looked through."""
        return to_tick(self.attempt.paper, self.attempt.sitting)[0]

    def begin(self) -> None:
        """Show the next sentence, no point ticked."""
        card = self.question.card
        self.ticks = (0.0,) * len(points_of(card)) if card else ()
        self.show()
        self.query_one("#ticking").scroll_home(animate=False)

    def show(self) -> None:
        """Show the sentence and its ticks."""
        question, ticks = self.question, self.ticks
        text = self.attempt.sitting.text(question.number, 0)
        left = len(to_tick(self.attempt.paper, self.attempt.sitting))
        done = self.count - left + 1
        self.query_one("#top", Lines).show(lambda page: [ticking_head(done, self.count, page)])
        self.query_one("#points", Lines).show(
            lambda page: [
                *ticking_lines(question, text, ticks, page),
                BLANK,
                *ticking_keys(min(len(ticks), MOST_TICKED), page),
            ]
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are as many keys as points."""
        return action != "tick" or int(str(parameters[0])) <= len(self.ticks)

    def action_tick(self, number: int) -> None:
        """Change the tick of a point."""
        place = number - 1
        self.ticks = tuple(
            NEXT_TICK[tick] if at == place else tick for at, tick in enumerate(self.ticks)
        )
        self.show()

    def action_next(self) -> None:
        """Keep the ticks; after the last sentence come the marks."""
        text = " ".join(map(str, self.ticks))
        now = self.room.desk.clock()
        try:
            happening = Happening(What.TICK, now, self.question.number, text=text)
            self.attempt = self.room.put(self.attempt, happening)
        except StoreError as error:
            self.app.push_screen(Failure(str(error)))
            return
        if to_tick(self.attempt.paper, self.attempt.sitting):
            self.begin()
            return
        self.dismiss()
        mark_on_screen(self.app, self.room, self.attempt)

    @property
    def scrolled(self) -> Widget:
        """The sentence with its points."""
        return self.query_one("#ticking")

    def action_leave(self) -> None:
        """Leave the marking for later."""
        self.dismiss()
