"""The overview of a paper while it is sat, and the line above a question."""

from __future__ import annotations

from datetime import datetime

from drill.exams.paper import Question
from drill.exams.room import Attempt
from drill.exams.sitting import Place, Sitting
from drill.maths.markdown_maths import render_text
from drill.maths.width import cell_width
from drill.ui.words.exam.figures import clock_text, of_marks
from drill.ui.words.exam.listing import NARROW, time_left
from drill.ui.words.line import Line, Page, Role, clipped

FLAG = "⚑"
_ANSWERED = "answered"
_SOON = 60


def head_line(attempt: Attempt, place: Place | None, now: datetime, page: Page) -> Line:
    """Where one is in the paper, and the time left; a sign and the colour when it runs out."""
    sitting = attempt.sitting
    left = sitting.remaining(now)
    clock = time_left(sitting, clock_text(left))
    urgent = left.total_seconds() <= _SOON * 10 < sitting.start.minutes * 60
    clock = f"! {clock}" if urgent or left.total_seconds() <= _SOON else clock
    here = attempt.blueprint.title if place is None else _place_text(attempt, place, page)
    text = clipped(here, max(page.width - len(clock) - 2, 0))
    gap = " " * max(page.width - cell_width(text) - len(clock), 1)
    return Line(text + gap + clock, Role.NEARLY if urgent else Role.QUIET)


def _place_text(attempt: Attempt, place: Place, page: Page) -> str:
    question = attempt.paper.questions[place[0] - 1]
    section = attempt.blueprint.sections[question.section].title
    flag = f" {FLAG}" if place[0] in attempt.sitting.flags else ""
    count = f"{place[0]}/{len(attempt.paper.questions)}{flag}"
    return f"{count} · {of_marks(question.marks)} · {section}"


def state_of(question: Question, sitting: Sitting) -> str:
    """How far a question is: ``answered``, ``2 of 5``, or a dot for nothing."""
    done = sum(
        bool(sitting.text(question.number, part).strip()) for part in range(len(question.parts))
    )
    if done == len(question.parts):
        return _ANSWERED
    return f"{done} of {len(question.parts)}" if done else "·"


def paper_row(attempt: Attempt, question: Question, width: int) -> str:
    """A question in one line: its number, a flag, what it asks, its marks, how far it is."""
    flag = FLAG if question.number in attempt.sitting.flags else " "
    state = state_of(question, attempt.sitting)
    if width < NARROW:
        head, tail = f"{question.number:>2} {flag} ", f"{question.marks:>3}{_short(state):>5}"
    else:
        head, tail = f"{question.number:>3} {flag} ", f"{question.marks:>5}{state:>11}"
    text = clipped(subject(question), max(width - len(head) - len(tail) - 1, 4))
    return head + text + " " * max(width - len(head) - cell_width(text) - len(tail), 1) + tail


def _short(state: str) -> str:
    return "done" if state == _ANSWERED else state.replace(" of ", "/")


def subject(question: Question) -> str:
    """What a question is about, in one line."""
    if question.card is not None:
        return " ".join(render_text(" ".join(question.card.question.split()), 10_000))
    return question.item.title


def unanswered(attempt: Attempt) -> int:
    """How many parts have no answer."""
    return sum(
        not attempt.sitting.text(question.number, part).strip()
        for question in attempt.paper.questions
        for part in range(len(question.parts))
    )
