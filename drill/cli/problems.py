"""``drill problems``: what can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import cards_option, echo_faults, echo_json, json_option, load_library
from drill.problems.draw import asks_at
from drill.problems.template import Loop, Step, Template
from drill.session.library import StudyItem


@click.command("problems")
@cards_option
@json_option
def problems_command(folders: Sequence[Path], as_json: bool) -> None:
    """List the problems and derivations, with their levels, questions and mistakes."""
    library = load_library(folders)
    rows = [described(template, library.items[id_]) for id_, template in library.templates.items()]
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        levels = ", ".join(map(str, row["levels"]))
        click.echo(f"{row['name']:34} {row['kind']:10} levels {levels:8} {row['topic']}")
    echo_faults(library.faults)


def described(template: Template, item: StudyItem) -> dict[str, Any]:
    """One template as scripts see it."""
    return {
        "name": template.name,
        "kind": template.kind.value,
        "version": template.version,
        "topic": item.topic,
        "note": template.note,
        "line": template.line,
        "levels": [level.number for level in template.levels],
        "asks": _asks(template),
        "steps": _steps(template),
        "mistakes": _mistakes(template),
        "covers": list(template.covers),
    }


def _asks(template: Template) -> list[str]:
    from drill.notation.show import show

    found = [
        f"{ask.kind.value} {show(ask.target)}"
        for level in template.levels
        for ask in asks_at(template.body(level.number), level.number)
    ]
    return list(dict.fromkeys(found))


def _general_steps(template: Template) -> Iterator[Step]:
    """The steps of all levels; one that several levels share comes once for each of them."""
    for body in template.bodies:
        for part in body.steps:
            yield from part.steps if isinstance(part, Loop) else (part,)


def _steps(template: Template) -> list[str]:
    return list(dict.fromkeys(step.name for step in _general_steps(template)))


def _mistakes(template: Template) -> list[dict[str, str]]:
    found = {
        (mistake.line, mistake.slug): {
            "slug": mistake.slug,
            "step": step.name,
            "sentence": mistake.sentence,
        }
        for step in _general_steps(template)
        for mistake in step.mistakes
    }
    return list(found.values())
