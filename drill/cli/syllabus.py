"""What several commands need: the templates of the notes, found by name or key."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from drill.cli.telling import telling
from drill.decks.card import Fault
from drill.decks.vault import read_vault
from drill.problems.problem import Key, Problem
from drill.problems.template import Template
from drill.session.library import Library, build_library
from drill.session.reading import PROBLEMS, READING
from drill.session.telling import stage
from drill.shipped import cards_folder
from drill.ui.characters import lacking

cards_option: Callable[[Any], Any] = click.option(
    "--cards",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder of notes instead of the built-in ones; may be given again.",
)
more_cards_option: Callable[[Any], Any] = click.option(
    "--cards",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder of notes besides the built-in ones; may be given again.",
)
json_option: Callable[[Any], Any] = click.option(
    "--json", "as_json", is_flag=True, help="Answer in JSON, for scripts."
)


def load_library(folders: Sequence[Path]) -> Library:
    """The library of ``folders``, or of the built-in notes."""
    with telling() as told:
        vault = read_vault(folders or [cards_folder()], progress=stage(told, READING))
        return build_library(vault, vault.cards, progress=stage(told, PROBLEMS))


def find_template(library: Library, name: str) -> Template:
    """The template of that name; an unknown one is refused with the nearest."""
    template = library.template_named(name)
    if template is None:
        names = sorted(t.name for t in library.templates.values())
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.3)
        hint = f"Did you mean {' or '.join(near)}?" if near else "drill problems lists them."
        raise click.ClickException(f"there is no problem {printed(name)}. {hint}")
    return template


def check_level(template: Template, level: int) -> int:
    """``level`` if the template has it."""
    try:
        return template.level(level).number
    except KeyError as error:
        raise click.ClickException(str(error.args[0])) from None


def drawn(library: Library, name: str, level: int | None, seed: int | None) -> Problem:
    """The problem of a key, or of a name with level and seed.

    Raises:
        click.ClickException: for an unknown name, level or version, with what there is.
    """
    from drill.problems.draw import DrawError, draw

    key = _key(name)
    template = find_template(library, key.name if key else name)
    if key and key.version != template.version:
        raise click.ClickException(
            f"{key} is of version {key.version}; the note now has version {template.version}"
        )
    number = key.level if key else level if level is not None else template.levels[0].number
    try:
        return draw(template, check_level(template, number), key.seed if key else seed or 0)
    except DrawError as error:
        raise click.ClickException(str(error)) from None


def _key(text: str) -> Key | None:
    if "@" not in text:
        return None
    try:
        return Key.parse(text)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def echo_json(value: Any) -> None:
    """Print ``value`` as JSON; NaN and infinity, which JSON lacks, as null."""
    escaped = bool(lacking(sys.stdout))
    click.echo(json.dumps(value, ensure_ascii=escaped, allow_nan=False, default=plain))


def plain(value: Any) -> Any:
    """Arrays and other values as JSON has them."""
    import numpy as np

    array = np.asarray(value, dtype=float).astype(object)
    array[~np.isfinite(np.asarray(value, dtype=float))] = None
    return array.tolist()


def printed(text: str) -> str:
    """Text from outside, without characters that act on a terminal."""
    from drill.notation.errors import printable

    return printable(text)


def echo_faults(faults: Sequence[Fault]) -> None:
    """Say on standard error where notes could not be read."""
    for fault in faults:
        click.echo(printed(str(fault)), err=True)
