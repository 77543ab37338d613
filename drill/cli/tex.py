"""``drill tex``: LaTeX drawn in the terminal."""

from __future__ import annotations

import json
import sys
from typing import Any, NoReturn, TextIO

import click


@click.command("tex")
@click.argument("latex", required=False)
@click.option("--inline", is_flag=True, help="On one line.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line on standard input.")
@click.pass_context
def tex_command(context: click.Context, *, latex: str | None, inline: bool, jsonl: bool) -> None:
    """Render LATEX as a block of lines; what cannot be read is shown as it is, between ⟦ and ⟧.

    With --jsonl each line holds {"id", "tex", "inline"} and is answered in order by {"id", "ok",
    "lines", "unknown"}, a line that cannot be answered with an "error" as well.
    """
    if jsonl:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        answer_lines(sys.stdin, sys.stdout, inline=inline)
        return
    if latex is None:
        raise click.UsageError("give a formula, or --jsonl")
    answer = render(latex, inline=inline)
    for line in answer["lines"]:
        click.echo(line.rstrip())
    if not answer["ok"]:
        unknown = ", ".join(answer["unknown"])
        click.echo(f"unknown: {unknown}" if unknown else "this is not LaTeX maths", err=True)
        context.exit(1)


def render(latex: str, *, inline: bool) -> dict[str, Any]:
    """``latex`` rendered, as the fields of an answer."""
    from drill.maths.render import render_block, render_inline

    rendered = render_inline(latex) if inline else render_block(latex)
    return {"ok": rendered.ok, "lines": list(rendered.lines), "unknown": list(rendered.unknown)}


def answer_lines(source: TextIO, target: TextIO, *, inline: bool = False) -> None:
    """Answer every line of ``source`` that is not blank; a faulty one stops nothing.

    ``inline``: what lines ask for that do not say.
    """
    for line in source:
        if line.strip():
            target.write(_written(_answer(line, inline=inline)) + "\n")
            target.flush()


def _answer(line: str, *, inline: bool) -> dict[str, Any]:
    try:
        question = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return _refused(None, "this line is no JSON")
    if not isinstance(question, dict):
        return _refused(None, "this line is no JSON object")
    key, latex, wanted = question.get("id"), question.get("tex"), question.get("inline", inline)
    if not isinstance(latex, str):
        return _refused(key, "tex has to be text")
    if not isinstance(wanted, bool):
        return _refused(key, "inline has to be true or false")
    return {"id": key, **render(latex, inline=wanted)}


def _refused(key: Any, error: str) -> dict[str, Any]:
    return {"id": key, "ok": False, "lines": [], "unknown": [], "error": error}


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _written(answer: dict[str, Any]) -> str:
    """``answer`` as JSON; an id with half a surrogate pair is escaped, for UTF-8 cannot hold it."""
    text = json.dumps(answer, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(answer)
