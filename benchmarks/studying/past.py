"""A learner with a month behind: half of the syllabus is due today, the other half is new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from drill.schedule.event import Event, EventKind, stamp
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings
from drill.session.desk import Desk
from drill.session.opening import open_desk
from drill.shipped import cards_folder

SETTINGS = ScheduleSettings(new_per_day=9999, reviews_per_day=9999)
BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)
LONG_AGO = BEGAN - timedelta(days=60)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def desk_with_a_past(folder: Path, clock: Callable[[], datetime]) -> Desk:
    """The desk of the store in ``folder``, which is made if it is not there."""
    desk = open_desk(folder / "drill.db", [cards_folder()], SETTINGS, clock=clock)
    if not desk.records():
        known = list(desk.library.items)[::2]
        desk.log.extend([_review(desk, item, place) for place, item in enumerate(known)])
    return desk


def _review(desk: Desk, item: str, place: int) -> Event:
    when = stamp(str(UUID(int=place)), desk.store.device, LONG_AGO + timedelta(seconds=place), 4)
    return Event(
        uuid=when.uuid,
        device=when.device,
        item=item,
        kind=EventKind.REVIEW,
        at=when.at,
        utc_offset=when.utc_offset,
        study_day=when.study_day,
        rating=Rating.EASY,
    )
