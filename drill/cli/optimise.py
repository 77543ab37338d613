"""``drill optimise``: the memory model fitted to the learner's own reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drill.cli.progress import open_basis, print_sections
from drill.cli.syllabus import echo_json, json_option

if TYPE_CHECKING:
    from drill.progress.fit import Fit


@click.command("optimise")
@click.option("--take", is_flag=True, help="Put the fitted parameters into the settings if better.")
@json_option
@click.pass_context
def optimise_command(ctx: click.Context, take: bool, as_json: bool) -> None:
    """Fit FSRS to your reviews, and show what it changes.

    The fit is better if it predicts later reviews better than the present parameters do, from the
    reviews before them alone. It needs the package fsrs-rs-python: pip install 'drill[optimise]'.
    """
    from drill.cli.telling import telling
    from drill.progress.figure import as_data
    from drill.progress.fit import FITTING, FitError, fit, train_with_fsrs_rs
    from drill.progress.sections.fit import fit_section, is_worth_taking
    from drill.session.telling import stage

    basis = open_basis(ctx.obj)
    try:
        with telling() as told:
            present = basis.settings.parameters
            found = fit(basis.reviews, present, train_with_fsrs_rs, stage(told, FITTING))
    except FitError as error:
        raise click.ClickException(str(error)) from None
    section = fit_section(basis, found)
    worth = is_worth_taking(found)
    taken = take and worth
    if taken:
        _take(found)
    if as_json:
        echo_json({**as_data([section]), "better": found.better, "taken": taken})
        return
    print_sections([section])
    if taken:
        click.echo(
            "The fitted parameters are in the settings; the schedule is made anew with them."
        )
    elif worth:
        click.echo("drill optimise --take puts the fitted parameters into the settings.")


def _take(found: Fit) -> None:
    from drill.settings.file import default_path
    from drill.settings.options import BY_ID
    from drill.settings.writing import SettingsFileError, write_option

    try:
        write_option(default_path(), BY_ID["schedule.parameters"], found.fitted)
    except SettingsFileError as error:
        raise click.ClickException(str(error)) from None
