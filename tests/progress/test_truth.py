"""Learners whose memory is known: what is said of them must be so."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from learner import FIRST_DAY, FORGETFUL
from raw import packed_reviews, records

from drill.progress.behaviour import USUAL, Behaviour, behaviour_of
from drill.progress.calibration import calibration
from drill.progress.chance import chances
from drill.progress.fit import (
    FitError,
    fit,
    histories,
    predictions,
    train_with_fsrs_rs,
    with_parameters,
)
from drill.progress.forecast import forecast
from drill.progress.fsrs import recall
from drill.progress.memories import memories_of
from drill.progress.mistakes import Trend, trend
from drill.progress.retention import true_retention
from drill.progress.reviews import read_traces
from drill.progress.share import Share
from drill.progress.simulate import Plan, simulate

needs_fsrs_rs = pytest.mark.skipif(
    importlib.util.find_spec("fsrs_rs_python") is None, reason="the extra optimise is not installed"
)
TODAY = FIRST_DAY + timedelta(days=200)


@pytest.fixture(scope="module")
def true(true_log, settings):
    return packed_reviews(true_log, settings)


@pytest.fixture(scope="module")
def forgetful(forgetful_log, settings):
    return packed_reviews(forgetful_log, settings)


def far_from_diagonal(reviews, parameters) -> float:
    """The largest distance of a well-filled bin from the diagonal, in standard errors."""
    found = calibration(reviews, predictions(reviews, parameters))
    gaps = [
        abs(each.predicted - each.observed)
        / np.sqrt(each.predicted * (1 - each.predicted) / each.count)
        for each in found.bins
        if each.count >= 100
    ]
    assert len(gaps) >= 2
    return max(gaps)


def test_predictions_of_a_memory_as_believed_come_true(true, settings) -> None:
    assert far_from_diagonal(true, settings.parameters) < 3
    found = true_retention(true, settings.parameters).overall
    low, high = found.recalled.interval
    assert low < found.expected < high


def test_predictions_of_another_memory_do_not(forgetful, settings) -> None:
    assert far_from_diagonal(forgetful, settings.parameters) > 5
    assert far_from_diagonal(forgetful, FORGETFUL) < 3
    found = true_retention(forgetful, settings.parameters).overall
    assert found.recalled.interval[1] < found.expected
    wrong = calibration(forgetful, predictions(forgetful, settings.parameters))
    right = calibration(forgetful, predictions(forgetful, FORGETFUL))
    assert right.log_loss < wrong.log_loss
    assert right.rmse_bins < wrong.rmse_bins


@needs_fsrs_rs
def test_the_fit_recovers_the_memory_of_a_forgetful_learner(forgetful, settings) -> None:
    found = fit(forgetful, settings.parameters, train_with_fsrs_rs)
    assert found.better
    assert found.loss_before - found.loss_after > 2 * found.error
    assert far_from_diagonal(forgetful, found.fitted) < 4
    best = calibration(forgetful, predictions(forgetful, FORGETFUL))
    assert found.after.log_loss < best.log_loss + 0.005
    replace(settings, parameters=found.fitted)


@needs_fsrs_rs
def test_the_fit_is_the_same_again(forgetful) -> None:
    assert train_with_fsrs_rs(histories(forgetful)) == train_with_fsrs_rs(histories(forgetful))


@needs_fsrs_rs
def test_predictions_are_those_of_fsrs_rs(forgetful) -> None:
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

    peer = FSRS(list(FORGETFUL))
    stabilities = [
        state.stability
        for history in histories(forgetful)
        for state in peer.historical_memory_states(
            FSRSItem([FSRSReview(review.rating, review.gap) for review in history])
        )
    ]
    later = np.flatnonzero(forgetful.predicted)
    expected = recall(np.array(stabilities)[later - 1], forgetful.elapsed[later], FORGETFUL)
    assert predictions(forgetful, FORGETFUL)[later] == pytest.approx(expected, abs=1e-5)


def test_a_fit_to_the_past_that_does_not_hold_is_not_better(true, settings) -> None:
    found = fit(true, settings.parameters, lambda _memories: FORGETFUL)
    assert not found.better
    assert found.held_out < found.reviews
    assert found.loss_before < found.loss_after


def test_only_what_was_before_the_cut_is_fitted_to(true) -> None:
    until = (FIRST_DAY + timedelta(days=60)).toordinal()
    cut = sum(map(len, histories(true, until)))
    assert cut == int(np.count_nonzero(true.day <= until))
    assert sum(map(len, histories(true))) == len(true)
    assert all(history[0].gap == 0 for history in histories(true, until) if history)


def test_too_few_reviews_are_not_fitted_to(true, settings) -> None:
    some = true.of(true.item < 40)
    with pytest.raises(FitError, match=r"fitting needs 1,000 reviews .* there are \d+"):
        fit(some, settings.parameters, lambda _memories: FORGETFUL)


def test_a_simulation_goes_as_the_learner_it_simulates(true_log, true, settings) -> None:
    half = [event for event in true_log if event.study_day < FIRST_DAY + timedelta(days=100)]
    known = records(half, settings)
    start = FIRST_DAY + timedelta(days=100)
    habits = behaviour_of(packed_reviews(half, settings))
    unseen = 800 - len(known)
    course = simulate(memories_of(known), Plan(settings, unseen, 100, habits), start)
    later = true.of(true.day >= start.toordinal())
    happened = int(np.count_nonzero(later.elapsed > 0))
    assert course.reviews.sum() == pytest.approx(happened, rel=0.15)
    share = course.recalled.sum() / course.reviews.sum()
    assert share == pytest.approx(later.recalled[later.elapsed > 0].mean(), abs=0.03)
    now = memories_of(records(true_log, settings))
    remembered = now.recall_on(TODAY - timedelta(days=1), settings.parameters).sum()
    assert course.memorised[-1] == pytest.approx(remembered, rel=0.03)


def test_a_simulation_of_a_forgetful_learner_recalls_less(true_log, settings) -> None:
    known = memories_of(records(true_log, settings))
    plan = Plan(settings, 100, 60, USUAL)
    usual = simulate(known, plan, TODAY)
    forgetful = simulate(known, replace(plan, truth=FORGETFUL), TODAY)
    assert (
        forgetful.recalled.sum() / forgetful.reviews.sum()
        < usual.recalled.sum() / usual.reviews.sum()
    )
    assert forgetful.memorised[-1] < usual.memorised[-1]


def test_memories_with_other_parameters_are_those_of_another_schedule(true_log, settings) -> None:
    other = replace(settings, parameters=FORGETFUL)
    expected = memories_of(records(true_log, other))
    reviews = packed_reviews(true_log, settings)
    found = with_parameters(memories_of(records(true_log, settings)), reviews, FORGETFUL)
    assert found.items == expected.items
    assert found.stability == pytest.approx(expected.stability)
    assert found.difficulty == pytest.approx(expected.difficulty)


def test_a_simulation_is_the_same_for_its_seed_only(true_log, settings) -> None:
    known = memories_of(records(true_log, settings))
    plan = Plan(settings, 50, 40, USUAL)
    one, same, other = (simulate(known, plan, TODAY, seed).reviews.tolist() for seed in (1, 1, 2))
    assert one == same != other


def test_a_simulation_keeps_the_limits(true_log, settings) -> None:
    known = memories_of(records(true_log, settings))
    limits = replace(settings, new_per_day=3, reviews_per_day=8)
    course = simulate(known, Plan(limits, 20, 30, USUAL), TODAY)
    assert course.new.tolist() == [3] * 6 + [2] + [0] * 23
    assert course.reviews.max() == 8
    assert course.left.max() > 0


def test_more_retention_is_more_work_and_more_known(settings) -> None:
    courses = [
        simulate(
            memories_of({}),
            Plan(replace(settings, desired_retention=retention), 300, 200, USUAL),
            TODAY,
        )
        for retention in (0.8, 0.9, 0.95)
    ]
    assert sorted(int(course.reviews.sum()) for course in courses) == [
        int(course.reviews.sum()) for course in courses
    ]
    assert sorted(course.memorised[-1] for course in courses) == [
        course.memorised[-1] for course in courses
    ]


def test_the_forecast_joins_what_is_scheduled_and_what_is_simulated(true_log, settings) -> None:
    known = memories_of(records(true_log, settings))
    ahead = forecast(known, 60, settings, behaviour=USUAL, today=TODAY, days=30)
    assert [each.day for each in ahead[:2]] == [TODAY, TODAY + timedelta(days=1)]
    assert ahead[0].scheduled == ahead[0].with_new == ahead[0].without_new
    assert [each.new for each in ahead[:4]] == [20, 20, 20, 0]
    with_new, without = (
        sum(getattr(each, name) for each in ahead) for name in ("with_new", "without_new")
    )
    assert with_new > without >= sum(each.scheduled for each in ahead)
    nothing_new = forecast(known, 0, settings, behaviour=USUAL, today=TODAY, days=30)
    assert all(each.with_new == each.without_new for each in nothing_new)


def test_habits_come_from_the_log(true, settings) -> None:
    habits = behaviour_of(true)
    assert habits.first == pytest.approx((0.2, 0.1, 0.6, 0.1), abs=0.05)
    assert habits.passing == pytest.approx((0.1, 0.8, 0.1), abs=0.03)
    assert sum(habits.first) == pytest.approx(1)
    assert habits.recalled_seconds == pytest.approx(46, abs=3)
    assert behaviour_of(read_traces([])) == Behaviour()


def test_chances_are_uniform_and_their_own() -> None:
    drawn = chances(1, 2, np.arange(20_000))
    assert drawn.min() >= 0
    assert drawn.max() < 1
    assert np.histogram(drawn, 10, (0, 1))[0] == pytest.approx([2000] * 10, abs=200)
    others = [chances(1, 3, np.arange(20_000)), chances(2, 2, np.arange(20_000)), drawn[1:]]
    for other in others:
        assert abs(np.corrcoef(drawn[: len(other)], other)[0, 1]) < 0.03
    assert chances(7, 1, np.array([5]))[0] == chances(7, 1, np.array([3, 5]))[1]


@pytest.mark.parametrize(
    ("recent", "of_recent", "before", "of_before", "expected"),
    [
        (0, 100, 3, 100, Trend.UNKNOWN),
        (0, 100, 12, 100, Trend.FALLING),
        (12, 100, 0, 100, Trend.RISING),
        (6, 100, 7, 100, Trend.STEADY),
        (30, 300, 10, 100, Trend.STEADY),
        (5, 0, 5, 10, Trend.UNKNOWN),
        (0, 0, 0, 0, Trend.UNKNOWN),
        (200, 1000, 600, 1000, Trend.FALLING),
        (400, 1000, 420, 1000, Trend.STEADY),
    ],
)
def test_a_trend_is_told_when_it_is_no_chance(
    recent, of_recent, before, of_before, expected
) -> None:
    assert trend(recent, of_recent, before, of_before) is expected


def test_a_trend_is_seldom_told_where_there_is_none() -> None:
    chance = np.random.default_rng(4)
    told = [
        trend(int(chance.binomial(80, 0.15)), 80, int(chance.binomial(50, 0.15)), 50)
        for _ in range(2000)
    ]
    wrong = sum(each in (Trend.FALLING, Trend.RISING) for each in told)
    assert wrong / len(told) < 0.01


def test_wilsons_interval() -> None:
    assert Share(0, 0).interval is None
    assert Share(0, 0).value is None
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Share(0, 10).interval == pytest.approx((0.0, 0.2775), abs=1e-4)
