"""Where an answer is given, what it is read as, and why it could not be read."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from drill.problems.question import option_lines
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.session.turn import Turn
from drill.session.understanding import understood, words
from drill.ui.grid import rows_in
from drill.ui.keys.answer import ANSWER
from drill.ui.widgets.answer_choice import AnswerChoice
from drill.ui.widgets.answer_grid import AnswerGrid
from drill.ui.widgets.answer_input import AnswerInput
from drill.ui.widgets.command_keys import CommandKeys
from drill.ui.widgets.lines import Lines, nothing
from drill.ui.words.right_answer import answer_prompt
from drill.ui.words.understood import understood_lines
from drill.ui.words.verdict import unreadable_lines

MOST_KEYS = 9
"""Of more options one is chosen by writing its number."""


class AnswerBox(Vertical):
    """``dW₁ =``, the answer in the form that suits it, and below what is said of it.

    A vector or a matrix is typed into a grid, a choice is made by its number, all else is a line,
    so also the shape of one.
    """

    BINDINGS: ClassVar = [*ANSWER]

    class Answered(Message):
        """An answer was sent."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, commands: bool = True) -> None:
        """``commands``: whether letters do something on this screen, so that a key leads there."""
        super().__init__()
        self._commands = commands
        self._turn: Turn | None = None
        self._prefers_line = False

    def compose(self) -> ComposeResult:
        """What stands before the answer, the three forms of it, the lines below."""
        with Horizontal():
            yield Label(id="prompt", markup=False)
            yield AnswerInput()
            yield AnswerGrid()
            yield AnswerChoice()
        yield Lines(id="understood")
        yield Lines(id="unreadable")
        yield CommandKeys()

    def on_resize(self) -> None:
        """Let what is notified stand above the box, not on what is typed."""
        self.screen.query("ToastRack").set_styles(f"margin-bottom: {self.size.height + 1};")

    # -- asking ------------------------------------------------------------------------------------

    def ask(self, turn: Turn, *, typing: bool) -> None:
        """Await an answer; ``typing`` keeps what was typed, if it is typed into the same form."""
        self._turn = turn
        task = turn.task
        self.query_one("#prompt", Label).update(answer_prompt(task) if task else "")
        line = self.query_one(AnswerInput)
        line.offer(words(turn))
        if not (typing and self._still_suits()):
            line.value = ""
            self.query_one(AnswerGrid).clear()
            self._show_form()
        self._show_unreadable(turn)

    def _still_suits(self) -> bool:
        """Whether the form that is shown can hold the answer: the line holds what a grid does."""
        form = self._form()
        on_line = self.query_one(AnswerInput).display and form is not AnswerChoice
        return on_line or self.query_one(form).display

    def _show_form(self) -> None:
        """Show the form that suits the task, and let the keys go there."""
        form = self._form()
        for each in (AnswerInput, AnswerGrid, AnswerChoice):
            self.query_one(each).display = each is form
        self.query_one(form).focus()

    def _form(self) -> type[AnswerInput] | type[AnswerGrid] | type[AnswerChoice]:
        turn = self._turn
        if turn is None:
            return AnswerInput
        if options := _options(turn):
            self.query_one(AnswerChoice).offer(options)
            return AnswerChoice
        task, problem = turn.step, turn.problem
        if task is None or problem is None or self._prefers_line:
            return AnswerInput
        fits_a_grid = np.ndim(problem.values[task.target]) in (1, 2)
        in_cells = task.kind is AskKind.VALUE and not problem.step(task.target).is_shape
        return AnswerGrid if in_cells and fits_a_grid else AnswerInput

    def _show_unreadable(self, turn: Turn) -> None:
        unreadable = turn.unreadable
        if unreadable is None:
            self.query_one("#unreadable", Lines).show(nothing)
            return
        task, on_line = turn.task, self.query_one(AnswerInput).display
        before = answer_prompt(task) if task and on_line else None
        self.query_one("#understood", Lines).show(nothing)
        self.query_one("#unreadable", Lines).show(
            lambda page: unreadable_lines(unreadable, page, before)
        )

    # -- answering ---------------------------------------------------------------------------------

    @on(Input.Submitted)
    @on(AnswerGrid.Submitted)
    @on(AnswerChoice.Chosen)
    def send(self, event: Input.Submitted | AnswerGrid.Submitted | AnswerChoice.Chosen) -> None:
        """Pass the answer on."""
        event.stop()
        text = event.value if isinstance(event, Input.Submitted) else event.text
        if not isinstance(event, AnswerChoice.Chosen):
            self.query_one(AnswerInput).remember(text)
        self.post_message(self.Answered(text))

    @on(Input.Changed)
    @on(AnswerGrid.Changed)
    def read_along(self, event: Input.Changed | AnswerGrid.Changed) -> None:
        """Show what the answer is read as; the reason for an earlier one goes."""
        on_line = isinstance(event, Input.Changed)
        text = event.value if isinstance(event, Input.Changed) else event.text
        self.query_one("#unreadable", Lines).show(nothing)
        found = understood(self._turn, text) if self._turn and on_line else None
        self.query_one("#understood", Lines).show(lambda page: understood_lines(found, page))

    @property
    def written(self) -> str:
        """What stands in the form that is shown; "" where a key is the answer."""
        if self.query_one(AnswerGrid).display:
            return self.query_one(AnswerGrid).grid.text()
        return self.query_one(AnswerInput).value if self.query_one(AnswerInput).display else ""

    def write(self, text: str) -> None:
        """Put an answer that was given before into the form that holds it."""
        if self.query_one(AnswerChoice).display or not text:
            return
        if self.query_one(AnswerGrid).display and rows_in(text):
            self.query_one(AnswerGrid).put(text)
            return
        self._write_on_line(text)
        self._prefers_line = False

    # -- letters that command ----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter is asked for where it would be typed otherwise."""
        typed = isinstance(self.screen.focused, (AnswerInput, AnswerGrid))
        return action != "command" or (self._commands and typed)

    def action_command(self) -> None:
        """Let the next letter command."""
        self.query_one(CommandKeys).take()

    # -- the form ----------------------------------------------------------------------------------

    def action_other_form(self) -> None:
        """From the grid to the line or back, with what was typed."""
        grid, line = self.query_one(AnswerGrid), self.query_one(AnswerInput)
        if grid.display:
            self._write_on_line(grid.grid.text())
        else:
            self._prefers_line = False
            self._show_form()
            if grid.display:
                grid.put(line.value)

    @on(AnswerGrid.Written)
    def write_bracket(self, event: AnswerGrid.Written) -> None:
        """A bracket begins an answer that is written on the line."""
        self._write_on_line(event.text)
        self._prefers_line = False

    def _write_on_line(self, text: str) -> None:
        self._prefers_line = True
        self._show_form()
        line = self.query_one(AnswerInput)
        line.value = text
        line.cursor_position = len(text)


def _options(turn: Turn) -> int:
    """Of how many options one is to be chosen; 0 where anything else is asked."""
    task, problem = turn.task, turn.problem
    if isinstance(task, CardTask):
        by_key = len(task.card.right) == 1 and len(task.shown) <= MOST_KEYS
        return len(task.shown) if by_key else 0
    if task is None or problem is None or task.kind is not AskKind.CHOICE:
        return 0
    return len(option_lines(problem, task.target, task.kind))
