"""Opening the progress screen's figures, beside one full scan of the event table by SQLite.

A learner of 400 items studies for a year; the log is then copied under other names until it has
100,000 and 1,000,000 reviews. What is measured is all that the screen does when it is opened:
reading the store and counting every section.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import NEW_MEMORY, Memory, retrievability, review
from drill.schedule.rating import Rating, State
from drill.schedule.settings import ScheduleSettings
from drill.session.desk import Desk
from drill.session.library import ItemKind, Library, StudyItem
from drill.session.progress import progress_basis, progress_report
from drill.store.database import Store, open_store
from drill.store.log import ReviewLog

SIZES = (100_000, 1_000_000)
ITEMS, DAYS = 400, 365
RUNS = 5
TODAY = date(2026, 5, 4)
SETTINGS = ScheduleSettings(fuzz=False)
"""Fuzz depends on an item's name, and a copy of a log must fold to the same."""
COPIED = {
    "event": (
        "uuid, device, item, kind, at, utc_offset, study_day, rating, duration_ms, answer,"
        " verdict, mistake, problem_key, hints, undoes, detail"
    ),
    "record": (
        "item, state, step, stability, difficulty, due, due_day, reps, lapses, last_day, last_at,"
        " leech, suspended, buried_day, flag"
    ),
    "history": "item, uuid, state, elapsed",
    "trace": "item, reviews",
    "slip": "item, uuid, mistake, study_day",
}
"""The columns of every table that is copied."""


def main() -> None:
    """Print the medians of both sizes, and their ratios to a scan."""
    events = list(study_a_year())
    for size in SIZES:
        copies = -(-size // len(events))
        with tempfile.TemporaryDirectory() as folder:
            opened, scanned = measure(Path(folder) / "drill.db", events, copies)
        print(
            f"progress of {len(events) * copies:,} reviews of {ITEMS * copies:,} items:"
            f" {opened.wall:.0f} ms, {opened.cpu:.0f} of them computing; one scan of the events:"
            f" {scanned.wall:.0f} ms; ratio {opened.wall / scanned.wall:.2f}"
        )


class Spent(NamedTuple):
    """Milliseconds by the clock, and of the processor."""

    wall: float
    cpu: float


def measure(path: Path, events: list[Event], copies: int) -> tuple[Spent, Spent]:
    """What it takes to open progress, and to scan the events."""
    with open_store(path, new_device="laptop", version="1") as store:
        desk = desk_of(store, events, copies)
        return _median(lambda: open_progress(desk)), _median(lambda: scan(store))


def open_progress(desk: Desk) -> None:
    """All that the screen does when it is opened."""
    progress_report(desk, progress_basis(desk))


def scan(store: Store) -> None:
    """The baseline: SQLite reads every event once."""
    store.tuples(
        "SELECT count(*), sum(rating > 1), sum(duration_ms), count(DISTINCT study_day),"
        " max(length(answer)) FROM event"
    )


def study_a_year() -> Iterator[Event]:
    """The reviews of a learner who remembers as FSRS expects."""
    chance = random.Random(7)
    memories = {f"item-{number:03}": NEW_MEMORY for number in range(ITEMS)}
    number = 0
    for ahead in range(DAYS):
        day = TODAY - timedelta(days=DAYS - ahead)
        now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        for item in _due(memories, day):
            while True:
                number += 1
                now += timedelta(seconds=20)
                memory = memories[item]
                rating = _rating(memory, day, chance)
                yield _event(number, item, now, rating)
                after = review(memory, rating, now, day, settings=SETTINGS, key=item)
                memories[item] = after
                if after.due is None:
                    break


def _due(memories: dict[str, Memory], day: date) -> list[str]:
    new = [item for item, memory in memories.items() if memory.state is State.NEW][:4]
    seen = [item for item, memory in memories.items() if memory.due_day and memory.due_day <= day]
    return seen + new


def _rating(memory: Memory, day: date, chance: random.Random) -> Rating:
    likely = retrievability(memory, day, SETTINGS)
    if likely is None:
        return chance.choice((Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.EASY))
    return Rating.GOOD if chance.random() < likely else Rating.AGAIN


def _event(number: int, item: str, now: datetime, rating: Rating) -> Event:
    """Every second item is a problem; a forgotten one shows a mistake."""
    is_problem = int(item[-3:]) % 2 == 0
    wrong = rating is Rating.AGAIN
    return Event(
        uuid=str(UUID(int=number)),
        device="laptop",
        item=item,
        kind=EventKind.REVIEW,
        at=now,
        utc_offset=0,
        study_day=now.date(),
        rating=rating,
        duration_ms=5000 + number % 40_000,
        answer="[[0.5, -1], [2, 0.25]]" if is_problem else None,
        verdict=("wrong" if wrong else "correct") if is_problem else None,
        mistake=f"mistake-{number % 12}" if is_problem and wrong else None,
        problem_key=f"{item}@1:{1 + number % 3}:{number}" if is_problem else None,
    )


def desk_of(store: Store, events: list[Event], copies: int) -> Desk:
    """A desk whose store holds ``events`` and ``copies`` − 1 copies of them."""
    log = ReviewLog(store, SETTINGS)
    log.extend(events)
    with store.transaction():
        for table, columns in COPIED.items():
            values = columns.replace("item,", "item || '#' || k,", 1)
            values = values.replace("uuid", "uuid || '#' || k", 1)
            store.execute(
                "WITH RECURSIVE copy(k) AS"
                " (SELECT 1 WHERE ?1 > 1 UNION ALL SELECT k + 1 FROM copy WHERE k + 1 < ?1)"
                f" INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, copy",
                [copies],
            )
    library = Library(
        items={item.id: item for item in _items(copies)},
        cards={},
        templates={},
        topics=tuple(f"Topic {number}" for number in range(20)),
        faults=(),
    )

    def clock() -> datetime:
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)

    return Desk(store, log, library, SETTINGS, clock, lambda: "")


def _items(copies: int) -> Iterator[StudyItem]:
    for copy in range(copies):
        for number in range(ITEMS):
            name = f"item-{number:03}" + (f"#{copy}" if copy else "")
            yield StudyItem(
                id=name,
                kind=ItemKind.CARD,
                topic=f"Topic {number % 20}",
                note="note.md",
                line=1,
                order=number,
                sibling=None,
                tags=(),
                context=(),
                title=name,
            )


def _median(work: Callable[[], object]) -> Spent:
    """The median run, after one that warms the disk's cache."""
    runs = []
    for run in range(RUNS + 1):
        started, computed = time.perf_counter(), time.process_time()
        work()
        if run:
            wall, cpu = time.perf_counter() - started, time.process_time() - computed
            runs.append(Spent(1000 * wall, 1000 * cpu))
    return sorted(runs)[len(runs) // 2]
