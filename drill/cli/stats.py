"""``drill stats``: what was studied, counted from the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import echo_json, json_option


@click.command("stats")
@click.option("--days", type=click.IntRange(1), default=30, show_default=True, help="How far back.")
@json_option
@click.pass_context
def stats_command(ctx: click.Context, days: int, as_json: bool) -> None:
    """Count reviews, retention and mistakes of the last days, and what is due."""
    from drill.store.refusal import StoreError

    try:
        counted = _counted(ctx.obj, days)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        echo_json(counted)
        return
    for line in _lines(counted, days):
        click.echo(line)


def _counted(db: str | None, days: int) -> dict[str, Any]:
    from datetime import timedelta

    from drill import __version__
    from drill.cli.settings_file import own_settings
    from drill.cli.telling import telling
    from drill.schedule.study_day import study_day
    from drill.session.opening import FOLDING, local_now, random_uuid
    from drill.session.telling import stage
    from drill.store import views
    from drill.store.database import default_path, open_store
    from drill.store.log import ReviewLog

    path = Path(db) if db else default_path()
    settings = own_settings().schedule
    day = study_day(local_now(), settings.rollover_hour)
    since = day - timedelta(days=days - 1)
    with open_store(path, new_device=random_uuid(), version=__version__) as store:
        with telling() as told:  # what an older drill folded is folded anew
            ReviewLog(store, settings, stage(told, FOLDING))
        by_day = views.reviews_by_day(store, since)
        kept = views.retention(store, since)
        return {
            "since": since.isoformat(),
            "reviews": {d.isoformat(): tally.reviews for d, tally in sorted(by_day.items())},
            "passed": {d.isoformat(): tally.passed for d, tally in sorted(by_day.items())},
            "minutes": round(sum(t.duration_ms for t in by_day.values()) / 60_000, 1),
            "retention": {"reviews": kept.reviews, "passed": kept.passed},
            "ratings": {r.name: n for r, n in views.reviews_by_rating(store, since).items()},
            "mistakes": {habit.mistake: habit.count for habit in views.habits(store, since)},
            "states": {state.value: n for state, n in views.states(store).items()},
            "due": views.due_by_day(store, day, 7),
        }


def _lines(counted: dict[str, Any], days: int) -> list[str]:
    reviews, kept = sum(counted["reviews"].values()), counted["retention"]
    lines = [f"{reviews} reviews in {days} days, {counted['minutes']} minutes"]
    if kept["reviews"]:
        share = kept["passed"] / kept["reviews"]
        lines.append(f"retention {share:.0%} of {kept['reviews']} reviews of known items")
    lines.append("due today and in the next days: " + " ".join(map(str, counted["due"])))
    lines += [f"  {slug}: {count}" for slug, count in counted["mistakes"].items()]
    return lines
