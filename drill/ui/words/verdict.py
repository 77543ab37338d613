"""The verdict in words: a sign and a word, what was read, what is wrong with it."""

from __future__ import annotations

from typing import NamedTuple

from drill.grading.verdict import Status, Verdict
from drill.session.turn import Answer, Turn
from drill.ui.words.line import Line, Page, Role, paragraph, safe


class Sign(NamedTuple):
    """How a status is shown: the sign, the word, the part it plays on the page."""

    sign: str
    word: str
    role: Role


SIGNS = {
    Status.CORRECT: Sign("✓", "Right", Role.RIGHT),
    Status.FOLLOWS: Sign("✓", "Right, from your own earlier value", Role.RIGHT),
    Status.IMPRECISE: Sign("≈", "Nearly: not precise enough", Role.NEARLY),
    Status.CONVENTION: Sign("≈", "Nearly: another convention", Role.NEARLY),
    Status.WRONG: Sign("✗", "Wrong", Role.WRONG),
    Status.UNREADABLE: Sign("?", "Not read", Role.NEARLY),
}
GIVEN_UP = Sign("–", "Not answered", Role.QUIET)


def sign(answer: Answer) -> str:
    """The sign for how an answer went."""
    return _sign(answer).sign


def _sign(answer: Answer) -> Sign:
    return SIGNS[answer.verdict.status] if answer.text else GIVEN_UP


def verdict_lines(turn: Turn, page: Page) -> list[Line]:
    """The verdict on the present task; nothing before it was attempted."""
    if not turn.tasks or not turn.answered:
        return []
    answer = turn.answers[turn.position]
    shown, verdict = _sign(answer), answer.verdict
    lines = [Line(f"{shown.sign} {shown.word}", shown.role)]
    if answer.text:
        lines += paragraph(f"You wrote  {answer.text}", page, hang=11)
    if verdict.read_as:
        lines += paragraph(f"Read as    {verdict.read_as}", page, hang=11)
    if verdict.reason:
        lines += paragraph(verdict.reason, page, Role.STRONG)
    if verdict.wrong_entries and not verdict.right:
        lines += paragraph(f"Off: {', '.join(verdict.wrong_entries)}", page, hang=5)
    return lines


def unreadable_lines(verdict: Verdict, page: Page) -> list[Line]:
    """An answer that could not be read, a caret below the place, and one sentence."""
    lines = [Line(line) for line in caret_lines(verdict, page.width)]
    reason = verdict.reason[:1].upper() + verdict.reason[1:]
    return [*lines, *paragraph(f"? {reason.rstrip('.')}. Not counted.", page, Role.NEARLY)]


def caret_lines(verdict: Verdict, width: int) -> tuple[str, str]:
    """The answer and the caret below it, both cut to a window of ``width`` with the caret in it."""
    text, mark = verdict.caret or ("", "^")
    place = len(mark) - 1
    start = max(0, min(place - width // 2, len(text) - width))
    return safe(text)[start : start + width], " " * (place - start) + "^"
