"""``drill compare``: are two formulas, or two numbers, the same?"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TextIO

import click

from drill.cli.syllabus import printed
from drill.grading.compare import Comparison, compare_texts
from drill.grading.number import PolicyError, decide
from drill.grading.prover import Prover
from drill.grading.symbols import Symbol, SymbolError, read_symbol
from drill.notation.errors import ReadError
from drill.notation.lexing import LONGEST_TEXT

LONGEST_LINE = 1_000_000


@click.command("compare")
@click.argument("given", required=False)
@click.argument("expected", required=False)
@click.option(
    "--symbol", "symbols", multiple=True, metavar="NAME:TYPE", help="As in 'W:matrix(3,4)'."
)
@click.option("--jsonl", is_flag=True, help="One JSON object a line on standard input.")
@click.option(
    "--prove",
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    help="Let SymPy try to prove equality.",
)
def compare_command(
    *,
    given: str | None,
    expected: str | None,
    symbols: tuple[str, ...],
    jsonl: bool,
    prove: float | None,
) -> None:
    """Compare the formula GIVEN with EXPECTED.

    With --jsonl each line holds {"id", "given", "expected", "symbols": {"z": "scalar"}} and is
    answered in order by {"id", "verdict", "how", "diagnosis", "read_as", "ms"}. A line with "test"
    and "opt" compares numbers under that policy (NumRelative, NumAbsolute, NumSigFigs,
    NumDecPlaces, SigFigsStrict).
    """
    with Prover(prove or 1.0) as prover:
        answer = partial(compare_line, prover=prover if prove else None)
        _run(given, expected, symbols, answer, jsonl=jsonl)


def _run(
    given: str | None,
    expected: str | None,
    symbols: tuple[str, ...],
    compare: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    jsonl: bool,
) -> None:
    if jsonl:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        answer_lines(sys.stdin, sys.stdout, compare)
        return
    if given is None or expected is None:
        raise click.UsageError("give two formulas, or --jsonl")
    parts = [symbol.partition(":") for symbol in symbols]
    types = {name: kind for name, _, kind in parts}
    answer = compare({"given": given, "expected": expected, "symbols": types or None})
    click.echo(f"{answer['verdict']} ({answer['how']})" if answer["how"] else answer["verdict"])
    for key in ("read_as", "diagnosis"):
        if answer[key]:
            click.echo(f"{key.replace('_', ' ')}: {answer[key]}")


def answer_lines(
    source: TextIO, target: TextIO, compare: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Answer every line of ``source``; a faulty line is answered too and stops nothing."""
    for line in source:
        if not line.strip():
            continue
        started = time.perf_counter()
        answer = _answer(line, compare)
        answer["ms"] = round((time.perf_counter() - started) * 1000, 3)
        target.write(json.dumps(answer, ensure_ascii=False) + "\n")
        target.flush()


def _answer(line: str, compare: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    try:
        question = json.loads(line[:LONGEST_LINE])
    except (json.JSONDecodeError, RecursionError):
        return _refused(None, "this line is no JSON object")
    if not isinstance(question, dict):
        return _refused(None, "this line is no JSON object")
    return compare(question)


def compare_line(question: dict[str, Any], prover: Prover | None = None) -> dict[str, Any]:
    """The answer to one question of the format that the command documents."""
    id_, given, expected = (question.get(key) for key in ("id", "given", "expected"))
    if not isinstance(given, str):
        return _refused(id_, "given has to be text")
    try:
        if question.get("test"):
            return _number(id_, given, expected, question)
        if not isinstance(expected, str):
            return _refused(id_, "expected has to be text")
        types = question.get("symbols")
        comparison = compare_texts(given, expected, _symbols(types))
        if prover and comparison.verdict == "equal" and prover.prove_equal(given, expected, types):
            comparison = replace(comparison, how="proved")
        return _shown(id_, comparison)
    except (SymbolError, PolicyError) as error:
        return _refused(id_, str(error))


def _number(id_: Any, given: str, expected: Any, question: dict[str, Any]) -> dict[str, Any]:
    wanted = None if expected in (None, "null") else str(expected)
    policy = str(question["test"])
    try:
        if len(given) > LONGEST_TEXT:
            raise ReadError(f"this is longer than {LONGEST_TEXT} characters")
        equal = decide(given, wanted, policy, question.get("opt"))
    except ReadError as error:
        return _refused(id_, error.reason)
    return _shown(id_, Comparison("equal" if equal else "different", policy, read_as=given))


def _symbols(types: Any) -> dict[str, Symbol] | None:
    if types is None:
        return None
    if not isinstance(types, dict) or len(types) > 100:
        raise SymbolError("symbols have to be an object of at most 100 names")
    return {str(name): read_symbol(str(kind)) for name, kind in types.items()}


def _shown(id_: Any, comparison: Comparison) -> dict[str, Any]:
    return {
        "id": id_,
        "verdict": comparison.verdict,
        "how": comparison.how,
        "diagnosis": printed(comparison.diagnosis),
        "mistakes": list(comparison.mistakes),
        "read_as": printed(comparison.read_as),
    }


def _refused(id_: Any, reason: str) -> dict[str, Any]:
    return _shown(id_, Comparison("unreadable", diagnosis=reason))
