"""What a question of an exam asks for one after another, and what each part is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drill.decks.card import Card
from drill.problems.confirm import has_second_road
from drill.problems.draw import asks_at
from drill.problems.problem import Problem, ancestors
from drill.problems.template import AskKind, Kind
from drill.problems.unroll import target_name
from drill.session.card_task import CardTask, card_tasks
from drill.session.turn import Task, tasks_of

HALVES = 2
"""Marks are given in halves."""


@dataclass(frozen=True)
class Part:
    """One answer of a question and its marks; a card that is answered in a sentence has no task."""

    task: Task | CardTask | None
    marks: float

    @property
    def step(self) -> Task | None:
        """The task, if it is a step of a problem."""
        return self.task if isinstance(self.task, Task) else None


def part_of(card: Card, seed: int, marks: int) -> Part:
    """The one part of a card; its items are shuffled by the seed of the paper."""
    tasks = card_tasks(card, f"exam:{seed}:{card.note}:{card.line}", 0)
    return Part(tasks[0] if tasks else None, marks)


def parts_of(problem: Problem, marks: int) -> tuple[Part, ...]:
    """The parts of a problem or derivation that is worth ``marks``.

    A value is asked with the named steps that lead to it, a formula with those on the way whose
    formula the block asks for; each is worth a mark at least, so the first steps are left out where
    there are too many. A derivation asks every step.
    """
    if problem.template.kind is Kind.DERIVATION:
        tasks: Sequence[Task] = tasks_of(problem)
        return _shared(tasks[-marks * HALVES :], marks)
    match problem.question.kind:
        case AskKind.VALUE:
            names = _named_steps(problem)
        case AskKind.FORMULA:
            names = _asked_formulas(problem)
        case _:
            names = [problem.question.target]
    tasks = [Task(name, problem.question.kind) for name in names]
    return _shared(tasks[-marks:], marks)


def _named_steps(problem: Problem) -> list[str]:
    """The steps to the target that have a label, and an answer that two roads agree on."""
    target = problem.question.target
    return [
        step.name
        for step in ancestors(problem.steps, target)
        if step.name == target or (step.label and has_second_road(problem, step.name))
    ]


def _asked_formulas(problem: Problem) -> list[str]:
    """The steps to the target whose formula is asked at some level of the block."""
    body, target = problem.template.body(problem.key.level), problem.question.target
    asked = {
        target_name(ask.target, body, problem.values)
        for level in problem.template.levels
        for ask in asks_at(body, level.number)
        if ask.kind is AskKind.FORMULA
    }
    path = [step.name for step in ancestors(problem.steps, target)]
    return [name for name in path if name in asked or name == target]


def _shared(tasks: Sequence[Task], marks: int) -> tuple[Part, ...]:
    """``marks`` over the tasks as evenly as halves go, the later ones getting what is over."""
    halves, over = divmod(marks * HALVES, len(tasks))
    first = len(tasks) - over
    return tuple(
        Part(task, (halves + (place >= first)) / HALVES) for place, task in enumerate(tasks)
    )
