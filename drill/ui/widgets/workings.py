"""The bench of the playground: the problem, and the steps of its solution."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from drill.session.playground import Playground
from drill.ui.widgets.lines import Lines
from drill.ui.words.playground import bench_lines, step_lines


class Workings(VerticalScroll):
    """Problem and steps, one below the other, or side by side where there is room."""

    def __init__(self) -> None:
        super().__init__(can_focus=False)
        self._moved = False

    def compose(self) -> ComposeResult:
        """The problem; the steps."""
        yield Lines(id="question")
        yield Lines(id="outcome")

    def show_ground(self, ground: Playground) -> None:
        """Show all there is to see, the newest step in view."""
        self._moved = ground.shown > 0 or ground.turn is not None
        self.query_one("#question", Lines).show(lambda page: bench_lines(ground, page))
        self.query_one("#outcome", Lines).show(lambda page: step_lines(ground, page))
        self.bring_into_view()

    def on_resize(self) -> None:
        """What was in view stays there when the lines below take room."""
        self.bring_into_view()

    @on(Lines.Settled)
    def bring_into_view(self) -> None:
        """The beginning of the problem, or the end of what is shown of its steps."""
        if self._moved:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
