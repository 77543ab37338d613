"""Marking a sitting as an examiner does: marks a step, method marks, and a comment on each loss."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import numpy as np

from drill.decks.card import Card
from drill.exams.paper import Paper, Question
from drill.exams.parts import HALVES, Part
from drill.exams.sitting import Sitting
from drill.grading.grade import grade
from drill.grading.verdict import Status, Verdict
from drill.problems.precision import tolerance
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.session.card_task import CardTask

CREDIT = {
    Status.CORRECT: 1.0,
    Status.FOLLOWS: 1.0,
    Status.IMPRECISE: 0.75,
    Status.NEARLY: 0.75,
    Status.CONVENTION: 0.5,
}
"""The share of its marks that an answer gets for its verdict alone."""
NOT_ANSWERED = "Not answered."


@dataclass(frozen=True)
class PartMark:
    """A marked part: what was written, the verdict on it, its marks, and why some were lost.

    A sentence has no verdict: ``ticks`` are the shares of its points that the learner found there.
    """

    part: Part
    text: str
    marks: float
    comment: str = ""
    verdict: Verdict | None = None
    ticks: tuple[float, ...] = ()

    @property
    def lost(self) -> float:
        """The marks that were not given."""
        return self.part.marks - self.marks

    @property
    def answered(self) -> bool:
        """Whether anything was written."""
        return bool(self.text.strip())


@dataclass(frozen=True)
class QuestionMark:
    """A marked question and the time that it was in view."""

    question: Question
    parts: tuple[PartMark, ...]
    spent: timedelta

    @property
    def marks(self) -> float:
        """What its parts got."""
        return sum(part.marks for part in self.parts)

    @property
    def lost(self) -> float:
        """The marks that were not given."""
        return self.question.marks - self.marks


@dataclass(frozen=True)
class Marked:
    """A marked paper."""

    paper: Paper
    sitting: Sitting
    questions: tuple[QuestionMark, ...]

    @property
    def marks(self) -> float:
        """The sum of all marks."""
        return sum(question.marks for question in self.questions)


def points_of(card: Card) -> tuple[str, ...]:
    """What a sentence is looked through for: the card's points, or its answer as a whole."""
    return card.key_points or (card.answer,)


def to_tick(paper: Paper, sitting: Sitting) -> tuple[Question, ...]:
    """The sentences that the learner still has to look through, in the order of the paper."""
    return tuple(
        question
        for question in paper.questions
        if question.parts[0].task is None
        and sitting.text(question.number, 0).strip()
        and question.number not in sitting.ticks
    )


def mark(paper: Paper, sitting: Sitting) -> Marked:
    """Mark everything; a sentence that was not looked through has no marks yet."""
    marked = tuple(
        QuestionMark(
            question,
            _problem_parts(question, question.problem, sitting)
            if question.problem is not None
            else (_card_part(question, sitting),),
            sitting.spent.get(question.number, timedelta(0)),
        )
        for question in paper.questions
    )
    return Marked(paper, sitting, marked)


def _card_part(question: Question, sitting: Sitting) -> PartMark:
    """A card that is marked by what it asks, or by the learner's ticks."""
    (part,) = question.parts
    text = sitting.text(question.number, 0)
    if not text.strip():
        return PartMark(part, "", 0.0, NOT_ANSWERED)
    if isinstance(part.task, CardTask):
        return _with_verdict(part, text, part.task.mark(text))
    ticks = sitting.ticks.get(question.number, ())
    marks = _rounded(sum(ticks) / len(ticks) if ticks else 0.0, part.marks)
    return PartMark(part, text, marks, ticks=ticks)


def _problem_parts(question: Question, problem: Problem, sitting: Sitting) -> tuple[PartMark, ...]:
    """The parts in their order, each judged also from the learner's own values before it."""
    own: dict[str, Any] = {}
    marked = []
    for place, part in enumerate(question.parts):
        text, step = sitting.text(question.number, place), part.step
        if step is None or not text.strip():
            marked.append(PartMark(part, "", 0.0, NOT_ANSWERED))
            continue
        verdict = grade(problem, step.target, step.kind, text, own)
        if step.kind is AskKind.VALUE and verdict.value is not None:
            own[step.target] = verdict.value
        if verdict.wrong_entries:
            share = _right_entries(problem, step.target, verdict.value)
            verdict = replace(verdict, credit=max(verdict.credit, share))
        marked.append(_with_verdict(part, text, verdict))
    return tuple(marked)


def _with_verdict(part: Part, text: str, verdict: Verdict) -> PartMark:
    """The marks by the verdict, or by the share that it finds right."""
    share = max(CREDIT.get(verdict.status, 0.0), verdict.credit)
    marks = _rounded(share, part.marks)
    comment = _comment(verdict) if marks < part.marks or verdict.reason else ""
    return PartMark(part, text, marks, comment, verdict)


def _right_entries(problem: Problem, target: str, given: Any) -> float:
    """The share of right entries; nothing for an array that is right only where it is zero."""
    expected = problem.values[target]
    right = np.abs(np.subtract(given, expected)) <= tolerance(expected, problem.template.digits)
    return float(np.mean(right)) if np.any(right & (np.asarray(expected) != 0)) else 0.0


def _rounded(share: float, marks: float) -> float:
    """``share`` of the marks in halves, rounded down: full marks are for what is all right."""
    return math.floor(share * marks * HALVES + 1e-9) / HALVES


def _comment(verdict: Verdict) -> str:
    if not verdict.attempted:
        return f"This can't be read: {verdict.reason}."
    return verdict.reason or "This is not right."
