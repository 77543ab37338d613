"""Hints for the task on the table, the mildest first."""

from __future__ import annotations

from dataclasses import replace

from drill.notation.names import show_name
from drill.notation.tree import free_names
from drill.problems.precision import show_value
from drill.problems.problem import Problem, ancestors
from drill.problems.solution import formula_text
from drill.problems.template import AskKind
from drill.session.turn import Turn


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
            shown = step.as_shown(problem.values[step.name])
            value = show_value(shown, problem.template.digits + 1)
            lines.append(f"{show_name(step.name)} = {value}")
    return tuple(lines)


def _made_of(problem: Problem, target: str) -> str:
    """The symbols that a step's formula is made of."""
    names = ", ".join(map(show_name, sorted(free_names(problem.step(target).formula))))
    return f"It is made of {names}." if names else "It is a number: there is no symbol in it."


def _equation(problem: Problem, name: str) -> str:
    return f"{show_name(name)} = {formula_text(problem, problem.step(name))}"
