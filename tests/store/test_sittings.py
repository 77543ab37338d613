"""Sittings on the disk: written once, read back as they were, never changed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from drill.store.database import open_store
from drill.store.refusal import StoreError
from drill.store.sittings import (
    SittingEvent,
    SittingRow,
    append_to_sitting,
    begin_sitting,
    events_of_sitting,
    sittings,
)

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
ROW = SittingRow("s1", "laptop", "midterm", START, 60, 7, "abc", {"paper": [[0, "a", "b@1:1:2"]]})


def test_a_sitting_is_read_back_as_it_was_written(path: Path) -> None:
    later = SittingRow("s0", "laptop", "finals", START + timedelta(days=1), 5, 1, "", {})
    events = [
        SittingEvent("visit", START, 1),
        SittingEvent("answer", START + timedelta(seconds=5), 1, 2, "W₂ᵀ δ \udc80"),
    ]
    with open_store(path, new_device="laptop", version="1") as store:
        begin_sitting(store, later)
        begin_sitting(store, ROW)
        append_to_sitting(store, "s1", *events)
    with open_store(path, new_device="laptop", version="1") as store:
        assert sittings(store) == [ROW, later]
        assert sittings(store, "midterm") == [ROW]
        assert events_of_sitting(store, "s0") == []
        first, second = events_of_sitting(store, "s1")
        assert first == events[0]
        assert second.text == "W₂ᵀ δ \\udc80"


def test_nothing_of_a_sitting_can_be_changed(path: Path) -> None:
    with open_store(path, new_device="laptop", version="1") as store:
        begin_sitting(store, ROW)
        append_to_sitting(store, "s1", SittingEvent("submit", START))
        for sql in (
            "UPDATE sitting SET seed = 1",
            "DELETE FROM sitting",
            "UPDATE sitting_event SET text = 'x'",
            "DELETE FROM sitting_event",
        ):
            with pytest.raises(StoreError, match="append-only"), store.transaction():
                store.execute(sql)
        with pytest.raises(StoreError):
            append_to_sitting(store, "nobody's", SittingEvent("submit", START))
        assert len(events_of_sitting(store, "s1")) == 1
