"""One turn: an item on the table, what was answered to it, what may still be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from drill.decks.card import Card, CardKind
from drill.grading.grade import grade
from drill.grading.verdict import Status, Verdict
from drill.notation.names import show_name
from drill.notation.tree import free_names
from drill.problems.draw import asks_at
from drill.problems.precision import show_value
from drill.problems.problem import Problem, ancestors
from drill.problems.solution import formula_text
from drill.problems.template import AskKind, Kind
from drill.problems.unroll import target_name
from drill.schedule.event import Json
from drill.schedule.rating import Rating
from drill.schedule.record import ItemRecord
from drill.session.card_task import CardTask, card_tasks
from drill.session.drawing import checked_draw, level_for, seed_for
from drill.session.library import ItemKind, Library, StudyItem

LONGEST_ANSWER = timedelta(minutes=10)
"""A turn that took longer is logged as this long: the learner was away."""
QUICK = {ItemKind.CARD: timedelta(seconds=6), ItemKind.PROBLEM: timedelta(seconds=45),
         ItemKind.DERIVATION: timedelta(seconds=90)}  # fmt: skip
"""Right within this time suggests that it was easy."""
SLOW = {ItemKind.CARD: timedelta(seconds=60), ItemKind.PROBLEM: timedelta(minutes=8),
        ItemKind.DERIVATION: timedelta(minutes=12)}  # fmt: skip
"""Right only after this time suggests that it was hard."""

MOSTLY = 0.75
"""The share that has to be right for an answer that is wrong in part to be rated hard."""


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
    ``hints`` counts all that were taken, ``hints_here`` those of the current task.
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
        return Turn(item, now, card=card, tasks=card_tasks(card, item.id, record.memory.reps))
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


def steps_to(turn: Turn) -> tuple[Task, ...]:
    """The values on the way to the one that is asked, itself included; none once it is answered."""
    problem, task = turn.problem, turn.step
    if problem is None or task is None or turn.answered or len(turn.tasks) > 1:
        return ()
    if task.kind is not AskKind.VALUE:
        return ()
    path = ancestors(problem.steps, task.target)
    return tuple(Task(step.name, AskKind.VALUE) for step in path)


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
    problem, task = turn.problem, turn.step
    if problem is None or task is None:
        return ()
    path = ancestors(problem.steps, task.target)
    if task.kind in (AskKind.CHOICE, AskKind.SHAPE):
        return (_equation(problem, task.target),) if task.kind is AskKind.SHAPE else ()
    if task.kind is AskKind.FORMULA:
        return (_made_of(problem, task.target), f"{_equation(problem, task.target)}")
    lines = []
    for step in path:
        lines.append(f"{_equation(problem, step.name)}")
        if step.name != task.target:
            value = show_value(problem.values[step.name], problem.template.digits + 1)
            lines.append(f"{show_name(step.name)} = {value}")
    return tuple(lines)


def _made_of(problem: Problem, target: str) -> str:
    """The symbols that a step's formula is made of."""
    names = ", ".join(map(show_name, sorted(free_names(problem.step(target).formula))))
    return f"It is made of {names}." if names else "It is a number: there is no symbol in it."


def _equation(problem: Problem, name: str) -> str:
    return f"{show_name(name)} = {formula_text(problem, problem.step(name))}"


def suggested_rating(turn: Turn, now: datetime) -> Rating:
    """The rating to preselect: from right or wrong, hints and time; the learner may change it."""
    kind, spent = turn.item.kind, now - turn.started
    if not turn.tasks:
        return _by_points(len(turn.ticked or ()), len(turn.points))
    verdicts = [one.verdict for one in turn.answers]
    if not all(verdict.right or verdict.nearly for verdict in verdicts):
        return Rating.HARD if _few_wrong(turn, verdicts) else Rating.AGAIN
    if turn.hints or spent > SLOW[kind] or any(verdict.nearly for verdict in verdicts):
        return Rating.HARD
    return Rating.EASY if _recalled(turn) and spent < QUICK[kind] else Rating.GOOD


def _recalled(turn: Turn) -> bool:
    """Whether the answer came from memory; one that was chosen may have been guessed."""
    if turn.card is not None:
        return turn.card.kind is CardKind.TYPED
    return all(isinstance(task, Task) and task.kind is not AskKind.CHOICE for task in turn.tasks)


def _by_points(made: int, points: int) -> Rating:
    """All points are good, half of them hard; a card without points is taken for recalled."""
    if made == points:
        return Rating.GOOD
    return Rating.HARD if 2 * made >= points else Rating.AGAIN


def _few_wrong(turn: Turn, verdicts: Sequence[Verdict]) -> bool:
    """Whether most was right: of a derivation three steps in four, of a list or a choice too."""
    if turn.card is not None:
        return all(verdict.credit >= MOSTLY for verdict in verdicts)
    wrong = sum(not verdict.right for verdict in verdicts)
    return turn.item.kind is ItemKind.DERIVATION and wrong <= (1 - MOSTLY) * len(turn.tasks)


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
