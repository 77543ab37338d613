"""Why a file cannot be a store, in one sentence that begins with its path."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from drill.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID = slice(68, 72)
_HEADER_LENGTH = 100
_STRICT_TABLES = (3, 37)

_REASONS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; close that one and try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; close that one and try again",
    sqlite3.SQLITE_READONLY: "cannot be written to; check its permissions and its folder's",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check its permissions and its folder's",
    sqlite3.SQLITE_PERM: "cannot be opened; check its permissions and its folder's",
    sqlite3.SQLITE_NOTADB: "is not a SQLite database",
    sqlite3.SQLITE_CORRUPT: "is damaged; put a backup in its place",
    sqlite3.SQLITE_FULL: "cannot be written to: the disk is full",
    sqlite3.SQLITE_IOERR: "cannot be written to: the disk reports an error",
}


class StoreError(Exception):
    """The store cannot be opened, read or written; the message is for people."""


def explained(error: sqlite3.Error, path: Path) -> StoreError:
    """The sentence for an error of SQLite; one that has none of ours keeps SQLite's words."""
    code = getattr(error, "sqlite_errorcode", None)
    reason = None if code is None else _REASONS.get(code & 0xFF)
    return StoreError(f"{path}: {reason or error}")


def refuse_foreign_file(path: Path) -> None:
    """Raise :class:`StoreError` unless ``path`` is a file of ours, is empty, or can be made.

    SQLite is not asked: given another program's file, it might finish that program's last
    transaction, and given one that it may only read, it leaves files beside it.
    """
    if sqlite3.sqlite_version_info < _STRICT_TABLES:
        raise StoreError(f"drill needs SQLite 3.37 or later; this is {sqlite3.sqlite_version}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a file")
    header = _header(path)
    if not header:
        return
    if len(header) < _HEADER_LENGTH or not header.startswith(_MAGIC):
        raise StoreError(f"{path}: is not a SQLite database")
    if int.from_bytes(header[_APPLICATION_ID], "big") != APPLICATION_ID:
        raise StoreError(f"{path}: is a database of another program")


def _header(path: Path) -> bytes:
    try:
        with path.open("r+b") as file:
            return file.read(_HEADER_LENGTH)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened for writing: {error.strerror}") from error
