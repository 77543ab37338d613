"""The worked solution, and the back of a card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from drill.maths.layout import Box
from drill.maths.width import cell_width
from drill.notation.names import show_name
from drill.problems.precision import matrices, show_number
from drill.problems.problem import Problem
from drill.problems.solution import SolutionStep, solution
from drill.problems.template import AskKind
from drill.session.turn import Answer, Turn
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, paragraph
from drill.ui.words.maths import equation, markdown, side_by_side
from drill.ui.words.right_answer import right_answer


def solution_lines(turn: Turn, page: Page) -> list[Line]:
    """What there is to see once a turn was answered: the right answer, of a value the way to it."""
    if not turn.answered:
        return []
    if turn.card is not None:
        return back_of_card(turn, page)
    if turn.problem is None or turn.task is None:
        return []
    answer = turn.answers[turn.position]
    lines = [] if answer.verdict.right else _right_answer(turn.problem, answer, page)
    if answer.task.kind is not AskKind.VALUE:
        return lines
    lines += [*([BLANK] if lines else []), Line("Solution", Role.STRONG)]
    for step in solution(turn.problem, turn.task.target, page.extra_digits):
        lines += [*_worked(turn.problem, step, page), BLANK]
    return lines[:-1]


def _right_answer(problem: Problem, answer: Answer, page: Page) -> list[Line]:
    """What would have been right, a matrix as a block of numbers where there is room."""
    target, digits = answer.task.target, problem.template.digits
    if answer.task.kind is AskKind.VALUE and not page.flat:
        right = _blocks(f"Right is  {show_name(target)}", problem.values[target], digits)
        if any(box.height > 1 for box in right) and all(box.width <= page.width for box in right):
            return as_lines(side_by_side(right, page.width), Role.STRONG)
    return paragraph(right_answer(problem, answer.task), page, Role.STRONG, "Right is  ")


def back_of_card(turn: Turn, page: Page) -> list[Line]:
    """The answer of a card, and the points that it should have made."""
    if turn.card is None:
        return []
    lines = as_lines(markdown(turn.card.answer, page))
    points = turn.card.key_points
    if points:
        lines += [BLANK, Line("Did you say", Role.QUIET)]
    narrow = replace(page, width=page.width - 2)
    for point in points:
        first, *rest = markdown(point, narrow) or [""]
        lines += as_lines([f"• {first}", *(f"  {line}" for line in rest)])
    return lines


def _worked(problem: Problem, step: SolutionStep, page: Page) -> list[Line]:
    """A step as aligned equalities: the formula, the numbers in it, the value."""
    lines = paragraph(step.label, page, Role.QUIET) if step.label else []
    lines += _equality(step.symbol, step.formula, page)
    indent = " " * cell_width(step.symbol)
    if step.numbers not in ("", step.formula):
        lines += _equality(indent, step.numbers, page)
    if step.value in (step.formula, step.numbers):
        return lines
    return [*lines, *_value(problem, step, indent, page)]


def _equality(left: str, right: str, page: Page) -> list[Line]:
    return paragraph(right, page, head=f"{left} = ")


def _value(problem: Problem, step: SolutionStep, indent: str, page: Page) -> list[Line]:
    """The value below its formula, a matrix as a block where there is room."""
    value = problem.values[step.name]
    if np.ndim(value) >= 2 and min(np.shape(value)[-2:]) > 1 and not page.flat:
        symbol = indent if np.ndim(value) == 2 else step.symbol
        blocks = _blocks(symbol, value, problem.template.digits + page.extra_digits)
        if all(block.width <= page.width for block in blocks):
            return as_lines(side_by_side(blocks, page.width))
    return _equality(indent, step.value, page)


def _blocks(symbol: str, value: Any, digits: int) -> list[Box]:
    """A value as an equation, that of a tensor as one for each of its matrices."""
    parts = matrices(symbol, value)
    return [equation(name, part, lambda entry: show_number(entry, digits)) for name, part in parts]
