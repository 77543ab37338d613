from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from drill.session.library import Library
from drill.session.reading import read_library
from drill.store.database import Store, open_store
from drill.store.items import known

DAY = date(2026, 5, 4)
PROBLEM = (
    "```drill\nproblem {name}\n\"Double.\"\ngiven\n  x : integers(1, 9)\nsteps\n  y = {formula}\n"
    "check y == x + x\nask value y\n```\n"
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "drill.db", new_device="laptop", version="1") as opened:
        yield opened


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def write(notes: Path, text: str, topic: str = "Doubling") -> None:
    (notes / "a.md").write_text(f"---\ntopic: {topic}\n---\n\n{text}", "utf-8")


def read(notes: Path, store: Store, day: date = DAY) -> Library:
    return read_library(store, [notes], day)


def test_every_kind_is_registered_with_its_topic(notes: Path, store: Store) -> None:
    write(notes, "One?::Two\n\n" + PROBLEM.format(name="double", formula="2*x"))
    library = read(notes, store)
    rows = known(store)
    assert rows.keys() == library.items.keys()
    assert {(row.kind, row.deck, row.gone) for row in rows.values()} == {
        ("card", "Doubling", False),
        ("problem", "Doubling", False),
    }


def test_a_topic_that_is_renamed_is_renamed_in_the_register(notes: Path, store: Store) -> None:
    write(notes, "One?::Two\n\n" + PROBLEM.format(name="double", formula="2*x"))
    read(notes, store)
    write(notes, "One?::Two\n\n" + PROBLEM.format(name="double", formula="x + x"), "Twice")
    read(notes, store, date(2026, 5, 9))
    assert {(row.deck, row.first_seen) for row in known(store).values()} == {("Twice", DAY)}


def test_a_problem_that_cannot_be_read_keeps_its_row(notes: Path, store: Store) -> None:
    write(notes, PROBLEM.format(name="double", formula="2*x"))
    read(notes, store)
    write(notes, PROBLEM.format(name="double", formula="2*xx"))
    assert read(notes, store).faults
    row = known(store)["problem:double"]
    assert (row.deck, row.gone) == ("Doubling", False)


def test_what_is_no_longer_there_is_gone_until_it_returns(notes: Path, store: Store) -> None:
    write(notes, PROBLEM.format(name="double", formula="2*x"))
    read(notes, store)
    write(notes, "One?::Two")
    read(notes, store)
    assert known(store)["problem:double"].gone
    write(notes, PROBLEM.format(name="double", formula="2*x"))
    read(notes, store)
    assert not known(store)["problem:double"].gone


def test_reading_the_same_notes_again_writes_nothing(notes: Path, store: Store) -> None:
    write(notes, "One?::Two\n\n" + PROBLEM.format(name="double", formula="2*x"))
    read(notes, store)
    before = store.tuples("SELECT total_changes()")
    read(notes, store)
    assert store.tuples("SELECT total_changes()") == before
