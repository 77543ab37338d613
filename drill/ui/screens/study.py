"""The study screen: one turn after another, until nothing is left to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.events import Key
from textual.widget import Widget

from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.elsewhere import was_overtaken
from drill.session.hints import hint, hints
from drill.session.study import Study, answered_last, is_waited_for
from drill.session.suggestion import suggested_rating
from drill.session.turn import (
    Turn,
    answer,
    by_steps,
    look_at,
    proceed,
    reveal,
    steps_to,
    tick,
    tick_all,
)
from drill.session.variation import level_range
from drill.store.refusal import StoreError
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.own import with_own_keys
from drill.ui.keys.shown import keymap_on, shown_key_for_typing
from drill.ui.keys.study import STUDY
from drill.ui.screens import BRIEFLY
from drill.ui.screens.item import ItemScreen
from drill.ui.screens.scrolling import Scrolling
from drill.ui.stage import Stage, stage_of
from drill.ui.widgets.answer_box import AnswerBox
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.ratings import RatingCell, Ratings
from drill.ui.widgets.sheet import Sheet
from drill.ui.words.end import end_lines
from drill.ui.words.impossible import IMPOSSIBLE
from drill.ui.words.rating import OVERTAKEN, choices
from drill.ui.words.solution import has_way
from drill.ui.words.top import top_lines

if TYPE_CHECKING:
    from drill.ui.app import DrillApp

_ASKED = {Stage.FRONT, Stage.ANSWER}
_THERE = {*Stage} - {Stage.DONE}
POSSIBLE = {
    "turn_over": {Stage.FRONT},
    "next_step": {Stage.MARKED},
    "rate": {Stage.RATE},
    "back": {Stage.PRACTISED},
    "resume": {Stage.DONE},
    "finish": {Stage.DONE},
    "hint": {Stage.ANSWER},
    "give_up": {Stage.ANSWER},
    "level": {Stage.ANSWER},
    **dict.fromkeys(("bury", "suspend", "flag", "reset", "info", "edit", "source", "note"), _THERE),
    **dict.fromkeys(("pause", "another"), _THERE),
}
"""The stages in which an action is possible; one that is not listed always is."""

_WITH_POINTS = {"tick", "tick_all", "look"}
"""What is possible only where there are key points."""

LOOK_SECONDS = 2.0
"""How often to look, at the end, whether there is something to ask again."""


class StudyScreen(Scrolling, ItemScreen):
    """Shows a session. What a key does is decided by the session's own functions."""

    AUTO_FOCUS = ""
    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar = [*STUDY, *SCROLL]

    def __init__(self, desk: Desk, study: Study) -> None:
        super().__init__(desk, study)
        self.started = desk.clock()
        self.suggested = Rating.GOOD
        self.folded = False
        self._waited_for = False
        """Whether the end that is shown says that there is something to ask again."""

    def compose(self) -> ComposeResult:
        """Top line, sheet, and below it what the stage asks for."""
        yield Lines(id="top")
        yield Sheet()
        yield AnswerBox()
        yield Ratings()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first turn, and say what had to be left out before it."""
        if not self.display:
            return  # the next key has closed it again
        self._report(self.study.faults)
        self.show(self.study)
        if self._shows_time:
            self.set_interval(1.0, self._show_top)
        self.set_interval(LOOK_SECONDS, self.look_again)

    @property
    def _shows_time(self) -> bool:
        return cast("DrillApp", self.app).preferences.settings.screen.timer

    # -- showing ----------------------------------------------------------------------------------

    def show(self, study: Study, *, typing: bool = False) -> None:
        """Show ``study``; ``typing`` keeps what stands in the answer line."""
        self._report(study.faults[len(self.study.faults) :])
        self.study = study
        stage, box = stage_of(study), self.query_one(AnswerBox)
        typing, box.display = typing and box.display, stage is Stage.ANSWER
        self.query_one(Ratings).display = stage is Stage.RATE
        self._show_top()
        if stage is not Stage.ANSWER:
            self.set_focus(None)
        if study.turn is None:
            self._show_end()
        else:
            self._show_turn(study.turn, stage, typing=typing)
        self.refresh_bindings()

    def _show_top(self) -> None:
        study, now, timer = self.study, self.desk.clock(), self._shows_time
        more = self.query_one(Sheet).more
        self.query_one("#top", Lines).show(
            lambda page: top_lines(study, now, page, timer=timer, more=more)
        )

    @on(Sheet.Moved)
    def show_what_is_beyond(self) -> None:
        """Say whether there is more above or below."""
        self._show_top()

    def _show_turn(self, turn: Turn, stage: Stage, *, typing: bool) -> None:
        self.query_one(Sheet).show_turn(turn, folded=self.folded)
        if stage is Stage.ANSWER:
            self.query_one(AnswerBox).ask(turn, typing=typing)
        elif stage is Stage.RATE:
            now = self.desk.clock()
            self.suggested = suggested_rating(turn, now)
            offered = choices(self.study.intervals(now), self.suggested)
            self.query_one(Ratings).show(offered)

    def _show_end(self) -> None:
        study, now = self.study, self.desk.clock()
        tally = self.desk.tally(self.started)
        self._waited_for = is_waited_for(study, now)
        self.query_one(Sheet).show_end(lambda page: end_lines(study, tally, now, page))

    def look_again(self) -> None:
        """At the end, say so when there is something to ask again."""
        if self.study.turn is not None or not self.is_current:
            return
        try:
            study = self.desk.of_today(self.study)
        except StoreError:
            return  # it is told when something is to be done
        if is_waited_for(study, self.desk.clock()) != self._waited_for:
            self.attempt(lambda: study)

    def _report(self, faults: tuple[str, ...]) -> None:
        for fault in faults:
            self.notify(fault, title="Left out", severity="warning", markup=False)

    # -- what a learner does -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action is possible in the present stage."""
        if action in _WITH_POINTS and not (self.study.turn and self.study.turn.points):
            return False
        stages = POSSIBLE.get(action)
        if stages is not None and stage_of(self.study) not in stages:
            return False
        return self._fits(action, parameters)

    def _fits(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether the action has something to act on in the present turn."""
        study, turn = self.study, self.study.turn
        match action:
            case "skip":
                return study.kept is not None or stage_of(study) in _ASKED
            case "hint":
                return turn is not None and bool(hints(turn))
            case "another":
                return turn is not None and turn.problem is not None
            case "level":
                problem = turn.problem if turn else None
                levels = level_range(turn) if turn else ()
                return problem is not None and problem.key.level + int(str(*parameters)) in levels
            case "reset":
                return turn is not None and study.record(turn.item.id).memory.reps > 0
            case "why":
                return answered_last(study) is not None
            case "resume" | "finish":
                return self._waited_for == (action == "resume")
            case "fold":
                return turn is not None and has_way(turn)
            case "by_steps":
                return turn is not None and len(steps_to(turn)) > 1
        return True

    def on_key(self, event: Key) -> None:
        """Say why the key that was pressed does nothing now."""
        if self.study.turn is None or event.key in self.active_bindings:
            return
        keys = with_own_keys(BindingsMap(STUDY), keymap_on(self)).key_to_bindings
        actions = (binding.action for binding in keys.get(event.key, ()))
        text = next((IMPOSSIBLE[action] for action in actions if action in IMPOSSIBLE), None)
        if text:
            self.app.clear_notifications()  # of a key that is held down one is enough
            self.notify(text, timeout=BRIEFLY, markup=False)

    @on(AnswerBox.Answered)
    def submit(self, event: AnswerBox.Answered) -> None:
        """Mark the answer."""
        self.attempt(lambda: self.with_turn(lambda turn: answer(turn, event.text)), typing=True)

    def action_turn_over(self) -> None:
        """Show the back of the card."""
        self.attempt(lambda: self.with_turn(reveal))

    def action_give_up(self) -> None:
        """Show the solution of the present task."""
        self.attempt(lambda: self.with_turn(reveal))

    def action_next_step(self) -> None:
        """On to the next task."""
        self.attempt(lambda: self.with_turn(proceed))

    def action_hint(self) -> None:
        """Show one more hint."""
        turn = self.study.turn
        if turn and turn.hints_here >= len(hints(turn)):
            key = shown_key_for_typing("study.give_up", keymap_on(self))
            text = f"There are no more hints: {key} shows the solution."
            self.notify(text, timeout=BRIEFLY, markup=False)
        self.attempt(lambda: self.with_turn(lambda turn: hint(turn)[0]), typing=True)

    def action_by_steps(self) -> None:
        """Ask the steps to the answer one by one."""
        self.attempt(lambda: self.with_turn(by_steps))

    def action_fold(self) -> None:
        """Fold the worked solution, or show it; it stays so in this session."""
        self.folded = not self.folded
        self.attempt(lambda: self.study)

    def action_tick(self) -> None:
        """Tick the key point that is looked at, and look at the next; first bring it into view."""
        sheet = self.query_one(Sheet)
        if not sheet.shows_point:
            sheet.bring_point_into_view()
            return
        self.attempt(
            lambda: self.with_turn(lambda turn: look_at(tick(turn, [turn.point]), turn.point + 1))
        )

    def action_tick_all(self) -> None:
        """Tick every key point."""
        self.attempt(lambda: self.with_turn(tick_all))

    def action_look(self, points: int) -> None:
        """Look at another key point."""
        self.attempt(lambda: self.with_turn(lambda turn: look_at(turn, turn.point + points)))

    def action_rate(self, number: int) -> None:
        """Write the review, 0 for the suggested rating, and go on."""
        before, rating = self.study, Rating(number) if number else self.suggested
        self.attempt(lambda: self.desk.rate(before, rating))
        if was_overtaken(before, self.study):
            self.app.clear_notifications()  # of many in a row the last one is enough
            self.notify(OVERTAKEN, markup=False)
        self.attempt_reading(lambda: self._name_leech(before))

    def _name_leech(self, before: Study) -> None:
        leech = self.desk.leech_made(before, self.study)
        if leech is not None:
            self.name_leech(leech)

    @on(RatingCell.Chosen)
    def rate_by_mouse(self, event: RatingCell.Chosen) -> None:
        """Take the rating that was clicked."""
        self.action_rate(event.rating)

    def action_resume(self) -> None:
        """Go on with what there is to ask again."""
        self.attempt(lambda: self.desk.resume(self.study))

    def action_finish(self) -> None:
        """Back to the first screen, once nothing is left to ask."""
        self.dismiss()

    @property
    def scrolled(self) -> Widget:
        """The sheet."""
        return self.query_one(Sheet)

    def action_leave(self) -> None:
        """Back to the first screen."""
        self.dismiss()
