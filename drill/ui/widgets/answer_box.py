"""Where an answer is typed, and below it why it could not be read."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from drill.session.turn import Turn
from drill.ui.widgets.answer_input import AnswerInput
from drill.ui.widgets.lines import Lines, nothing
from drill.ui.words.right_answer import answer_prompt
from drill.ui.words.verdict import unreadable_lines


class AnswerBox(Vertical):
    """``dW₁ =``, the answer, and a caret below the place where reading stopped."""

    def compose(self) -> ComposeResult:
        """The line with what stands before it, the reason below."""
        with Horizontal():
            yield Label(id="prompt", markup=False)
            yield AnswerInput()
        yield Lines(id="unreadable")

    def ask(self, turn: Turn, *, typing: bool) -> None:
        """Await an answer; ``typing`` keeps what was typed."""
        line, unreadable = self.query_one(AnswerInput), turn.unreadable
        before = answer_prompt(turn.task) if turn.task else ""
        self.query_one("#prompt", Label).update(before)
        if not typing:
            line.value = ""
        self.query_one("#unreadable", Lines).show(
            (lambda page: unreadable_lines(unreadable, page, before)) if unreadable else nothing
        )
        line.focus()

    @on(Input.Changed)
    def forget(self) -> None:
        """The reason goes when the answer changes."""
        self.query_one("#unreadable", Lines).show(nothing)
