"""What is right for a task, in one line."""

from __future__ import annotations

import numpy as np

from drill.decks.card import CardKind
from drill.engine.operation import describe
from drill.notation.names import show_name
from drill.problems.precision import show_value
from drill.problems.problem import Problem
from drill.problems.solution import formula_text
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.session.turn import Task


def right_answer(problem: Problem, task: Task) -> str:
    """``dz₂ = ŷ − y``, ``p = 0.629``, ``dW₁ is 3×2``."""
    name, value = show_name(task.target), problem.values[task.target]
    match task.kind:
        case AskKind.FORMULA | AskKind.CHOICE:
            return f"{name} = {formula_text(problem, problem.step(task.target))}"
        case AskKind.SHAPE:
            return f"{name} is {describe(np.shape(value))}"
        case AskKind.VALUE:
            shown = problem.step(task.target).as_shown(value)
            return f"{name} = {show_value(shown, problem.template.digits)}"


def answer_prompt(task: Task | CardTask) -> str:
    """What stands before an answer: ``dW₁ =``."""
    if isinstance(task, CardTask):
        return _card_prompt(task)
    match task.kind:
        case AskKind.CHOICE:
            return "Number: "
        case AskKind.SHAPE:
            return f"Shape of {show_name(task.target)}: "
        case _:
            return f"{show_name(task.target)} = "


def _card_prompt(task: CardTask) -> str:
    match task.card.kind:
        case CardKind.LIST:
            return "Order: "
        case CardKind.CHOICE:
            return "Number: " if len(task.card.right) == 1 else "Numbers: "
        case _:
            return "Answer: "
