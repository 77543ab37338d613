"""What will be, if a learner goes on like this: days to come, simulated from a seed.

A simulated learner recalls an item with the probability that FSRS gives; the schedule follows its
own parameters, which may be others than those of the learner's true memory. A new item, and one
that was forgotten, is repeated on the same day until it has passed its steps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from drill.progress.behaviour import Behaviour
from drill.progress.chance import chances
from drill.progress.fsrs import first_memory, ideal_interval, next_memory, recall
from drill.progress.memories import Memories
from drill.progress.reviews import Bools, Floats, Ints
from drill.schedule.fuzz import fuzz_bounds
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings

_RECALLED, _RATED, _FIRST, _FUZZED = range(4)
"""What chance decides of an item on a day."""
_REPEATS = np.array([0, 2, 2, 1, 0])
"""The repetitions of a new item on its first day, by its first rating: two steps have to pass."""


@dataclass(frozen=True)
class Plan:
    """How study goes on: the schedule, how many items are still new, for how many days.

    ``truth`` are the parameters of the learner's memory, and ``true_memories`` what they make of
    the items; without them, what the schedule believes is true.
    """

    settings: ScheduleSettings
    new_items: int
    days: int
    behaviour: Behaviour
    truth: tuple[float, ...] | None = None
    true_memories: Memories | None = None


@dataclass(frozen=True)
class Course:
    """What happens on each day: due reviews, items first seen, repetitions, seconds; how many items
    would be recalled at the end of it; and how many due reviews were left for the next day."""

    reviews: Ints
    new: Ints
    repetitions: Ints
    seconds: Floats
    memorised: Floats
    recalled: Ints
    left: Ints


@dataclass
class _Pile:
    """The items during a simulation. ``stability`` and ``difficulty`` are what the schedule
    believes, ``true_stability`` and ``true_difficulty`` what is: the same arrays, unless the plan
    knows of another truth. An unseen item has ``due`` 0."""

    stability: Floats
    difficulty: Floats
    true_stability: Floats
    true_difficulty: Floats
    last: Ints
    due: Ints
    seen: Bools


def simulate(
    memories: Memories,
    plan: Plan,
    today: date,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> Course:
    """The course of ``plan`` from ``today`` on, from the memories as they are.

    Suspended items stay out of it. ``progress`` is told how many of how many days are over; it may
    raise to stop.
    """
    active = ~memories.suspended
    pile = _pile(memories.of(active), (plan.true_memories or memories).of(active), plan)
    start = today.toordinal()
    days = []
    for over in range(plan.days):
        progress(over, plan.days)
        days.append(_day(pile, plan, start + over, seed))
    columns = list(zip(*days, strict=True)) or [()] * 7
    whole = [np.asarray(column, dtype=np.int64) for column in columns]
    return Course(
        reviews=whole[0],
        new=whole[1],
        repetitions=whole[2],
        seconds=np.asarray(columns[3], dtype=np.float64),
        memorised=np.asarray(columns[4], dtype=np.float64),
        recalled=whole[5],
        left=whole[6],
    )


def _pile(memories: Memories, true: Memories, plan: Plan) -> _Pile:
    def with_new(values: Floats | Ints, filling: float) -> Floats:
        return np.concatenate([values, np.full(plan.new_items, filling)])

    stability = with_new(memories.stability, 1.0)
    difficulty = with_new(memories.difficulty, 5.0)
    known = plan.truth is not None
    return _Pile(
        stability=stability,
        difficulty=difficulty,
        true_stability=with_new(true.stability, 1.0) if known else stability,
        true_difficulty=with_new(true.difficulty, 5.0) if known else difficulty,
        last=with_new(memories.last_day, 0).astype(np.int64),
        due=with_new(memories.due_day, 0).astype(np.int64),
        seen=np.arange(len(stability)) < len(memories),
    )


def _day(
    pile: _Pile, plan: Plan, day: int, seed: int
) -> tuple[int, int, int, float, float, int, int]:
    """One day: reviews, new, repetitions, seconds, memorised, recalled, left."""
    habits = plan.behaviour
    due, left = _due(pile, plan.settings, day)
    passed = _review(pile, due, plan, day, seed)
    new = np.flatnonzero(~pile.seen)[: plan.settings.new_per_day]
    repetitions = _learn(pile, new, plan, day, seed) + int(np.count_nonzero(~passed))
    recalled = int(np.count_nonzero(passed))
    seconds = (
        recalled * habits.recalled_seconds
        + (len(due) - recalled) * habits.forgotten_seconds
        + len(new) * habits.new_seconds
        + repetitions * habits.repeated_seconds
    )
    remembered = recall(pile.true_stability, day - pile.last, _truth(plan))
    memorised = float(remembered[pile.seen].sum())
    return len(due), len(new), repetitions, seconds, memorised, recalled, left


def _due(pile: _Pile, settings: ScheduleSettings, day: int) -> tuple[Ints, int]:
    """The items to review, the most overdue for their stability first, and how many are left."""
    due = np.flatnonzero(pile.seen & (pile.due <= day))
    overdue = (day - pile.last[due]) / pile.stability[due]
    most = settings.reviews_per_day
    return due[np.argsort(-overdue, kind="stable")][:most], max(len(due) - most, 0)


def _review(pile: _Pile, due: Ints, plan: Plan, day: int, seed: int) -> Bools:
    """Review the items; whether each was recalled. What was forgotten is repeated once."""
    elapsed = day - pile.last[due]
    likely = recall(pile.true_stability[due], elapsed, _truth(plan))
    passed = np.asarray(chances(seed, day * 4 + _RECALLED, due) < likely)
    grades = np.asarray([Rating.HARD, Rating.GOOD, Rating.EASY])
    picked = grades[_pick(plan.behaviour.passing, chances(seed, day * 4 + _RATED, due))]
    rating = np.where(passed, picked, Rating.AGAIN)
    _rate(pile, due, elapsed, rating, plan)
    forgotten = due[~passed]
    again = np.zeros(len(forgotten), dtype=np.int64)
    _rate(pile, forgotten, again, np.full(len(forgotten), int(Rating.GOOD)), plan)
    _schedule(pile, due, plan, day, seed)
    return passed


def _learn(pile: _Pile, new: Ints, plan: Plan, day: int, seed: int) -> int:
    """See items for the first time; how many repetitions that takes."""
    rating = 1 + _pick(plan.behaviour.first, chances(seed, day * 4 + _FIRST, new))
    pile.stability[new], pile.difficulty[new] = first_memory(rating, plan.settings.parameters)
    if plan.truth is not None:
        true = first_memory(rating, plan.truth)
        pile.true_stability[new], pile.true_difficulty[new] = true
    repeats = _REPEATS[rating]
    for repeat in range(2):
        again = new[repeats > repeat]
        none = np.zeros(len(again), dtype=np.int64)
        _rate(pile, again, none, np.full(len(again), int(Rating.GOOD)), plan)
    pile.seen[new] = True
    _schedule(pile, new, plan, day, seed)
    return int(repeats.sum())


def _rate(pile: _Pile, items: Ints, elapsed: Ints, rating: Ints, plan: Plan) -> None:
    if not len(items):
        return
    pile.stability[items], pile.difficulty[items] = next_memory(
        pile.stability[items], pile.difficulty[items], elapsed, rating, plan.settings.parameters
    )
    if plan.truth is not None:
        pile.true_stability[items], pile.true_difficulty[items] = next_memory(
            pile.true_stability[items], pile.true_difficulty[items], elapsed, rating, plan.truth
        )


def _schedule(pile: _Pile, items: Ints, plan: Plan, day: int, seed: int) -> None:
    """Note the review of ``day``, and when the next is due."""
    settings = plan.settings
    ideal = ideal_interval(pile.stability[items], settings.desired_retention, settings.parameters)
    days = np.clip(np.rint(ideal), 1, settings.maximum_interval)
    if settings.fuzz:
        days = _fuzzed(days, chances(seed, day * 4 + _FUZZED, items), settings.maximum_interval)
    pile.last[items] = day
    pile.due[items] = day + days.astype(np.int64)


def _fuzzed(days: Floats, factor: Floats, longest: int) -> Floats:
    """Intervals moved within the range in which the schedule moves them."""
    different, place = np.unique(days, return_inverse=True)
    bounds = np.array([fuzz_bounds(each, 1, longest) for each in different]).reshape(-1, 2)
    lower, upper = bounds[place, 0], bounds[place, 1]
    return np.asarray(lower + np.floor(factor * (1 + upper - lower)))


def _pick(probabilities: Sequence[float], chance: Floats) -> Ints:
    """The place of what each chance falls on."""
    bounds = np.cumsum(probabilities)[:-1] / np.sum(probabilities)
    return np.asarray(np.searchsorted(bounds, chance, side="right"), dtype=np.int64)


def _truth(plan: Plan) -> tuple[float, ...]:
    return plan.truth or plan.settings.parameters
