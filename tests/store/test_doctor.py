from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings
from drill.schedule.trace import unpacked
from drill.store.database import Store, open_store
from drill.store.doctor import Difference, doctor
from drill.store.log import ReviewLog

if TYPE_CHECKING:
    from conftest import Journal

SETTINGS = ScheduleSettings()


@pytest.fixture
def studied(store: Store, log: ReviewLog, journal: Journal) -> Store:
    log.append(journal.review("relu", Rating.EASY))
    log.append(
        journal.review(
            "adam", Rating.GOOD, 0.1, mistake="sign", detail={"mistakes": ["sign", "lr"]}
        )
    )
    log.append(journal.event("adam", EventKind.SUSPEND, 0.2))
    log.undo(journal.stamp(0.3))
    return store


def tamper(store: Store, statement: str) -> None:
    with store.transaction():
        store.execute(statement)


def test_a_sound_store(studied: Store) -> None:
    diagnosis = doctor(studied, SETTINGS)
    assert diagnosis.sound
    assert (diagnosis.events, diagnosis.items) == (4, 2)


@pytest.mark.parametrize(
    ("statement", "differences"),
    [
        (
            "UPDATE record SET reps = 9, lapses = 3 WHERE item = 'relu'",
            [Difference("relu", "reps", 9, 1), Difference("relu", "lapses", 3, 0)],
        ),
        (
            "UPDATE record SET suspended = 1 WHERE item = 'adam'",
            [Difference("adam", "suspended", 1, 0)],
        ),
        (
            "UPDATE record SET stability = 8.2957 WHERE item = 'relu'",
            [Difference("relu", "stability", 8.2957, 8.2956)],
        ),
        ("UPDATE record SET stability = 8.2956000000001 WHERE item = 'relu'", []),
        (
            "UPDATE history SET state = 'review' WHERE item = 'relu'",
            [Difference("relu", "state before event {relu}", "review", "new")],
        ),
        (
            "UPDATE history SET elapsed = 7 WHERE item = 'relu'",
            [Difference("relu", "days before event {relu}", 7, -1)],
        ),
        (
            "DELETE FROM slip WHERE item = 'adam' AND mistake = 'sign'",
            [Difference("adam", "day of the mistake sign in event {adam}", None, "2026-05-04")],
        ),
    ],
)
def test_each_wrong_value_is_told(
    studied: Store, log: ReviewLog, statement: str, differences: list[Difference]
) -> None:
    uuids = {item: log.events(item)[0].uuid for item in ("relu", "adam")}
    tamper(studied, statement)
    found = doctor(studied, SETTINGS).differences
    assert [(each.item, each.name, each.kept, each.folded) for each in found] == [
        (each.item, each.name.format(**uuids), each.kept, each.folded) for each in differences
    ]
    log.refold()
    assert doctor(studied, SETTINGS).sound


def test_missing_and_superfluous_records_are_told(studied: Store, log: ReviewLog) -> None:
    relu = log.records()["relu"]
    tamper(studied, "UPDATE record SET item = 'ghost' WHERE item = 'relu'")
    assert doctor(studied, SETTINGS).differences == (
        Difference("ghost", "record", relu, None),
        Difference("relu", "record", None, relu),
    )


def test_a_wrong_trace_is_told(studied: Store, log: ReviewLog) -> None:
    [(trace,)] = studied.tuples("SELECT reviews FROM trace WHERE item = 'relu'")
    [right] = unpacked(trace)
    tamper(studied, f"UPDATE trace SET reviews = x'{trace.hex()}{trace.hex()}' WHERE item = 'relu'")
    assert doctor(studied, SETTINGS).differences == (
        Difference("relu", "review 2 of the trace", right, None),
    )
    log.refold()
    assert doctor(studied, SETTINGS).sound


def test_a_history_without_its_event_is_damage(studied: Store) -> None:
    studied.database.execute("PRAGMA foreign_keys = OFF")
    tamper(studied, "INSERT INTO history (item, uuid, state) VALUES ('relu', 'lost', 'new')")
    diagnosis = doctor(studied, SETTINGS)
    assert not diagnosis.sound
    assert "names a row of event that does not exist" in diagnosis.damages[0]


def test_damaged_pages_are_told(path: Path, journal: Journal) -> None:
    with open_store(path, new_device="laptop", version="1") as store:
        log = ReviewLog(store, SETTINGS)
        log.extend([journal.review(f"item-{n}", answer="x" * 300, hours=n) for n in range(60)])
        [(page,)] = store.tuples("SELECT rootpage FROM sqlite_schema WHERE name = 'event_of_day'")
        [(size,)] = store.tuples("PRAGMA page_size")
    whole = bytearray(path.read_bytes())
    whole[page * size - 40 : page * size] = bytes(40)
    path.write_bytes(whole)
    with open_store(path, new_device="laptop", version="1") as store:
        diagnosis = doctor(store, SETTINGS)
    assert any("event_of_day" in damage for damage in diagnosis.damages)
    assert not diagnosis.differences


def test_it_tells_how_far_it_is_and_can_be_stopped(studied: Store) -> None:
    heard = []
    diagnosis = doctor(studied, SETTINGS, lambda *far: heard.append(far))
    assert ("Reading the log", 0, diagnosis.events) in heard
    assert ("Folding the log", 0, diagnosis.events) in heard
    assert all(done <= every for _, done, every in heard)

    class StoppedError(Exception):
        pass

    for stage in {what for what, _, _ in heard}:

        def stopping(what: str, _done: int, _all: int, stage: str = stage) -> None:
            if what == stage:
                raise StoppedError

        with pytest.raises(StoppedError):
            doctor(studied, SETTINGS, stopping)
        assert doctor(studied, SETTINGS).sound
