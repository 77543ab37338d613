"""A learner's sentence beside the points that it should have made."""

from __future__ import annotations

from collections.abc import Sequence

from drill.decks.syntax.answer import listed
from drill.exams.marking import points_of
from drill.exams.paper import Question
from drill.ui.keys.shown import shown_key
from drill.ui.words.exam.figures import of_marks
from drill.ui.words.exam.marks import tick_lines
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, clipped, paragraph
from drill.ui.words.maths import markdown


def ticking_head(done: int, count: int, page: Page) -> Line:
    """Which sentence it is."""
    return Line(clipped(f"Marking: sentence {done} of {count}", page.width), Role.QUIET)


def ticking_lines(question: Question, text: str, ticks: Sequence[float], page: Page) -> list[Line]:
    """The question, what was written, what should have been."""
    card = question.card
    if card is None:
        return []
    lines = [*as_lines(markdown(card.question, page)), BLANK]
    lines += paragraph(text, page, Role.STRONG, "You wrote  ")
    points = points_of(card)
    if card.key_points and card.answer != listed(card.key_points):
        lines += [BLANK, *as_lines(markdown(card.answer, page))]
    said = "Did you say" if len(points) > 1 or card.key_points else "Right is"
    lines += [BLANK, Line(f"{said} ({of_marks(question.marks)})", Role.QUIET)]
    return lines + tick_lines(points, ticks, page)


def ticking_keys(count: int, page: Page) -> list[Line]:
    """Which keys tick so many points."""
    names = (shown_key(f"ticking.{number}", page.keymap) for number in range(1, count + 1))
    keys = ", ".join(names)
    goes_on = shown_key("ticking.next", page.keymap)
    how = f"Key {keys}: ✓ said, ≈ half said, ✗ not said. {goes_on} goes on."
    return paragraph(how, page, Role.QUIET)
