from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.memory import (
    NEW_MEMORY,
    Memory,
    intervals,
    meets_leech_threshold,
    retrievability,
    review,
)
from drill.schedule.rating import Rating, State
from drill.schedule.settings import ScheduleSettings

AGAIN, HARD, GOOD, EASY = Rating
PLAIN = ScheduleSettings(fuzz=False)
START = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def rate(
    memory: Memory,
    rating: Rating,
    at: datetime = START,
    settings: ScheduleSettings = PLAIN,
    key: str = "card",
) -> Memory:
    return review(memory, rating, at, at.date(), settings=settings, key=key)


def rate_when_due(ratings: list[Rating], settings: ScheduleSettings = PLAIN) -> list[Memory]:
    """The memories after each rating, given at the moment when the item is due."""
    at, memory, memories = START, NEW_MEMORY, []
    for rating in ratings:
        memory = rate(memory, rating, at, settings)
        memories.append(memory)
        at = memory.due or at + timedelta(days=days_until(memory))
    return memories


def days_until(memory: Memory) -> int:
    if memory.due_day is None or memory.last_day is None:
        return 0
    return (memory.due_day - memory.last_day).days


def review_memory(stability: float, days: int) -> Memory:
    return Memory(
        state=State.REVIEW,
        stability=stability,
        difficulty=5.0,
        due_day=START.date() + timedelta(days=days),
        reps=5,
        last_day=START.date(),
        last_at=START,
    )


def test_the_published_sequence_of_intervals() -> None:
    memories = rate_when_due([*[GOOD] * 6, AGAIN, AGAIN, *[GOOD] * 5])
    expected = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    assert [days_until(memory) for memory in memories] == expected


@given(st.lists(st.sampled_from([AGAIN, HARD, GOOD]), min_size=1, max_size=12))
def test_states_steps_and_stabilities_are_those_of_the_library(ratings: list[Rating]) -> None:
    """Rated when due, by the library's default steps, which are ours."""
    scheduler, card, at, memory = (
        Scheduler(enable_fuzzing=False),
        Card(card_id=1),
        START,
        NEW_MEMORY,
    )
    for rating in ratings:
        memory = review(memory, rating, at, at.date(), settings=PLAIN, key="card")
        midnight = datetime(at.year, at.month, at.day, tzinfo=UTC)
        card, _ = scheduler.review_card(card, FsrsRating(rating), midnight)
        assert memory.state == card.state.name.lower()
        assert memory.step == card.step
        assert memory.stability == pytest.approx(card.stability, rel=1e-12)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-12)
        if memory.due is not None:
            assert memory.due - at == card.due - midnight
            at = memory.due
        else:
            assert days_until(memory) >= (card.due - midnight).days
            at += timedelta(days=days_until(memory))


@pytest.mark.parametrize(
    ("steps", "rated", "rating", "wait"),
    [
        ((1, 10), [], AGAIN, 1),
        ((1, 10), [], HARD, 5.5),
        ((1, 10), [], GOOD, 10),
        ((1, 10), [GOOD], AGAIN, 1),
        ((1, 10), [GOOD], HARD, 10),
        ((1, 10), [HARD], GOOD, 10),
        ((10,), [], HARD, 15),
        ((10,), [], AGAIN, 10),
    ],
)
def test_learning_steps(
    steps: tuple[int, ...], rated: list[Rating], rating: Rating, wait: float
) -> None:
    settings = ScheduleSettings(learning_steps=tuple(MINUTE * step for step in steps), fuzz=False)
    memory = NEW_MEMORY
    for earlier in rated:
        memory = rate(memory, earlier, settings=settings)
    memory = rate(memory, rating, settings=settings)
    assert memory.state is State.LEARNING
    assert memory.due == START + MINUTE * wait
    assert memory.due_day is None


@pytest.mark.parametrize("ratings", [[EASY], [GOOD, GOOD], [AGAIN, EASY], [HARD, GOOD, GOOD]])
def test_good_at_the_last_step_and_easy_at_any_leave_the_steps(ratings: list[Rating]) -> None:
    memory = rate_when_due(ratings)[-1]
    assert (memory.state, memory.step, memory.due) == (State.REVIEW, None, None)
    assert days_until(memory) >= 1


def test_without_steps_every_rating_leads_to_days() -> None:
    settings = ScheduleSettings(learning_steps=(), relearning_steps=(), fuzz=False)
    waits = [days_until(rate(NEW_MEMORY, rating, settings=settings)) for rating in Rating]
    assert waits[0] == 1
    assert waits[1] < waits[2] < waits[3]
    lapsed = rate(review_memory(50.0, 50), AGAIN, START + timedelta(days=50), settings)
    assert (lapsed.state, lapsed.lapses) == (State.REVIEW, 1)
    assert 1 <= days_until(lapsed) < 10


def test_a_step_of_a_day_is_due_on_a_study_day() -> None:
    settings = ScheduleSettings(learning_steps=(MINUTE, timedelta(days=1)), fuzz=False)
    memory = rate(NEW_MEMORY, GOOD, settings=settings)
    assert (memory.state, memory.step) == (State.LEARNING, 1)
    assert (memory.due, memory.due_day) == (None, date(2026, 5, 5))


def test_fewer_steps_than_before_let_the_item_leave_them() -> None:
    memory = rate(NEW_MEMORY, GOOD)
    shorter = ScheduleSettings(learning_steps=(MINUTE,), fuzz=False)
    assert rate(memory, HARD, settings=shorter).state is State.REVIEW
    assert rate(memory, AGAIN, settings=shorter).step == 0


def test_a_lapse_is_counted_once_until_it_is_relearned() -> None:
    known = rate_when_due([GOOD, GOOD])[-1]
    lapsed = rate(known, AGAIN, START + timedelta(days=2))
    assert (lapsed.state, lapsed.step, lapsed.lapses) == (State.RELEARNING, 0, 1)
    assert lapsed.due == START + timedelta(days=2, minutes=10)
    again = rate(lapsed, AGAIN, START + timedelta(days=2, minutes=10))
    assert (again.state, again.lapses) == (State.RELEARNING, 1)
    hard = rate(lapsed, HARD, START + timedelta(days=2, minutes=10))
    assert hard.due == START + timedelta(days=2, minutes=25)
    back = rate(again, GOOD, START + timedelta(days=2, minutes=20))
    assert (back.state, back.lapses, back.reps) == (State.REVIEW, 1, 5)


def test_leeches_are_met_at_the_threshold_and_every_half_of_it() -> None:
    met = [lapses for lapses in range(25) if meets_leech_threshold(lapses, 8)]
    assert met == [8, 12, 16, 20, 24]
    assert [lapses for lapses in range(8) if meets_leech_threshold(lapses, 3)] == [3, 5, 7]
    assert [lapses for lapses in range(4) if meets_leech_threshold(lapses, 1)] == [1, 2, 3]
    assert not any(meets_leech_threshold(lapses, 0) for lapses in range(100))


def test_an_item_becomes_a_leech_by_a_lapse_and_stays_one() -> None:
    settings = ScheduleSettings(leech_threshold=2, fuzz=False)
    memories = rate_when_due([EASY, AGAIN, AGAIN, GOOD, AGAIN, GOOD, GOOD], settings)
    assert [memory.lapses for memory in memories] == [0, 1, 1, 1, 2, 2, 2]
    assert [memory.leech for memory in memories] == [False] * 4 + [True] * 3


MEMORIES = st.builds(
    review_memory,
    stability=st.floats(0.01, 3000),
    days=st.integers(1, 3000),
)


@given(
    memory=MEMORIES,
    reps=st.integers(0, 50),
    late=st.integers(-30, 3000),
    fuzz=st.booleans(),
    longest=st.sampled_from([36500, 400, 3]),
)
def test_a_better_rating_waits_longer(
    memory: Memory, reps: int, late: int, fuzz: bool, longest: int
) -> None:
    settings = ScheduleSettings(fuzz=fuzz, maximum_interval=longest)
    at = START + timedelta(days=late)
    hard, good, easy = (
        days_until(rate(replace(memory, reps=reps), rating, at, settings))
        for rating in (HARD, GOOD, EASY)
    )
    assert hard >= 1
    assert good == min(max(good, hard + 1), longest)
    assert easy == min(max(easy, good + 1), longest)


@given(memory=MEMORIES, reps=st.integers(0, 50), late=st.integers(0, 300))
def test_fuzz_takes_no_growth_away(memory: Memory, reps: int, late: int) -> None:
    memory = replace(memory, reps=reps)
    at = START + timedelta(days=days_until(memory) + late)
    plain = days_until(rate(memory, GOOD, at))
    fuzzed = days_until(rate(memory, GOOD, at, ScheduleSettings()))
    if plain > days_until(memory):
        assert fuzzed > days_until(memory)


def test_fuzz_spreads_the_items_of_a_day_and_repeats_itself() -> None:
    memory = review_memory(30.0, 30)
    at = START + timedelta(days=30)
    due = [rate(memory, GOOD, at, ScheduleSettings(), key=f"card-{n}").due_day for n in range(40)]
    assert len(set(due)) > 5
    assert due == [
        rate(memory, GOOD, at, ScheduleSettings(), key=f"card-{n}").due_day for n in range(40)
    ]


def test_a_review_on_the_same_day_moves_stability_by_the_short_term_formula() -> None:
    memory = review_memory(10.0, 10)
    same_day = rate(memory, GOOD)
    next_day = rate(memory, GOOD, START + timedelta(days=1))
    assert same_day.stability == pytest.approx(10.0)
    assert next_day.stability is not None
    assert next_day.stability > 10.5


def test_the_study_day_counts_and_not_the_hours_between() -> None:
    evening = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
    memory = review(NEW_MEMORY, EASY, evening, date(2026, 5, 4), settings=PLAIN, key="card")
    morning = evening + timedelta(hours=7)
    after = review(memory, GOOD, morning, date(2026, 5, 5), settings=PLAIN, key="card")
    late = evening + timedelta(hours=28)
    later = review(memory, GOOD, late, date(2026, 5, 5), settings=PLAIN, key="card")
    assert after.stability == later.stability
    assert after.due_day == later.due_day


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(-400, 400)), max_size=15))
def test_a_clock_that_moves_about_breaks_nothing(reviews: list[tuple[Rating, int]]) -> None:
    memory, at = NEW_MEMORY, START
    for rating, days in reviews:
        at += timedelta(days=days)
        memory = rate(memory, rating, at, ScheduleSettings())
        assert memory.stability is not None
        assert memory.stability > 0
        assert (memory.due is None) != (memory.due_day is None)
        assert (memory.due or at) >= at
        assert (memory.due_day or at.date()) >= at.date()


def test_the_buttons_of_a_new_item() -> None:
    shown = intervals(NEW_MEMORY, START, START.date(), settings=PLAIN, key="card")
    assert [str(shown[rating]) for rating in Rating] == ["1 min", "6 min", "10 min", "8 d"]


@given(memory=MEMORIES, late=st.integers(0, 300), rating=st.sampled_from(Rating))
def test_a_button_says_what_its_rating_does(memory: Memory, late: int, rating: Rating) -> None:
    at = START + timedelta(days=late)
    settings = ScheduleSettings()
    shown = intervals(memory, at, at.date(), settings=settings, key="card")[rating]
    after = rate(memory, rating, at, settings)
    assert shown.span == (after.due - at if after.due else timedelta(days=days_until(after)))


def test_the_due_time_is_in_utc_whatever_zone_the_review_was_in() -> None:
    local = START.astimezone(ZoneInfo("Asia/Tokyo"))
    memory = rate(NEW_MEMORY, AGAIN, local)
    assert memory.due == START + MINUTE
    assert memory.due is not None
    assert memory.due.tzinfo is UTC
    assert memory.last_at is not None
    assert memory.last_at.tzinfo is UTC


def test_retrievability_falls_by_the_study_day() -> None:
    memory = review_memory(10.0, 10)
    chances = [
        retrievability(memory, START.date() + timedelta(days=days), PLAIN) for days in (0, 10, 100)
    ]
    assert chances[0] == 1.0
    assert chances[1] == pytest.approx(0.9)
    assert chances[2] is not None
    assert 0.6 < chances[2] < 0.8
    assert retrievability(NEW_MEMORY, START.date(), PLAIN) is None
