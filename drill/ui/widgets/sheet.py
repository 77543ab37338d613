"""The sheet on which a turn is worked: the question, and what came of it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from drill.session.turn import Turn
from drill.ui.widgets.lines import Draw, Lines
from drill.ui.words.items import POINTER
from drill.ui.words.outcome import origin_lines, outcome_lines
from drill.ui.words.question import question_lines


class Sheet(VerticalScroll):
    """Question and outcome, one below the other, or side by side where there is room."""

    def __init__(self) -> None:
        super().__init__(can_focus=False)
        self._turn: Turn | None = None

    def compose(self) -> ComposeResult:
        """The question; the hints, the verdict and the solution."""
        yield Lines(id="question")
        yield Lines(id="outcome")

    def show_turn(self, turn: Turn, *, folded: bool = False) -> None:
        """Show all there is to see of ``turn``, its solution perhaps ``folded``; news in view."""
        self._turn = turn
        self._show(
            lambda page: question_lines(turn, page),
            lambda page: [
                *outcome_lines(turn, page, folded=folded),
                *origin_lines(turn, page),
            ],
            has_outcome=turn.answered or turn.hints_here > 0,
        )
        self.set_class(turn.card is not None, "-prose")
        self.bring_into_view()

    def show_end(self, draw: Draw) -> None:
        """Show the end of a session."""
        self._turn = None
        self._show(draw, lambda _page: (), has_outcome=False)
        self.add_class("-prose")
        self.bring_into_view()

    def _show(self, question: Draw, outcome: Draw, *, has_outcome: bool) -> None:
        self.query_one("#question", Lines).show(question)
        below = self.query_one("#outcome", Lines)
        below.show(outcome)
        below.display = has_outcome

    @on(Lines.Settled)
    def bring_into_view(self) -> None:
        """A question from its beginning, a verdict from its own, the last hint, the next step."""
        turn = self._turn
        if turn and (turn.point or turn.ticked is not None):
            self.bring_point_into_view()
        elif turn and turn.answered:
            self.scroll_to(y=self._outcome_top, animate=False)
        elif turn and (turn.hints_here or turn.position):
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)

    def bring_point_into_view(self) -> None:
        """The key point that is looked at, with as much of the answer above it as there is room."""
        row = self._point_row
        if row is not None:
            self.scroll_to(y=max(self._outcome_top, row + 2 - self.size.height), animate=False)

    @property
    def shows_point(self) -> bool:
        """Whether the key point that is looked at is in view."""
        row = self._point_row
        return row is None or 0 <= row - self.scroll_offset.y < self.size.height

    @property
    def _point_row(self) -> int | None:
        row = self.query_one("#outcome", Lines).row_of(POINTER)
        return None if row is None else self._outcome_top + row

    @property
    def _outcome_top(self) -> int:
        """The row of the first line of the outcome, below the rule that stands above it."""
        outcome = self.query_one("#outcome", Lines)
        return outcome.virtual_region.y + outcome.styles.gutter.top
