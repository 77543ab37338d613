"""``drill study``: the session, on the screen or line by line. ``drill`` alone opens the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.settings.values import Settings
    from drill.ui.begin import Wish

KINDS = {"cards": "card", "problems": "problem", "derivations": "derivation"}


@click.command("study")
@click.option("--plain", is_flag=True, help="Go line by line: for screen readers and pipes.")
@click.option("--topic", default="", help="Only topics whose title contains this.")
@click.option("--only", type=click.Choice(list(KINDS)), help="Only items of this kind.")
@click.option("--limit", type=click.IntRange(1), help="Stop after so many reviews.")
@click.option(
    "--derivations",
    type=click.Choice(["all", "one", "choose"]),
    default="all",
    help="Ask every step of a derivation, one with the others given, or to choose formulas.",
)
@click.option(
    "--cards",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder of notes to study besides the built-in ones; may be given again.",
)
@click.option("--db", type=click.Path(dir_okay=False), help="The database.")
@click.pass_context
def study_command(
    ctx: click.Context,
    *,
    plain: bool,
    topic: str,
    only: str | None,
    limit: int | None,
    derivations: str,
    folders: Sequence[Path],
    db: str | None,
) -> None:
    """Study what is due: flashcards, problems and derivations."""
    from drill.ui.begin import Wish

    wish = Wish(topic, KINDS[only] if only else "", limit, derivations)
    path = db or ctx.obj
    if plain:
        study_plainly(path, folders, wish)
    else:
        open_program(path, folders, wish, straight=True)


def open_program(
    db: str | Path | None = None,
    folders: Sequence[Path] = (),
    wish: Wish | None = None,
    *,
    straight: bool = False,
) -> None:
    """Open the program on the screen; ``straight`` studies at once.

    Raises:
        click.ClickException: when there is no terminal to open it in, or nothing to study.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise click.ClickException(
            "this is no terminal that drill can draw on; use drill study --plain instead"
        )
    from drill.settings.file import default_path
    from drill.ui.app import DrillApp
    from drill.ui.begin import EVERYTHING
    from drill.ui.preferences import Preferences

    preferences = Preferences(default_path())

    def open_now() -> Desk:
        return _open_desk(db, folders, preferences.settings)

    app = DrillApp(open_now, wish or EVERYTHING, straight=straight, preferences=preferences)
    try:
        reason = app.run(mouse=preferences.settings.screen.mouse)
    finally:
        if app.desk:
            app.desk.close()
    if reason:
        raise click.ClickException(reason)


def study_plainly(db: str | Path | None, folders: Sequence[Path], wish: Wish) -> None:
    """Study line by line on the standard streams.

    Raises:
        click.ClickException: when the store or the wish can't be met, in one sentence.
    """
    from drill.cli.settings_file import own_settings
    from drill.session.choice import NoSuchTopicError
    from drill.store.refusal import StoreError
    from drill.ui.plain.conversation import INTERRUPTED, converse
    from drill.ui.plain.streams import standard_streams

    try:
        desk = _open_desk(db, folders, own_settings())
        try:
            code = converse(desk, wish, standard_streams())
        finally:
            desk.close()
    except (StoreError, NoSuchTopicError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _open_desk(db: str | Path | None, folders: Sequence[Path], settings: Settings) -> Desk:
    """The desk of the store ``db``, or of the learner's own, with the notes that are set."""
    from drill.session.desk import open_desk
    from drill.shipped import cards_folder
    from drill.store.database import default_path

    built_in = [cards_folder()] if settings.notes.built_in else []
    return open_desk(
        Path(db) if db else default_path(),
        [*built_in, *settings.notes.folders, *folders],
        settings.schedule,
    )
