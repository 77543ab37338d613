"""``drill verify``: every note, problem and derivation checked."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from drill.cli.syllabus import cards_option, echo_json, json_option, printed
from drill.cli.telling import telling
from drill.cli.verify_parts import as_part, verify_in_parts
from drill.cli.verify_report import as_data, lines
from drill.cli.verify_work import verify
from drill.shipped import cards_folder

FEW_SEEDS = 40
"""Up to so many seeds one process is quicker than several."""
MOST_PROCESSES = 8


@click.command("verify")
@click.option(
    "--seeds",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Problems drawn of each level.",
)
@click.option("--proofs/--no-proofs", default=True, help="Let SymPy prove every claim.")
@click.option(
    "--part", default="1/1", metavar="K/N", help="Only the K-th of N parts of the blocks."
)
@click.option("--for-parent", is_flag=True, hidden=True)
@cards_option
@json_option
def verify_command(
    *,
    seeds: int,
    proofs: bool,
    part: str,
    for_parent: bool,
    folders: Sequence[Path],
    as_json: bool,
) -> None:
    """Check every note, problem and derivation; exit 1 if anything is wrong.

    Faults are what can't be read or does not hold; warnings are what a note would be better
    without, and change nothing.
    """
    started = time.monotonic()
    where = folders or [cards_folder()]
    with as_part() if for_parent else telling() as told:
        if part == "1/1" and seeds > FEW_SEEDS:
            count = min(os.cpu_count() or 1, MOST_PROCESSES)
            data = verify_in_parts(count, where, seeds, proofs=proofs, told=told)
        else:
            data = as_data(verify(where, seeds, proofs=proofs, part=_part(part), told=told))
    data["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        echo_json(data)
    else:
        for line in lines(data):
            click.echo(printed(line))
    if data["faults"]:
        sys.exit(1)


def _part(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    if not match or not 1 <= int(match.group(1)) <= int(match.group(2)):
        raise click.UsageError("--part reads K/N, as in 1/2")
    return int(match.group(1)), int(match.group(2))
