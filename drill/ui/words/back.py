"""The back of a card."""

from __future__ import annotations

from drill.decks.syntax.answer import listed
from drill.session.card_task import CardTask
from drill.session.turn import Turn
from drill.ui.words.items import point_lines, right_items
from drill.ui.words.line import BLANK, Line, Page, as_lines, trimmed
from drill.ui.words.maths import markdown


def back_of_card(turn: Turn, page: Page) -> list[Line]:
    """The answer of a card that was turned over or marked, and the points it should have made."""
    if turn.card is None:
        return []
    if isinstance(turn.task, CardTask) and turn.task.shown:
        return right_items(turn.task, page)
    points = point_lines(turn, page)
    if points and turn.card.answer == listed(turn.card.key_points):
        return points
    lines = trimmed(as_lines(markdown(turn.card.answer, page)))
    return [*lines, BLANK, *points] if points else lines
