"""The sheet on which a turn is worked: the question, and what came of it."""

from __future__ import annotations

from textual import on
from textual.message import Message

from drill.session.turn import Turn
from drill.ui.widgets.lines import Draw, Lines
from drill.ui.widgets.side_by_side import SideBySide
from drill.ui.words.items import POINTER
from drill.ui.words.line import Role
from drill.ui.words.outcome import origin_lines, outcome_lines
from drill.ui.words.question import question_lines
from drill.ui.words.steps import HERE


class Sheet(SideBySide):
    """Question and outcome, one below the other, or side by side where there is room."""

    class Moved(Message):
        """Another part is in view, or more or less is beyond it."""

    def __init__(self) -> None:
        super().__init__()
        self._turn: Turn | None = None
        self._more = ""
        self._ends_in_view = True

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
        """A verdict from its beginning, the last hint, the next step, else what is asked."""
        turn = self._turn
        if turn and (turn.point or turn.ticked is not None):
            self.bring_point_into_view()
        elif turn and turn.answered:
            self.scroll_to(y=self._outcome_top, animate=False)
        elif turn and turn.hints_here:
            self.scroll_end(animate=False)
        else:
            self.scroll_to(y=self._asked_row, animate=False, immediate=True)
        self._ends_in_view = self.scroll_offset.y >= self.max_scroll_y
        self._say_if_moved()

    def on_resize(self) -> None:
        """Where the end was in view while an answer is typed, it stays there."""
        if self._turn and not self._turn.answered and self._ends_in_view:
            self.scroll_end(animate=False, immediate=True)
        self.keep_question_in_view()
        self._say_if_moved()

    @property
    def more(self) -> str:
        """Arrows to what is above and below of the part that is in view."""
        above, below = self.scroll_offset.y > 0, self.scroll_offset.y < self.max_scroll_y
        return "↑" * above + "↓" * below

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another part is in view."""
        super().watch_scroll_y(old_value, new_value)
        self._ends_in_view = self.scroll_offset.y >= self.max_scroll_y
        self._say_if_moved()

    def _say_if_moved(self) -> None:
        if self.more != self._more:
            self._more = self.more
            self.post_message(self.Moved())

    @property
    def _asked_row(self) -> int:
        """From where on the question is in view with what is asked, which stands at its end."""
        question = self.query_one("#question", Lines)
        by_steps = self._turn is not None and len(self._turn.tasks) > 1
        row = question.row_of(HERE) if by_steps else question.row_of_role(Role.STRONG)
        if self._turn is None or self._turn.problem is None or row is None:
            return 0
        return min(question.virtual_region.y + row, self.max_scroll_y)

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
