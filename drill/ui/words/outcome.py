"""What is shown beside a question: the hints, the verdict, the solution."""

from __future__ import annotations

from dataclasses import replace

from drill.session.turn import Turn
from drill.ui.words.hints import hint_lines
from drill.ui.words.line import BLANK, Line, Page, Role
from drill.ui.words.question import context_line
from drill.ui.words.solution import solution_lines
from drill.ui.words.verdict import verdict_lines


def outcome_lines(turn: Turn, page: Page, *, folded: bool = False) -> list[Line]:
    """All there is of them, a blank line between; nothing before a hint or an answer.

    ``folded``: of the worked solution only how it is shown.
    """
    lines: list[Line] = []
    for more in (
        hint_lines(turn, page),
        verdict_lines(turn, page),
        solution_lines(turn, page, folded=folded),
    ):
        lines += [BLANK, *more] if lines and more else more
    return lines


def origin_lines(turn: Turn, page: Page) -> list[Line]:
    """The note that an answered turn comes from, with its heading."""
    if not turn.answered:
        return []
    head = "From "
    place = context_line(turn.item, replace(page, width=max(page.width - len(head), 1)))
    return [BLANK, Line(head + place, Role.QUIET)] if place else []
