"""``drill doctor``: the log and what is derived from it, compared."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drill.cli.syllabus import echo_json, json_option


@click.command("doctor")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, as_json: bool) -> None:
    """Prove that the schedule is what the review log says; exit 1 if it is not."""
    from drill import __version__
    from drill.cli.settings_file import own_settings, warn_of_exams
    from drill.cli.telling import telling
    from drill.session.opening import FOLDING, random_uuid
    from drill.session.telling import stage
    from drill.store.database import default_path, open_store
    from drill.store.doctor import doctor
    from drill.store.items import known_topics
    from drill.store.log import ReviewLog
    from drill.store.refusal import StoreError

    path = Path(ctx.obj) if ctx.obj else default_path()
    try:
        with open_store(path, new_device=random_uuid(), version=__version__) as store:
            settings = own_settings()
            if topics := known_topics(store):
                warn_of_exams(settings, topics)
            with telling() as told:
                # what an older drill folded is folded anew
                ReviewLog(store, settings.schedule, stage(told, FOLDING))
                found = doctor(store, settings.schedule, told)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    problems = [*found.damages, *map(str, found.differences)]
    if as_json:
        echo_json({"events": found.events, "items": found.items, "problems": problems})
    else:
        click.echo(f"{found.events} events of {found.items} items")
        for line in problems or ["The schedule is what the log says."]:
            click.echo(line)
    if not found.sound:
        sys.exit(1)
