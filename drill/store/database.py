"""Open the store's file, or refuse it in one sentence and leave it untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from drill.store.refusal import StoreError, explained, refuse_foreign_file
from drill.store.schema import APPLICATION_ID, MIGRATIONS, VERSION, tables

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 2.0
"""How long to wait for another program's transaction to end."""

_LOST = "was moved, removed or replaced while drill had it open; put it back, or start drill again"
FileIdentity = tuple[int, int]
"""Which file it is, whatever it is called: its device and its number there."""
Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Store:
    """An open store. It may be used by any thread: one at a time has its turn, the others wait.

    ``device`` is the UUID that the events made with this file carry, ``file`` which file lay at
    ``path`` when it was opened. Every method raises :class:`StoreError`.
    """

    path: Path
    database: Database
    device: str
    file: FileIdentity | None = None
    _turn: RLock = field(default_factory=RLock, repr=False, compare=False)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """The rows that a query gives."""
        with self._explaining():
            return list(self.database.query(sql, parameters))

    def tuples(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query gives, by position: three times as fast when there are many."""
        with self._explaining():
            return self.database.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Execute one statement, inside :meth:`transaction`."""
        with self._explaining():
            self.database.execute(sql, parameters)

    def execute_each(self, sql: str, rows: Sequence[Row]) -> int:
        """Execute a statement for each row, inside :meth:`transaction`; how many it changed."""
        with self._explaining():
            return self.database.conn.executemany(sql, rows).rowcount

    def read(
        self, convert: Callable[[tuple[Any, ...]], T], sql: str, parameters: Sequence[object] = ()
    ) -> list[T]:
        """What ``convert`` makes of each row that a query gives."""
        try:
            with self._explaining():
                return [convert(row) for row in self.database.execute(sql, parameters)]
        except (KeyError, ValueError) as error:
            raise StoreError(f"{self.path}: is damaged: a row cannot be read: {error}") from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read all that is read inside as it stood at one moment."""
        with self._explaining():
            self.database.execute("BEGIN")
            try:
                yield
            finally:
                self.database.rollback()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written inside, or nothing. At the end it is on the disk.

        Nothing is written to a file that nobody finds at its path again.
        """
        with self._explaining():
            if self.file is not None and identity(self.path) != self.file:
                raise StoreError(f"{self.path}: {_LOST}")
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.database.execute("COMMIT")
            except BaseException:
                self.database.rollback()
                raise

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            with self._turn:
                yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


def identity(path: Path) -> FileIdentity | None:
    """Which file lies at ``path``; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def default_path() -> Path:
    """Where a learner's store lies unless another place is named; its folder is made."""
    from platformdirs import user_data_path

    folder = user_data_path("drill", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the folder cannot be made: {error.strerror}") from error
    return folder / "drill.db"


def open_store(path: Path, *, new_device: str, version: str) -> Store:
    """The store in the file ``path``, which is made if there is none.

    A new store is given the UUID ``new_device`` and notes the ``version`` of drill that made it.
    Raises :class:`StoreError` for a file that is not ours, is of a newer version, cannot be written
    or is locked by another program, and for a missing folder.
    """
    refuse_foreign_file(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rwc",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise explained(error, path) from error
    try:
        return _opened(path, connection, new_device, version)
    except sqlite3.Error as error:
        connection.close()
        raise explained(error, path) from error
    except BaseException:
        connection.close()
        raise


def _opened(path: Path, connection: sqlite3.Connection, new_device: str, version: str) -> Store:
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA synchronous = FULL")
    store = Store(path, database, new_device)
    with store.transaction():
        _migrate(store, version)
    _write_ahead(store)
    [(device,)] = store.tuples("SELECT value FROM meta WHERE key = 'device'")
    return Store(path, database, device, identity(path))


def _write_ahead(store: Store) -> None:
    """Let readers and a writer work at once, which holds for the file from then on.

    SQLite does not wait for other programs here, and needs a moment in which none reads or writes.
    The store is as safe without: the next to open it tries again.
    """
    if _pragma(store, "journal_mode") == "wal":
        return
    try:
        store.database.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _migrate(store: Store, version: str) -> None:
    """Bring the file to the present version; a new one is of version 0 and has no tables."""
    current = _pragma(store, "user_version")
    if current > VERSION:
        raise StoreError(
            f"{store.path}: made by a newer drill (format {current}, this one knows {VERSION}); "
            "update drill to open it"
        )
    missing = sorted(tables(current) - set(store.database.table_names()))
    if missing:
        raise StoreError(f"{store.path}: is damaged: it has no table {missing[0]}")
    if current == VERSION:
        return
    for statement in (statement for step in MIGRATIONS[current:] for statement in step):
        store.database.execute(statement)
    facts = {"device": store.device, "version": version}
    store.execute_each(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT DO NOTHING",
        [{"key": key, "value": value} for key, value in facts.items()],
    )
    store.database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    store.database.execute(f"PRAGMA user_version = {VERSION}")


def _pragma(store: Store, name: str) -> Any:
    [(value,)] = store.tuples(f"PRAGMA {name}")
    return value
