from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import Memory
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord
from drill.store.rows import (
    EVENT_COLUMNS,
    RECORD_COLUMNS,
    event_from_row,
    event_row,
    record_from_row,
    record_row,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
INSTANTS = st.integers(0, 10**16).map(
    lambda microseconds: datetime(1999, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
DAYS = st.dates(date(1999, 1, 1), date(2200, 1, 1))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
EVENTS = st.builds(
    Event,
    uuid=WORDS,
    device=WORDS,
    item=WORDS,
    kind=st.just(EventKind.REVIEW),
    at=INSTANTS,
    utc_offset=st.integers(-900, 900),
    study_day=DAYS,
    rating=st.sampled_from(Rating),
    duration_ms=st.none() | st.integers(0, 10**9),
    answer=st.none() | WORDS,
    verdict=st.none() | WORDS,
    mistake=st.none() | WORDS,
    problem_key=st.none() | WORDS,
    hints=st.integers(0, 9),
    detail=st.dictionaries(WORDS, JSON, max_size=3),
)
RECORDS = st.builds(
    ItemRecord,
    memory=st.builds(
        Memory,
        state=st.sampled_from(State),
        step=st.none() | st.integers(0, 5),
        stability=st.none() | st.floats(0.001, 1e5),
        difficulty=st.none() | st.floats(1, 10),
        due=st.none() | INSTANTS,
        due_day=st.none() | DAYS,
        reps=st.integers(0, 999),
        lapses=st.integers(0, 999),
        last_day=st.none() | DAYS,
        last_at=st.none() | INSTANTS,
        leech=st.booleans(),
    ),
    suspended=st.booleans(),
    buried_day=st.none() | DAYS,
    flag=st.integers(0, 7),
)


@given(EVENTS)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    row = event_row(event)
    assert set(row) == set(EVENT_COLUMNS)
    assert event_from_row(tuple(row[name] for name in EVENT_COLUMNS)) == event


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record: ItemRecord) -> None:
    row = record_row("relu", record)
    back = record_from_row(tuple(row[name] for name in RECORD_COLUMNS))
    assert back == ("relu", record)
    assert repr(back[1]) == repr(record)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (EventKind.UNDO, {"undoes": "another"}),
        (EventKind.FLAG, {"detail": {"flag": 3}}),
        (EventKind.SUSPEND, {}),
    ],
)
def test_events_of_other_kinds_come_back_too(kind: EventKind, facts: dict[str, object]) -> None:
    at = datetime(2026, 5, 4, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    event = Event(
        uuid="u",
        device="d",
        item="i",
        kind=kind,
        at=at,
        utc_offset=120,
        study_day=date(2026, 5, 4),
        **facts,  # type: ignore[arg-type]
    )
    row = event_row(event)
    assert row["at"] == "2026-05-04T21:30:00.000000Z"
    assert event_from_row(tuple(row[name] for name in EVENT_COLUMNS)) == event


def test_an_answer_that_no_file_can_hold_is_kept_readable() -> None:
    event = Event(
        uuid="u",
        device="d",
        item="i",
        kind=EventKind.REVIEW,
        at=datetime(2026, 5, 4, tzinfo=UTC),
        utc_offset=0,
        study_day=date(2026, 5, 4),
        rating=Rating.AGAIN,
        answer="W\udcff",
    )
    assert event_row(event)["answer"] == "W\\udcff"
