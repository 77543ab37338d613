"""``drill solve``: the steps of a problem on the learner's own numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drill.cli.show import as_data, solution_text
from drill.cli.syllabus import (
    cards_option,
    check_level,
    echo_json,
    find_template,
    json_option,
    load_library,
)
from drill.problems.own_numbers import OwnNumbersError, on_own_numbers


@click.command("solve")
@click.argument("name")
@click.option("--given", required=True, help='Your numbers: \'{"x": [1, 2], "W": [[1, 0]]}\'.')
@click.option("--level", type=int, help="The level whose steps and sizes to use.")
@cards_option
@json_option
def solve_command(
    name: str, given: str, level: int | None, folders: Sequence[Path], as_json: bool
) -> None:
    """Work the problem NAME on your own numbers; what you leave out keeps its fixed value."""
    template = find_template(load_library(folders), name)
    number = check_level(template, level if level is not None else template.levels[0].number)
    try:
        problem = on_own_numbers(template, number, _parsed(given))
    except OwnNumbersError as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        echo_json(as_data(problem, solved=True))
        return
    for line in solution_text(problem):
        click.echo(line)


def _parsed(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise click.UsageError(f"--given is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise click.UsageError('--given has to be a JSON object: {"x": [1, 2]}')
    return given
