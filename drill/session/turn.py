"""One turn: an item on the table, what was answered to it, what may still be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from drill.decks.card import Card
from drill.grading.grade import grade
from drill.grading.verdict import Status, Verdict
from drill.notation.tree import Name, Number
from drill.problems.draw import asks_at
from drill.problems.problem import Problem, ancestors
from drill.problems.template import AskKind, Kind
from drill.problems.unroll import target_name
from drill.schedule.event import Json
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.session.card_task import CardTask, card_tasks
from drill.session.drawing import checked_draw, level_for, seed_for
from drill.session.library import ItemKind, Library, StudyItem

LONGEST_ANSWER = timedelta(minutes=10)
"""A turn that took longer is logged as this long: the learner was away."""


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

    task: Task | CardTask
    text: str
    verdict: Verdict


@dataclass(frozen=True)
class Turn:
    """An item being asked.

    ``position`` is the task to answer; ``answers`` holds one marked answer for each task before it,
    and for the task itself once it was attempted. A card without a task is ``revealed``; of its key
    points those in ``ticked`` were in the learner's own answer, and ``point`` is looked at now.
    ``hints`` counts all that were taken, ``hints_here`` those of the current task. ``record`` is
    what was known of the item when it was put on the table.
    """

    item: StudyItem
    started: datetime
    card: Card | None = None
    problem: Problem | None = None
    tasks: tuple[Task | CardTask, ...] = ()
    position: int = 0
    answers: tuple[Answer, ...] = ()
    hints: int = 0
    hints_here: int = 0
    revealed: bool = False
    unreadable: Verdict | None = None
    ticked: frozenset[int] | None = None
    """None until the learner said which points they made."""
    point: int = 0
    record: ItemRecord = NEW_RECORD

    @property
    def task(self) -> Task | CardTask | None:
        """The task to answer now; None for a card that is turned over."""
        return self.tasks[self.position] if self.tasks else None

    @property
    def step(self) -> Task | None:
        """The task to answer now, if it is a step of a problem."""
        return self.task if isinstance(self.task, Task) else None

    @property
    def points(self) -> tuple[str, ...]:
        """The key points to compare with, once the card is turned over."""
        return self.card.key_points if self.card and self.revealed else ()

    @property
    def answered(self) -> bool:
        """Whether the current task was attempted or given up, or the card turned over."""
        return len(self.answers) > self.position if self.tasks else self.revealed

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
            if isinstance(answer.task, Task)
            and answer.task.kind is AskKind.VALUE
            and answer.verdict.value is not None
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
        card = library.cards[item.id]
        tasks = card_tasks(card, item.id, record.memory.reps)
        return Turn(item, now, card=card, tasks=tasks, record=record)
    template = library.templates[item.id]
    problem = checked_draw(template, level_for(template, record), seed_for(item, record))
    return Turn(item, now, problem=problem, tasks=tasks_of(problem, given), record=record)


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


def steps_to(turn: Turn) -> tuple[Task, ...]:
    """The values on the way to the one that is asked, itself included; none once it is answered.

    A step that is a number, or what is given under another name, is left out.
    """
    problem, task = turn.problem, turn.step
    if problem is None or task is None or turn.answered or len(turn.tasks) > 1:
        return ()
    if task.kind is not AskKind.VALUE:
        return ()
    path = ancestors(problem.steps, task.target)
    worked = [s for s in path if s is path[-1] or not isinstance(s.formula, (Name, Number))]
    return tuple(Task(step.name, AskKind.VALUE) for step in worked)


def _choice_or(task: Task, problem: Problem) -> AskKind:
    """A choice where the step has mistakes to choose from."""
    return AskKind.CHOICE if problem.step(task.target).mistakes else task.kind


# -- what a learner does ---------------------------------------------------------------------------


def answer(turn: Turn, text: str) -> Turn:
    """Mark ``text`` for the current task; what can't be read is no attempt."""
    task = turn.task
    if task is None or turn.answered:
        return turn
    verdict = _marked(turn, task, text)
    if not verdict.attempted:
        return replace(turn, unreadable=verdict)
    return replace(turn, answers=(*turn.answers, Answer(task, text, verdict)), unreadable=None)


def _marked(turn: Turn, task: Task | CardTask, text: str) -> Verdict:
    if isinstance(task, CardTask):
        return task.mark(text)
    if turn.problem is None:
        raise ValueError("a step is marked in its problem")
    return grade(turn.problem, task.target, task.kind, text, turn.own_values())


def reveal(turn: Turn) -> Turn:
    """Turn a card over, or give the current task up."""
    if turn.task is None:
        return replace(turn, revealed=True)
    if turn.answered:
        return turn
    given_up = Answer(turn.task, "", Verdict(Status.WRONG, reason="", mistakes=()))
    return replace(turn, answers=(*turn.answers, given_up), unreadable=None)


def proceed(turn: Turn) -> Turn:
    """On to the next task of a derivation."""
    if not turn.answered or turn.complete:
        return turn
    return replace(turn, position=turn.position + 1, hints_here=0, unreadable=None)


def by_steps(turn: Turn) -> Turn:
    """The steps to the asked value one by one; that they are shown counts as a hint."""
    steps = steps_to(turn)
    if len(steps) < 2:
        return turn
    return replace(turn, tasks=steps, hints=turn.hints + 1, hints_here=0, unreadable=None)


def tick(turn: Turn, points: Iterable[int]) -> Turn:
    """Say of the key points at ``points``, from 0, whether they were made: the other way round."""
    known = range(len(turn.points))
    changed = (turn.ticked or frozenset()) ^ {point for point in points if point in known}
    return replace(turn, ticked=changed) if turn.points else turn


def tick_all(turn: Turn) -> Turn:
    """Say that all key points were made; none, if all were ticked already."""
    every = frozenset(range(len(turn.points)))
    return tick(turn, every if turn.ticked == every else every - (turn.ticked or frozenset()))


def look_at(turn: Turn, point: int) -> Turn:
    """Look at another key point, the first or the last one if there is none."""
    return replace(turn, point=min(max(point, 0), max(len(turn.points) - 1, 0)))


def detail(turn: Turn) -> dict[str, Json]:
    """What the log keeps of a turn besides its answer: all mistakes, the points that were made."""
    kept: dict[str, Json] = {}
    slugs = [slug for one in turn.answers for slug in one.verdict.mistakes]
    if len(slugs) > 1:
        kept["mistakes"] = [*slugs]
    if turn.ticked is not None:
        kept["points"] = [point + 1 for point in sorted(turn.ticked)]
        kept["of"] = len(turn.points)
    return kept
