"""The marks of a sitting: the sums, and each question folded to a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from drill.exams.marking import Marked, QuestionMark
from drill.exams.result import Earlier, lost_items
from drill.exams.room import Room
from drill.store.refusal import StoreError
from drill.ui.begin import Wish, begin
from drill.ui.keys.exam import RESULT
from drill.ui.keys.movement import SCROLL
from drill.ui.screens import BRIEFLY
from drill.ui.screens.failure import Failure
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.fold import Fold
from drill.ui.widgets.key_line import KeyLine
from drill.ui.widgets.lines import Lines
from drill.ui.words.exam.marks import question_marks, question_title, sign_for, summary
from drill.ui.words.line import Line, Page
from drill.ui.words.progress import counted


class ResultScreen(Scrolling, Screen[None]):
    """What a paper came to."""

    AUTO_FOCUS = ""
    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar = [*RESULT, *SCROLL]

    def __init__(self, room: Room, marked: Marked, earlier: Sequence[Earlier]) -> None:
        super().__init__()
        self.room = room
        self.marked = marked
        self.earlier = earlier
        self.unfolded = False

    def compose(self) -> ComposeResult:
        """The sums, then every question."""
        with VerticalScroll(id="result", can_focus=False):
            yield Lines(partial(summary, self.marked, self.earlier), id="summary")
            for question in self.marked.questions:
                yield Fold(partial(_title, question), partial(question_marks, question))
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to study where nothing was lost."""
        return action != "study" or bool(lost_items(self.marked))

    def action_unfold(self) -> None:
        """Show all questions in full, or none."""
        self.unfolded = not self.unfolded
        for fold in self.query(Fold):
            fold.unfold(is_open=self.unfolded)

    def action_study(self) -> None:
        """Study what marks were lost on."""
        from drill.ui.screens.study import StudyScreen

        try:
            study = begin(self.room.desk, Wish(items=lost_items(self.marked)))
        except StoreError as error:
            self.app.push_screen(Failure(str(error)))
            return
        if study.turn is None:
            self.notify("Nothing of it is due now.", timeout=BRIEFLY, markup=False)
        else:
            self.app.push_screen(StudyScreen(self.room.desk, study))

    def action_feed(self) -> None:
        """Enter the answers as reviews."""
        try:
            added = self.room.feed(self.marked)
        except StoreError as error:
            self.app.push_screen(Failure(str(error)))
            return
        entered = f"{counted(added, 'review')} entered."
        said = entered if added else "The schedule has these reviews already."
        self.notify(said, timeout=BRIEFLY, markup=False)

    def action_question(self, steps: int) -> None:
        """Go to the next question or the one before, and bring it into view."""
        folds = list(self.query(Fold))
        here = folds.index(self.focused) if self.focused in folds else -1
        place = min(max(here + steps, 0), len(folds) - 1)
        self.set_focus(folds[place], scroll_visible=False)
        self.query_one("#result").scroll_to_widget(folds[place], animate=False)

    @property
    def scrolled(self) -> Widget:
        """The marks."""
        return self.query_one("#result")

    def action_leave(self) -> None:
        """Back to the exams."""
        self.dismiss()


def _title(question: QuestionMark, page: Page) -> list[Line]:
    answered = any(part.answered for part in question.parts)
    _, role = sign_for(question.marks, question.question.marks, answered=answered)
    return [Line(question_title(question, page.width), role)]
