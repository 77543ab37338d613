"""The review log: append to it, take the last thing back, and read what it folds to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from drill.schedule.event import Event, EventKind, Stamp, event_at
from drill.schedule.record import NEW_RECORD, ItemRecord, replay, same_past, undone_uuids
from drill.schedule.settings import ScheduleSettings, memory_fingerprint
from drill.schedule.trace import packed
from drill.store.database import Row, Store
from drill.store.rows import (
    EVENT_COLUMNS,
    RECORD_COLUMNS,
    event_from_row,
    event_row,
    history_row,
    record_from_row,
    record_row,
    slip_rows,
)

_EVENT_NAMES = ", ".join(EVENT_COLUMNS)
_INSERT_EVENT = (
    f"INSERT INTO event ({_EVENT_NAMES}) VALUES ({', '.join(f':{name}' for name in EVENT_COLUMNS)})"
    " ON CONFLICT (uuid) DO NOTHING"
)
_SELECT_RECORD = f"SELECT {', '.join(RECORD_COLUMNS)} FROM record"
_REPLACE_RECORD = (
    f"INSERT OR REPLACE INTO record ({', '.join(RECORD_COLUMNS)}) "
    f"VALUES ({', '.join(f':{name}' for name in RECORD_COLUMNS)})"
)
_INSERT_HISTORY = (
    "INSERT INTO history (item, uuid, state, elapsed) VALUES (:item, :uuid, :state, :elapsed)"
)
_REPLACE_TRACE = "INSERT OR REPLACE INTO trace (item, reviews) VALUES (:item, :reviews)"
_INSERT_SLIP = (
    "INSERT INTO slip (item, uuid, mistake, study_day) VALUES (:item, :uuid, :mistake, :study_day)"
)
_FOLDED = ("history", "slip", "trace", "record")
"""The tables that are made from the log."""
_FINGERPRINT = "folded with"
_UNDOABLE = "JOIN history USING (item, uuid) WHERE device = ? AND study_day = ?"
_AT_ONCE = 200
"""Items that are folded between two signs of progress."""
Progress = Callable[[int, int], None]
"""Is told how many of how many items are folded."""
TOGETHER = "together"
"""The detail that events share which were done at once, so that they are taken back at once."""


@dataclass(frozen=True)
class Reversal:
    """What an undo or a redo did: the event it wrote, the event that it took back or brought back,
    and the record of that event's item now."""

    written: Event
    target: Event
    record: ItemRecord


class OvertakenError(Exception):
    """Another program has rated the item meanwhile, or taken a review of it back."""


class ReviewLog:
    """The log of one store, folded with one learner's settings.

    Records kept with other settings are folded anew at the start, in one transaction, and
    ``progress`` is told how far that is. Every method raises
    :class:`~drill.store.refusal.StoreError`, and has then written nothing.
    """

    def __init__(
        self, store: Store, settings: ScheduleSettings, progress: Progress = lambda done, all_: None
    ) -> None:
        self._store = store
        self._settings = settings
        self._fingerprint = memory_fingerprint(settings)
        kept = store.tuples("SELECT value FROM meta WHERE key = ?", [_FINGERPRINT])
        if kept != [(self._fingerprint,)]:
            self.refold(progress)

    def append(self, event: Event, known: ItemRecord | None = None) -> ItemRecord:
        """Write ``event`` and its item's record in one transaction; the record, once on the disk.

        An event whose UUID is in the log already is not written again.

        Raises:
            OvertakenError: when the item has other reviews behind it than ``known`` has; nothing
                is written then.
        """
        with self._store.transaction():
            if known is not None and not same_past(known, self._record(event.item)):
                raise OvertakenError(event.item)
            self._insert([event])
            return self._fold(event.item)

    def extend(self, events: Sequence[Event]) -> int:
        """Join the log of another device to this one, in any order; how many events were new."""
        with self._store.transaction():
            added = self._insert(events)
            self._fold_each(sorted({event.item for event in events}))
        return added

    def undo(self, when: Stamp) -> Reversal | None:
        """Take back the last thing done on ``when``'s device and study day; None if there is none.

        ``when`` is the stamp of the undo itself.
        """
        with self._store.transaction():
            place = [when.device, when.study_day.isoformat()]
            last = self._read(f"{_UNDOABLE} ORDER BY seq DESC LIMIT 1", place)
            return self._reverse(last[0], last[0], when) if last else None

    def undo_together(self, stamp: Callable[[], Stamp]) -> list[Event]:
        """Take back the last thing done as :meth:`undo` does, and all that was done with it.

        ``stamp`` stamps each undo; the result are the events that were taken back.
        """
        with self._store.transaction():
            first = stamp()
            place = [first.device, first.study_day.isoformat()]
            events = self._read(f"{_UNDOABLE} ORDER BY seq DESC LIMIT 1", place)
            together = events[0].detail.get(TOGETHER) if events else None
            if together is not None:
                same = f" AND json_extract(detail, '$.{TOGETHER}') = ? ORDER BY seq DESC"
                events = self._read(_UNDOABLE + same, [*place, together])
            stamps = [first, *(stamp() for _ in events[1:])]
            self._insert(
                event_at(when, event.item, EventKind.UNDO, undoes=event.uuid)
                for when, event in zip(stamps, events, strict=False)
            )
            self._fold_each(sorted({event.item for event in events}))
        return events

    def redo(self, when: Stamp) -> Reversal | None:
        """Bring back what the last undo of the day took back, unless something was done since."""
        with self._store.transaction():
            for undo in self._undos_since_last_action(when):
                of_item = self._read("WHERE item = ?", [undo.item])
                if undo.uuid not in undone_uuids(of_item):
                    target = next(event for event in of_item if event.uuid == undo.undoes)
                    return self._reverse(undo, target, when)
        return None

    def redo_together(self, stamp: Callable[[], Stamp]) -> list[Event]:
        """Bring back what :meth:`redo` does, and all that was done with it; those events.

        ``stamp`` stamps each redo.
        """
        brought: list[Event] = []
        with self._store.transaction():
            when = stamp()
            for undo in self._undos_since_last_action(when):
                of_item = self._read("WHERE item = ?", [undo.item])
                if undo.uuid in undone_uuids(of_item):
                    continue
                target = next(event for event in of_item if event.uuid == undo.undoes)
                if brought and target.detail.get(TOGETHER) != brought[0].detail.get(TOGETHER):
                    break
                self._reverse(undo, target, stamp() if brought else when)
                brought.append(target)
                if TOGETHER not in target.detail:
                    break
        return brought

    def events(self, item: str | None = None, since: date | None = None) -> list[Event]:
        """The events of one item or all, from the study day ``since`` on, as they were written."""
        return self._read(
            "WHERE (?1 IS NULL OR item = ?1) AND (?2 IS NULL OR study_day >= ?2) ORDER BY seq",
            [item, None if since is None else since.isoformat()],
        )

    def records(self) -> dict[str, ItemRecord]:
        """The record of every item that something ever happened to, by the item's id."""
        return dict(self._store.read(record_from_row, _SELECT_RECORD))

    def position(self) -> int:
        """How far the log reaches now."""
        [(last,)] = self._store.tuples("SELECT coalesce(max(seq), 0) FROM event")
        return int(last)

    def since(self, position: int) -> tuple[int, dict[str, ItemRecord]]:
        """How far the log reaches now, and the records of what happened to an item since."""
        now = self.position()
        if now == position:
            return now, {}
        later = f"{_SELECT_RECORD} WHERE item IN (SELECT item FROM event WHERE seq > ?)"
        return now, dict(self._store.read(record_from_row, later, [position]))

    def refold(self, progress: Progress = lambda done, all_: None) -> None:
        """Make every record again from the log, in one transaction.

        ``progress`` is told how many of how many items are done.
        """
        with self._store.transaction():
            for table in _FOLDED:
                self._store.execute(f"DELETE FROM {table}")
            items = [item for (item,) in self._store.tuples("SELECT DISTINCT item FROM event")]
            for start in range(0, len(items), _AT_ONCE):
                progress(start, len(items))
                self._fold_each(items[start : start + _AT_ONCE])
            self._store.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                [_FINGERPRINT, self._fingerprint],
            )

    def _read(self, condition: str, parameters: Sequence[object] = ()) -> list[Event]:
        sql = f"SELECT {_EVENT_NAMES} FROM event {condition}"
        return self._store.read(event_from_row, sql, parameters)

    def _record(self, item: str) -> ItemRecord:
        kept = self._store.read(record_from_row, f"{_SELECT_RECORD} WHERE item = ?", [item])
        return kept[0][1] if kept else NEW_RECORD

    def _insert(self, events: Iterable[Event]) -> int:
        return self._store.execute_each(_INSERT_EVENT, [event_row(event) for event in events])

    def _fold(self, item: str) -> ItemRecord:
        """Make all that follows from the events of ``item`` again; the record."""
        [record] = self._fold_each([item])
        return record

    def _fold_each(self, items: Sequence[str]) -> list[ItemRecord]:
        """Make records, histories, traces and slips of ``items`` again, in one go; the records.

        Another program may have folded all with other settings meanwhile. The records are then
        mixed, and folded anew by the next to open the store.
        """
        self._store.execute(
            "DELETE FROM meta WHERE key = ? AND value != ?", [_FINGERPRINT, self._fingerprint]
        )
        names = [{"item": item} for item in items]
        records: list[ItemRecord] = []
        traces: list[Row] = []
        history: list[Row] = []
        slips: list[Row] = []
        for item in items:
            changes = list(replay(self._read("WHERE item = ?", [item]), self._settings))
            records.append(changes[-1].after if changes else NEW_RECORD)
            traces.append({"item": item, "reviews": packed(changes)})
            history += map(history_row, changes)
            slips += (row for change in changes for row in slip_rows(change.event))
        rows = [record_row(item, record) for item, record in zip(items, records, strict=True)]
        for table in ("history", "slip"):
            self._store.execute_each(f"DELETE FROM {table} WHERE item = :item", names)
        self._store.execute_each(_REPLACE_RECORD, rows)
        self._store.execute_each(_REPLACE_TRACE, traces)
        self._store.execute_each(_INSERT_HISTORY, history)
        self._store.execute_each(_INSERT_SLIP, slips)
        return records

    def _undos_since_last_action(self, when: Stamp) -> list[Event]:
        """The undos of actions, last first, that no other action on the day and device follows."""
        return self._read(
            "WHERE device = ?1 AND study_day = ?2 AND kind = 'undo'"
            " AND undoes IN (SELECT uuid FROM event WHERE kind != 'undo')"
            " AND seq > (SELECT max(seq) FROM event"
            "  WHERE device = ?1 AND study_day = ?2 AND kind != 'undo')"
            " ORDER BY seq DESC",
            [when.device, when.study_day.isoformat()],
        )

    def _reverse(self, undone: Event, target: Event, when: Stamp) -> Reversal:
        written = event_at(when, undone.item, EventKind.UNDO, undoes=undone.uuid)
        self._insert([written])
        return Reversal(written, target, self._fold(undone.item))
