"""The notes as they were last read, in a file beside the store that may be lost at any time.

It saves reading again what has not changed. Nothing is ever refused because of it: a file that
can't be used is as good as none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS block (digest TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""
_SECONDS = 0.2
"""How long to wait for another program; then it is as if there were no file."""


class KeptNote(NamedTuple):
    """The digest of a note's text, and what was read from it."""

    digest: str
    data: str


@dataclass(frozen=True)
class Index:
    """What a file kept: notes by path, the digests of blocks without a fault.

    ``stamp`` names the state of the store's register that the ids in the notes come from.
    """

    stamp: str = ""
    notes: Mapping[str, KeptNote] = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()


def read_index(path: Path, code: str) -> Index:
    """What was kept in ``path`` by a program whose reading code is ``code``; empty if nothing."""
    if not path.is_file():
        return Index()
    try:
        with closing(sqlite3.connect(path, timeout=_SECONDS)) as database:
            database.execute("BEGIN")  # all of it as it stood at one moment
            meta = dict(database.execute("SELECT key, value FROM meta"))
            if meta.get("code") != code:
                return Index()
            rows = database.execute("SELECT path, digest, data FROM note")
            notes = {name: KeptNote(digest, data) for name, digest, data in rows}
            blocks = frozenset(row[0] for row in database.execute("SELECT digest FROM block"))
            return Index(meta.get("stamp", ""), notes, blocks)
    except sqlite3.Error:
        return Index()


def write_index(path: Path, code: str, index: Index, before: Index) -> None:
    """Keep ``index`` in ``path``, which held ``before``; if it can't be, nothing is kept.

    A file that another program uses at the moment stays as that one leaves it.
    """
    try:
        _write(path, code, index, before)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        ):
            return
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return


def _write(path: Path, code: str, index: Index, before: Index) -> None:
    changed = [
        (name, *kept) for name, kept in index.notes.items() if before.notes.get(name) != kept
    ]
    with closing(sqlite3.connect(path, timeout=_SECONDS)) as database, database:
        database.executescript(_TABLES)
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN IMMEDIATE")
        known = dict(database.execute("SELECT key, value FROM meta"))
        if (known.get("code"), known.get("stamp", "")) != (code, before.stamp):
            changed = [(name, *kept) for name, kept in index.notes.items()]
            database.execute("DELETE FROM note")
            database.execute("DELETE FROM block")
        _replace(database, "note (path, digest, data) VALUES (?, ?, ?)", changed)
        gone = before.notes.keys() - index.notes.keys()
        database.executemany("DELETE FROM note WHERE path = ?", [(name,) for name in gone])
        _replace(database, "block (digest) VALUES (?)", [(digest,) for digest in index.blocks])
        _replace(
            database, "meta (key, value) VALUES (?, ?)", [("code", code), ("stamp", index.stamp)]
        )


def _replace(database: sqlite3.Connection, into: str, rows: Iterable[tuple[str, ...]]) -> None:
    database.executemany(f"INSERT OR REPLACE INTO {into}", rows)
