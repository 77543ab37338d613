"""What a text would be read as, while it is being typed; nothing is marked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drill.engine.operation import ShapeError
from drill.grading.grade import read, vocabulary
from drill.notation.errors import ReadError
from drill.notation.shapes import MismatchError, resolve, scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Node
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.session.turn import Turn

_FUNCTIONS = ("abs", "cos", "exp", "log", "max", "mean", "min", "norm", "relu", "sigmoid", "sin",
              "softmax", "sqrt", "sum", "tanh")  # fmt: skip
"""Functions that every formula may use. A longer list would not be at hand."""
_NUMBERS = ("exp", "log", "pi", "sqrt")


@dataclass(frozen=True)
class Understood:
    """A text as it is read: in Unicode on one line and in LaTeX, or why it is not read.

    ``unfinished``: reading stopped at the end, so that more may follow.
    """

    text: str = ""
    latex: str = ""
    reason: str = ""
    unfinished: bool = False


def understood(turn: Turn, text: str) -> Understood | None:
    """What ``text`` says as an answer to the present task; None where nothing is read as maths."""
    task, problem = turn.step, turn.problem
    if task is None or problem is None or not text.strip():
        return None
    if task.kind not in (AskKind.VALUE, AskKind.FORMULA):
        return None
    try:
        tree = read(problem, task.target, task.kind, text)
    except ReadError as error:
        at_end = error.position >= len(text.rstrip())
        return Understood(reason=error.reason, unfinished=at_end)
    tree = _resolved(tree, problem)
    shapes = {name: np.shape(value) for name, value in problem.values.items()}
    return Understood(show(tree, scalar_in(shapes)), show_latex(tree))


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
    functions = (*known.functions, *(name for name in _FUNCTIONS if name not in forbidden))
    return tuple(dict.fromkeys((*known.symbols.values(), *functions)))
