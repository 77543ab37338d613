"""Prove that the records are what the log folds to, and that the file is sound."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, zip_longest
from typing import Any

from drill.schedule.event import Event
from drill.schedule.record import NEW_RECORD, ItemRecord, replay
from drill.schedule.settings import ScheduleSettings
from drill.schedule.trace import packed, unpacked
from drill.store.database import Store
from drill.store.rows import (
    EVENT_COLUMNS,
    RECORD_COLUMNS,
    event_from_row,
    history_row,
    record_from_row,
    record_row,
    slip_rows,
)

_Records = dict[str, ItemRecord]
_Facts = dict[tuple[str, str], object]
"""What is known of an item under a name that says what it is."""

Told = Callable[[str, int, int], None]
"""Is told what is being done, and how many of how many parts of it are; of 0, if it has none."""
Progress = Callable[[int, int], None]
_AT_ONCE = 1000
"""Events that are read between two signs of progress."""
_ROUNDING = 1e-9
"""Powers differ in the last digits from one platform's mathematical library to another's."""


@dataclass(frozen=True)
class Difference:
    """One value of an item that the store ``kept`` and that the log ``folded`` to."""

    item: str
    name: str
    kept: object
    folded: object


@dataclass(frozen=True)
class Diagnosis:
    """How much was examined and what was found: SQLite's complaints, and wrong records."""

    events: int
    items: int
    damages: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.damages and not self.differences


def doctor(
    store: Store, settings: ScheduleSettings, told: Told = lambda what, done, all_: None
) -> Diagnosis:
    """Examine the file, and fold every item's events again with ``settings``.

    ``told`` hears what is being done, and how many of how many events are; it may raise to stop.
    ``ReviewLog.refold`` sets differences right; damage needs a backup. Raises
    :class:`~drill.store.refusal.StoreError` if the file cannot be read at all.
    """
    with store.snapshot():
        told("Examining the file", 0, 0)
        damages = tuple(_damages(store))
        events = _events(store, partial(told, "Reading the log"))
        kept = store.read(record_from_row, f"SELECT {', '.join(RECORD_COLUMNS)} FROM record")
        facts = _kept_facts(store)
        traces = dict(store.tuples("SELECT item, reviews FROM trace"))
    folded, right, right_traces = _folded(events, settings, partial(told, "Folding the log"))
    told("Comparing the schedule with the log", 0, 0)
    differences = [
        *_record_differences(dict(kept), folded),
        *_fact_differences(facts, right),
        *_trace_differences(traces, right_traces),
    ]
    return Diagnosis(len(events), len(folded), damages, tuple(differences))


def _events(store: Store, progress: Progress) -> list[Event]:
    """Every event, in the order in which they were written."""
    [(count,)] = store.tuples("SELECT count(*) FROM event")
    numbers = itertools.count()

    def event(row: tuple[Any, ...]) -> Event:
        done = next(numbers)
        if not done % _AT_ONCE:
            progress(done, count)
        return event_from_row(row)

    return store.read(event, f"SELECT {', '.join(EVENT_COLUMNS)} FROM event ORDER BY seq")


def _folded(
    events: list[Event], settings: ScheduleSettings, progress: Progress
) -> tuple[_Records, _Facts, dict[str, bytes]]:
    """The record of each item, the facts about each of its events that count, and its trace."""
    records: _Records = {}
    facts: _Facts = {}
    traces: dict[str, bytes] = {}
    in_order = sorted(events, key=lambda event: event.item)
    done = 0
    for item, group in groupby(in_order, key=lambda event: event.item):
        progress(done, len(events))
        of_item = list(group)
        changes = list(replay(of_item, settings))
        records[item] = changes[-1].after if changes else NEW_RECORD
        traces[item] = packed(changes)
        done += len(of_item)
        for change in changes:
            row = history_row(change)
            facts.update(_history_facts(item, row["uuid"], row["state"], row["elapsed"]))
            for slip in slip_rows(change.event):
                facts[_slip_fact(item, slip["uuid"], slip["mistake"])] = slip["study_day"]
    return records, facts, traces


def _kept_facts(store: Store) -> _Facts:
    """The facts in the tables ``history`` and ``slip``."""
    facts: _Facts = {}
    for row in store.tuples("SELECT item, uuid, state, elapsed FROM history"):
        facts.update(_history_facts(*row))
    for item, uuid, mistake, day in store.tuples("SELECT item, uuid, mistake, study_day FROM slip"):
        facts[_slip_fact(item, uuid, mistake)] = day
    return facts


def _history_facts(item: str, uuid: str, state: object, elapsed: object) -> _Facts:
    return {
        (item, f"state before event {uuid}"): state,
        (item, f"days before event {uuid}"): elapsed,
    }


def _slip_fact(item: str, uuid: str, mistake: str) -> tuple[str, str]:
    return item, f"day of the mistake {mistake} in event {uuid}"


def _damages(store: Store) -> Iterator[str]:
    for (complaint,) in store.tuples("PRAGMA integrity_check"):
        if complaint != "ok":
            yield complaint
    for table, row, parent, _ in store.tuples("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {parent} that does not exist"


def _record_differences(records: _Records, folded: _Records) -> Iterator[Difference]:
    for item in sorted(records.keys() | folded.keys()):
        if item not in folded or item not in records:
            yield Difference(item, "record", records.get(item), folded.get(item))
            continue
        kept, right = record_row(item, records[item]), record_row(item, folded[item])
        for name in RECORD_COLUMNS:
            if not _equal(kept[name], right[name]):
                yield Difference(item, name, kept[name], right[name])


def _fact_differences(kept: _Facts, right: _Facts) -> Iterator[Difference]:
    for item, name in sorted(kept.keys() | right.keys()):
        before, after = kept.get((item, name)), right.get((item, name))
        if before != after:
            yield Difference(item, name, before, after)


def _trace_differences(kept: dict[str, bytes], right: dict[str, bytes]) -> Iterator[Difference]:
    for item in sorted(kept.keys() | right.keys()):
        reviews = zip_longest(unpacked(kept.get(item, b"")), unpacked(right.get(item, b"")))
        for number, (before, after) in enumerate(reviews, 1):
            if before is None or after is None or not all(map(_equal, before, after)):
                yield Difference(item, f"review {number} of the trace", before, after)


def _equal(kept: object, right: object) -> bool:
    if isinstance(kept, float) and isinstance(right, float):
        return math.isclose(kept, right, rel_tol=_ROUNDING)
    return kept == right
