"""Sittings of exams: how each began, and what happened in it, append-only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drill.schedule.event import Json
from drill.store.database import Store
from drill.store.rows import encodable, instant, instant_text

_COLUMNS = "uuid, device, exam, at, minutes, seed, fingerprint, facts"


@dataclass(frozen=True)
class SittingRow:
    """How a sitting began. ``facts`` is what its paper is made again from."""

    uuid: str
    device: str
    exam: str
    at: datetime
    minutes: int
    seed: int
    fingerprint: str
    facts: dict[str, Json]


@dataclass(frozen=True)
class SittingEvent:
    """One thing that happened in a sitting; question and part where they apply, else 0."""

    kind: str
    at: datetime
    question: int = 0
    part: int = 0
    text: str = ""


def begin_sitting(store: Store, row: SittingRow) -> None:
    """Write down that a sitting began."""
    facts = json.dumps(row.facts, allow_nan=False, sort_keys=True)
    values = [row.uuid, row.device, row.exam, instant_text(row.at), row.minutes, row.seed,
              row.fingerprint, facts]  # fmt: skip
    with store.transaction():
        store.execute(f"INSERT INTO sitting ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def append_to_sitting(store: Store, uuid: str, *events: SittingEvent) -> None:
    """Write down what happened; it is on the disk afterwards."""
    rows = [
        {
            "sitting": uuid,
            "kind": event.kind,
            "at": instant_text(event.at),
            "question": event.question,
            "part": event.part,
            "text": encodable(event.text),
        }
        for event in events
    ]
    with store.transaction():
        store.execute_each(
            "INSERT INTO sitting_event (sitting, kind, at, question, part, text)"
            " VALUES (:sitting, :kind, :at, :question, :part, :text)",
            rows,
        )


def sittings(store: Store, exam: str | None = None) -> list[SittingRow]:
    """The sittings of one exam or all, oldest first."""
    return store.read(
        _row,
        f"SELECT {_COLUMNS} FROM sitting WHERE ?1 IS NULL OR exam = ?1 ORDER BY at, uuid",
        [exam],
    )


def events_of_sitting(store: Store, uuid: str) -> list[SittingEvent]:
    """What happened in a sitting, in the order in which it was written."""
    return store.read(
        _event,
        "SELECT kind, at, question, part, text FROM sitting_event WHERE sitting = ? ORDER BY seq",
        [uuid],
    )


def _row(row: tuple[Any, ...]) -> SittingRow:
    uuid, device, exam, at, minutes, seed, fingerprint, facts = row
    began = instant(at)
    return SittingRow(uuid, device, exam, began, minutes, seed, fingerprint, json.loads(facts))


def _event(row: tuple[Any, ...]) -> SittingEvent:
    kind, at, question, part, text = row
    return SittingEvent(kind, instant(at), question, part, text)
