"""``drill exam``: lists the exams, sits one, or prints its papers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drill.cli.syllabus import (
    cards_option,
    echo_faults,
    echo_json,
    json_option,
    load_library,
    printed,
)
from drill.exams.blueprint import Blueprint
from drill.exams.catalogue import Catalogue, read_catalogue
from drill.exams.paper import Paper, PaperError, Question, draw_paper

if TYPE_CHECKING:
    from drill.ui.begin import ExamWish


@click.command("exam")
@click.argument("name", required=False)
@click.option("--seed", type=click.IntRange(0), help="The seed of the paper; else one by chance.")
@click.option("--minutes", type=click.IntRange(1, 600), help="Another time than the exam's own.")
@click.option("--plain", is_flag=True, help="Go line by line: for screen readers and pipes.")
@click.option("--spoken", is_flag=True, help="Go line by line, formulas in words.")
@click.option(
    "--paper",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the question paper as .md, .html or .pdf, and the marking key beside it.",
)
@click.option(
    "--versions", type=click.IntRange(1, 99), default=1, help="So many papers, by their seeds."
)
@click.option(
    "--db", type=click.Path(dir_okay=False), help="The database; else DRILL_DB, or your own."
)
@cards_option
@json_option
@click.pass_context
def exam_command(
    ctx: click.Context,
    *,
    name: str | None,
    seed: int | None,
    minutes: int | None,
    plain: bool,
    spoken: bool,
    file: Path | None,
    versions: int,
    db: str | None,
    folders: Sequence[Path],
    as_json: bool,
) -> None:
    """Sit the exam NAME; without a name, list the exams.

    An exam that was begun and not handed in is taken up. With --json or --paper the paper of --seed
    (0 without it) is written, and nothing is sat.
    """
    path = db or ctx.obj
    if name is None:
        if file is not None:
            raise click.UsageError("--paper needs the name of an exam")
        _list(read_catalogue(load_library(folders)), as_json=as_json)
        return
    if as_json or file is not None:
        library = load_library(folders)
        blueprint = find_exam(read_catalogue(library), name)
        try:
            papers = [draw_paper(blueprint, library, (seed or 0) + n) for n in range(versions)]
        except PaperError as error:
            raise click.ClickException(str(error)) from None
        if file is not None:
            _print(papers, file, minutes)
        else:
            data = [paper_data(paper) for paper in papers]
            echo_json(data if versions > 1 else data[0])
        return
    from drill.ui.begin import ExamWish

    wish = ExamWish(name, seed, minutes)
    if plain or spoken:
        _sit_plainly(path, folders, wish, spoken=spoken)
    else:
        from drill.cli.study import open_program

        open_program(path, folders, exam=wish)


def find_exam(catalogue: Catalogue, name: str) -> Blueprint:
    """The exam of that name; an unknown one is refused with those there are."""
    if name not in catalogue.exams:
        reasons = [str(fault) for fault in catalogue.faults]
        known = ", ".join(catalogue.exams) or "none"
        text = f"there is no exam {printed(name)}; the exams are: {known}"
        raise click.ClickException(printed("\n".join([text, *reasons])))
    return catalogue.exams[name]


def _list(catalogue: Catalogue, *, as_json: bool) -> None:
    if as_json:
        echo_json([exam_data(blueprint) for blueprint in catalogue.exams.values()])
        return
    for name, blueprint in catalogue.exams.items():
        pause = ", may be paused" if blueprint.pause else ""
        click.echo(
            f"{name:14} {printed(blueprint.title):36} {blueprint.minutes:4} min  "
            f"{blueprint.questions:3} questions  {blueprint.marks:3} marks{pause}"
        )
    echo_faults(catalogue.faults)


def exam_data(blueprint: Blueprint) -> dict[str, Any]:
    """An exam as scripts see it."""
    return {
        "name": blueprint.name,
        "title": blueprint.title,
        "rules": blueprint.rules,
        "minutes": blueprint.minutes,
        "pause": blueprint.pause,
        "questions": blueprint.questions,
        "marks": blueprint.marks,
        "note": blueprint.note,
        "line": blueprint.line,
        "sections": [
            {
                "title": section.title,
                "ask": [kind.value for kind in section.kinds],
                "levels": list(section.levels),
                "questions": section.questions,
                "marks": section.marks,
                **{word: [n.text for n in names] for word, names in section.sources.items()},
            }
            for section in blueprint.sections
        ],
    }


def paper_data(paper: Paper) -> dict[str, Any]:
    """A paper as scripts see it."""
    return {
        "exam": paper.blueprint.name,
        "seed": paper.seed,
        "minutes": paper.blueprint.minutes,
        "marks": paper.marks,
        "questions": [_question_data(paper, question) for question in paper.questions],
    }


def _question_data(paper: Paper, question: Question) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": question.number,
        "section": paper.blueprint.sections[question.section].title,
        "topic": question.item.topic,
        "marks": question.marks,
    }
    if question.card is not None:
        return {**data, "card": question.item.id, "question": question.card.question}
    parts = [
        {"step": part.step.target, "kind": part.step.kind.value, "marks": part.marks}
        for part in question.parts
        if part.step
    ]
    return {**data, "key": question.key, "parts": parts}


def _print(papers: Sequence[Paper], file: Path, minutes: int | None) -> None:
    """Write the papers and their keys, and say which files they are."""
    from drill.exams.printing.files import missing, paper_files

    reason = missing(file)
    if reason:
        raise click.ClickException(reason)
    for number, paper in enumerate(papers, start=1):
        version = str(number) if len(papers) > 1 else ""
        for path, data in paper_files(paper, file, version, minutes):
            try:
                path.write_bytes(data)
            except OSError as error:
                reason = f"{path}: cannot be written: {error.strerror}"
                raise click.ClickException(reason) from None
            click.echo(str(path))


def _sit_plainly(
    db: str | Path | None, folders: Sequence[Path], wish: ExamWish, *, spoken: bool
) -> None:
    """Sit the exam line by line on the standard streams."""
    from drill.cli.own_desk import own_desk
    from drill.exams.room import open_room
    from drill.store.refusal import StoreError
    from drill.ui.plain.conversation import INTERRUPTED
    from drill.ui.plain.exam import converse_exam
    from drill.ui.plain.streams import standard_streams

    try:
        desk = own_desk(db, folders, over=False)
        try:
            room = open_room(desk)
            find_exam(room.catalogue, wish.name)
            code = converse_exam(room, wish, standard_streams(spoken=spoken))
        finally:
            desk.close()
    except (StoreError, PaperError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
