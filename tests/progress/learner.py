"""A learner whose memory is known: it follows FSRS with parameters of its own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import NEW_MEMORY, Memory, review
from drill.schedule.rating import Rating, State
from drill.schedule.recall import first_recall, next_recall, recall_probability
from drill.schedule.settings import DEFAULT_PARAMETERS, ScheduleSettings

FIRST_DAY = date(2025, 6, 2)
FORGETFUL = tuple(
    value * factor
    for value, factor in zip(
        DEFAULT_PARAMETERS, [0.4] * 4 + [1.0] * 4 + [0.7] + [1.0] * 12, strict=True
    )
)
"""Memories that begin less than half as stable as usual and grow more slowly."""


@dataclass
class Learner:
    """Studies ``items`` on a schedule of ``settings``, with a memory of ``truth``."""

    items: Sequence[str]
    settings: ScheduleSettings = field(default_factory=ScheduleSettings)
    truth: tuple[float, ...] = DEFAULT_PARAMETERS
    seed: int = 1
    lazy: float = 0.0
    first_day: date = FIRST_DAY
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._believed = dict.fromkeys(self.items, NEW_MEMORY)
        self._true: dict[str, tuple[float, float]] = {}
        self._real = ScheduleSettings(parameters=self.truth)

    def study(self, days: int) -> list[Event]:
        """Study for some days; all events since the beginning."""
        start = self.first_day if not self.events else self.events[-1].study_day + timedelta(days=1)
        for ahead in range(days):
            if self._chance.random() >= self.lazy:
                self._study_day(start + timedelta(days=ahead))
        return self.events

    def _study_day(self, day: date) -> None:
        now = datetime.combine(day, time(9), tzinfo=UTC)
        new = 0
        for item in self.items:
            memory = self._believed[item]
            if memory.state is State.NEW:
                new += 1
                if new > self.settings.new_per_day:
                    continue
            elif memory.due_day is not None and memory.due_day > day:
                continue
            now = self._ask_until_done(item, day, now)

    def _ask_until_done(self, item: str, day: date, now: datetime) -> datetime:
        """Ask until the item waits for another day."""
        while True:
            now += timedelta(seconds=self._chance.randint(5, 60))
            self._answer(item, day, now)
            if self._believed[item].due is None:
                return now

    def _answer(self, item: str, day: date, now: datetime) -> None:
        memory = self._believed[item]
        rating = self._rating(item, memory, day)
        self._remember(item, memory, rating, day)
        self._believed[item] = review(memory, rating, now, day, settings=self.settings, key=item)
        self.events.append(self._event(item, now, day, rating=rating))

    def _rating(self, item: str, memory: Memory, day: date) -> Rating:
        if memory.last_day is None:
            return self._chance.choices(list(Rating), (20, 10, 60, 10))[0]
        if memory.last_day == day:
            return Rating.GOOD
        elapsed = (day - memory.last_day).days
        likely = recall_probability(self._true[item][0], elapsed, self._real)
        if self._chance.random() >= likely:
            return Rating.AGAIN
        return self._chance.choices(list(Rating)[1:], (10, 80, 10))[0]

    def _remember(self, item: str, memory: Memory, rating: Rating, day: date) -> None:
        if memory.last_day is None:
            recall = first_recall(rating, self._real)
        else:
            elapsed = (day - memory.last_day).days
            recall = next_recall(*self._true[item], elapsed, rating, self._real)
        self._true[item] = recall.stability, recall.difficulty

    def _event(self, item: str, now: datetime, day: date, **facts: Any) -> Event:
        return Event(
            uuid=str(UUID(int=(self.seed << 64) + len(self.events))),
            device="laptop",
            item=item,
            kind=EventKind.REVIEW,
            at=now,
            utc_offset=0,
            study_day=day,
            duration_ms=self._chance.randint(2000, 90_000),
            **facts,
        )
