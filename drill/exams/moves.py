"""Moving about in a paper, and whether an answer can be read: all that is told before the end."""

from __future__ import annotations

from datetime import datetime

from drill.exams.paper import Paper
from drill.exams.sitting import Place
from drill.grading.choice import mark_choice
from drill.grading.grade import read
from drill.grading.shapes import read_shape
from drill.grading.verdict import Status, Verdict
from drill.notation.errors import ReadError
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.session.turn import Task, Turn


def places(paper: Paper) -> list[Place]:
    """Every part of every question, in order."""
    return [
        (question.number, part)
        for question in paper.questions
        for part in range(len(question.parts))
    ]


def part_from(paper: Paper, place: Place, steps: int) -> Place | None:
    """The place so many parts on or, below zero, back; None beyond the ends of the paper."""
    order = places(paper)
    at = order.index(place) + steps
    return order[at] if 0 <= at < len(order) else None


def question_from(paper: Paper, place: Place, steps: int) -> Place | None:
    """The first part of the question so many on or back; None beyond the ends."""
    number = place[0] + steps
    return (number, 0) if 1 <= number <= len(paper.questions) else None


def unreadable(paper: Paper, place: Place, text: str) -> Verdict | None:
    """Why an answer can't be read yet; None for one that can, whether it is right or not."""
    question = paper.questions[place[0] - 1]
    task, problem = question.parts[place[1]].task, question.problem
    if not text.strip() or task is None:
        return None
    if isinstance(task, CardTask):
        verdict = task.mark(text)
        return None if verdict.attempted else verdict
    return _unreadable_step(problem, task, text) if problem is not None else None


def _unreadable_step(problem: Problem, task: Task, text: str) -> Verdict | None:
    if task.kind is AskKind.CHOICE:
        verdict = mark_choice(problem, task.target, text)
        return None if verdict.attempted else verdict
    try:
        if task.kind is AskKind.SHAPE:
            read_shape(text)
        else:
            read(problem, task.target, task.kind, text)
    except ReadError as error:
        return Verdict(Status.UNREADABLE, reason=error.reason, caret=error.caret(text))
    return None


def turn_at(paper: Paper, place: Place, started: datetime, unread: Verdict | None = None) -> Turn:
    """The part at ``place`` as a turn that awaits an answer, for the fields that show one."""
    question = paper.questions[place[0] - 1]
    tasks = tuple(part.task for part in question.parts if part.task)
    return Turn(
        question.item,
        started,
        card=question.card,
        problem=question.problem,
        tasks=tasks,
        position=place[1],
        unreadable=unread,
    )
