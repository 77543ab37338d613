"""What ``drill verify`` says of what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from drill.cli.verify_work import Findings
from drill.lint import Finding
from drill.progress.figure import counted

WORST = 10
"""How many levels are named that reject the most draws."""


def as_data(findings: Findings) -> dict[str, Any]:
    """The findings as scripts see them."""
    return {
        "faults": [str(fault) for fault in findings.faults],
        "warnings": [asdict(finding) for finding in findings.warnings],
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
        "claims": [
            {
                "note": template.note,
                "line": claim.line,
                "name": template.name,
                "level": claim.level,
                "claim": claim.about,
                "proved": claim.proved,
                "how": claim.how,
            }
            for template, claim in findings.claims
        ],
        "unclaimed": [
            f"{template.note}:{line}: {template.name}: {step}"
            for template, line, step in findings.unclaimed
        ],
    }


def joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the parts found, as one; what several of them found is there once."""
    return {
        "faults": sorted({fault for part in parts for fault in part["faults"]}),
        "warnings": [warning for part in parts for warning in part["warnings"]],
        "templates": [row for part in parts for row in part["templates"]],
        "claims": [claim for part in parts for claim in part["claims"]],
        "unclaimed": sorted(step for part in parts for step in part["unclaimed"]),
    }


def lines(data: dict[str, Any]) -> Iterator[str]:
    """The findings as a person reads them, what matters last."""
    yield from _claims(data)
    yield from _sharpness(data["templates"])
    for warning in data["warnings"]:
        yield f"warning: {Finding(**warning)}"
    yield from data["faults"]
    yield from _summary(data)


def _claims(data: dict[str, Any]) -> Iterator[str]:
    for claim in data["claims"]:
        if not claim["proved"]:
            about = f"{claim['name']}: {claim['claim']}"
            yield f"not proved: {claim['note']}:{claim['line']}: {about}: {claim['how']}"
    for step in data["unclaimed"]:
        yield f"no claim: {step}"


def _sharpness(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        for target, a, b in row["inseparable"]:
            yield f"alike: {row['name']} level {row['level']} at {target}: {a} and {b}"
    worst = sorted(rows, key=lambda row: -row["unsharp"])[:WORST]
    for row in worst:
        if row["unsharp"]:
            yield f"not sharp: {row['name']} level {row['level']}: {row['unsharp']:.1%} of draws"


def _summary(data: dict[str, Any]) -> Iterator[str]:
    rows = data["templates"]
    blocks, draws = len({row["name"] for row in rows}), sum(row["draws"] for row in rows)
    parts = counted(blocks, "block"), counted(len(rows), "level"), counted(draws, "draw")
    yield ", ".join(parts)
    blunt = sum(row["rejected"].get(why, 0) for row in rows for why in ("truth", "pair"))
    share = blunt / max(1, blunt + draws)
    yield f"not sharp and drawn again: {share:.1%} of all draws"
    kinds = Counter(claim["how"] for claim in data["claims"])
    yield counted(len(data["claims"]), "claim")
    for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {count:5} {kind}"
    faults, warnings = (
        counted(len(data[kind]), kind[:-1]) if data[kind] else f"no {kind}"
        for kind in ("faults", "warnings")
    )
    yield f"{faults}, {warnings}, {data['seconds']:.0f} s"
