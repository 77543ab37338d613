"""``drill verify``: every note, problem and derivation checked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import cards_option, echo_json, json_option, printed
from drill.decks.card import Block, Card, CardKind, Fault
from drill.decks.vault import read_vault
from drill.grading.prover import Prover
from drill.grading.typed import why_not_typed
from drill.grading.verify import Report, verify_template
from drill.problems.block import BlockError, read_block
from drill.problems.confirm import claims
from drill.problems.draw import DrawError, draw
from drill.problems.template import Template
from drill.shipped import cards_folder

FEW_SEEDS = 40
"""Up to so many seeds one process is quicker than several."""
MOST_PROCESSES = 8


@dataclass
class Findings:
    """Everything that verifying found."""

    faults: list[Fault] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    proofs: Counter[str] = field(default_factory=Counter)
    unproved: list[str] = field(default_factory=list)


@click.command("verify")
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True, help="Draws each.")
@click.option("--proofs/--no-proofs", default=True, help="Let SymPy prove every claim.")
@click.option(
    "--part", default="1/1", metavar="K/N", help="Only the K-th of N parts of the blocks."
)
@cards_option
@json_option
def verify_command(
    *, seeds: int, proofs: bool, part: str, folders: Sequence[Path], as_json: bool
) -> None:
    """Check every problem and derivation; exit 1 if anything is wrong."""
    started = time.monotonic()
    where = folders or [cards_folder()]
    if part == "1/1" and seeds > FEW_SEEDS:
        data = _in_parts(where, seeds, proofs=proofs)
    else:
        data = _data(verify(where, seeds, proofs=proofs, part=_part(part)))
    data["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        echo_json(data)
    else:
        for line in _lines(data):
            click.echo(printed(line))
    if data["faults"]:
        sys.exit(1)


def _part(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    if not match or not 1 <= int(match.group(1)) <= int(match.group(2)):
        raise click.UsageError("--part reads K/N, as in 1/2")
    return int(match.group(1)), int(match.group(2))


def _in_parts(folders: Sequence[Path], seeds: int, *, proofs: bool) -> dict[str, Any]:
    """The findings of one process for each core, joined in the order of the notes."""
    count = min(os.cpu_count() or 1, MOST_PROCESSES)
    words = ["verify", "--seeds", str(seeds), "--json", "--proofs" if proofs else "--no-proofs"]
    words += [word for folder in folders for word in ("--cards", str(folder))]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "drill", *words, "--part", f"{k + 1}/{count}"],
            stdout=subprocess.PIPE,
        )
        for k in range(count)
    ]
    answers = [process.communicate()[0] for process in processes]
    if not all(answers):
        raise click.ClickException("a part of the verification ended without an answer")
    return _joined([json.loads(answer) for answer in answers])


def _joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    proofs: Counter[str] = sum((Counter(part["proofs"]) for part in parts), Counter())
    return {
        "faults": sorted({fault for part in parts for fault in part["faults"]}),
        "templates": [row for part in parts for row in part["templates"]],
        "proofs": dict(proofs),
        "unproved": sorted(line for part in parts for line in part["unproved"]),
    }


def verify(
    folders: Sequence[Path], seeds: int, *, proofs: bool, part: tuple[int, int] = (1, 1)
) -> Findings:
    """Read the notes and check their blocks, or the k-th of n parts of them."""
    vault = read_vault(folders)
    findings = Findings(faults=[*vault.faults, *_not_typed(vault.cards)])
    with Prover() as prover:
        for block in vault.blocks[part[0] - 1 :: part[1]]:
            template = _template(block, findings)
            if template is None:
                continue
            for level in template.levels:
                report = verify_template(template, level.number, seeds)
                findings.reports.append(report)
                findings.faults += [
                    Fault(template.note, line, 1, reason) for line, reason in report.faults
                ]
            if proofs:
                _prove(prover, block, template, findings)
    findings.faults.sort()
    return findings


def _not_typed(cards: Iterable[Card]) -> Iterator[Fault]:
    """The cards to be typed whose answers can't be marked, and so are only turned over."""
    for card in cards:
        reason = why_not_typed(card.answer) if card.kind is CardKind.TYPED else ""
        if reason:
            yield Fault(card.note, card.line, 1, f"this answer can't be typed: {reason}")


def _template(block: Block, findings: Findings) -> Template | None:
    try:
        return read_block(block.text, block.note, block.line)
    except BlockError as error:
        column = error.column + block.indent
        findings.faults.append(Fault(block.note, error.line, column, error.reason))
        return None


def _prove(prover: Prover, block: Block, template: Template, findings: Findings) -> None:
    """Prove at the first level; numbers have checked all of them."""
    level = template.levels[0].number
    try:
        problem = draw(template, level, 0)
    except DrawError:
        return  # reported as a fault of the level
    proofs = prover.prove_block(block.text, block.note, block.line, level)
    proved = Counter((p["line"], p["claim"]) for p in proofs if p["proved"])
    for line, claim in claims(problem):
        done = proved[line, claim] > 0
        findings.proofs["proved by SymPy" if done else "checked by the engine"] += 1
        if not done:
            findings.unproved.append(f"{template.note}:{line}: {template.name}: {claim}")


def _data(findings: Findings) -> dict[str, Any]:
    return {
        "faults": [str(fault) for fault in findings.faults],
        "templates": [
            {
                "name": report.name,
                "level": report.level,
                "draws": report.draws,
                "rejected": dict(report.rejected),
                "unsharp": report.unsharp,
                "inseparable": [list(pair) for pair in report.inseparable],
            }
            for report in findings.reports
        ],
        "proofs": dict(findings.proofs),
        "unproved": findings.unproved,
    }


def _lines(data: dict[str, Any]) -> Iterator[str]:
    yield from data["faults"]
    yield f"{'problem':34} level  draws  not sharp"
    for row in data["templates"]:
        yield f"{row['name']:34} {row['level']:5}  {row['draws']:5}  {row['unsharp']:9.1%}"
        for target, a, b in row["inseparable"]:
            yield f"    at {target} {a} and {b} can't be told apart"
    draws = sum(row["draws"] for row in data["templates"])
    proofs = ", ".join(f"{count} {kind}" for kind, count in data["proofs"].items())
    yield f"{len(data['templates'])} levels, {draws} draws; claims: {proofs or 'none'}"
    for line in data["unproved"]:
        yield f"    numbers only: {line}"
    verdict = f"{len(data['faults'])} faults" if data["faults"] else "no faults"
    yield f"{verdict}, {data['seconds']:.0f} s"
