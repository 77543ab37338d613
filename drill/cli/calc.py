"""``drill calc``: the notation as a calculator."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

import click

from drill.cli.syllabus import echo_json, json_option, printed
from drill.grading.calculate import calculate
from drill.notation.errors import ReadError
from drill.problems.own_numbers import OwnNumbersError
from drill.problems.precision import show_value

DIGITS = 10


@click.command("calc")
@click.argument("formula")
@click.option("--given", default="{}", help="Values of symbols: '{\"x\": [1, 2]}'.")
@json_option
def calc_command(formula: str, given: str, as_json: bool) -> None:
    """Calculate FORMULA, such as 'softmax([[1],[2]])' or 'W x + b' with --given."""
    try:
        values = json.loads(given)
        if not isinstance(values, dict):
            raise OwnNumbersError('--given has to be a JSON object: {"x": [1, 2]}')
        result = calculate(formula, values)
    except (json.JSONDecodeError, RecursionError) as error:
        raise click.UsageError(f"--given is not JSON: {error}") from None
    except OwnNumbersError as error:
        raise click.ClickException(str(error)) from None
    except ReadError as error:
        _refuse(formula, error, as_json=as_json)
    if as_json:
        echo_json({"read_as": result.read_as, "value": result.value})
    else:
        click.echo(printed(result.read_as))
        click.echo(f"= {show_value(result.value, DIGITS)}")


def _refuse(formula: str, error: ReadError, *, as_json: bool) -> NoReturn:
    if as_json:
        echo_json({"error": error.reason, "position": error.position})
    else:
        for line in (*error.caret(formula), printed(error.reason)):
            click.echo(line, err=True)
    sys.exit(1)
