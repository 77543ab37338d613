"""The steps of a turn that has several: how those before went, which one is asked, what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drill.grading.verdict import Status
from drill.notation.names import show_name
from drill.problems.precision import show_value
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.question import described, statement
from drill.problems.template import AskKind, Kind
from drill.session.turn import Answer, Task, Turn, tasks_of
from drill.ui.words.blocks import expression_lines
from drill.ui.words.line import Line, Page, Role, labelled, paragraph
from drill.ui.words.right_answer import right_answer
from drill.ui.words.verdict import sign_of

HERE = "▸"
"""Stands before the step that is asked."""
_MOST_STEPS, _MOST_SYMBOLS = 3, 6
"""Steps that are named of those that follow, with what they are and by their symbols alone."""


def steps_before(turn: Turn, page: Page) -> list[Line]:
    """The steps that are known: those given, and those answered, each as it is right.

    A step that the learner had otherwise is followed by what they wrote.
    """
    problem = turn.problem
    if problem is None:
        return []
    lines = _given(turn, problem, page)
    for answer in turn.answers[: turn.position]:
        if isinstance(answer.task, Task):
            lines += _answered(answer, answer.task, problem, page)
    return lines


def _given(turn: Turn, problem: Problem, page: Page) -> list[Line]:
    """Where only one step of a derivation is asked, all the others."""
    whole = tasks_of(problem)
    if problem.template.kind is not Kind.DERIVATION or len(turn.tasks) >= len(whole):
        return []
    lines: list[Line] = []
    for task in whole:
        asked_here = task.target == (turn.step and turn.step.target)
        text = f"{show_name(task.target)} = ?" if asked_here else right_answer(problem, task)
        lines += expression_lines(text, page, "  ") or paragraph(text, page, head="  ", hang=4)
    return lines


def _answered(answer: Answer, task: Task, problem: Problem, page: Page) -> list[Line]:
    """A step with a sign for how it went; below it the learner's own, where it is another."""
    shown = sign_of(answer)
    right = right_answer(problem, task)
    head = f"{shown.sign} "
    lines = expression_lines(right, page, head, shown.role, whole=False)
    lines = lines or labelled(right, page, head, shown.role, hang=4)
    if answer.verdict.status is Status.CORRECT or not answer.text:
        return lines
    had, head = _own(answer, task, problem), "    yours: "
    own = expression_lines(had, page, head, Role.QUIET, whole=False)
    own = own or labelled(had, page, head, hang=6)
    if answer.verdict.status is Status.FOLLOWS:
        own += paragraph(answer.verdict.reason, page, Role.QUIET, "    ")
    return lines + own


def _own(answer: Answer, task: Task, problem: Problem) -> str:
    """What the learner had: a value to as many digits as the right one, else what was read."""
    value = answer.verdict.value
    if task.kind is AskKind.VALUE and value is not None:
        return show_value(problem.step(task.target).as_shown(value), problem.template.digits)
    return answer.verdict.read_as or answer.text


def steps_after(turn: Turn, page: Page) -> list[Line]:
    """What is asked next, and of a long way its end."""
    problem = turn.problem
    tasks = [task for task in turn.tasks[turn.position :] if isinstance(task, Task)]
    if problem is None or len(tasks) < 2:
        return []
    asked, *steps = (problem.step(task.target) for task in tasks)
    derived = problem.template.kind is Kind.DERIVATION
    most = _MOST_SYMBOLS if derived else _MOST_STEPS
    shown = [_symbol(s, problem) for s in steps] if derived else _described_once(steps, asked)
    mark = "; " if any("," in one for one in shown) else ", "
    if len(shown) > most + 1:
        shown[most:] = [f"and {len(shown) - most} more, the last of them {shown[-1]}"]
    return paragraph(f"{mark.join(shown)}.", page, Role.QUIET, "  Then: ", hang=4)


def _described_once(steps: Sequence[ConcreteStep], asked: ConcreteStep) -> list[str]:
    """Each step with what it is; by its symbol alone where that was said of one before."""
    shown, said = [], {asked.label}
    for step in steps:
        again = step.label and step.label in said
        shown.append(show_name(step.name) if again else described(step))
        said.add(step.label)
    return shown


def _symbol(step: ConcreteStep, problem: Problem) -> str:
    """A step of a derivation by its symbol alone, since what asks for it may tell the ones before.

    Where it is a gradient by something that the learner knows, that is said.
    """
    name = show_name(step.name)
    if step.gradient is None or not all(_is_known(part, problem) for part in step.gradient):
        return name
    of, by = map(show_name, step.gradient)
    return f"{name} (∂{of}/∂{by})"


def _is_known(name: str, problem: Problem) -> bool:
    """Whether the statement or the givens speak of a symbol."""
    given = any(given.name == name for given in problem.givens)
    symbol = rf"(?<!\w){re.escape(show_name(name))}(?!\w)"
    return given or re.search(symbol, statement(problem)) is not None
