"""The worked solution; of a card its back."""

from __future__ import annotations

import numpy as np

from drill.grading.verdict import Status
from drill.maths.spoken import spoken
from drill.maths.width import cell_width
from drill.notation.names import show_name
from drill.notation.show import show_latex
from drill.problems.problem import Problem, ancestors
from drill.problems.solution import SolutionStep, solution
from drill.problems.template import AskKind, Kind
from drill.session.turn import Task, Turn
from drill.ui.keys.shown import shown_key
from drill.ui.words.back import back_of_card
from drill.ui.words.blocks import block_lines, expression_lines
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph
from drill.ui.words.right_answer import right_answer

_RIGHT_IS, _WITH_RIGHT_VALUES = "Right is  ", "With the right values  "
_OF_FORMULAS = (AskKind.FORMULA, AskKind.CHOICE)


def has_way(turn: Turn) -> bool:
    """Whether there is a way to the right answer that can be shown or folded.

    The way to a formula are the formulas that lead there; in a derivation they were asked before.
    """
    task, problem = turn.step, turn.problem
    if not turn.answered or task is None or problem is None:
        return False
    if task.kind is AskKind.VALUE:
        return True
    in_formulas = task.kind in _OF_FORMULAS and problem.template.kind is Kind.PROBLEM
    return in_formulas and len(ancestors(problem.steps, task.target)) > 1


def solution_lines(turn: Turn, page: Page, *, folded: bool = False) -> list[Line]:
    """What there is to see once a turn was answered: the right answer, and the way to it."""
    if not turn.answered:
        return []
    if turn.card is not None:
        return back_of_card(turn, page)
    task = turn.step
    if turn.problem is None or task is None:
        return []
    status = turn.answers[turn.position].verdict.status
    head = _WITH_RIGHT_VALUES if status is Status.FOLLOWS else _RIGHT_IS
    lines = [] if status is Status.CORRECT else _right_answer(turn.problem, task, page, head)
    if not has_way(turn):
        return lines
    lines += [BLANK] if lines else []
    if folded:
        key = shown_key("study.fold", page.keymap)
        text = f"The worked solution is folded: {key} shows it."
        return lines + paragraph(text, page, Role.QUIET)
    lines.append(Line("Solution", Role.STRONG))
    if task.kind in _OF_FORMULAS:
        return lines + formula_lines(turn.problem, task.target, page)
    return lines + worked_lines(turn.problem, task.target, page, without=_asked_before(turn))


def _asked_before(turn: Turn) -> frozenset[str]:
    """The steps that were asked by themselves, and are solved."""
    return frozenset(task.target for task in turn.tasks[: turn.position] if isinstance(task, Task))


def why_lines(turn: Turn, page: Page) -> list[Line]:
    """The worked solution of what was answered last, whatever was asked of it; or a card's back."""
    if turn.card is not None:
        return back_of_card(turn, page)
    task = turn.answers[-1].task if turn.answers else None
    if turn.problem is None or not isinstance(task, Task):
        return []
    return worked_lines(turn.problem, task.target, page)


def worked_lines(
    problem: Problem, target: str, page: Page, without: frozenset[str] = frozenset()
) -> list[Line]:
    """The steps to ``target`` but for those ``without``, a blank line between two."""
    lines: list[Line] = []
    for step in solution(problem, target, page.extra_digits):
        if step.name in without:
            continue
        lines += [*worked(problem, step, page), BLANK]
    return lines[:-1]


def formula_lines(problem: Problem, target: str, page: Page) -> list[Line]:
    """The formulas that lead to ``target``, one after another."""
    return [
        line
        for step in solution(problem, target)
        for line in _equality(step.symbol, _formula(step, page), page)
    ]


def _right_answer(problem: Problem, task: Task, page: Page, before: str) -> list[Line]:
    """What would have been right, a matrix as a block of numbers where there is room."""
    target, digits = task.target, problem.template.digits
    if task.kind is AskKind.VALUE:
        head = f"{before}{show_name(target)}"
        value = problem.step(target).as_shown(problem.values[target])
        block = block_lines(head, value, digits, page, Role.STRONG)
        if block:
            return block
    if page.spoken and task.kind in _OF_FORMULAS:
        text = f"{show_name(target)} = {spoken(show_latex(problem.step(target).formula))}"
    else:
        text = right_answer(problem, task)
    return paragraph(text, page, Role.STRONG, before)


def worked(problem: Problem, step: SolutionStep, page: Page) -> list[Line]:
    """A step as aligned equalities: the formula, the numbers in it, the value."""
    lines = paragraph(step.label, page, Role.QUIET) if step.label else []
    lines += _equality(step.symbol, _formula(step, page), page)
    indent = " " * cell_width(step.symbol)
    if step.numbers not in ("", step.formula):
        lines += _equality(indent, step.numbers, page)
    if step.value in (step.formula, step.numbers):
        return lines
    in_blocks = bool(expression_lines(step.numbers, page, f"{indent} = "))
    return [*lines, *_value(problem, step, indent, page, in_blocks=in_blocks)]


def _formula(step: SolutionStep, page: Page) -> str:
    return spoken(step.latex) if page.spoken else step.formula


def _equality(left: str, right: str, page: Page) -> list[Line]:
    head = f"{left} = "
    return expression_lines(right, page, head) or paragraph(right, page, head=head)


def _value(
    problem: Problem, step: SolutionStep, indent: str, page: Page, *, in_blocks: bool
) -> list[Line]:
    """The value below its formula, a matrix as a block where there is room.

    A column is one below numbers that are drawn ``in_blocks``.
    """
    value = problem.step(step.name).as_shown(problem.values[step.name])
    if np.ndim(value) < 2 or (min(np.shape(value)[-2:]) == 1 and not in_blocks):
        return _equality(indent, step.value, page)
    symbol = indent if np.ndim(value) == 2 else step.symbol
    digits = problem.template.digits + page.extra_digits
    return block_lines(symbol, value, digits, page) or _equality(indent, step.value, page)
