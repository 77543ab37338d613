"""The bench of the playground: the problem, and the steps of its solution."""

from __future__ import annotations

from textual import on

from drill.session.playground import Playground
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.side_by_side import SideBySide
from drill.ui.words.playground import bench_lines, step_lines


class Workings(SideBySide):
    """Problem and steps, one below the other, or side by side where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = False

    def show_ground(self, ground: Playground) -> None:
        """Show all there is to see, the newest step in view."""
        self._moved = ground.shown > 0 or ground.turn is not None
        self.query_one("#question", Lines).show(lambda page: bench_lines(ground, page))
        self.query_one("#outcome", Lines).show(lambda page: step_lines(ground, page))
        self.bring_into_view()

    def on_resize(self) -> None:
        """What was in view stays there when the lines below take room."""
        self.keep_question_in_view()
        self.bring_into_view()

    @on(Lines.Settled)
    def bring_into_view(self) -> None:
        """The beginning of the problem, or the end of what is shown of its steps."""
        if self._moved:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
