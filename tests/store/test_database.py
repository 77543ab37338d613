from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import sqlite_utils  # noqa: F401 - loaded while every file of the library may be read

from drill.schedule.event import EventKind
from drill.schedule.settings import ScheduleSettings, memory_fingerprint
from drill.store import database
from drill.store.database import Store, StoreError, default_path, open_store
from drill.store.doctor import doctor
from drill.store.log import ReviewLog
from drill.store.rows import EVENT_COLUMNS, event_row
from drill.store.schema import APPLICATION_ID, MIGRATIONS, VERSION, tables

if TYPE_CHECKING:
    from conftest import Journal

NOBODY = 65534
REFUSED = r"check its permissions and its folder's|cannot be opened for writing: Permission"


def opened(path: Path) -> Store:
    return open_store(path, new_device="laptop", version="0.1.0")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.*")}


def pragma(store: Store, name: str) -> object:
    [(value,)] = store.tuples(f"PRAGMA {name}")
    return value


def test_a_new_store(path: Path) -> None:
    with opened(path) as store:
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "synchronous") == 2
        assert pragma(store, "foreign_keys") == 1
        assert pragma(store, "application_id") == APPLICATION_ID
        assert pragma(store, "user_version") == VERSION
        assert set(store.database.table_names()) == tables(VERSION)
        assert all(table.strict for table in store.database.tables)
        assert store.rows("SELECT * FROM meta ORDER BY key") == [
            {"key": "device", "value": "laptop"},
            {"key": "version", "value": "0.1.0"},
        ]


def test_the_device_is_that_of_the_file(path: Path) -> None:
    opened(path).close()
    before = path.read_bytes()
    with open_store(path, new_device="another", version="9") as store:
        assert store.device == "laptop"
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with opened(path) as store:
        assert pragma(store, "user_version") == VERSION


def test_a_file_of_the_first_version_is_brought_up_and_folded_anew(
    path: Path, journal: Journal
) -> None:
    settings = ScheduleSettings()
    review = journal.review("relu", mistake="sign")
    with sqlite3.connect(path) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        names = ", ".join(f":{name}" for name in EVENT_COLUMNS)
        columns = ", ".join(EVENT_COLUMNS)
        connection.execute(f"INSERT INTO event ({columns}) VALUES ({names})", event_row(review))
        folded = {"device": "desktop", "folded with": memory_fingerprint(settings)}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", folded.items())
    connection.close()
    with opened(path) as store:
        assert store.device == "desktop"
        log = ReviewLog(store, settings)
        assert log.events() == [review]
        assert doctor(store, settings).sound
        assert store.tuples("SELECT mistake FROM slip") == [("sign",)]


def test_a_file_of_the_second_version_takes_practice_and_keeps_its_events(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = ScheduleSettings()
    with monkeypatch.context() as earlier:
        earlier.setattr(database, "MIGRATIONS", MIGRATIONS[:2])
        earlier.setattr(database, "VERSION", 2)
        with opened(path) as store:
            log = ReviewLog(store, settings)
            log.append(journal.review("relu", mistake="sign"))
            log.append(journal.review("adam", hours=1))
            log.undo(journal.stamp(2))
            before = log.events(), log.records(), store.tuples("SELECT * FROM slip")
    with opened(path) as store:
        log = ReviewLog(store, settings)
        assert (log.events(), log.records(), store.tuples("SELECT * FROM slip")) == before
        record = log.append(journal.event("relu", EventKind.PRACTICE, 3, detail={"rating": 1}))
        assert record == before[1]["relu"]
        assert doctor(store, settings).sound
        with pytest.raises(StoreError, match="append-only"), store.transaction():
            store.execute("DELETE FROM event")


def test_any_name_of_a_file_will_do(tmp_path: Path) -> None:
    path = tmp_path / "my #1 drill? 100%.db"
    with opened(path):
        assert path.exists()


def test_the_log_can_only_grow(path: Path, store: Store) -> None:
    for statement in ("DELETE FROM event", "UPDATE event SET hints = 1"):
        with store.transaction():
            store.execute(
                "INSERT INTO event (uuid, device, item, kind, at, utc_offset, study_day, hints,"
                " detail) VALUES (?, 'd', 'i', 'bury', '', 0, '', 0, '{}')",
                [statement],
            )
        with pytest.raises(StoreError, match="the review log is append-only"), store.transaction():
            store.execute(statement)
    assert store.tuples("SELECT count(*) FROM event") == [(2,)]


def interrupt() -> None:
    raise KeyboardInterrupt


def test_a_failed_transaction_leaves_nothing_behind(store: Store) -> None:
    before = store.rows("SELECT * FROM meta")

    def forget_and(then: Callable[[], None]) -> None:
        with store.transaction():
            store.execute("DELETE FROM meta")
            then()

    with pytest.raises(StoreError, match="no such table"):
        forget_and(lambda: store.execute("DELETE FROM nowhere"))
    with pytest.raises(KeyboardInterrupt):
        forget_and(interrupt)
    assert store.rows("SELECT * FROM meta") == before


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY)")
        connection.execute("PRAGMA application_id = 77")
    connection.close()


def unmarked(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE event (uuid TEXT)")
    connection.close()


def text(path: Path) -> None:
    path.write_text("A note, not a database. " * 100)


def short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def newer(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()


def without_a_table(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE record")
    connection.close()


def scribbled_over(path: Path) -> None:
    opened(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (other_program, "is a database of another program"),
        (unmarked, "is a database of another program"),
        (text, "is not a SQLite database"),
        (short, "is not a SQLite database"),
        (newer, f"made by a newer drill (format {VERSION + 1}, this one knows {VERSION}); update"),
        (without_a_table, "is damaged: it has no table record"),
        (scribbled_over, "is damaged; put a backup in its place"),
    ],
)
def test_a_file_that_cannot_be_the_store_is_left_untouched(
    path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(path)
    before = contents(path.parent)
    with pytest.raises(StoreError) as refusal:
        opened(path)
    assert str(refusal.value).startswith(f"{path}: {reason}")
    assert contents(path.parent) == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no folder .*nowhere"):
        opened(tmp_path / "nowhere" / "drill.db")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder, not a file"):
        opened(tmp_path)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder all of whose parents anyone may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Whoever runs the tests as root may write everywhere, so become nobody for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("folder_mode", [0o777, 0o555], ids=["open folder", "closed folder"])
@pytest.mark.parametrize("mode", [0o444, 0o666, 0o000], ids=["to read", "to write", "for none"])
def test_a_file_is_opened_only_if_it_and_its_folder_may_be_written(
    public_folder: Path, folder_mode: int, mode: int
) -> None:
    path = public_folder / "drill.db"
    opened(path).close()
    before = contents(public_folder)
    path.chmod(mode)
    public_folder.chmod(folder_mode)
    with unprivileged():
        if (mode, folder_mode) == (0o666, 0o777):
            opened(path).close()
        else:
            with pytest.raises(StoreError, match=REFUSED):
                opened(path)
    public_folder.chmod(0o777)
    path.chmod(0o666)
    assert contents(public_folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_store_is_not_made_in_a_folder_that_may_not_be_written(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match="cannot be opened; check its permissions"):
        opened(public_folder / "drill.db")
    assert contents(public_folder) == {}


@contextmanager
def another_writer(path: Path) -> Iterator[None]:
    """Another process in the middle of a transaction on ``path``."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('writing', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield


def test_a_file_in_use_is_refused_until_the_other_writer_is_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    opened(path).close()
    before = path.read_bytes()
    with (
        another_writer(path),
        pytest.raises(StoreError, match="another program is writing to it; close that one"),
    ):
        opened(path)
    assert path.read_bytes() == before
    opened(path).close()


def test_stores_made_at_the_same_moment_are_one(path: Path) -> None:
    code = (
        "import sys, sqlite_utils; from pathlib import Path;"
        "from drill.store.database import open_store; print('ready', flush=True);"
        "sys.stdin.readline();"
        "store = open_store(Path(sys.argv[1]), new_device=sys.argv[2], version='1');"
        "print(store.device)"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), f"device-{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    devices = {process.communicate()[0] for process in processes}
    assert len(devices) == 1
    assert devices.pop().startswith("device-")


def test_a_file_that_another_program_reads_is_opened_and_written_ahead_by_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(path).close()
    reader = sqlite3.connect(path, isolation_level=None)
    assert reader.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)

    def read_meanwhile(store: Store) -> None:
        reader.execute("BEGIN")
        reader.execute("SELECT value FROM meta").fetchall()
        write_ahead(store)

    write_ahead = database._write_ahead
    with monkeypatch.context() as patch:
        patch.setattr(database, "_write_ahead", read_meanwhile)
        store = opened(path)
    assert pragma(store, "journal_mode") == "delete"
    reader.execute("ROLLBACK")
    with store.transaction():
        store.execute("INSERT INTO meta (key, value) VALUES ('a', 'b')")
    with opened(path) as later:
        assert pragma(later, "journal_mode") == "wal"
    assert store.tuples("SELECT value FROM meta WHERE key = 'a'") == [("b",)]
    assert reader.execute("SELECT value FROM meta WHERE key = 'a'").fetchone() == ("b",)
    store.close()
    reader.close()


def test_the_default_place_is_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    path = default_path()
    assert path.name == "drill.db"
    assert path.parent.name == "drill"
    assert path.parent.is_dir()


def test_loading_the_store_does_not_load_sqlite_utils() -> None:
    code = (
        "import sys, drill.store.log, drill.store.views, drill.store.items, drill.store.doctor;"
        "print(*sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "drill.store.database" in shown
    assert not {"sqlite_utils", "fsrs", "numpy", "platformdirs"} & set(shown)


def test_threads_take_turns(store: Store) -> None:
    failed: list[Exception] = []

    def use(name: str) -> None:
        try:
            for number in range(30):
                with store.transaction():
                    store.execute(
                        "INSERT INTO meta (key, value) VALUES (?, ?)", [f"{name} {number}", name]
                    )
                with store.snapshot():
                    store.tuples("SELECT count(*) FROM meta")
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=use, args=[name]) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.tuples("SELECT count(*) FROM meta WHERE value IN ('a', 'b', 'c')") == [(90,)]
