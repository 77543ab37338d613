"""Counts for the day's limits and for progress. Only events that were not undone count.

``since`` is the first study day of a period, and None begins with the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drill.schedule.queue import DayCounts
from drill.schedule.rating import Rating, State
from drill.store.database import Store

_REVIEWS = """
    event JOIN history USING (item, uuid)
    WHERE event.kind = 'review' AND study_day >= ?1
"""
_FIRST_DAY = "0001-01-01"


@dataclass(frozen=True)
class Tally:
    """Reviews, how many of them were not rated AGAIN, and the time they took."""

    reviews: int
    passed: int
    duration_ms: int


@dataclass(frozen=True)
class Habit:
    """A mistake by its slug: how often a learner made it, and on which study day last."""

    mistake: str
    count: int
    last_day: date


def today(store: Store, day: date) -> DayCounts:
    """What was done on ``day``: items first rated, and reviews of items on long intervals."""
    [(new, reviews)] = store.tuples(
        "SELECT count(DISTINCT CASE WHEN state = 'new' THEN item END),"
        f" coalesce(sum(state = 'review'), 0) FROM {_REVIEWS} AND study_day <= ?1",
        [day.isoformat()],
    )
    return DayCounts(new=new, reviews=reviews)


def first_seen_on(store: Store, day: date) -> frozenset[str]:
    """The items that were new before a review on ``day``."""
    rows = store.tuples(
        f"SELECT DISTINCT item FROM {_REVIEWS} AND study_day <= ?1 AND state = 'new'",
        [day.isoformat()],
    )
    return frozenset(item for (item,) in rows)


def reviews_by_day(store: Store, since: date | None = None) -> dict[date, Tally]:
    """The reviews of each study day that has any, the earliest first."""
    tallies = _tallies(store, "study_day", since)
    return {date.fromisoformat(day): tally for day, tally in tallies.items()}


def reviews_by_deck(store: Store, since: date | None = None) -> dict[str, Tally]:
    """The reviews of each deck; those of unregistered items under the empty name."""
    return _tallies(
        store, "(SELECT coalesce(max(deck), '') FROM item WHERE id = event.item)", since
    )


def reviews_by_rating(store: Store, since: date | None = None) -> dict[Rating, int]:
    """How often each rating was given."""
    tallies = _tallies(store, "rating", since)
    return {rating: tallies[rating].reviews if rating in tallies else 0 for rating in Rating}


def retention(store: Store, since: date | None = None) -> Tally:
    """The reviews of items on long intervals, as a measure of what was really remembered.

    An item counts once a study day: one that lapses returns within minutes in another state, and
    one asked again on its last day was not waited for.
    """
    [row] = store.tuples(
        f"SELECT {_TALLY} FROM {_REVIEWS} AND state = 'review' AND elapsed > 0", [_text(since)]
    )
    return Tally(*row)


def habits(store: Store, since: date | None = None) -> list[Habit]:
    """The mistakes that were made, the most frequent first; all mistakes of a review count."""
    rows = store.tuples(
        "SELECT mistake, count(*), max(study_day) FROM slip WHERE study_day >= ?1"
        " GROUP BY mistake ORDER BY count(*) DESC, mistake",
        [_text(since)],
    )
    return [Habit(mistake, count, date.fromisoformat(day)) for mistake, count, day in rows]


def mistaken_items(store: Store, mistake: str = "", since: date | None = None) -> frozenset[str]:
    """The items in which ``mistake`` was made, or any at all, from ``since`` on."""
    rows = store.tuples(
        "SELECT DISTINCT item FROM slip WHERE study_day >= ?1 AND (?2 = '' OR mistake = ?2)",
        [_text(since), mistake],
    )
    return frozenset(item for (item,) in rows)


def states(store: Store) -> dict[State, int]:
    """How many items with a record are in each state, those gone from the notes left out."""
    counts = dict(store.tuples(f"SELECT state, count(*) FROM {_PRESENT} GROUP BY state"))
    return {state: counts.get(state.value, 0) for state in State}


def due_by_day(store: Store, day: date, days: int) -> list[int]:
    """How many items fall due on ``day``, with those overdue, and on each following of ``days``."""
    rows = store.tuples(
        f"SELECT max(due_day, ?1), count(*) FROM {_PRESENT}"
        " AND suspended = 0 AND due_day < ?2 GROUP BY max(due_day, ?1)",
        [day.isoformat(), (day + timedelta(days=days)).isoformat()],
    )
    counts = dict(rows)
    return [counts.get((day + timedelta(days=ahead)).isoformat(), 0) for ahead in range(days)]


def traces(store: Store) -> list[tuple[str, bytes]]:
    """Each item with its packed reviews, which :func:`drill.schedule.trace.unpacked` reads."""
    return store.tuples("SELECT item, reviews FROM trace")


def memories(store: Store) -> list[tuple[Any, ...]]:
    """Item, state, stability, difficulty, last day, due day, lapses, leech and suspended of every
    item that the notes hold; days are ordinals."""
    last, due = (
        f"CAST(julianday({day}) - 1721424.5 AS INTEGER)" for day in ("last_day", "due_day")
    )
    return store.tuples(
        f"SELECT item, state, stability, difficulty, {last}, {due}, lapses, leech, suspended"
        f" FROM {_PRESENT}"
    )


def slips(store: Store) -> list[tuple[str, str, date]]:
    """Each mistake that was made: the item, the mistake, the study day."""
    rows = store.tuples("SELECT item, mistake, study_day FROM slip")
    days = {text: date.fromisoformat(text) for _, _, text in rows}
    return [(item, mistake, days[day]) for item, mistake, day in rows]


_TALLY = "count(*), coalesce(sum(rating > 1), 0), coalesce(sum(duration_ms), 0)"
_PRESENT = "record WHERE item NOT IN (SELECT id FROM item WHERE gone = 1)"


def _tallies(store: Store, key: str, since: date | None) -> dict[Any, Tally]:
    rows = store.tuples(
        f"SELECT {key} AS key, {_TALLY} FROM {_REVIEWS} GROUP BY key ORDER BY key", [_text(since)]
    )
    return {row[0]: Tally(*row[1:]) for row in rows}


def _text(since: date | None) -> str:
    return _FIRST_DAY if since is None else since.isoformat()
