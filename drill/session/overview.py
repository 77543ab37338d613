"""What a learner wants to know before and after a session: what is due, by topic, and when next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from drill.schedule.event import Event, rating_given
from drill.schedule.queue import Pile, Remaining
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord, effective
from drill.session.after import ANSWERS
from drill.session.study import Study


@dataclass(frozen=True)
class TopicToday:
    """A topic: what is left of it today, how many of its items were ever seen, how many it has."""

    topic: str
    left: Remaining
    seen: int
    items: int


@dataclass(frozen=True)
class Tally:
    """Reviews, how many of them were not rated AGAIN, and the time that they took."""

    done: int
    right: int
    spent: timedelta


def topics_today(study: Study, now: datetime) -> tuple[TopicToday, ...]:
    """Every topic in syllabus order."""
    items = study.library.items
    piles: Counter[tuple[str, Pile]] = Counter(
        (items[entry.id].topic, entry.pile) for entry in study.queue.planned if entry.id in items
    )
    piles.update(
        (items[entry.id].topic, Pile.LEARNING)
        for entry in study.queue.waiting
        if entry.id in items and entry.due <= now + study.queue.learn_ahead
    )
    seen = Counter(item.topic for item in items.values() if _is_seen(study.record(item.id)))
    total = Counter(item.topic for item in items.values())
    return tuple(
        TopicToday(topic, _left(piles, topic), seen[topic], total[topic])
        for topic in study.library.topics
    )


def _left(piles: Mapping[tuple[str, Pile], int], topic: str) -> Remaining:
    new, learning, due = (
        piles.get((topic, pile), 0) for pile in (Pile.NEW, Pile.LEARNING, Pile.DUE)
    )
    return Remaining(new=new, learning=learning, due=due)


def _is_seen(record: ItemRecord) -> bool:
    return record.memory.state is not State.NEW


def next_due(study: Study, now: datetime) -> datetime | date | None:
    """When there is something to study: an instant of today, a later study day, or never.

    Items that no session saw yet are due tomorrow; suspended ones and those of other notes never.
    """
    later = study.queue.next_at(now)
    if later is not None:
        return later
    tomorrow = study.day + timedelta(days=1)
    records = [study.record(item) for item in study.library.items]
    days = [_due_day(record, tomorrow) for record in records if not record.suspended]
    return min((day for day in days if day is not None), default=None)


def _due_day(record: ItemRecord, tomorrow: date) -> date | None:
    memory = record.memory
    if memory.state is State.NEW or memory.due is not None:
        return tomorrow
    return max(memory.due_day, tomorrow) if memory.due_day else None


def tally(events: Iterable[Event], since: datetime, device: str) -> Tally:
    """What ``device`` reviewed or practised from the instant ``since`` on and did not undo."""
    reviews = [
        event
        for event in effective(events)
        if event.kind in ANSWERS and event.at >= since and event.device == device
    ]
    right = sum(rating_given(event) is not Rating.AGAIN for event in reviews)
    spent = timedelta(milliseconds=sum(event.duration_ms or 0 for event in reviews))
    return Tally(len(reviews), right, spent)
