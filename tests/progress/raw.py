"""The figures a second way: plain Python over the events, without arrays or packed traces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from drill.progress.reviews import Reviews, reviews_of
from drill.schedule.event import Event, EventKind
from drill.schedule.memory import Memory
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord, fold, replay
from drill.schedule.settings import ScheduleSettings


@dataclass(frozen=True)
class Raw:
    """A review, and the memory before it."""

    event: Event
    memory: Memory

    @property
    def day(self) -> date:
        return self.event.study_day

    @property
    def elapsed(self) -> int | None:
        last = self.memory.last_day
        return None if last is None else max((self.day - last).days, 0)

    @property
    def recalled(self) -> bool:
        return self.event.rating is not None and self.event.rating > Rating.AGAIN

    @property
    def is_test(self) -> bool:
        return self.memory.state is State.REVIEW and bool(self.elapsed)

    @property
    def is_predicted(self) -> bool:
        return self.memory.stability is not None and bool(self.elapsed)


def by_item(events: Iterable[Event]) -> Iterator[tuple[str, list[Event]]]:
    in_order = sorted(events, key=lambda event: event.item)
    for item, of_item in groupby(in_order, key=lambda event: event.item):
        yield item, list(of_item)


def raw_reviews(events: Iterable[Event], settings: ScheduleSettings) -> list[Raw]:
    return [
        Raw(change.event, change.before.memory)
        for _, of_item in by_item(events)
        for change in replay(of_item, settings)
        if change.event.kind is EventKind.REVIEW
    ]


def packed_reviews(events: Iterable[Event], settings: ScheduleSettings) -> Reviews:
    return reviews_of((item, replay(of_item, settings)) for item, of_item in by_item(events))


def records(events: Iterable[Event], settings: ScheduleSettings) -> dict[str, ItemRecord]:
    return {item: fold(of_item, settings) for item, of_item in by_item(events)}
