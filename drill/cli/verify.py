"""``drill verify``: every note, problem and derivation checked."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from drill.cli.syllabus import cards_option, echo_json, json_option, printed
from drill.decks.card import Block, Fault
from drill.decks.vault import read_vault
from drill.grading.prover import Prover
from drill.grading.verify import Report, verify_template
from drill.problems.block import BlockError, read_block
from drill.problems.confirm import claims
from drill.problems.draw import draw
from drill.problems.template import Template
from drill.shipped import cards_folder


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
@cards_option
@json_option
def verify_command(seeds: int, proofs: bool, folders: Sequence[Path], as_json: bool) -> None:
    """Check every problem and derivation; exit 1 if anything is wrong."""
    started = time.monotonic()
    findings = verify(folders or [cards_folder()], seeds, proofs=proofs)
    spent = time.monotonic() - started
    if as_json:
        echo_json(_data(findings, spent))
    else:
        _print(findings, spent)
    if findings.faults:
        sys.exit(1)


def verify(folders: Sequence[Path], seeds: int, *, proofs: bool) -> Findings:
    """Read the notes and check all their blocks."""
    vault = read_vault(folders)
    findings = Findings(faults=list(vault.faults))
    with Prover() as prover:
        for block in vault.blocks:
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
    proofs = prover.prove_block(block.text, block.note, block.line, level)
    proved = Counter((p["line"], p["claim"]) for p in proofs if p["proved"])
    for line, claim in claims(draw(template, level, 0)):
        done = proved[line, claim] > 0
        findings.proofs["proved by SymPy" if done else "checked by the engine"] += 1
        if not done:
            findings.unproved.append(f"{template.note}:{line}: {template.name}: {claim}")


def _data(findings: Findings, spent: float) -> dict[str, Any]:
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
        "seconds": round(spent, 1),
    }


def _print(findings: Findings, spent: float) -> None:
    for fault in findings.faults:
        click.echo(printed(str(fault)))
    for line in _summary(findings):
        click.echo(line)
    verdict = f"{len(findings.faults)} faults" if findings.faults else "no faults"
    click.echo(f"{verdict}, {spent:.0f} s")


def _summary(findings: Findings) -> Iterator[str]:
    yield f"{'problem':34} level  draws  not sharp"
    for report in findings.reports:
        yield f"{report.name:34} {report.level:5}  {report.draws:5}  {report.unsharp:9.1%}"
        for target, a, b in report.inseparable:
            yield f"    at {target} {a} and {b} can't be told apart"
    draws = sum(report.draws for report in findings.reports)
    proofs = ", ".join(f"{count} {kind}" for kind, count in findings.proofs.items())
    yield f"{len(findings.reports)} levels, {draws} draws; claims: {proofs or 'none'}"
    for line in findings.unproved:
        yield f"    numbers only: {line}"
