"""What ``drill verify`` does: reading the notes, drawing, proving, looking for what to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drill.decks.card import Block, Card, CardKind, Fault, Note
from drill.decks.note import read_note
from drill.decks.vault import ReadNote, read_vault
from drill.exams.catalogue import read_catalogue
from drill.grading.claims import Claim, known_claims, unclaimed_steps
from drill.grading.prover import Prover
from drill.grading.typed import why_not_typed
from drill.grading.verify import Report, verify_template
from drill.lint import Finding, lint
from drill.problems.block import BlockError, read_block
from drill.problems.template import Template
from drill.session.library import build_library
from drill.session.reading import READING
from drill.session.telling import Told, each, stage, untold


@dataclass
class Findings:
    """Everything that verifying found; claims and unclaimed steps each with their template."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    claims: list[tuple[Template, Claim]] = field(default_factory=list)
    unclaimed: list[tuple[Template, int, str]] = field(default_factory=list)


CHECKING = "Checking the blocks"


def verify(
    folders: Sequence[Path],
    seeds: int,
    *,
    proofs: bool,
    part: tuple[int, int] = (1, 1),
    told: Told = untold,
) -> Findings:
    """Read the notes and check their blocks, or the k-th of n parts of them.

    ``told`` hears how far it is.
    """
    texts: dict[str, str] = {}
    vault = read_vault(folders, _keeping(texts), stage(told, READING))
    findings = Findings(faults=[*vault.faults, *_not_typed(vault.cards)])
    if part[0] == 1:
        told("Looking for weak cards", 0, 0)
        findings.warnings += lint(vault, texts)
        findings.faults += read_catalogue(build_library(vault, vault.cards)).faults
    blocks = vault.blocks[part[0] - 1 :: part[1]]
    told(CHECKING, 0, len(blocks))
    _check_blocks(each(blocks, len(blocks), stage(told, CHECKING)), seeds, findings, proofs=proofs)
    findings.faults.sort()
    return findings


def _keeping(texts: dict[str, str]) -> ReadNote:
    """Reads notes, and keeps the text of each by its path."""

    def read(text: str, path: str) -> Note:
        texts[path] = text
        return read_note(text, path)

    return read


def _not_typed(cards: Iterable[Card]) -> Iterator[Fault]:
    """The cards to be typed whose answers can't be marked, and so are only turned over."""
    for card in cards:
        reason = why_not_typed(card.answer) if card.kind is CardKind.TYPED else ""
        if reason:
            yield Fault(card.note, card.line, 1, f"this answer can't be typed: {reason}")


def _check_blocks(blocks: Iterable[Block], seeds: int, findings: Findings, *, proofs: bool) -> None:
    with Prover() as prover:
        for block in blocks:
            template = _template(block, findings)
            if template is None:
                continue
            _draw(template, seeds, findings)
            findings.unclaimed += [(template, *step) for step in unclaimed_steps(template)]
            if proofs:
                found = known_claims(prover, block, template)
                findings.claims += [(template, claim) for claim in found]


def _template(block: Block, findings: Findings) -> Template | None:
    try:
        return read_block(block.text, block.note, block.line)
    except BlockError as error:
        column = error.column + block.indent
        findings.faults.append(Fault(block.note, error.line, column, error.reason))
        return None


def _draw(template: Template, seeds: int, findings: Findings) -> None:
    for level in template.levels:
        report = verify_template(template, level.number, seeds)
        findings.reports.append(report)
        findings.faults += [Fault(template.note, line, 1, reason) for line, reason in report.faults]
