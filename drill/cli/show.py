"""``drill show``: a problem as a learner reads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import cards_option, drawn, echo_json, json_option, load_library
from drill.notation.errors import columns
from drill.problems.problem import Problem
from drill.problems.question import ask_line, given_lines, option_lines, statement
from drill.problems.solution import SolutionStep, solution
from drill.session.turn import tasks_of

WIDTH = 80


@click.command("show")
@click.argument("name")
@click.option("--level", type=int, help="The level to draw.")
@click.option("--seed", type=int, help="The seed to draw from.")
@click.option("--solution", "solved", is_flag=True, help="Show the worked solution too.")
@cards_option
@json_option
def show_command(
    *,
    name: str,
    level: int | None,
    seed: int | None,
    solved: bool,
    folders: Sequence[Path],
    as_json: bool,
) -> None:
    """Show the problem NAME, or the one of a key such as adam-steps@1:2:7."""
    problem = drawn(load_library(folders), name, level, seed)
    if as_json:
        echo_json(as_data(problem, solved=solved))
        return
    for line in (*question_text(problem), *(solution_text(problem) if solved else ())):
        click.echo(line)


def as_data(problem: Problem, *, solved: bool) -> dict[str, Any]:
    """A problem as scripts see it."""
    data: dict[str, Any] = {
        "key": str(problem.key),
        "statement": statement(problem),
        "given": {given.name: problem.values[given.name] for given in problem.givens},
        "ask": [{"step": t.target, "kind": t.kind.value} for t in tasks_of(problem)],
        "digits": problem.template.digits,
    }
    if solved:
        data["steps"] = [step_data(problem, step) for step in _path(problem)]
    return data


def step_data(problem: Problem, step: SolutionStep) -> dict[str, Any]:
    """One step of a solution as scripts see it."""
    return {
        "name": step.name,
        "label": step.label,
        "formula": step.formula,
        "latex": step.latex,
        "numbers": step.numbers,
        "value": problem.values[step.name],
    }


def _path(problem: Problem) -> list[SolutionStep]:
    """The steps to everything that is asked, each once."""
    steps = {
        step.name: step for task in tasks_of(problem) for step in solution(problem, task.target)
    }
    order = [step.name for step in problem.steps]
    return sorted(steps.values(), key=lambda step: order.index(step.name))


def question_text(problem: Problem) -> list[str]:
    """The statement, the givens in columns, what is asked."""
    from drill.maths.markdown_maths import render_text

    lines = [str(problem.key), "", *render_text(statement(problem), WIDTH), ""]
    givens = given_lines(problem)
    wide = max((columns(symbol) for symbol, _, _ in givens), default=0)
    for symbol, value, label in givens:
        sign = " = " if value else "   "
        padding = " " * (wide - columns(symbol))
        lines += wrapped(f"  {symbol}{padding}{sign}{value}", f"   {label}" if label else "")
    lines.append("")
    for task in tasks_of(problem):
        lines += wrapped(ask_line(problem, task.target, task.kind), "", hang=2)
        for option in option_lines(problem, task.target, task.kind):
            lines += wrapped(f"  {option}", "")
    return lines


def solution_text(problem: Problem) -> list[str]:
    """The worked solution: what, the formula, the numbers in it, the value."""
    lines = ["", "Solution", ""]
    for step in _path(problem):
        if step.label:
            lines += wrapped(f"  {step.label}", "", hang=2)
        lines += equation(step)
        lines.append("")
    return lines


def equation(step: SolutionStep, width: int = WIDTH) -> list[str]:
    """A step as aligned equalities, each in a line or more of at most ``width`` columns."""
    indent = " " * (columns(step.symbol) + 3)
    sides = [side for side in (step.formula, step.numbers, step.value) if side]
    sides = [side for i, side in enumerate(sides) if i == 0 or side != sides[i - 1]]
    lines = []
    for i, side in enumerate(sides):
        head = f"  {step.symbol} = " if i == 0 else f"{indent}= "
        lines += wrapped(head + side, "", width, hang=len(indent) + 4)
    return lines


def wrapped(text: str, tail: str, width: int = WIDTH, hang: int = 6) -> list[str]:
    """``text`` broken at spaces to ``width``; ``tail`` goes on the last line if it fits."""
    import textwrap

    lines = textwrap.wrap(
        text,
        width,
        subsequent_indent=" " * hang,
        drop_whitespace=True,
        break_long_words=True,
        break_on_hyphens=False,
        initial_indent="",
    )
    lines = lines or [""]
    lead = text[: len(text) - len(text.lstrip())]
    lines[0] = lead + lines[0].lstrip()
    if tail and len(lines[-1]) + len(tail) <= width:
        lines[-1] += tail
    elif tail:
        lines.append(" " * hang + tail.strip())
    return lines
