"""``drill study``: the session, on the screen or line by line. ``drill`` alone opens the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from drill.ui.begin import ExamWish, Wish

Command = TypeVar("Command", bound=Callable[..., Any])
KINDS = {"cards": "card", "problems": "problem", "derivations": "derivation"}


_CHOOSING = (
    click.option("--topic", "topics", multiple=True, help="Only topics whose title contains this."),
    click.option("--tag", "tags", multiple=True, help="Only items with this tag."),
    click.option("--note", "notes", multiple=True, help="Only notes whose name contains this."),
    click.option("--only", type=click.Choice(list(KINDS)), help="Only items of this kind."),
    click.option("--items", multiple=True, help="Only these: ids or names, several by commas."),
    click.option("--mistakes", is_flag=True, help="Only items with a mistake made this week."),
    click.option("--mistake", default="", help="Only items with this mistake, by its slug."),
    click.option("--leeches", is_flag=True, help="Only leeches."),
    click.option("--flagged", is_flag=True, help="Only flagged items."),
    click.option("--ahead", type=click.IntRange(0), default=0, help="Due within so many days."),
    click.option("--more", type=click.IntRange(0), default=0, help="Beyond today's limits."),
    click.option("--cram", is_flag=True, help="Everything, due or not; the schedule stays."),
    click.option("--limit", type=click.IntRange(1), help="Stop after so many reviews."),
    click.option("--minutes", type=click.FloatRange(0, min_open=True), help="Stop after a time."),
    click.option(
        "--derivations",
        type=click.Choice(["all", "one", "choose"]),
        default="all",
        help="Ask every step of a derivation, one with the others given, or to choose formulas.",
    ),
)
"""What makes a wish. An option of several values may be given again; one of them is enough."""


def choosing_options(command: Command) -> Command:
    """``command`` with the options that say what to study."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


@click.command("study")
@click.option("--plain", is_flag=True, help="Go line by line: for screen readers and pipes.")
@click.option("--spoken", is_flag=True, help="Go line by line, formulas in words.")
@choosing_options
@click.option(
    "--cards",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder of notes to study besides the built-in ones; may be given again.",
)
@click.option(
    "--db", type=click.Path(dir_okay=False), help="The database; else DRILL_DB, or your own."
)
@click.pass_context
def study_command(
    ctx: click.Context,
    /,
    *,
    plain: bool,
    spoken: bool,
    folders: Sequence[Path],
    db: str | None,
    **wished: Any,
) -> None:
    """Study what is due: flashcards, problems and derivations.

    Items, mistakes, leeches and flagged items are asked whether due or not, and count as reviews.
    --topic, --tag, --note and --items may be given again; one of several is enough.
    """
    wish = _wish(**wished)
    path = db or ctx.obj
    if plain or spoken:
        study_plainly(path, folders, wish, spoken=spoken)
    else:
        open_program(path, folders, wish, straight=True)


def _wish(
    *, only: str | None, items: Sequence[str], mistakes: bool, mistake: str, **as_they_are: Any
) -> Wish:
    from drill.ui.begin import ANY_MISTAKE, Wish

    return Wish(
        kind=KINDS[only] if only else "",
        items=tuple(id_.strip() for some in items for id_ in some.split(",") if id_.strip()),
        mistake=mistake or (ANY_MISTAKE if mistakes else ""),
        **as_they_are,
    )


def open_program(
    db: str | Path | None = None,
    folders: Sequence[Path] = (),
    wish: Wish | None = None,
    *,
    straight: bool = False,
    exam: ExamWish | None = None,
) -> None:
    """Open the program on the screen; ``straight`` studies at once, ``exam`` is sat at once.

    Raises:
        click.ClickException: when there is no terminal to open it in, or nothing to study.
    """
    from drill.ui.program import open_program as on_screen

    reason = on_screen(db, folders, wish, straight=straight, exam=exam)
    if reason:
        raise click.ClickException(reason)


def study_plainly(
    db: str | Path | None, folders: Sequence[Path], wish: Wish, *, spoken: bool = False
) -> None:
    """Study line by line on the standard streams; ``spoken`` writes formulas in words.

    Raises:
        click.ClickException: when the store or the wish can't be met, in one sentence.
    """
    from drill.cli.own_desk import own_desk
    from drill.session.choice import ChoiceError
    from drill.store.refusal import StoreError
    from drill.ui.plain.conversation import INTERRUPTED, converse
    from drill.ui.plain.streams import standard_streams

    try:
        desk = own_desk(db, folders, over=False)
        try:
            code = converse(desk, wish, standard_streams(spoken=spoken))
        finally:
            desk.close()
    except (StoreError, ChoiceError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
