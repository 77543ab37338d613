from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from drill.schedule.event import Event, EventKind
from drill.schedule.rating import Rating, State
from drill.schedule.record import replay
from drill.schedule.settings import ScheduleSettings
from drill.schedule.trace import MARKED, PRACTICE, STATES, level_of, mistakes_of, packed, unpacked

MONDAY = date(2026, 5, 4)
SETTINGS = ScheduleSettings()


def event(number: int, days: int, kind: EventKind = EventKind.REVIEW, **facts: Any) -> Event:
    if kind is EventKind.REVIEW:
        facts = {"rating": Rating.EASY, **facts}
    return Event(
        uuid=str(UUID(int=number)),
        device="laptop",
        item="relu",
        kind=kind,
        at=datetime(2026, 5, 4, 8, tzinfo=UTC) + timedelta(days=days, minutes=number),
        utc_offset=0,
        study_day=MONDAY + timedelta(days=days),
        **facts,
    )


def test_a_trace_is_what_was_known_before_each_review() -> None:
    events = [
        event(1, 0, duration_ms=4000),
        event(2, 9, rating=Rating.AGAIN, problem_key="adam@1:3:77", verdict="wrong"),
        event(3, 9, EventKind.FLAG, detail={"flag": 1}),
        event(4, 9, rating=Rating.GOOD),
        event(5, 10, EventKind.RESET),
        event(6, 12),
    ]
    changes = list(replay(events, SETTINGS))
    reviews = list(unpacked(packed(changes)))
    first = MONDAY.toordinal()
    assert [review.day - first for review in reviews] == [0, 9, 9, 12]
    assert [review.elapsed for review in reviews] == [-1, 9, 0, -1]
    assert [review.rating for review in reviews] == [4, 1, 3, 4]
    assert [STATES[review.state] for review in reviews] == [
        State.NEW, State.REVIEW, State.RELEARNING, State.NEW,
    ]  # fmt: skip
    assert [review.duration_ms for review in reviews] == [4000, -1, -1, -1]
    assert [review.level for review in reviews] == [0, 3, 0, 0]
    assert [review.marks for review in reviews] == [0, MARKED, 0, 0]
    stabilities = [change.before.memory.stability or 0 for change in changes]
    assert [review.stability for review in reviews] == [
        stabilities[0], stabilities[1], stabilities[3], 0.0,
    ]  # fmt: skip


def test_a_practice_is_kept_apart() -> None:
    practice = event(2, 4, EventKind.PRACTICE, verdict="right", detail={"rating": 1})
    wrong = event(3, 5, EventKind.PRACTICE, detail={"rating": "often"})
    reviews = list(unpacked(packed(replay([event(1, 0), practice, wrong], SETTINGS))))
    assert [review.marks for review in reviews] == [0, MARKED | PRACTICE, PRACTICE]
    assert [review.rating for review in reviews] == [4, 1, 0]
    assert [review.elapsed for review in reviews] == [-1, 4, 5]


def test_bytes_behind_the_last_whole_review_are_left_out() -> None:
    trace = packed(replay([event(1, 0), event(2, 9)], SETTINGS))
    assert len(trace) == 48
    assert list(unpacked(trace[:40])) == list(unpacked(trace))[:1]


def test_a_clock_that_went_backwards_counts_as_no_days() -> None:
    before = replace(event(2, 3), study_day=MONDAY)
    [_, second] = unpacked(packed(replay([event(1, 3), before], SETTINGS)))
    assert second.elapsed == 0


@pytest.mark.parametrize(
    ("key", "level"),
    [
        ("adam@1:2:7", 2),
        ("adam@1:900:7", 255),
        (None, 0),
        ("", 0),
        ("adam", 0),
        ("adam@1:x:7", 0),
        ("adam@1:²:7", 0),
        ("adam@1:2", 0),
    ],
)
def test_the_level_of_a_key(key: str | None, level: int) -> None:
    assert level_of(key) == level


def test_the_mistakes_of_a_review_come_once_each() -> None:
    assert mistakes_of(event(1, 0)) == ()
    assert mistakes_of(event(1, 0, mistake="sign")) == ("sign",)
    several = event(1, 0, mistake="sign", detail={"mistakes": ["sign", "gate", "gate", 3]})
    assert mistakes_of(several) == ("sign", "gate")
    assert mistakes_of(event(1, 0, mistake="sign", detail={"mistakes": "gate"})) == ("sign",)
