"""The sheet of a question while it is sat; the part to answer is in view."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from drill.exams.room import Attempt
from drill.exams.sitting import Place
from drill.ui.widgets.lines import Lines
from drill.ui.words.exam.question import HERE, exam_question_lines
from drill.ui.words.line import Page


class ExamSheet(VerticalScroll):
    """One question with its parts."""

    def __init__(self) -> None:
        super().__init__(can_focus=False)
        self._shown: tuple[Attempt, Place] | None = None

    def compose(self) -> ComposeResult:
        """The lines of the question."""
        yield Lines(id="question")

    def show(self, attempt: Attempt, place: Place) -> None:
        """Show the question at ``place``."""
        self._shown = attempt, place
        self.query_one(Lines).show(lambda page: exam_question_lines(attempt, place, page))
        self.bring_into_view()

    @on(Lines.Settled)
    def bring_into_view(self) -> None:
        """The question from its beginning, if the part to answer is in view then."""
        if self._shown is None:
            return
        width, height = self.query_one(Lines).content_size.width, self.size.height
        if width <= 0 or height <= 0:
            return
        lines = exam_question_lines(*self._shown, Page(width))
        here = next((row for row, line in enumerate(lines) if line.text.startswith(HERE)), 0)
        after = here + 4
        self.scroll_to(y=0 if after < height else max(here - height // 2, 0), animate=False)
