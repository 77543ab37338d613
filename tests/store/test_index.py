"""The index of notes, which several programs read and write at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from drill.store.index import Index, KeptNote, read_index, write_index

CODE = "1"
FIRST = Index("a", {"x.md": KeptNote("1", "x")}, frozenset({"block"}))
OTHER = Index("b", {"y.md": KeptNote("2", "y")}, frozenset({"another"}))
SECOND = Index("c", {"x.md": KeptNote("1", "x"), "z.md": KeptNote("3", "z")}, frozenset({"block"}))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "drill.db.index"
    write_index(path, CODE, FIRST, Index())
    return path


def test_it_holds_what_was_written_last(index: Path) -> None:
    assert read_index(index, CODE) == FIRST
    write_index(index, CODE, SECOND, FIRST)
    assert read_index(index, CODE) == SECOND
    assert read_index(index, "2") == Index()


def test_what_another_program_wrote_meanwhile_is_not_mixed_in(index: Path) -> None:
    write_index(index, CODE, OTHER, FIRST)
    write_index(index, CODE, SECOND, FIRST)
    assert read_index(index, CODE) == SECOND


def test_a_file_that_another_program_writes_is_left_to_it(index: Path) -> None:
    with closing(sqlite3.connect(index, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write_index(index, CODE, SECOND, FIRST)
        assert read_index(index, CODE) == FIRST
        other.execute("DELETE FROM note")
        other.execute("COMMIT")
    assert read_index(index, CODE).notes == {}


def test_a_file_that_is_no_index_makes_way(index: Path) -> None:
    index.write_bytes(b"no index" * 1000)
    assert read_index(index, CODE) == Index()
    write_index(index, CODE, FIRST, Index())
    write_index(index, CODE, FIRST, Index())
    assert read_index(index, CODE) == FIRST
