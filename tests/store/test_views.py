from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from drill.schedule.event import EventKind
from drill.schedule.queue import DayCounts
from drill.schedule.rating import Rating, State
from drill.schedule.trace import unpacked
from drill.store import views
from drill.store.database import Store
from drill.store.items import KnownItem, save
from drill.store.log import ReviewLog
from drill.store.views import Habit, Tally

if TYPE_CHECKING:
    from conftest import Journal

MONDAY = date(2026, 5, 4)
AGAIN, HARD, GOOD, EASY = Rating
DAY = 24.0


def known_item(name: str, deck: str, gone: bool = False) -> KnownItem:
    return KnownItem(
        id=name,
        kind="card",
        note=f"{deck}.md",
        deck=deck,
        position=0,
        block=None,
        text_hash="",
        first_seen=MONDAY,
        gone=gone,
    )


@pytest.fixture
def studied(store: Store, log: ReviewLog, journal: Journal) -> Store:
    """Monday: two items learned, a third undone. Eight days later: one recalled, one lapsed."""
    for event in (
        journal.review("relu", EASY, 0.0, duration_ms=4000),
        journal.review("adam", GOOD, 0.1, duration_ms=6000, mistake="sign"),
        journal.review("adam", EASY, 0.3, duration_ms=1000),
        journal.review("norm", AGAIN, 0.4, duration_ms=9000, mistake="transpose"),
    ):
        log.append(event)
    log.undo(journal.stamp(0.5))
    later = 20 * DAY
    for event in (
        journal.review("relu", AGAIN, later, duration_ms=2000, mistake="transpose"),
        journal.review("adam", HARD, later + 0.1, mistake="transpose"),
        journal.review("relu", GOOD, later + 0.3, duration_ms=3000),
    ):
        log.append(event)
    save(store, [known_item("relu", "activations"), known_item("adam", "optimizers")])
    return store


LATER = MONDAY + timedelta(days=20)


def test_an_empty_store_counts_nothing(store: Store) -> None:
    assert views.today(store, MONDAY) == DayCounts(new=0, reviews=0)
    assert views.reviews_by_day(store) == {}
    assert views.reviews_by_deck(store) == {}
    assert views.reviews_by_rating(store) == dict.fromkeys(Rating, 0)
    assert views.retention(store) == Tally(0, 0, 0)
    assert views.habits(store) == []
    assert views.states(store) == dict.fromkeys(State, 0)
    assert views.due_by_day(store, MONDAY, 3) == [0, 0, 0]


def test_a_days_limits_count_new_items_and_reviews(studied: Store) -> None:
    assert views.today(studied, MONDAY) == DayCounts(new=2, reviews=0)
    assert views.today(studied, LATER) == DayCounts(new=0, reviews=2)
    assert views.today(studied, MONDAY + timedelta(days=1)) == DayCounts()


def test_what_was_seen_first(studied: Store) -> None:
    assert views.first_seen_on(studied, MONDAY) == {"relu", "adam"}
    assert views.first_seen_on(studied, LATER) == frozenset()


def test_an_item_reset_and_begun_again_on_one_day_is_one_new_item(
    store: Store, log: ReviewLog, journal: Journal
) -> None:
    log.append(journal.review("relu", GOOD))
    log.append(journal.event("relu", EventKind.RESET, 0.1))
    log.append(journal.review("relu", GOOD, 0.2))
    assert views.today(store, MONDAY) == DayCounts(new=1, reviews=0)


def test_reviews_by_day(studied: Store) -> None:
    assert views.reviews_by_day(studied) == {
        MONDAY: Tally(reviews=3, passed=3, duration_ms=11_000),
        LATER: Tally(reviews=3, passed=2, duration_ms=5000),
    }
    assert list(views.reviews_by_day(studied, since=LATER)) == [LATER]


def test_reviews_by_deck(studied: Store, log: ReviewLog, journal: Journal) -> None:
    log.append(journal.review("stray", GOOD, 21 * DAY))
    assert views.reviews_by_deck(studied) == {
        "": Tally(1, 1, 0),
        "activations": Tally(3, 2, 9000),
        "optimizers": Tally(3, 3, 7000),
    }
    assert set(views.reviews_by_deck(studied, LATER + timedelta(days=1))) == {""}


def test_reviews_by_rating(studied: Store) -> None:
    assert views.reviews_by_rating(studied) == {AGAIN: 1, HARD: 1, GOOD: 2, EASY: 2}
    assert views.reviews_by_rating(studied, LATER) == {AGAIN: 1, HARD: 1, GOOD: 1, EASY: 0}


def test_retention_is_of_items_on_long_intervals(studied: Store) -> None:
    assert views.retention(studied) == Tally(reviews=2, passed=1, duration_ms=2000)
    assert views.retention(studied, LATER + timedelta(days=1)) == Tally(0, 0, 0)


def test_an_item_asked_again_on_the_day_it_was_rated_does_not_count_for_retention(
    studied: Store, log: ReviewLog, journal: Journal
) -> None:
    log.append(journal.review("relu", AGAIN, 20 * DAY + 0.5))
    assert views.retention(studied).reviews == 2


def test_habits_are_the_mistakes_that_count(studied: Store) -> None:
    assert views.habits(studied) == [Habit("transpose", 2, LATER), Habit("sign", 1, MONDAY)]
    assert views.habits(studied, LATER) == [Habit("transpose", 2, LATER)]


def test_all_mistakes_of_a_review_are_habits(
    store: Store, log: ReviewLog, journal: Journal
) -> None:
    log.append(journal.review("adam", mistake="sign", detail={"mistakes": ["sign", "lr", "lr"]}))
    assert views.habits(store) == [Habit("lr", 1, MONDAY), Habit("sign", 1, MONDAY)]
    log.undo(journal.stamp(0.1))
    assert views.habits(store) == []


def test_states_and_days_to_come(studied: Store, log: ReviewLog, journal: Journal) -> None:
    records = log.records()
    assert views.states(studied) == {
        State.NEW: 1,
        State.LEARNING: 0,
        State.REVIEW: 2,
        State.RELEARNING: 0,
    }
    due = [records[item].memory.due_day for item in ("relu", "adam")]
    days = [(day - LATER).days for day in due if day is not None]
    forecast = views.due_by_day(studied, LATER, 60)
    assert [ahead for ahead, count in enumerate(forecast) if count] == sorted(days)
    overdue = views.due_by_day(studied, LATER + timedelta(days=59), 1)
    assert overdue == [2]
    log.append(journal.event("relu", EventKind.SUSPEND, 21 * DAY))
    save(studied, [known_item("adam", "optimizers", gone=True)])
    assert sum(views.due_by_day(studied, LATER, 60)) == 0
    assert views.states(studied)[State.REVIEW] == 1


def test_what_progress_reads(studied: Store, log: ReviewLog, journal: Journal) -> None:
    traced = {item: list(unpacked(trace)) for item, trace in views.traces(studied)}
    assert {item: len(reviews) for item, reviews in traced.items()} == {
        "relu": 3, "adam": 3, "norm": 0,
    }  # fmt: skip
    assert sorted(views.slips(studied)) == [
        ("adam", "sign", MONDAY),
        ("adam", "transpose", LATER),
        ("relu", "transpose", LATER),
    ]
    log.append(journal.event("relu", EventKind.SUSPEND, 21 * DAY))
    records = log.records()
    for item, state, stability, difficulty, *rest in views.memories(studied):
        memory = records[item].memory
        assert (state, stability, difficulty) == (
            memory.state, memory.stability, memory.difficulty,
        )  # fmt: skip
        days = [day and day.toordinal() for day in (memory.last_day, memory.due_day)]
        assert rest == [*days, memory.lapses, int(memory.leech), int(records[item].suspended)]
    save(studied, [known_item("adam", "optimizers", gone=True)])
    assert {row[0] for row in views.memories(studied)} == {"relu", "norm"}
