"""``drill notes``: the notes to read, line by line."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from drill.cli.syllabus import more_cards_option, printed

if TYPE_CHECKING:
    from drill.decks.card import Note
    from drill.session.desk import Desk

_WIDEST = 80


@click.command("notes")
@click.argument("name", required=False)
@click.option("--spoken", is_flag=True, help="Formulas in words.")
@more_cards_option
@click.pass_context
def notes_command(
    ctx: click.Context, /, *, name: str | None, spoken: bool, folders: Sequence[Path]
) -> None:
    """Read the note NAME; without a name, list the notes."""
    from drill.cli.progress import open_reading

    with open_reading(ctx.obj, folders) as desk:
        notes = desk.library.notes
        if name is None:
            for note in notes:
                click.echo(printed(f"{_stem(note):24} {note.title}"))
            return
        for line in _lines(desk, _named(notes, name), spoken=spoken):
            click.echo(line)


def _stem(note: Note) -> str:
    return PurePosixPath(note.path).stem


def _named(notes: Sequence[Note], name: str) -> Note:
    """The note of that name, file or title; an unknown one is refused with the nearest."""
    wanted = name.casefold().removesuffix(".md")
    for note in notes:
        if wanted in (_stem(note).casefold(), note.title.casefold(), note.path.casefold()[:-3]):
            return note
    near = difflib.get_close_matches(wanted, [_stem(note) for note in notes], n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(near)}?" if near else "drill notes lists them."
    raise click.ClickException(f"there is no note {name!r}. {hint}")


def _lines(desk: Desk, note: Note, *, spoken: bool) -> list[str]:
    from drill.session.desk import NoteGoneError
    from drill.session.note_text import read_pieces
    from drill.ui.plain.streams import as_written
    from drill.ui.plain.table import ENDLESS
    from drill.ui.words.line import Page
    from drill.ui.words.note import note_page

    try:
        pieces = read_pieces(desk.note_text(note.path), note.path)
    except NoteGoneError as error:
        raise click.ClickException(str(error)) from None
    width = ENDLESS if spoken else min(shutil.get_terminal_size().columns, _WIDEST)
    page = Page(width, flat=spoken, spoken=spoken)
    return as_written((line.text for line in note_page(pieces, page).lines), spoken=spoken)
