"""``drill simulate``: what other settings would do."""

from __future__ import annotations

import click

from drill.cli.progress import open_basis, print_sections
from drill.cli.syllabus import echo_json, json_option


@click.command("simulate")
@click.option("--retention", type=click.FloatRange(0.7, 0.99), help="Another desired retention.")
@click.option(
    "--new", "new_per_day", type=click.IntRange(0, 9999), help="Another number of new items a day."
)
@click.option(
    "--days", type=click.IntRange(1, 3650), default=180, show_default=True, help="How far ahead."
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="The seed of chance."
)
@json_option
@click.pass_context
def simulate_command(
    ctx: click.Context,
    *,
    retention: float | None,
    new_per_day: int | None,
    days: int,
    seed: int,
    as_json: bool,
) -> None:
    """Tell how many reviews a day there would be, and how much would be known, with other settings.

    It is simulated from your own answers, and the same again for the same seed.
    """
    from dataclasses import replace

    from drill.cli.telling import telling
    from drill.progress.figure import Section, as_data
    from drill.progress.sections.what_if import SIMULATING, what_if, what_if_section
    from drill.session.telling import stage

    basis = open_basis(ctx.obj)
    present = basis.settings
    other = replace(
        present,
        desired_retention=present.desired_retention if retention is None else retention,
        new_per_day=present.new_per_day if new_per_day is None else new_per_day,
    )
    with telling() as told:
        progress = stage(told, SIMULATING)
        if retention is None and new_per_day is None:
            section = what_if_section(basis, days, seed, progress)
        else:
            figure = what_if(basis, [present, other], days, seed, progress)
            section = Section("what_if", "What if", (figure,))
    if as_json:
        echo_json(as_data([section]))
    else:
        print_sections([section])
