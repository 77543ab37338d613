from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from learner import FORGETFUL, Learner
from raw import packed_reviews, raw_reviews

from drill.progress.reviews import Reviews
from drill.schedule.event import Event, EventKind
from drill.schedule.settings import ScheduleSettings

ITEMS = [f"item-{number:03}" for number in range(800)]


@pytest.fixture(scope="session")
def settings() -> ScheduleSettings:
    return ScheduleSettings()


@pytest.fixture(scope="session")
def true_log(settings: ScheduleSettings) -> list[Event]:
    """Half a year of a learner whose memory is as the schedule believes."""
    return Learner(ITEMS, settings, lazy=0.1).study(200)


@pytest.fixture(scope="session")
def forgetful_log(settings: ScheduleSettings) -> list[Event]:
    """Half a year of a learner who forgets faster than the schedule believes."""
    return Learner(ITEMS, settings, FORGETFUL, seed=2, lazy=0.1).study(200)


@pytest.fixture(scope="session")
def messy_log(true_log: list[Event]) -> list[Event]:
    """The same with undos, resets, mistakes, levels and practice among it, in any order."""
    chance = random.Random(3)
    events: list[Event] = []
    for number, event in enumerate(true_log):
        if number % 3 == 0:
            level, verdict = 1 + number % 2, "right" if number % 2 else "wrong"
            event = replace(event, problem_key=f"p@1:{level}:{number}", verdict=verdict)  # noqa: PLW2901
        if number % 12 == 0:
            slugs = ["sign", "gate"][: 1 + number // 12 % 2]
            event = replace(event, mistake=slugs[0], detail={"mistakes": slugs})  # noqa: PLW2901
        events.append(event)
        if chance.random() < 0.03:
            events.append(_other(event, number, EventKind.UNDO, undoes=event.uuid))
        elif chance.random() < 0.01:
            events.append(_other(event, number, EventKind.RESET))
        elif chance.random() < 0.02:
            practice = {"rating": 1, "mistakes": ["sign"]}
            events.append(
                _other(event, number, EventKind.PRACTICE, detail=practice, verdict="wrong")
            )
    chance.shuffle(events)
    return events


def _other(event: Event, number: int, kind: EventKind, **facts: object) -> Event:
    fields = {"rating": None, "duration_ms": None, "mistake": None, "verdict": None, "detail": {}}
    return replace(
        event,
        uuid=str(UUID(int=10**9 + number)),
        at=event.at + timedelta(seconds=1),
        kind=kind,
        **{**fields, **facts},
    )


@pytest.fixture(scope="session")
def messy(messy_log: list[Event], settings: ScheduleSettings) -> Reviews:
    """Its reviews, without the practice."""
    reviews = packed_reviews(messy_log, settings)
    return reviews.of(~reviews.practice)


@pytest.fixture(scope="session")
def messy_raw(messy_log: list[Event], settings: ScheduleSettings) -> list:
    return raw_reviews(messy_log, settings)
