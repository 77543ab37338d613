"""What a learner types for the task on the table: what is right, what is wrong, what is neither."""

from __future__ import annotations

import numpy as np

from drill.decks.card import CardKind
from drill.notation.show import show
from drill.problems.choices import choices
from drill.problems.precision import show_value
from drill.problems.solution import formula_text
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.session.turn import Turn

UNREADABLE = "2 * (1 +"


def right_answer(turn: Turn) -> str:
    """What is marked as right."""
    task, problem = turn.task, turn.problem
    if isinstance(task, CardTask):
        return _on_card(task)
    assert task is not None
    assert problem is not None
    value = problem.values[task.target]
    match task.kind:
        case AskKind.VALUE:
            return show_value(value, 9).replace("−", "-")
        case AskKind.FORMULA:
            return formula_text(problem, problem.step(task.target))
        case AskKind.SHAPE:
            return " × ".join(map(str, np.shape(value)))
        case AskKind.CHOICE:
            options = choices(problem, task.target)
            return str(1 + next(n for n, one in enumerate(options) if one.mistake is None))


def _on_card(task: CardTask) -> str:
    match task.card.kind:
        case CardKind.LIST:
            places = range(len(task.shown))
            return " ".join(str(1 + task.shown.index(place)) for place in places)
        case CardKind.CHOICE:
            return " ".join(str(1 + task.shown.index(place)) for place in task.card.right)
        case _:
            return task.card.answer.replace("$", "")


def wrong_answer(turn: Turn) -> str:
    """What is marked as wrong: a listed mistake, where a step has one."""
    task, problem = turn.task, turn.problem
    if isinstance(task, CardTask):
        return "1" if task.shown else "q + 7"
    assert task is not None
    assert problem is not None
    step = problem.step(task.target)
    match task.kind:
        case AskKind.VALUE:
            return show_value(-1.5 * problem.values[task.target], 9).replace("−", "-")
        case AskKind.FORMULA if step.mistakes:
            return show(step.mistakes[0].formula)
        case AskKind.FORMULA:
            return f"7({formula_text(problem, step)})"
        case AskKind.SHAPE:
            return "1 × 77"
        case AskKind.CHOICE:
            options = choices(problem, task.target)
            return str(1 + next((n for n, one in enumerate(options) if one.mistake), 0))
