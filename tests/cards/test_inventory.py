"""Every fact and formula that a student of the topics should know is asked somewhere.

``inventory/`` holds a table for each topic: a row's id, the kinds of practice it wants, what it is,
and what covers it, separated by ``; ``:

- ``card NOTE: PART``: a card of that note whose question holds the part;
- ``problem NAME`` and ``derivation NAME``: a block that names the row after ``covers``;
- ``no KIND: REASON``: why a kind that is wanted would make no sense;
- ``none: REASON``: why nothing can cover the row.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from drill.decks.vault import Vault, read_vault
from drill.problems.block import read_block
from drill.shipped import cards_folder

TABLES = sorted(Path(__file__).with_name("inventory").glob("*.tsv"))
COVERS = {"flashcard": "card", "numeric": "problem", "derivation": "derivation"}
"""What covers a wanted kind."""
LAST = 289
"""The number of the inventory's last row."""


@dataclass(frozen=True)
class Row:
    """One line of the inventory."""

    id: str
    kinds: tuple[str, ...]
    item: str
    covered_by: tuple[str, ...]

    def named(self, kind: str) -> list[str]:
        """What stands after ``kind`` and a space in the entries that cover the row."""
        return [said[len(kind) + 1 :] for said in self.covered_by if said.startswith(f"{kind} ")]


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                kinds, covered_by = line["kinds"].split(","), line["covered_by"].split("; ")
                found.append(
                    Row(line["id"], tuple(map(str.strip, kinds)), line["item"], tuple(covered_by))
                )
    return tuple(found)


@cache
def vault() -> Vault:
    return read_vault([cards_folder()])


@cache
def questions() -> dict[str, list[str]]:
    """The questions of each note, by its file name without the suffix."""
    asked: dict[str, list[str]] = {PurePosixPath(note.path).stem: [] for note in vault().notes}
    for card in vault().cards:
        asked[PurePosixPath(card.note).stem].append(card.question)
    return asked


@cache
def covered_rows() -> dict[str, tuple[str, ...]]:
    """The rows that each block says it covers, by its kind and name."""
    return {
        f"{block.kind} {block.name}": read_block(block.text, block.note, block.line).covers
        for block in vault().blocks
    }


ROWS = pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)


def test_every_row_is_listed_once() -> None:
    assert sorted(row.id for row in rows()) == [f"I{n:03}" for n in range(1, LAST + 1)]


@ROWS
def test_a_row_is_covered(row: Row) -> None:
    assert row.item
    assert all(row.covered_by)
    if not row.covered_by[0].startswith("none: "):
        wanted = {COVERS[kind] for kind in row.kinds}
        unmet = {kind for kind in wanted if not row.named(kind)}
        excused = {COVERS[kind] for kind in row.kinds if _reason(row, kind)}
        assert unmet == excused


def _reason(row: Row, kind: str) -> bool:
    return any(said.startswith(f"no {kind}: ") for said in row.covered_by)


@ROWS
def test_the_cards_that_cover_a_row_exist(row: Row) -> None:
    for said in row.named("card"):
        note, _, part = said.partition(": ")
        assert part
        assert [question for question in questions()[note] if part in question], said


@ROWS
def test_the_blocks_that_cover_a_row_exist_and_say_so(row: Row) -> None:
    named = {f"{kind} {name}" for kind in ("problem", "derivation") for name in row.named(kind)}
    assert named <= covered_rows().keys()
    assert named == {block for block, covers in covered_rows().items() if row.id in covers}
