from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from drill.schedule.event import Event, EventKind
from drill.schedule.rating import Rating, State
from drill.schedule.record import NEW_RECORD, ItemRecord, fold
from drill.schedule.settings import ScheduleSettings
from drill.store import database
from drill.store.database import Store, StoreError, open_store
from drill.store.doctor import doctor
from drill.store.log import ReviewLog

if TYPE_CHECKING:
    from conftest import Journal

MakeJournal: TypeAlias = "Callable[[str], Journal]"

SETTINGS = ScheduleSettings()
QUICK = hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def folded(events: list[Event], settings: ScheduleSettings = SETTINGS) -> dict[str, ItemRecord]:
    items = {event.item for event in events}
    return {item: fold([e for e in events if e.item == item], settings) for item in items}


def test_an_event_and_its_record_are_there_when_the_file_is_opened_again(
    path: Path, journal: Journal, settings: ScheduleSettings
) -> None:
    event = journal.review(
        "relu",
        answer="W₂ᵀδ",
        verdict="wrong",
        mistake="missing-gate",
        problem_key="two-layer@1:2:77",
        hints=2,
        duration_ms=41_000,
        detail={"session": "exam", "follow-through": True},
    )
    with open_store(path, new_device="laptop", version="1") as store:
        record = ReviewLog(store, settings).append(event)
    with open_store(path, new_device="laptop", version="1") as store:
        log = ReviewLog(store, settings)
        assert log.events() == [event]
        assert log.records() == {"relu": record} == {"relu": fold([event], settings)}


def test_an_event_that_is_appended_twice_counts_once(log: ReviewLog, journal: Journal) -> None:
    event = journal.review("relu")
    assert log.append(event) == log.append(event)
    assert log.events() == [event]


def test_events_of_an_item_and_since_a_day(log: ReviewLog, journal: Journal) -> None:
    monday = [journal.review("relu"), journal.review("adam", hours=1)]
    tuesday = [journal.review("relu", hours=24), journal.review("relu", hours=25)]
    log.extend(monday + tuesday)
    assert log.events("relu") == [monday[0], *tuesday]
    assert log.events(since=journal.day + timedelta(days=1)) == tuesday
    assert log.events("adam", since=journal.day) == [monday[1]]
    assert log.events("adam", since=journal.day + timedelta(days=1)) == []


def test_undo_takes_back_the_last_thing_done(log: ReviewLog, journal: Journal) -> None:
    first, second = journal.review("relu"), journal.review("adam", hours=1)
    flag = journal.event("relu", EventKind.FLAG, 2, detail={"flag": 1})
    for event in (first, second, flag):
        log.append(event)
    undone = [log.undo(journal.stamp(3 + n)) for n in range(4)]
    assert [reversal and reversal.target for reversal in undone] == [flag, second, first, None]
    assert undone[0] is not None
    assert undone[0].record == fold([first], SETTINGS)
    assert undone[0].written.undoes == flag.uuid
    assert set(log.records().values()) == {NEW_RECORD}
    assert len(log.events()) == 6


def test_redo_brings_back_what_was_undone_until_something_else_is_done(
    log: ReviewLog, journal: Journal
) -> None:
    first, second = journal.review("relu"), journal.review("adam", hours=1)
    after = log.append(first)
    log.append(second)
    assert log.redo(journal.stamp(2)) is None
    log.undo(journal.stamp(3))
    log.undo(journal.stamp(4))
    redone = [log.redo(journal.stamp(5 + n)) for n in range(3)]
    assert [reversal and reversal.target for reversal in redone] == [first, second, None]
    assert redone[0] is not None
    assert redone[0].record == after
    assert log.records() == folded([first, second])

    again = log.undo(journal.stamp(9))
    assert again is not None
    assert again.target == second
    log.append(journal.review("relu", hours=10))
    assert log.redo(journal.stamp(11)) is None


def test_undo_and_redo_keep_to_the_device_and_the_study_day(
    log: ReviewLog, journal: Journal, make_journal: MakeJournal
) -> None:
    phone = make_journal("phone")
    log.append(journal.review("relu"))
    log.append(phone.review("adam", hours=1))
    tomorrow = journal.stamp(24)
    assert log.undo(tomorrow) is None
    reversal = log.undo(journal.stamp(2))
    assert reversal is not None
    assert reversal.target.item == "relu"
    assert log.redo(phone.stamp(3)) is None
    assert log.redo(journal.stamp(24)) is None
    assert log.undo(journal.stamp(4)) is None
    assert log.redo(journal.stamp(5)) is not None


def test_a_clock_set_back_changes_neither_undo_nor_the_records(
    log: ReviewLog, journal: Journal
) -> None:
    late, early = journal.review("relu", hours=8), journal.review("relu", Rating.EASY, hours=1)
    log.append(late)
    record = log.append(early)
    assert record == fold([early, late], SETTINGS)
    reversal = log.undo(journal.stamp(2))
    assert reversal is not None
    assert reversal.target == early
    assert reversal.record == fold([late], SETTINGS)


def test_other_settings_fold_the_log_anew(store: Store, journal: Journal) -> None:
    events = [journal.review("relu", Rating.EASY), journal.review("relu", hours=24 * 9)]
    ReviewLog(store, SETTINGS).extend(events)
    strict = ScheduleSettings(desired_retention=0.97)
    records = ReviewLog(store, strict).records()
    assert records == folded(events, strict) != folded(events)
    assert doctor(store, strict).sound
    assert not doctor(store, SETTINGS).sound
    more_a_day = ScheduleSettings(desired_retention=0.97, new_per_day=50)
    assert ReviewLog(store, more_a_day).records() == records


def test_a_log_that_cannot_be_written_says_so_and_goes_on_later(
    path: Path, log: ReviewLog, store: Store, journal: Journal
) -> None:
    event = journal.review("relu")
    store.database.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing to it"):
        log.append(event)
    assert log.events() == []
    other.execute("ROLLBACK")
    other.close()
    log.append(event)
    assert log.events() == [event]


def test_a_full_disk_loses_nothing_that_was_there(
    log: ReviewLog, store: Store, journal: Journal
) -> None:
    log.append(journal.review("relu"))
    [(pages,)] = store.tuples("PRAGMA page_count")
    store.tuples(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full"):
        log.extend([journal.review(f"item-{n}", answer="x" * 500) for n in range(100)])
    assert len(log.events()) == 1
    assert doctor(store, SETTINGS).sound
    assert doctor(store, SETTINGS).events == 1


def test_a_row_that_no_one_can_read_is_reported(
    log: ReviewLog, store: Store, journal: Journal
) -> None:
    log.append(journal.review("relu"))
    with store.transaction():
        store.execute("UPDATE record SET last_day = 'yesterday'")
    with pytest.raises(StoreError, match=r"is damaged: a row cannot be read: .*'yesterday'"):
        log.records()


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["review", "review", "undo", "redo", "bury", "suspend", "reset", "any"]),
        st.sampled_from(["relu", "adam", "norm"]),
        st.sampled_from(Rating),
        st.integers(-3, 40),
    ),
    min_size=1,
    max_size=18,
)
Moves = list[tuple[str, str, Rating, int]]


def play(log: ReviewLog, journal: Journal, moves: Moves) -> None:
    """Make the moves on a log, the clock running forth, and sometimes back."""
    hours = 0.0
    for move, item, rating, pause in moves:
        hours += pause
        events = log.events()
        if move == "review":
            log.append(journal.review(item, rating, hours))
        elif move == "undo":
            log.undo(journal.stamp(hours))
        elif move == "redo":
            log.redo(journal.stamp(hours))
        elif move != "any":
            log.append(journal.event(item, EventKind(move), hours))
        elif events:
            target = events[int(hours) % len(events)]
            log.append(journal.event(target.item, EventKind.UNDO, hours, undoes=target.uuid))


@QUICK
@given(moves=MOVES)
def test_what_is_kept_is_what_the_log_folds_to(make_journal: MakeJournal, moves: Moves) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "drill.db", new_device="laptop", version="1") as store,
    ):
        log = ReviewLog(store, SETTINGS)
        play(log, make_journal("laptop"), moves)
        assert log.records() == folded(log.events())
        diagnosis = doctor(store, SETTINGS)
        assert diagnosis.sound, diagnosis
        before = log.records()
        log.refold()
        assert log.records() == before


class StopError(Exception):
    """Somebody does not want to wait."""


def test_folding_anew_that_is_stopped_leaves_all_as_it_was(store: Store, journal: Journal) -> None:
    log = ReviewLog(store, SETTINGS)
    log.extend([journal.review(f"item-{number}") for number in range(500)])
    before = log.records()

    def told(done: int, every: int) -> None:
        assert every == 500
        if done > 200:
            raise StopError

    with pytest.raises(StopError):
        log.refold(told)
    assert log.records() == before
    assert doctor(store, SETTINGS).sound


@QUICK
@given(laptop=MOVES, phone=MOVES, chance=st.randoms(use_true_random=False))
def test_two_devices_agree_once_their_logs_are_joined(
    make_journal: MakeJournal, laptop: Moves, phone: Moves, chance: Random
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        logs = []
        for device, moves in (("laptop", laptop), ("phone", phone)):
            store = open_store(Path(folder) / device, new_device=device, version="1")
            logs.append((store, ReviewLog(store, SETTINGS)))
            play(logs[-1][1], make_journal(device), moves)
        own = [log.events() for _, log in logs]
        for (_, log), others in zip(logs, reversed(own), strict=True):
            coming = [*others, *others[:2]]
            chance.shuffle(coming)
            for event in coming[: len(coming) // 2]:
                log.append(event)
            log.extend(coming)
        joined = folded(own[0] + own[1])
        for store, log in logs:
            assert log.records() == joined
            assert len(log.events()) == len(own[0]) + len(own[1])
            assert doctor(store, SETTINGS).sound
            store.close()


def test_joining_a_log_counts_what_was_new(
    log: ReviewLog, journal: Journal, make_journal: MakeJournal
) -> None:
    phone = make_journal("phone")
    own, theirs = journal.review("relu"), phone.review("relu", hours=30)
    log.append(own)
    assert log.extend([theirs, own, theirs]) == 1
    assert log.extend([]) == 0
    assert log.records() == folded([own, theirs])


def test_a_day_and_a_leech_are_seen_through_the_log(log: ReviewLog, journal: Journal) -> None:
    rating, day = Rating.EASY, 0
    record = log.append(journal.review("relu", rating))
    while not record.memory.leech:
        day += 40
        record = log.append(journal.review("relu", Rating.AGAIN, 24 * day))
        record = log.append(journal.review("relu", Rating.GOOD, 24 * day + 1))
    assert record.memory.lapses == 8
    assert record.memory.state is State.REVIEW
    assert record.memory.last_day == date(2026, 5, 4) + timedelta(days=day)


def test_waiting_for_another_writer_is_bounded() -> None:
    assert 0 < database.BUSY_SECONDS <= 5


def test_records_that_two_programs_folded_with_different_settings_are_folded_anew(
    path: Path, journal: Journal
) -> None:
    changed = ScheduleSettings(desired_retention=0.8)
    with open_store(path, new_device="laptop", version="1") as mine:
        log = ReviewLog(mine, SETTINGS)
        log.append(journal.review("relu", rating=Rating.EASY))
        with open_store(path, new_device="laptop", version="1") as other:
            ReviewLog(other, changed)
        log.append(journal.review("tanh", rating=Rating.EASY))
    with open_store(path, new_device="laptop", version="1") as store:
        log = ReviewLog(store, changed)
        assert log.records() == folded(log.events(), changed)
        assert log.records() != folded(log.events(), SETTINGS)
