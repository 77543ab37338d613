"""What a text would be read as, while it is being typed; nothing is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from drill.decks.card import CardKind
from drill.engine import OPERATIONS
from drill.engine.operation import ShapeError
from drill.engine.second_roads import PREFIX
from drill.grading.grade import read, vocabulary
from drill.grading.typed import asks_formula
from drill.notation.errors import ReadError
from drill.notation.names import INTERNAL, find_function
from drill.notation.read import read_answer
from drill.notation.shapes import MismatchError, resolve, scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Apply, Node, Rows, walk
from drill.notation.vocabulary import Vocabulary
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.session.turn import Task, Turn

_FUNCTIONS = ("abs", "cos", "exp", "log", "max", "mean", "min", "norm", "relu", "sigmoid", "sin",
              "softmax", "sqrt", "sum", "tanh")  # fmt: skip
"""Functions that every formula may use; those of the problem come behind them."""
_SIGNS = INTERNAL | {"pow", "transpose"}
"""Operations that are written with a sign and not by their name."""
_NUMBERS = ("exp", "log", "pi", "sqrt")


@dataclass(frozen=True)
class Understood:
    """A text as it is read: in Unicode on one line and in LaTeX, or why it is not read.

    ``unfinished``: more may follow, since reading stopped at the end or a bracket is open.
    """

    text: str = ""
    latex: str = ""
    reason: str = ""
    unfinished: bool = False


def understood(turn: Turn, text: str) -> Understood | None:
    """What ``text`` says as an answer to the present task; None where nothing is read as maths."""
    if not text.strip():
        return None
    try:
        return _on_card(turn, text) if turn.step is None else _on_step(turn, turn.step, text)
    except ReadError as error:
        at_end = error.position >= len(text.rstrip())
        return Understood(reason=error.reason, unfinished=at_end or error.unfinished)


def _on_card(turn: Turn, text: str) -> Understood | None:
    """A typed formula by itself: a card says nothing of what its symbols are."""
    card = turn.card
    if card is None or card.kind is not CardKind.TYPED or not asks_formula(card.answer):
        return None
    sides = [read_answer(side, Vocabulary.of([], open=True)) for side in text.split("=")]
    return Understood(" = ".join(map(show, sides)), " = ".join(map(show_latex, sides)))


def _on_step(turn: Turn, task: Task, text: str) -> Understood | None:
    problem = turn.problem
    if problem is None or task.kind not in (AskKind.VALUE, AskKind.FORMULA):
        return None
    tree = _resolved(read(problem, task.target, task.kind, text), problem)
    shapes = {name: np.shape(value) for name, value in problem.values.items()}
    if problem.step(task.target).is_shape and isinstance(tree, Rows) and tree.flat:
        return Understood(_as_list(tree, show), _as_list(tree, show_latex))
    return Understood(show(tree, scalar_in(shapes)), show_latex(tree))


def _as_list(tree: Rows, how: Callable[[Node], str]) -> str:
    return f"({', '.join(how(row[0]) for row in tree.rows)})"


def _resolved(tree: Node, problem: Problem) -> Node:
    """The tree with each product as what it is; where shapes do not go together, as it was typed.

    That they do not is for the verdict to say.
    """
    try:
        return resolve(tree, {name: np.shape(value) for name, value in problem.values.items()})[0]
    except (MismatchError, ShapeError):
        return tree


def words(turn: Turn) -> tuple[str, ...]:
    """What the answer to the present task may be made of: symbols first, then functions."""
    task, problem = turn.step, turn.problem
    if task is None or problem is None:
        return ()
    if task.kind is AskKind.VALUE:
        return _NUMBERS
    if task.kind is not AskKind.FORMULA:
        return ()
    known = vocabulary(problem, task.target)
    forbidden = problem.step(task.target).without
    offered = (*_FUNCTIONS, *_functions_of(problem))
    functions = (*known.functions, *(name for name in offered if name not in forbidden))
    return tuple(dict.fromkeys((*known.symbols.values(), *functions)))


def _functions_of(problem: Problem) -> list[str]:
    """The functions that the formulas of a problem use, right and mistaken ones, by name.

    The asked formula is one of many, so that what is offered does not give it away.
    """
    mistaken = (mistake.formula for step in problem.steps for mistake in step.mistakes)
    formulas = (*(step.formula for step in problem.steps), *mistaken)
    used = {node.op for tree in formulas for node in walk(tree) if isinstance(node, Apply)}
    named = (name for name in used - _SIGNS if find_function(name, OPERATIONS))
    return sorted(name for name in named if not name.startswith(PREFIX))
