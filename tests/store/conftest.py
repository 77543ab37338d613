from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from drill.schedule.event import Event, EventKind, Stamp, stamp
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings
from drill.store.database import Store, open_store
from drill.store.log import ReviewLog

START = datetime(2026, 5, 4, 8, tzinfo=UTC)


class Journal:
    """Makes events that count their own UUIDs; ``hours`` are those since a Monday morning."""

    start = START
    day = date(2026, 5, 4)

    def __init__(self, device: str = "laptop") -> None:
        self.device = device
        self._number = sum(device.encode()) << 32

    def stamp(self, hours: float = 0.0) -> Stamp:
        self._number += 1
        moment = START + timedelta(hours=hours)
        return stamp(str(UUID(int=self._number)), self.device, moment, 4)

    def event(self, item: str, kind: EventKind, hours: float = 0.0, **facts: Any) -> Event:
        when = self.stamp(hours)
        fields = {name: getattr(when, name) for name in Stamp.__slots__}
        return Event(item=item, kind=kind, **fields, **facts)

    def review(
        self, item: str, rating: Rating = Rating.GOOD, hours: float = 0.0, **facts: Any
    ) -> Event:
        return self.event(item, EventKind.REVIEW, hours, rating=rating, **facts)


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def make_journal() -> Callable[[str], Journal]:
    return Journal


@pytest.fixture
def settings() -> ScheduleSettings:
    return ScheduleSettings()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drill.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, new_device="laptop", version="0.1.0") as opened:
        yield opened


@pytest.fixture
def log(store: Store, settings: ScheduleSettings) -> ReviewLog:
    return ReviewLog(store, settings)
