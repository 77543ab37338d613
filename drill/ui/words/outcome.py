"""What is shown beside a question: the hints, the verdict, the solution."""

from __future__ import annotations

from drill.session.turn import Turn
from drill.ui.words.hints import hint_lines
from drill.ui.words.line import BLANK, Line, Page
from drill.ui.words.solution import solution_lines
from drill.ui.words.verdict import verdict_lines


def outcome_lines(turn: Turn, page: Page) -> list[Line]:
    """All there is of them, a blank line between; nothing before a hint or an answer."""
    lines: list[Line] = []
    for part in (hint_lines, verdict_lines, solution_lines):
        more = part(turn, page)
        lines += [BLANK, *more] if lines and more else more
    return lines
