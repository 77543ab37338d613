"""Prove that the records are what the log folds to, and that the file is sound."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from drill.schedule.event import Event
from drill.schedule.record import NEW_RECORD, ItemRecord, replay
from drill.schedule.settings import ScheduleSettings
from drill.store.database import Store
from drill.store.rows import (
    EVENT_COLUMNS,
    RECORD_COLUMNS,
    event_from_row,
    record_from_row,
    record_row,
)

_Records = dict[str, ItemRecord]
_History = dict[tuple[str, str], str]

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


def doctor(store: Store, settings: ScheduleSettings) -> Diagnosis:
    """Examine the file, and fold every item's events again with ``settings``.

    ``ReviewLog.refold`` sets differences right; damage needs a backup. Raises
    :class:`~drill.store.refusal.StoreError` if the file cannot be read at all.
    """
    with store.snapshot():
        damages = tuple(_damages(store))
        events = store.read(event_from_row, f"SELECT {', '.join(EVENT_COLUMNS)} FROM event")
        kept = store.read(record_from_row, f"SELECT {', '.join(RECORD_COLUMNS)} FROM record")
        states = store.tuples("SELECT item, uuid, state FROM history")
    folded, history = _folded(events, settings)
    differences = [
        *_record_differences(dict(kept), folded),
        *_history_differences({(item, uuid): state for item, uuid, state in states}, history),
    ]
    return Diagnosis(len(events), len(folded), damages, tuple(differences))


def _folded(events: list[Event], settings: ScheduleSettings) -> tuple[_Records, _History]:
    """The record of each item, and the state of its memory before each event that counts."""
    records: _Records = {}
    history: _History = {}
    in_order = sorted(events, key=lambda event: event.item)
    for item, of_item in groupby(in_order, key=lambda event: event.item):
        records[item] = NEW_RECORD
        for event, before, after in replay(of_item, settings):
            records[item] = after
            history[item, event.uuid] = before.memory.state.value
    return records, history


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


def _history_differences(kept: _History, right: _History) -> Iterator[Difference]:
    for item, uuid in sorted(kept.keys() | right.keys()):
        before, after = kept.get((item, uuid)), right.get((item, uuid))
        if before != after:
            yield Difference(item, f"state before event {uuid}", before, after)


def _equal(kept: object, right: object) -> bool:
    if isinstance(kept, float) and isinstance(right, float):
        return math.isclose(kept, right, rel_tol=_ROUNDING)
    return kept == right
