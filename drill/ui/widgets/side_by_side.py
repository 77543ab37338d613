"""What a question and what came of it stand on, one below the other or side by side."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from drill.ui.widgets.lines import Lines


class SideBySide(VerticalScroll):
    """A question, and below it or, where there is room, beside it what came of it.

    Beside it the question stays in view while the other is scrolled; of a question that is taller
    than the view its end does.
    """

    def __init__(self) -> None:
        super().__init__(can_focus=False)
        self._question = Lines(id="question")
        """Held, as a scroll that was begun may end while the screen is taken apart."""

    def compose(self) -> ComposeResult:
        """The question; what came of it."""
        yield self._question
        yield Lines(id="outcome")

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the question stay."""
        super().watch_scroll_y(old_value, new_value)
        self.keep_question_in_view()

    def on_resize(self) -> None:
        """Let the question stay, or go where it is no longer beside the other."""
        self.keep_question_in_view()

    def keep_question_in_view(self) -> None:
        """Move the question down by as much as is scrolled."""
        question = self._question
        height = self.virtual_size.height - self.max_scroll_y
        beyond = max(question.virtual_region.bottom - height, 0)
        beside = self.layout.name == "horizontal"
        question.styles.offset = (0, max(self.scroll_offset.y - beyond, 0) if beside else 0)
