"""A line to calculate on, and above it what was calculated."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label

from drill.session.calculation import Calculation
from drill.ui.keys.playground import CALCULATOR
from drill.ui.widgets.answer_input import AnswerInput
from drill.ui.widgets.lines import Lines, nothing
from drill.ui.words.playground import calculation_lines

PROMPT = "Calculate "


class Calculator(Vertical):
    """Calculates with ``calculate``; Up and Down bring earlier lines back."""

    BINDINGS: ClassVar = [*CALCULATOR]

    def __init__(self, calculate: Callable[[str], Calculation]) -> None:
        super().__init__()
        self._calculate = calculate
        self._done: list[Calculation] = []

    def compose(self) -> ComposeResult:
        """The results, the line."""
        with VerticalScroll(can_focus=False, id="calculated"):
            yield Lines()
        with Horizontal():
            yield Label(PROMPT, markup=False)
            yield AnswerInput()

    @property
    def line(self) -> AnswerInput:
        """The line that is typed into."""
        return self.query_one(AnswerInput)

    @on(Input.Submitted)
    def work(self, event: Input.Submitted) -> None:
        """Calculate the line; one that has no value stays, to be mended."""
        event.stop()
        if not event.value.strip():
            return
        done = self._calculate(event.value)
        self.line.remember(event.value)
        if done.value:
            self.line.value = ""
        self._done = [*(one for one in self._done if one.value), done]
        self._show()

    @on(Input.Changed)
    def forget_failure(self, event: Input.Changed) -> None:
        """The reason why a line has no value goes once the line is another."""
        event.stop()
        if self._done and not self._done[-1].value and self._done[-1].text != event.value:
            self._done.pop()
            self._show()

    def action_clear(self) -> None:
        """Forget what was calculated."""
        self._done = []
        self._show()

    def _show(self) -> None:
        done = tuple(self._done)
        self.query_one(Lines).show(
            (lambda page: calculation_lines(done, page)) if done else nothing
        )

    @on(Lines.Settled)
    def bring_into_view(self) -> None:
        """Show the newest result."""
        self.query_one("#calculated").scroll_end(animate=False)
