"""The line above the question: where it comes from, and what is left of the session."""

from __future__ import annotations

from datetime import datetime

from drill.maths.width import cell_width
from drill.session.study import Study
from drill.ui.words.line import Line, Page, Role
from drill.ui.words.progress import left_briefly, left_line
from drill.ui.words.question import context_line

_NARROW = 60


def top_lines(study: Study, now: datetime, page: Page) -> list[Line]:
    """One line; in a narrow page the counts are only numbers."""
    left = study.remaining(now)
    counts = left_briefly(left) if page.width < _NARROW else left_line(left)
    if study.turn is None:
        return [Line(counts.rjust(page.width), Role.QUIET)]
    room = page.width - cell_width(counts) - 2
    context = context_line(study.turn.item, Page(room, flat=True))
    gap = " " * (page.width - cell_width(context) - cell_width(counts))
    return [Line(context + gap + counts, Role.QUIET)]
