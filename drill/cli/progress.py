"""``drill progress``: what the reviews add up to, as text, JSON or an HTML page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drill.cli.syllabus import echo_json, json_option, more_cards_option

if TYPE_CHECKING:
    from drill.progress.basis import Basis
    from drill.progress.figure import Section
    from drill.session.desk import Desk

NAMES = ("today", "due", "memory", "topics", "time", "mistakes", "exams", "what_if")
_WIDEST = 100


@click.command("progress")
@click.option("--section", type=click.Choice(NAMES), multiple=True, help="Only this section.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write a page with pictures to this file.",
)
@json_option
@more_cards_option
@click.pass_context
def progress_command(
    ctx: click.Context,
    section: Sequence[str],
    html: Path | None,
    as_json: bool,
    folders: Sequence[Path],
) -> None:
    """Show what was studied, what is due, what is remembered, and what goes wrong.

    Every figure states its sample. Long tables are cut; --json and --html have every row. Other
    settings (what_if) are simulated only when asked for.
    """
    basis, sections = _counted(ctx.obj, folders, section)
    if html is not None:
        _write_page(html, basis, sections)
    if as_json:
        from drill.progress.figure import as_data

        echo_json(as_data(sections))
    elif html is None:
        print_sections(sections)


def _counted(
    db: str | None, folders: Sequence[Path], names: Sequence[str]
) -> tuple[Basis, Sequence[Section]]:
    from drill.cli.telling import telling
    from drill.progress.sections.what_if import SIMULATING, what_if_section
    from drill.session.progress import progress_basis, progress_report
    from drill.session.telling import stage

    with open_reading(db, folders) as desk:
        basis = progress_basis(desk)
        sections = list(progress_report(desk, basis))
    if "what_if" in names:
        with telling() as told:
            sections.append(what_if_section(basis, progress=stage(told, SIMULATING)))
    return basis, [each for each in sections if not names or each.key in names]


def open_basis(db: str | None) -> Basis:
    """What is known of the learner, from the store ``db`` or the learner's own.

    Raises:
        click.ClickException: when the store can't be used.
    """
    from drill.session.progress import progress_basis

    with open_reading(db, ()) as desk:
        return progress_basis(desk)


@contextmanager
def open_reading(db: str | None, folders: Sequence[Path]) -> Iterator[Desk]:
    """The desk of the store ``db`` or the learner's own, closed in the end.

    Raises:
        click.ClickException: when the store can't be used.
    """
    from drill.cli.own_desk import own_desk
    from drill.store.refusal import StoreError

    try:
        desk = own_desk(db, folders)
        try:
            yield desk
        finally:
            desk.close()
    except StoreError as error:
        raise click.ClickException(str(error)) from None


def _write_page(path: Path, basis: Basis, sections: Sequence[Section]) -> None:
    from drill.ui.report.page import page_of

    try:
        path.write_text(page_of(sections, basis.today), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from None
    click.echo(f"Written to {path}", err=True)


def print_sections(sections: Sequence[Section]) -> None:
    """Print figures as text."""
    from drill.ui.words.figures import figure_lines
    from drill.ui.words.line import Page

    page = Page(min(shutil.get_terminal_size().columns, _WIDEST))
    for section in sections:
        click.echo(f"== {section.title}\n")
        for figure in section.figures:
            for line in figure_lines(figure, page):
                click.echo(line.text)
            click.echo()
