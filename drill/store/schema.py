"""The tables, as the migrations that make them, one after another.

Dates are ``2026-05-04`` and name study days; instants are ``2026-05-04T08:00:00.000000Z``. What is
in ``record``, ``history``, ``trace`` and ``slip`` follows from ``event`` and can be made again from
it at any time.
"""

from __future__ import annotations

APPLICATION_ID = int.from_bytes(b"Dril", "big")
"""Marks a SQLite file as ours, in its header."""

_META = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_ITEM = """
CREATE TABLE item (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    deck TEXT NOT NULL,
    position INTEGER NOT NULL,
    block TEXT,
    text_hash TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    sibling INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_FIRST_KINDS = ("review", "undo", "suspend", "unsuspend", "bury", "unbury", "reset", "flag")


def _event(name: str, kinds: tuple[str, ...]) -> str:
    """The statement that makes the table of events under ``name``."""
    return f"""
CREATE TABLE {name} (
    seq INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ({", ".join(map(repr, kinds))})),
    at TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    study_day TEXT NOT NULL,
    rating INTEGER CHECK (rating BETWEEN 1 AND 4),
    duration_ms INTEGER,
    answer TEXT,
    verdict TEXT,
    mistake TEXT,
    problem_key TEXT,
    hints INTEGER NOT NULL,
    undoes TEXT,
    detail TEXT NOT NULL,
    CHECK ((rating IS NOT NULL) = (kind = 'review')),
    CHECK ((undoes IS NOT NULL) = (kind = 'undo'))
) STRICT
"""


_GUARDS = (
    "CREATE INDEX event_of_item ON event (item)",
    "CREATE INDEX event_of_day ON event (study_day)",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END
    """,
)

_RECORD = """
CREATE TABLE record (
    item TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('new', 'learning', 'review', 'relearning')),
    step INTEGER,
    stability REAL,
    difficulty REAL,
    due TEXT,
    due_day TEXT,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    last_day TEXT,
    last_at TEXT,
    leech INTEGER NOT NULL CHECK (leech IN (0, 1)),
    suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    buried_day TEXT,
    flag INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""

_HISTORY = """
CREATE TABLE history (
    item TEXT NOT NULL,
    uuid TEXT NOT NULL REFERENCES event (uuid),
    state TEXT NOT NULL,
    PRIMARY KEY (item, uuid)
) STRICT, WITHOUT ROWID
"""

_TRACE = """
CREATE TABLE trace (
    item TEXT PRIMARY KEY,
    reviews BLOB NOT NULL
) STRICT
"""

_SLIP = """
CREATE TABLE slip (
    item TEXT NOT NULL,
    uuid TEXT NOT NULL REFERENCES event (uuid),
    mistake TEXT NOT NULL,
    study_day TEXT NOT NULL,
    PRIMARY KEY (item, uuid, mistake)
) STRICT, WITHOUT ROWID
"""

_FOLD_ANEW = "DELETE FROM meta WHERE key = 'folded with'"
"""Makes the next reading of the log fold it anew, so that new tables and columns are filled."""

_PRACTICE = (
    "DELETE FROM history",
    "DELETE FROM slip",
    _event("wider", (*_FIRST_KINDS, "practice")),
    "INSERT INTO wider SELECT * FROM event ORDER BY seq",
    "DROP TRIGGER event_is_never_changed",
    "DROP TRIGGER event_is_never_deleted",
    "DROP TABLE event",
    "ALTER TABLE wider RENAME TO event",
    *_GUARDS,
    _FOLD_ANEW,
)
"""Events that the schedule takes no notice of. A CHECK can't be changed, so the table is copied."""

_SITTING = """
CREATE TABLE sitting (
    uuid TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    exam TEXT NOT NULL,
    at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_SITTING_EVENT = """
CREATE TABLE sitting_event (
    seq INTEGER PRIMARY KEY,
    sitting TEXT NOT NULL REFERENCES sitting (uuid),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    question INTEGER NOT NULL,
    part INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT
"""


def _append_only(table: str) -> tuple[str, str]:
    """The triggers that let a table grow and nothing else."""
    reason = f"{table} is append-only"
    return (
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{reason}'); END",
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{reason}'); END",
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (_META, _ITEM, _event("event", _FIRST_KINDS), *_GUARDS, _RECORD, _HISTORY),
    (_TRACE, _SLIP, "ALTER TABLE history ADD COLUMN elapsed INTEGER", _FOLD_ANEW),
    _PRACTICE,
    (
        _SITTING,
        _SITTING_EVENT,
        "CREATE INDEX event_of_sitting ON sitting_event (sitting)",
        *_append_only("sitting"),
        *_append_only("sitting_event"),
    ),
)
"""The statements that bring a file from version n to n + 1. One that was released never changes."""

VERSION = len(MIGRATIONS)
_NEW_TABLES: tuple[frozenset[str], ...] = (
    frozenset({"meta", "item", "event", "record", "history"}),
    frozenset({"trace", "slip"}),
    frozenset(),
    frozenset({"sitting", "sitting_event"}),
)
"""What each migration adds."""


def tables(version: int) -> frozenset[str]:
    """The tables of a file of ``version``."""
    return frozenset().union(*_NEW_TABLES[:version])
