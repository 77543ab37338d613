"""What is due today, and the topics to choose from."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from drill.session.overview import topics_today
from drill.session.study import Study
from drill.ui.begin import EVERYTHING, Wish
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.topics import Topics
from drill.ui.words.home import due_lines, first_lines, note_lines, table_head
from drill.ui.words.line import Line, Page, Role


class Overview(Vertical):
    """The body of the first screen."""

    def compose(self) -> ComposeResult:
        """What is due, what is unusual, the topics."""
        yield Lines(id="due")
        yield Lines(id="first")
        yield Lines(id="unusual")
        yield Lines(id="table-head")
        yield Topics()

    def show(self, study: Study, wish: Wish, now: datetime) -> None:
        """Show the state of ``study``."""
        topics = topics_today(study, now)
        self.query_one("#due", Lines).show(lambda page: due_lines(study, now, page))
        first = self.query_one("#first", Lines)
        first.show(lambda page: first_lines(study, page))
        first.display = not study.records and study.turn is not None
        faults = len(study.library.faults)
        unusual = self.query_one("#unusual", Lines)
        unusual.show(lambda page: note_lines(faults, wish.derivations, page))
        unusual.display = bool(faults) or wish.derivations != EVERYTHING.derivations
        self.set_class(first.display and unusual.display, "-crowded")
        self.query_one("#table-head", Lines).show(_head if topics else lambda _page: ())
        self.query_one(Topics).show(topics)
        self.query_one(Topics).display = bool(topics)


def _head(page: Page) -> list[Line]:
    return [Line("  " + table_head(page.width - 2), Role.QUIET)]
