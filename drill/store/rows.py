"""Events, and what is folded from them, as rows of the database, and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import Memory
from drill.schedule.rating import Rating, State
from drill.schedule.record import Change, ItemRecord
from drill.schedule.trace import elapsed_days, mistakes_of

EVENT_COLUMNS = (
    "uuid", "device", "item", "kind", "at", "utc_offset", "study_day", "rating", "duration_ms",
    "answer", "verdict", "mistake", "problem_key", "hints", "undoes", "detail",
)  # fmt: skip
RECORD_COLUMNS = (
    "item", "state", "step", "stability", "difficulty", "due", "due_day", "reps", "lapses",
    "last_day", "last_at", "leech", "suspended", "buried_day", "flag",
)  # fmt: skip

_STATES = {state.value: state for state in State}


def event_row(event: Event) -> dict[str, Any]:
    """The columns of an event, by name."""
    row = {name: getattr(event, name) for name in EVENT_COLUMNS}
    row["kind"] = event.kind.value
    row["at"] = instant_text(event.at)
    row["study_day"] = event.study_day.isoformat()
    row["rating"] = None if event.rating is None else event.rating.value
    row["answer"] = None if event.answer is None else encodable(event.answer)
    row["detail"] = json.dumps(event.detail, allow_nan=False, sort_keys=True)
    return row


def event_from_row(row: tuple[Any, ...]) -> Event:
    """The event of a row in the order of :data:`EVENT_COLUMNS`."""
    fields = dict(zip(EVENT_COLUMNS, row, strict=True))
    fields["kind"] = EventKind(fields["kind"])
    fields["at"] = instant(fields["at"])
    fields["study_day"] = _day(fields["study_day"])
    fields["rating"] = None if fields["rating"] is None else Rating(fields["rating"])
    fields["detail"] = {} if fields["detail"] == "{}" else json.loads(fields["detail"])
    return Event(**fields)


def history_row(change: Change) -> dict[str, Any]:
    """The state of the memory before an event that counts, and the study days since the last."""
    return {
        "item": change.event.item,
        "uuid": change.event.uuid,
        "state": change.before.memory.state.value,
        "elapsed": elapsed_days(change),
    }


def slip_rows(event: Event) -> list[dict[str, Any]]:
    """A row for each mistake made in a review."""
    return [
        {
            "item": event.item,
            "uuid": event.uuid,
            "mistake": mistake,
            "study_day": event.study_day.isoformat(),
        }
        for mistake in mistakes_of(event)
    ]


def record_row(item: str, record: ItemRecord) -> dict[str, Any]:
    """The columns of an item's record, by name."""
    memory = record.memory
    return {
        "item": item,
        "state": memory.state.value,
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due": None if memory.due is None else instant_text(memory.due),
        "due_day": _day_text(memory.due_day),
        "reps": memory.reps,
        "lapses": memory.lapses,
        "last_day": _day_text(memory.last_day),
        "last_at": None if memory.last_at is None else instant_text(memory.last_at),
        "leech": int(memory.leech),
        "suspended": int(record.suspended),
        "buried_day": _day_text(record.buried_day),
        "flag": record.flag,
    }


def record_from_row(row: tuple[Any, ...]) -> tuple[str, ItemRecord]:
    """The item and the record of a row in the order of :data:`RECORD_COLUMNS`."""
    (
        item, state, step, stability, difficulty, due, due_day, reps, lapses,
        last_day, last_at, leech, suspended, buried_day, flag,
    ) = row  # fmt: skip
    memory = Memory(
        _STATES[state],
        step,
        stability,
        difficulty,
        due and instant(due),
        due_day and _day(due_day),
        reps,
        lapses,
        last_day and _day(last_day),
        last_at and instant(last_at),
        leech == 1,
    )
    buried = buried_day and _day(buried_day)
    return item, ItemRecord(memory, suspended == 1, buried, flag)


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    """A study day; there are few of them beside the rows that name them."""
    return date.fromisoformat(text)


def instant_text(at: datetime) -> str:
    """An instant in UTC as the database keeps it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def instant(text: str) -> datetime:
    """The instant that a text of the database says."""
    return datetime.fromisoformat(text)


def encodable(text: str) -> str:
    """A terminal hands over bytes that are no UTF-8 as lone surrogates, which no file can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
