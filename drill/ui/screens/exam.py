"""An exam being sat: one question after another or the whole paper, and the clock above.

Nothing is told about right and wrong. What is typed is on the disk within a second.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from drill.exams.moves import part_from, question_from, turn_at, unreadable
from drill.exams.room import Attempt, Room
from drill.exams.sitting import Happening, Place, What, in_time, warning
from drill.grading.verdict import Verdict
from drill.store.refusal import StoreError
from drill.ui.keys.exam import QUESTION
from drill.ui.keys.movement import SCROLL
from drill.ui.keys.shown import keymap_on, shown_key
from drill.ui.screens.exam_hand_in import HandIn
from drill.ui.screens.exam_ticking import mark_on_screen
from drill.ui.screens.failure import Failure
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.answer_box import AnswerBox
from drill.ui.widgets.exam_sheet import ExamSheet
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.paper_list import PaperList
from drill.ui.widgets.sentence_input import SentenceInput
from drill.ui.words.exam.paper import head_line, unanswered

if TYPE_CHECKING:
    from drill.ui.app import DrillApp

SECOND = 1.0
_IN_QUESTION = {"part", "question", "overview"}
_IN_PAPER = {"hand_in", "pause", "leave", "answer_selected"}


class ExamScreen(Scrolling, Screen[None]):
    """Shows a sitting. ``overview``: whether the paper is in view rather than a question."""

    AUTO_FOCUS = ""
    CSS_PATH = ["study.tcss", "exam.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar = [*QUESTION, *SCROLL]

    def __init__(self, room: Room, attempt: Attempt) -> None:
        super().__init__()
        self.room = room
        self.attempt = attempt
        self.place: Place = attempt.sitting.position
        self.overview = True
        self._left = attempt.sitting.remaining(room.desk.clock())
        self._warned_of = ""
        self._shown_text = ""

    def compose(self) -> ComposeResult:
        """The line with the clock, the paper or a question, the field for its answer."""
        yield Lines(id="top")
        yield PaperList()
        yield ExamSheet()
        yield AnswerBox(commands=False)
        yield SentenceInput()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the paper first, and let the clock be seen."""
        if not self.display:
            return  # the next key has closed it again
        self.show()
        self.set_interval(SECOND, self.tick)

    # -- showing ----------------------------------------------------------------------------------

    def show(self, unread: Verdict | None = None) -> None:
        """Show the paper or the question in its place; ``unread``: why the answer can't be read."""
        self.show_clock()
        question = self.attempt.paper.questions[self.place[0] - 1]
        is_sentence = question.parts[0].task is None
        self.query_one(PaperList).display = self.overview
        self.query_one(ExamSheet).display = not self.overview
        self.query_one(AnswerBox).display = not self.overview and not is_sentence
        self.query_one(SentenceInput).display = not self.overview and is_sentence
        if self.overview:
            self.query_one(PaperList).show(self.attempt, self.place[0])
            self.query_one(PaperList).focus()
        else:
            self._show_question(unread, is_sentence=is_sentence)
        self.refresh_bindings()

    def _show_question(self, unread: Verdict | None, *, is_sentence: bool) -> None:
        self.query_one(ExamSheet).show(self.attempt, self.place)
        text = self.attempt.sitting.text(*self.place)
        if is_sentence:
            field = self.query_one(SentenceInput)
            if field.text != text:
                field.load_text(text)
                field.move_cursor(field.document.end)
            field.focus()
            self._shown_text = text
            return
        turn = turn_at(self.attempt.paper, self.place, self.attempt.sitting.start.at, unread)
        box = self.query_one(AnswerBox)
        box.ask(turn, typing=unread is not None)
        if unread is None:
            box.write(text)
            self._shown_text = box.written

    def show_clock(self) -> None:
        """The line above, as it is now."""
        attempt, now = self.attempt, self.room.desk.clock()
        place = None if self.overview else self.place
        self.query_one("#top", Lines).show(lambda page: [head_line(attempt, place, now, page)])

    # -- the clock --------------------------------------------------------------------------------

    def tick(self) -> None:
        """Once a second: keep what was typed, warn, and hand in when the time is up."""
        if self.attempt.sitting.submitted:
            return
        self.save()
        left = self.attempt.sitting.remaining(self.room.desk.clock())
        due = warning(self.attempt.sitting, self._left, left)
        self._left = left
        if due is not None:
            minutes = int(due / timedelta(minutes=1))
            text = f"{minutes} minute{'s' if minutes > 1 else ''} left."
            self.notify(text, severity="warning", markup=False)
        if not left:
            app = self.app
            self.submit()
            app.notify("The time is up. The paper is handed in.", markup=False)
            return
        self.show_clock()

    # -- keeping ----------------------------------------------------------------------------------

    def put(self, *happenings: Happening) -> bool:
        """Write what happened; whether it is on the disk."""
        try:
            self.attempt = self.room.put(self.attempt, *happenings)
        except StoreError as error:
            self._warn(str(error))
            return False
        return True

    def _warn(self, reason: str) -> None:
        """Say why nothing was written; once, as it is tried again every second."""
        if reason != self._warned_of:
            self._warned_of = reason
            self.app.push_screen(Failure(reason))

    def typed(self) -> str | None:
        """What stands in the field now; None where there is none."""
        if self.overview:
            return None
        question = self.attempt.paper.questions[self.place[0] - 1]
        if question.parts[0].task is None:
            return self.query_one(SentenceInput).text
        return self.query_one(AnswerBox).written

    def save(self) -> None:
        """Write the answer if it was changed."""
        text = self.typed()
        if text is not None and text != self._shown_text:
            self.answer(text)

    def answer(self, text: str) -> None:
        """Write an answer to the part in view."""
        at = in_time(self.attempt.sitting, self.room.desk.clock())
        if self.put(Happening(What.ANSWER, at, *self.place, text)):
            self._shown_text = text

    def submit(self) -> None:
        """Hand in, and go on to the marking."""
        self.save()
        try:
            attempt = self.room.hand_in(self.attempt)
        except StoreError as error:
            self._warn(str(error))
            return
        self.attempt = attempt
        cast("DrillApp", self.app).uncover(self)  # the time may be up while a dialog is open
        self.dismiss()
        mark_on_screen(self.app, self.room, attempt)

    # -- what a learner does -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action belongs to what is in view."""
        if action == "pause":
            return self.overview and self.attempt.sitting.start.pause
        if action in _IN_PAPER:
            return self.overview
        if action in _IN_QUESTION or action.startswith("scroll"):
            return not self.overview
        return True

    def go(self, place: Place) -> None:
        """Go to a part of a question, what was typed kept."""
        self.save()
        sitting = self.attempt.sitting
        if sitting.paused:
            key = shown_key("paper.pause", keymap_on(self))
            self.notify(f"The clock stands: {key} lets it run on.", markup=False)
            return
        if sitting.viewed is None or sitting.viewed[0] != place[0]:
            self.put(Happening(What.VISIT, self.room.desk.clock(), *place))
        self.place, self.overview = place, False
        self.show()

    @on(OptionList.OptionSelected)
    def action_answer_selected(self) -> None:
        """Go to the selected question, at once: what is typed next belongs there."""
        number = self.query_one(PaperList).number
        self.go(self.place if self.place[0] == number else (number, 0))

    @on(AnswerBox.Answered)
    def next_part(self, event: AnswerBox.Answered) -> None:
        """On to the next part, unless the answer can't be read: that is said once."""
        text, unread = event.text, unreadable(self.attempt.paper, self.place, event.text)
        if text != self.attempt.sitting.text(*self.place):
            self.answer(text)
        self._shown_text = self.query_one(AnswerBox).written
        if unread is not None and text != self._warned_of:
            self._warned_of = text
            self.show(unread)
            return
        self.action_part(1)

    @on(SentenceInput.Submitted)
    def next_after_sentence(self) -> None:
        """On to the next question."""
        self.action_part(1)

    def action_part(self, steps: int) -> None:
        """Go to another part; after the last one comes the overview."""
        place = part_from(self.attempt.paper, self.place, steps)
        if place is not None:
            self.go(place)
        elif steps > 0:
            self.action_overview()

    def action_question(self, steps: int) -> None:
        """Go to another question."""
        place = question_from(self.attempt.paper, self.place, steps)
        if place is not None:
            self.go(place)

    def action_flag(self) -> None:
        """Set or take away the mark of the question in view, or of the selected one."""
        number = self.query_one(PaperList).number if self.overview else self.place[0]
        text = "" if number in self.attempt.sitting.flags else "1"
        self.save()
        self.put(Happening(What.FLAG, self.room.desk.clock(), number, text=text))
        if self.overview:
            self.query_one(PaperList).show(self.attempt, number)
        self.show_clock()

    def action_overview(self) -> None:
        """Show the whole paper."""
        self.save()
        self.put(Happening(What.LEAVE, self.room.desk.clock()))
        self.overview = True
        self.show()

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        what = What.RESUME if self.attempt.sitting.paused else What.PAUSE
        self.put(Happening(what, self.room.desk.clock()))
        self.show()

    def action_hand_in(self) -> None:
        """Ask whether to hand in."""
        missing = unanswered(self.attempt)

        def answered(is_sure: bool | None) -> None:
            if is_sure and not self.attempt.sitting.submitted:
                self._warned_of = ""
                self.submit()

        self.app.push_screen(HandIn(missing), answered)

    @property
    def scrolled(self) -> Widget:
        """The question."""
        return self.query_one(ExamSheet)

    def action_leave(self) -> None:
        """Leave the paper; it can be taken up again."""
        self.dismiss()
