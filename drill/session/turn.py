"""One turn: an item on the table, what was answered to it, what may still be done with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from drill.decks.card import Card
from drill.grading.grade import grade
from drill.grading.verdict import Status, Verdict
from drill.notation.names import show_name
from drill.notation.tree import free_names
from drill.problems.confirm import confirm
from drill.problems.draw import DrawError, asks_at, draw
from drill.problems.precision import show_value
from drill.problems.problem import Problem, ancestors
from drill.problems.solution import formula_text
from drill.problems.template import AskKind, Kind, Template
from drill.problems.unroll import target_name
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord
from drill.session.library import ItemKind, Library, StudyItem

LONGEST_ANSWER = timedelta(minutes=10)
"""A turn that took longer is logged as this long: the learner was away."""
QUICK = {ItemKind.CARD: timedelta(seconds=6), ItemKind.PROBLEM: timedelta(seconds=45),
         ItemKind.DERIVATION: timedelta(seconds=90)}  # fmt: skip
"""Right within this time suggests that it was easy."""
SLOW = {ItemKind.CARD: timedelta(seconds=60), ItemKind.PROBLEM: timedelta(minutes=8),
        ItemKind.DERIVATION: timedelta(minutes=12)}  # fmt: skip
"""Right only after this time suggests that it was hard."""


class Help(StrEnum):
    """How much of a derivation is given: nothing, all steps but one, or formulas to choose from."""

    NONE = "all"
    ALL_BUT_ONE = "one"
    CHOICES = "choose"


@dataclass(frozen=True)
class Task:
    """One thing to answer: a step of a problem, by value or formula."""

    target: str
    kind: AskKind


@dataclass(frozen=True)
class Answer:
    """What was typed for a task and what was said of it; ``text`` is "" for giving up."""

    task: Task
    text: str
    verdict: Verdict


@dataclass(frozen=True)
class Turn:
    """An item being asked.

    ``position`` is the task to answer; ``answers`` holds one marked answer for each task before it,
    and for the task itself once it was attempted. A card has no tasks: it is ``revealed``.
    ``hints`` counts all that were taken, ``hints_here`` those of the current task.
    """

    item: StudyItem
    started: datetime
    card: Card | None = None
    problem: Problem | None = None
    tasks: tuple[Task, ...] = ()
    position: int = 0
    answers: tuple[Answer, ...] = ()
    hints: int = 0
    hints_here: int = 0
    revealed: bool = False
    unreadable: Verdict | None = None

    @property
    def task(self) -> Task | None:
        """The task to answer now; None for a card."""
        return self.tasks[self.position] if self.tasks else None

    @property
    def answered(self) -> bool:
        """Whether the current task was attempted or given up, or the card turned over."""
        return self.revealed if self.card else len(self.answers) > self.position

    @property
    def complete(self) -> bool:
        """Whether there is nothing left to answer, so that the turn can be rated."""
        return self.answered and self.position >= len(self.tasks) - 1

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the current task, once there is one."""
        return self.answers[self.position].verdict if self.tasks and self.answered else None

    def own_values(self) -> Mapping[str, Any]:
        """The learner's own values of earlier steps, for follow-through."""
        return {
            answer.task.target: answer.verdict.value
            for answer in self.answers
            if answer.task.kind is AskKind.VALUE and answer.verdict.value is not None
        }


def open_turn(
    library: Library,
    item: StudyItem,
    record: ItemRecord,
    now: datetime,
    given: Help = Help.NONE,
) -> Turn:
    """Put ``item`` on the table; a problem gets numbers of its own, checked a second way.

    Raises:
        DrawError: when no draw of a problem passes its own check.
    """
    if item.kind is ItemKind.CARD:
        return Turn(item, now, card=library.cards[item.id])
    template = library.templates[item.id]
    problem = checked_draw(template, level_for(template, record), seed_for(item, record))
    return Turn(item, now, problem=problem, tasks=tasks_of(problem, given))


def tasks_of(problem: Problem, given: Help = Help.NONE) -> tuple[Task, ...]:
    """A problem asks one step; a derivation all of them in order, unless help is given."""
    if problem.template.kind is Kind.PROBLEM:
        return (Task(problem.question.target, problem.question.kind),)
    body = problem.template.body(problem.key.level)
    tasks = [
        Task(target_name(ask.target, body, problem.values), ask.kind)
        for ask in asks_at(body, problem.key.level)
    ]
    if given is Help.ALL_BUT_ONE:
        return (tasks[problem.key.seed % len(tasks)],)
    if given is Help.CHOICES:
        return tuple(replace(task, kind=_choice_or(task, problem)) for task in tasks)
    return tuple(tasks)


def _choice_or(task: Task, problem: Problem) -> AskKind:
    """A choice where the step has mistakes to choose from."""
    return AskKind.CHOICE if problem.step(task.target).mistakes else task.kind


def checked_draw(template: Template, level: int, seed: int) -> Problem:
    """The first problem from ``seed`` on whose answer two roads agree on."""
    for offset in range(5):
        problem = draw(template, level, seed + offset)
        faults = confirm(problem)
        if not faults:
            return problem
    reason, line = faults[0]
    raise DrawError(f"{template.note}:{line}: {reason}")


def level_for(template: Template, record: ItemRecord) -> int:
    """The level to draw: it rises with the stability of the memory and falls after a lapse."""
    numbers = sorted(level.number for level in template.levels)
    memory = record.memory
    if memory.state is not State.REVIEW or memory.stability is None:
        return numbers[0]
    step = 0 if memory.stability < 7 else 1 if memory.stability < 30 else 2
    return numbers[min(step, len(numbers) - 1)]


def seed_for(item: StudyItem, record: ItemRecord) -> int:
    """New numbers at each review, the same again if the review is undone."""
    text = f"{item.id}:{record.memory.reps}:{record.memory.last_at}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % 1_000_000


# -- what a learner does ---------------------------------------------------------------------------


def answer(turn: Turn, text: str) -> Turn:
    """Mark ``text`` for the current task; what can't be read is no attempt."""
    task, problem = turn.task, turn.problem
    if task is None or problem is None or turn.answered:
        return turn
    verdict = grade(problem, task.target, task.kind, text, turn.own_values())
    if not verdict.attempted:
        return replace(turn, unreadable=verdict)
    return replace(turn, answers=(*turn.answers, Answer(task, text, verdict)), unreadable=None)


def reveal(turn: Turn) -> Turn:
    """Turn a card over, or give the current task up."""
    if turn.card is not None:
        return replace(turn, revealed=True)
    if turn.task is None or turn.answered:
        return turn
    given_up = Answer(turn.task, "", Verdict(Status.WRONG, reason="", mistakes=()))
    return replace(turn, answers=(*turn.answers, given_up), unreadable=None)


def proceed(turn: Turn) -> Turn:
    """On to the next task of a derivation."""
    if not turn.answered or turn.complete:
        return turn
    return replace(turn, position=turn.position + 1, hints_here=0, unreadable=None)


def hint(turn: Turn) -> tuple[Turn, str]:
    """The next hint for the current task, and the turn that remembers it: formula, then value."""
    texts = hints(turn)
    if turn.answered or not texts:
        return turn, ""
    text = texts[min(turn.hints_here, len(texts) - 1)]
    if turn.hints_here >= len(texts):
        return turn, text
    return replace(turn, hints=turn.hints + 1, hints_here=turn.hints_here + 1), text


def hints(turn: Turn) -> tuple[str, ...]:
    """All hints for the current task, the mildest first."""
    if turn.problem is None or turn.task is None:
        return ()
    problem, task = turn.problem, turn.task
    path = ancestors(problem.steps, task.target)
    if task.kind in (AskKind.CHOICE, AskKind.SHAPE):
        return (_equation(problem, task.target),) if task.kind is AskKind.SHAPE else ()
    if task.kind is AskKind.FORMULA:
        names = ", ".join(show_names(problem, task.target))
        return (f"It is made of {names}.", f"{_equation(problem, task.target)}")
    lines = []
    for step in path:
        lines.append(f"{_equation(problem, step.name)}")
        if step.name != task.target:
            value = show_value(problem.values[step.name], problem.template.digits + 1)
            lines.append(f"{show_name(step.name)} = {value}")
    return tuple(lines)


def show_names(problem: Problem, target: str) -> tuple[str, ...]:
    """The symbols that a step's formula is made of."""
    return tuple(map(show_name, sorted(free_names(problem.step(target).formula))))


def _equation(problem: Problem, name: str) -> str:
    return f"{show_name(name)} = {formula_text(problem, problem.step(name))}"


def suggested_rating(turn: Turn, now: datetime) -> Rating:
    """The rating to preselect: from right or wrong, hints and time; the learner may change it."""
    kind, spent = turn.item.kind, now - turn.started
    if turn.card is not None:
        return Rating.GOOD
    if not all(one.verdict.right or _nearly(one.verdict) for one in turn.answers):
        wrong = sum(not one.verdict.right for one in turn.answers)
        few = kind is ItemKind.DERIVATION and wrong * 4 <= len(turn.tasks)
        return Rating.HARD if few else Rating.AGAIN
    if turn.hints or spent > SLOW[kind] or any(_nearly(one.verdict) for one in turn.answers):
        return Rating.HARD
    return Rating.EASY if spent < QUICK[kind] else Rating.GOOD


def _nearly(verdict: Verdict) -> bool:
    return verdict.status in (Status.IMPRECISE, Status.CONVENTION)
