from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import NEW_MEMORY
from drill.schedule.rating import Rating, State
from drill.schedule.record import NEW_RECORD, ItemRecord, apply, effective, fold, replay
from drill.schedule.settings import ScheduleSettings

SETTINGS = ScheduleSettings()
START = datetime(2026, 5, 4, 8, tzinfo=UTC)
NUMBERS = count(1)


def event(kind: EventKind, hours: float = 0.0, **facts: object) -> Event:
    at = START + timedelta(hours=hours)
    return Event(
        uuid=f"{next(NUMBERS):032x}",
        device="laptop",
        item="relu",
        kind=kind,
        at=at,
        utc_offset=0,
        study_day=at.date(),
        **facts,  # type: ignore[arg-type]
    )


def reviewed(rating: Rating, hours: float = 0.0) -> Event:
    return event(EventKind.REVIEW, hours, rating=rating)


def undone(target: Event, hours: float = 0.0) -> Event:
    return event(EventKind.UNDO, hours, undoes=target.uuid)


def folded(*events: Event) -> ItemRecord:
    return fold(events, SETTINGS)


def fields(of: Event) -> dict[str, Any]:
    return {name: getattr(of, name) for name in Event.__slots__}


def test_nothing_happened_to_a_new_item() -> None:
    assert folded() == NEW_RECORD == ItemRecord()


def test_wishes_are_kept_until_they_are_withdrawn() -> None:
    suspend, unsuspend = event(EventKind.SUSPEND), event(EventKind.UNSUSPEND, 1)
    bury, unbury = event(EventKind.BURY), event(EventKind.UNBURY, 1)
    flag = event(EventKind.FLAG, detail={"flag": 2})
    assert folded(suspend).suspended
    assert not folded(suspend, unsuspend).suspended
    assert folded(bury).buried_day == date(2026, 5, 4)
    assert folded(bury, unbury).buried_day is None
    assert folded(flag).flag == 2
    assert folded(flag, event(EventKind.FLAG, 1, detail={"flag": 0})).flag == 0


def test_a_reset_forgets_the_memory_and_no_wish() -> None:
    record = folded(
        reviewed(Rating.EASY),
        event(EventKind.FLAG, 1, detail={"flag": 2}),
        event(EventKind.RESET, 2),
    )
    assert record.memory == NEW_MEMORY
    assert record.flag == 2
    after = folded(reviewed(Rating.EASY), event(EventKind.RESET, 1), reviewed(Rating.GOOD, 2))
    assert (after.memory.state, after.memory.reps) == (State.LEARNING, 1)


def test_an_undone_review_never_happened() -> None:
    first, second = reviewed(Rating.GOOD), reviewed(Rating.AGAIN, 1)
    assert folded(first, second, undone(second, 2)) == folded(first)
    assert folded(first, second, undone(first, 2)) == folded(second)


def test_an_undone_undo_is_a_redo() -> None:
    review = reviewed(Rating.GOOD)
    undo = undone(review, 1)
    redo = undone(undo, 2)
    assert folded(review, undo, redo) == folded(review)
    assert folded(review, undo, redo, undone(redo, 3)) == NEW_RECORD
    assert folded(review, undo, redo, undone(review, 3)) == NEW_RECORD


def test_an_undo_whose_clock_was_behind_still_counts() -> None:
    review = reviewed(Rating.GOOD, 5)
    assert folded(review, undone(review, 1)) == NEW_RECORD


def test_undos_of_nothing_and_in_a_circle_change_nothing() -> None:
    review = reviewed(Rating.GOOD)
    lost = event(EventKind.UNDO, undoes="not here yet")
    one = Event(**{**fields(lost), "uuid": "one", "undoes": "two"})
    two = Event(**{**fields(lost), "uuid": "two", "undoes": "one"})
    self_made = Event(**{**fields(lost), "uuid": "me", "undoes": "me"})
    assert folded(review, lost, one, two, self_made) == folded(review)


def test_a_long_chain_of_undos_is_followed_to_its_end() -> None:
    chain = [reviewed(Rating.GOOD)]
    for _ in range(5001):
        chain.append(undone(chain[-1]))
    assert folded(*chain) == NEW_RECORD


def test_events_that_come_twice_count_once() -> None:
    review = reviewed(Rating.GOOD)
    assert folded(review, review) == folded(review)


def test_an_undo_does_not_apply_to_a_record() -> None:
    undo = undone(reviewed(Rating.GOOD))
    with pytest.raises(ValueError, match="is an undo"):
        apply(NEW_RECORD, undo, SETTINGS)


def test_replaying_shows_the_record_before_and_after() -> None:
    first, second = reviewed(Rating.EASY), reviewed(Rating.AGAIN, 24 * 8)
    changes = list(replay([second, first], SETTINGS))
    assert [change.event for change in changes] == [first, second]
    assert [change.before.memory.state for change in changes] == [State.NEW, State.REVIEW]
    assert changes[0].after == changes[1].before
    assert changes[1].after == folded(first, second)


MOVES = st.lists(
    st.tuples(
        st.sampled_from([*EventKind]),
        st.sampled_from(Rating),
        st.integers(0, 200),  # hours since the move before
        st.integers(0, 10**6),  # which earlier event an undo takes back
    ),
    max_size=25,
)


def play(
    moves: Sequence[tuple[EventKind, Rating, int, int]], device: str = "laptop"
) -> list[Event]:
    """The events of moves made one after another; an undo takes back any earlier event."""
    events: list[Event] = []
    hours = 0.0
    for kind, rating, pause, which in moves:
        hours += pause + 1e-6
        if kind is EventKind.REVIEW:
            made = reviewed(rating, hours)
        elif kind is EventKind.FLAG:
            made = event(kind, hours, detail={"flag": which % 8})
        elif kind is not EventKind.UNDO:
            made = event(kind, hours)
        elif events:
            made = undone(events[which % len(events)], hours)
        else:
            continue
        events.append(Event(**{**fields(made), "device": device}))
    return events


@given(MOVES)
def test_event_by_event_gives_what_the_whole_log_gives(
    moves: list[tuple[EventKind, Rating, int, int]],
) -> None:
    record, log = NEW_RECORD, []
    for made in play(moves):
        log.append(made)
        if made.kind is EventKind.UNDO:
            record = fold(log, SETTINGS)
        else:
            record = apply(record, made, SETTINGS)
        assert record == fold(log, SETTINGS)


@given(MOVES)
def test_what_counts_alone_gives_the_same_record(
    moves: list[tuple[EventKind, Rating, int, int]],
) -> None:
    log = play(moves)
    assert fold(effective(log), SETTINGS) == fold(log, SETTINGS)


@given(laptop=MOVES, phone=MOVES, chance=st.randoms(use_true_random=False))
def test_logs_of_two_devices_join_in_any_order(
    laptop: list[tuple[EventKind, Rating, int, int]],
    phone: list[tuple[EventKind, Rating, int, int]],
    chance: Random,
) -> None:
    joined = play(laptop) + play(phone, "phone")
    record = fold(joined, SETTINGS)
    shuffled = [*joined, *joined[:3]]
    chance.shuffle(shuffled)
    assert fold(shuffled, SETTINGS) == record
    assert fold(joined[::-1], SETTINGS) == record


@given(MOVES)
def test_undoing_everything_makes_the_item_new(
    moves: list[tuple[EventKind, Rating, int, int]],
) -> None:
    log = play(moves)
    undos = [undone(made, 10_000) for made in effective(log)]
    assert fold(log + undos, SETTINGS) == NEW_RECORD
    redos = [undone(undo, 10_001) for undo in undos]
    assert fold(log + undos + redos, SETTINGS) == fold(log, SETTINGS)
