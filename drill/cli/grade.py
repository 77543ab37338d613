"""``drill grade``: answers to a drawn problem, marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import cards_option, drawn, echo_json, json_option, load_library, printed
from drill.grading.grade import grade
from drill.grading.verdict import Verdict
from drill.notation.names import key as spelling_key
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.session.turn import tasks_of


@click.command("grade")
@click.argument("key")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    required=True,
    metavar="STEP=TEXT",
    help="An answer; may be given again.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in AskKind]),
    help="What the answers are; else as asked, and by value the steps on the way.",
)
@click.option("--level", type=int, help="With a name for a key: the level.")
@click.option("--seed", type=int, help="With a name for a key: the seed.")
@cards_option
@json_option
def grade_command(
    *,
    key: str,
    answers: Sequence[str],
    kind: str | None,
    level: int | None,
    seed: int | None,
    folders: Sequence[Path],
    as_json: bool,
) -> None:
    """Mark answers to the problem of KEY; later steps follow from your own earlier values."""
    problem = drawn(load_library(folders), key, level, seed)
    marked = mark(problem, [_split(problem, answer) for answer in answers], kind)
    if as_json:
        echo_json({"key": str(problem.key), "answers": [_data(step, v) for step, v in marked]})
        return
    for step, verdict in marked:
        for line in _lines(step, verdict):
            click.echo(line)


def mark(
    problem: Problem, answers: Sequence[tuple[str, str]], kind: str | None
) -> list[tuple[str, Verdict]]:
    """Each answer's verdict, in the order of the problem's steps."""
    order = [step.name for step in problem.steps]
    own: dict[str, Any] = {}
    marked = []
    for step, text in sorted(answers, key=lambda answer: order.index(answer[0])):
        asked = _kind(problem, step, kind, alone=len(answers) == 1)
        verdict = grade(problem, step, asked, text, own)
        if verdict.value is not None:
            own[step] = verdict.value
        marked.append((step, verdict))
    return marked


def _kind(problem: Problem, step: str, kind: str | None, *, alone: bool) -> AskKind:
    """As the step is asked; a step on the way, and what ends such a way, is answered by value."""
    if kind:
        return AskKind(kind)
    asked = next((task.kind for task in tasks_of(problem) if task.target == step), AskKind.VALUE)
    return asked if alone or asked is AskKind.FORMULA else AskKind.VALUE


def _split(problem: Problem, answer: str) -> tuple[str, str]:
    name, sign, text = answer.partition("=")
    steps = {spelling_key(step.name): step.name for step in problem.steps}
    if not sign:
        raise click.UsageError(f"{printed(answer)} does not read STEP=TEXT")
    if spelling_key(name.strip()) not in steps:
        raise click.ClickException(
            f"there is no step {printed(name)}; the steps are {', '.join(steps.values())}"
        )
    return steps[spelling_key(name.strip())], text


def _data(step: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "step": step,
        "verdict": verdict.status.value,
        "right": verdict.right,
        "how": verdict.how,
        "mistakes": list(verdict.mistakes),
        "diagnosis": verdict.reason,
        "read_as": verdict.read_as,
        "wrong_entries": list(verdict.wrong_entries),
        "caret": list(verdict.caret) if verdict.caret else None,
    }


def _lines(step: str, verdict: Verdict) -> list[str]:
    lines = [f"{step}: {verdict.status.value}{f' ({verdict.how})' if verdict.how else ''}"]
    if verdict.read_as:
        lines.append(f"  read as {verdict.read_as}")
    if verdict.caret:
        lines += [f"  {part}" for part in verdict.caret]
    if verdict.reason:
        lines.append(f"  {printed(verdict.reason)}")
    return lines
