"""The playground: a problem is picked, stepped through, tried, and calculated with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from drill.session.calculation import calculated
from drill.session.desk import Desk
from drill.session.library import StudyItem
from drill.session.playground import (
    Playground,
    PlaygroundError,
    all_or_none,
    answered,
    attempt_at,
    levels_of,
    moved,
    numbers_of,
    on_numbers,
    opened,
    playable,
)
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.playground import PLAYGROUND
from drill.ui.screens import BRIEFLY
from drill.ui.screens.failure import Failure
from drill.ui.screens.fields import Fields
from drill.ui.screens.picker import Picker
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.answer_box import AnswerBox
from drill.ui.widgets.calculator import Calculator
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.workings import Workings
from drill.ui.words.failure import reason_of
from drill.ui.words.line import Line, Page, Role, paragraph
from drill.ui.words.playground import NO_PROBLEMS, head_lines

FIRST_SEED = 1


def play(app: App[str], desk: Desk) -> None:
    """Pick a problem, and play with it."""
    items = playable(desk.library)
    if not items:
        app.notify(NO_PROBLEMS, timeout=BRIEFLY, markup=False)
        return

    def act(item: StudyItem | None) -> None:
        if item is None:
            return
        try:
            ground = opened(desk.library, item, None, FIRST_SEED)
        except Exception as error:  # whatever is wrong with one problem, the others can be picked
            app.push_screen(Failure(reason_of(error)))
        else:
            app.push_screen(PlaygroundScreen(desk, ground))

    app.push_screen(Picker(items), act)


class PlaygroundScreen(Scrolling, Screen[None]):
    """Holds a playground. What a key does is decided by the session's own functions."""

    AUTO_FOCUS = ""
    CSS_PATH = ["study.tcss", "playground.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*PLAYGROUND, *SCROLL]

    def __init__(self, desk: Desk, ground: Playground) -> None:
        super().__init__()
        self.desk = desk
        self.ground = ground

    def compose(self) -> ComposeResult:
        """The name, the bench, and below it the lines to type into."""
        yield Lines(id="top")
        yield Workings()
        yield AnswerBox()
        yield Calculator(lambda text: calculated(self.ground, text))
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the problem, none of its steps."""
        if not self.display:
            return  # the next key has closed it again
        self.query_one(Calculator).display = False
        self.show(self.ground)

    # -- showing ----------------------------------------------------------------------------------

    def show(self, ground: Playground, *, typing: bool = False) -> None:
        """Show ``ground``; ``typing`` keeps what stands in the answer line."""
        self.ground = ground
        turn = ground.turn
        trying = turn is not None and not turn.answered
        box = self.query_one(AnswerBox)
        box.display = trying
        self.query_one("#top", Lines).show(lambda page: head_lines(ground, page))
        self.query_one(Workings).show_ground(ground)
        self.query_one(Calculator).line.offer(tuple(ground.known()))
        if turn is not None and trying:
            box.ask(turn, typing=typing)
        elif not self.query_one(Calculator).line.has_focus:
            self.set_focus(None)
        self.refresh_bindings()

    def attempt(self, act: Callable[[], Playground], *, typing: bool = False) -> None:
        """Do something and show what it led to; a failure is told."""
        try:
            self.show(act(), typing=typing)
        except Exception as error:  # whatever it is, the learner is told and goes on
            self.app.push_screen(Failure(reason_of(error)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action has something to act on."""
        ground, trying = self.ground, any(box.display for box in self.query(AnswerBox))
        if action in ("step", "attempt", "all") and trying:
            return False
        match action:
            case "step":
                return ground.following is not None if parameters == (1,) else ground.shown > 0
            case "attempt":
                return ground.following is not None
            case "numbers" | "redraw" | "seed":
                return not ground.abstract
            case "to_steps":
                return self.focused is not None or trying
            case "level":
                level = ground.problem.key.level + int(str(*parameters))
                return level in levels_of(ground.problem.template)
        return True

    # -- the steps ---------------------------------------------------------------------------------

    def action_step(self, steps: int) -> None:
        """Show a step more, or one less."""
        self.attempt(lambda: moved(self.ground, steps))

    def action_all(self) -> None:
        """Show every step, or none."""
        self.attempt(lambda: all_or_none(self.ground))

    def action_attempt(self) -> None:
        """Try the step that comes next."""
        self.attempt(lambda: attempt_at(self.ground, self.desk.clock()))

    @on(AnswerBox.Answered)
    def submit(self, event: AnswerBox.Answered) -> None:
        """Mark the attempt."""
        self.attempt(lambda: answered(self.ground, event.text), typing=True)

    def action_to_steps(self) -> None:
        """From a line back to the steps; an attempt is dropped."""
        self.set_focus(None)
        self.attempt(lambda: moved(self.ground, 0))

    # -- the numbers -------------------------------------------------------------------------------

    def action_level(self, step: int) -> None:
        """Draw the problem at another level."""
        key = self.ground.problem.key
        self._draw(self.ground.item, key.level + step, key.seed)

    def action_redraw(self) -> None:
        """Draw other numbers."""
        key = self.ground.problem.key
        self._draw(self.ground.item, key.level, key.seed + 1)

    def _draw(self, item: StudyItem, level: int | None, seed: int) -> None:
        self.attempt(lambda: opened(self.desk.library, item, level, seed))

    def action_seed(self) -> None:
        """Type the seed."""
        key = self.ground.problem.key

        def take(texts: Mapping[str, str]) -> Playground:
            text = texts["seed"].strip()
            if not (text.isdecimal() and len(text) <= 9):
                raise PlaygroundError("seed: this has to be a whole number from 0", "seed")
            return opened(self.desk.library, self.ground.item, key.level, int(text))

        self._ask_for(
            "The seed that numbers are drawn from", {"seed": str(key.seed)}, take, _seed_wanted
        )

    def action_numbers(self) -> None:
        """Type one's own numbers."""
        ground = self.ground
        self._ask_for(
            "Your own numbers", numbers_of(ground), lambda texts: on_numbers(ground, texts), _wanted
        )

    def _ask_for(
        self,
        title: str,
        texts: Mapping[str, str],
        take: Callable[[Mapping[str, str]], Playground],
        said: Callable[[Page], list[Line]],
    ) -> None:
        def act(ground: Playground | None) -> None:
            if ground is not None:
                self.attempt(lambda: ground)

        self.app.push_screen(Fields(title, texts, take, said), act)

    # -- other problems, and away ------------------------------------------------------------------

    def action_calculate(self) -> None:
        """Go to the calculator."""
        calculator = self.query_one(Calculator)
        calculator.display = True
        calculator.line.focus()

    def action_pick(self) -> None:
        """Pick another problem."""

        def act(item: StudyItem | None) -> None:
            if item is not None:
                self._draw(item, None, FIRST_SEED)

        self.app.push_screen(Picker(playable(self.desk.library)), act)

    @property
    def scrolled(self) -> Widget:
        """The problem and its steps."""
        return self.query_one(Workings)

    def action_leave(self) -> None:
        """Back to the first screen."""
        self.dismiss()


def _wanted(page: Page) -> list[Line]:
    text = "Write [1; 2] for a column, [1 2; 3 4] for a matrix, a formula such as 1/3 too."
    return paragraph(text, page, Role.QUIET)


def _seed_wanted(page: Page) -> list[Line]:
    return paragraph("Wanted: a whole number; the same draws the same.", page, Role.QUIET)
