"""``drill tidy``: a pasted note made into Obsidian's Markdown."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from drill.cli.syllabus import printed


@click.command("tidy")
@click.argument(
    "notes", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--write", is_flag=True, help="Write the notes, keeping each original beside it.")
def tidy_command(notes: tuple[Path, ...], write: bool) -> None:
    r"""Put the maths of pasted NOTES between dollars, and mend callouts and letters.

    Prints what would change. Maths is recognised in \(…\), in brackets on lines of their own, and
    in round brackets that hold a formula; prose, code, headings, lists and tables stay.
    """
    for note in notes:
        _tidy(note, write=write)


def _tidy(note: Path, *, write: bool) -> None:
    from drill.tidy.note import tidy

    try:
        before = note.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{note}: is not UTF-8 (byte {error.start + 1})") from None
    except OSError as error:
        raise click.ClickException(f"{note}: cannot be read: {error.strerror}") from None
    after = tidy(before)
    if after == before:
        click.echo(f"{note}: nothing to change")
        return
    for line in _difference(before, after, str(note)):
        click.echo(printed(line))
    if write:
        click.echo(f"{note}: written; the original is {_written(note, after)}")


def _difference(before: str, after: str, name: str) -> Iterator[str]:
    yield from difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, f"{name} (tidy)", lineterm=""
    )


def _written(note: Path, text: str) -> Path:
    """Put ``text`` in the note's place, its original under a name that is free; that name."""
    kept = next(name for name in _names(note) if not name.exists())
    beside = note.with_name(f"{note.name}.new")
    try:
        beside.write_bytes(text.encode("utf-8"))
        kept.write_bytes(note.read_bytes())
        beside.replace(note)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"{note}: cannot be written: {error.strerror}") from None
    return kept


def _names(note: Path) -> Iterator[Path]:
    yield note.with_name(f"{note.name}.orig")
    number = 2
    while True:
        yield note.with_name(f"{note.name}.orig{number}")
        number += 1
