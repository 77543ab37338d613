"""What is known of an item's place in a learner's memory, and how a review changes it.

Stability and difficulty are FSRS's. The steps, the order of the buttons, lapses and leeches are
Anki's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from drill.schedule.fuzz import fuzz_factor, fuzzed
from drill.schedule.interval import Interval, whole_days
from drill.schedule.rating import Rating, State
from drill.schedule.recall import Recall, first_recall, next_recall, recall_probability
from drill.schedule.settings import ScheduleSettings


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of one item. A new one has no stability, difficulty or due time.

    While learning or relearning, ``step`` is the index of the current step. What waits less than a
    day is due at the instant ``due`` (UTC); what waits days is due on the study day ``due_day``.
    Exactly one of the two is set, unless the item is new. ``last_day`` and ``last_at`` (UTC) are
    those of the last review. ``leech`` stays once the threshold of lapses was met.
    """

    state: State = State.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    due_day: date | None = None
    reps: int = 0
    lapses: int = 0
    last_day: date | None = None
    last_at: datetime | None = None
    leech: bool = False


NEW_MEMORY = Memory()


def review(
    memory: Memory, rating: Rating, at: datetime, day: date, *, settings: ScheduleSettings, key: str
) -> Memory:
    """The memory after ``rating`` at the aware time ``at`` on the study day ``day``.

    ``key`` names the item and seeds its fuzz. A clock that went backwards counts as no time passed.
    """
    step = _step_after(memory, rating, settings)
    if step is None:
        recall, days = _graduation(memory, rating, day, settings, key)
        state, index, span = State.REVIEW, None, timedelta(days=days)
    else:
        recall = _recall(memory, rating, day, settings)
        state, (index, span) = _state_in_steps(memory), step
    span_days = whole_days(span)
    at = at.astimezone(UTC)
    lapsed = memory.state is State.REVIEW and rating is Rating.AGAIN
    lapses = memory.lapses + lapsed
    return Memory(
        state=state,
        step=index,
        stability=recall.stability,
        difficulty=recall.difficulty,
        due=at + span if span_days is None else None,
        due_day=None if span_days is None else day + timedelta(days=span_days),
        reps=memory.reps + 1,
        lapses=lapses,
        last_day=day,
        last_at=at,
        leech=memory.leech or (lapsed and meets_leech_threshold(lapses, settings.leech_threshold)),
    )


def intervals(
    memory: Memory, at: datetime, day: date, *, settings: ScheduleSettings, key: str
) -> dict[Rating, Interval]:
    """The time until the next review after each rating, if it were given now."""
    after = {
        rating: review(memory, rating, at, day, settings=settings, key=key) for rating in Rating
    }
    return {rating: _interval(changed, at, day) for rating, changed in after.items()}


def retrievability(memory: Memory, day: date, settings: ScheduleSettings) -> float | None:
    """The probability of recalling the item on the study day ``day``; None if it is new."""
    if memory.stability is None or memory.last_day is None:
        return None
    return recall_probability(memory.stability, (day - memory.last_day).days, settings)


def meets_leech_threshold(lapses: int, threshold: int) -> bool:
    """Whether the learner is to be told of a leech: at ``threshold``, then every half of it.

    The half is rounded up, and a threshold of 0 is never met.
    """
    if threshold == 0 or lapses < threshold:
        return False
    return (lapses - threshold) % math.ceil(threshold / 2) == 0


def _step_after(
    memory: Memory, rating: Rating, settings: ScheduleSettings
) -> tuple[int, timedelta] | None:
    """The index and length of the step that ``rating`` leads to; None if it leads to days."""
    relearning = memory.state in (State.REVIEW, State.RELEARNING)
    steps = settings.relearning_steps if relearning else settings.learning_steps
    if not steps or (memory.state is State.REVIEW and rating is not Rating.AGAIN):
        return None
    if rating is Rating.AGAIN:
        return 0, steps[0]
    current = memory.step or 0
    after = current + 1 if rating is Rating.GOOD else current
    if rating is Rating.EASY or after >= len(steps):
        return None
    return after, _repeated_step(steps, current) if rating is Rating.HARD else steps[after]


def _repeated_step(steps: tuple[timedelta, ...], index: int) -> timedelta:
    """The step that HARD repeats; the first one is drawn out, as it would else equal AGAIN's."""
    if index > 0:
        return steps[index]
    return steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2


def _state_in_steps(memory: Memory) -> State:
    relearning = memory.state in (State.REVIEW, State.RELEARNING)
    return State.RELEARNING if relearning else State.LEARNING


def _recall(memory: Memory, rating: Rating, day: date, settings: ScheduleSettings) -> Recall:
    if memory.stability is None or memory.difficulty is None or memory.last_day is None:
        return first_recall(rating, settings)
    elapsed = (day - memory.last_day).days
    return next_recall(memory.stability, memory.difficulty, elapsed, rating, settings)


def _graduation(
    memory: Memory, rating: Rating, day: date, settings: ScheduleSettings, key: str
) -> tuple[Recall, int]:
    """The memory after ``rating`` and the days until the next review.

    Each passing rating waits at least a day longer than those below it that lead to days as well.
    """
    factor = fuzz_factor(key, memory.reps) if settings.fuzz else None

    def waits(ideal: int, shortest: int) -> int:
        minimum = max(shortest, _shortest_growth(memory, ideal))
        return fuzzed(ideal, factor, minimum, settings.maximum_interval)

    shortest = 1
    for lower in (each for each in Rating if Rating.AGAIN < each < rating):
        if _step_after(memory, lower, settings) is None:
            shortest = waits(_recall(memory, lower, day, settings).days, shortest) + 1
    recall = _recall(memory, rating, day, settings)
    return recall, waits(recall.days, shortest)


def _shortest_growth(memory: Memory, ideal: int) -> int:
    """One day more than the running interval if ``ideal`` is longer: fuzz takes no growth away."""
    if memory.state is not State.REVIEW or memory.due_day is None or memory.last_day is None:
        return 1
    running = (memory.due_day - memory.last_day).days
    return running + 1 if ideal > running else 1


def _interval(after: Memory, at: datetime, day: date) -> Interval:
    if after.due_day is not None:
        return Interval(after.due_day - day)
    assert after.due is not None
    return Interval(after.due - at)
