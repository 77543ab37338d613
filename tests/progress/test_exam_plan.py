"""The plan for an exam, followed to the letter: what it promises must come true."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from learner import FIRST_DAY
from raw import records

from drill.progress.exam_plan import plan_for_exam, todays_extra
from drill.schedule.memory import NEW_MEMORY, Memory, retrievability, review
from drill.schedule.queue import Item
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD
from drill.schedule.settings import ScheduleSettings

TODAY = FIRST_DAY + timedelta(days=200)
SETTINGS = ScheduleSettings(fuzz=False)
ITEMS = [Item(f"item-{number:03}", "topic", number) for number in range(300)]
UNSEEN = [Item(f"new-{number:03}", "topic", 1000 - number) for number in range(40)]


@pytest.fixture(scope="module")
def known(true_log):
    return records(true_log, SETTINGS)


def plan(known, items=(*ITEMS, *UNSEEN), days=30, target=0.9):
    exam = TODAY + timedelta(days=days)
    return plan_for_exam(known, items, exam, target=target, today=TODAY, settings=SETTINGS)


def answered_well(memory: Memory, item: str, day) -> Memory:
    """The memory after GOOD, again while a step waits less than a day."""
    now = datetime.combine(day, time(9), tzinfo=UTC)
    memory = review(memory, Rating.GOOD, now, day, settings=SETTINGS, key=item)
    while memory.due is not None:
        memory = review(memory, Rating.GOOD, now, day, settings=SETTINGS, key=item)
    return memory


def followed(known, found) -> dict[str, Memory]:
    memories = {item: record.memory for item, record in known.items()}
    for day in found.days:
        for item in day.items:
            memories[item] = answered_well(memories.get(item, Memory()), item, day.day)
    return memories


@pytest.mark.parametrize(
    ("days", "target"), [(30, 0.9), (30, 0.95), (7, 0.9), (90, 0.92), (2, 0.97)]
)
def test_who_follows_the_plan_reaches_the_target(known, days, target) -> None:
    found = plan(known, days=days, target=target)
    memories = followed(known, found)
    below = {
        item.id
        for item in (*ITEMS, *UNSEEN)
        if (retrievability(memories[item.id], found.exam, SETTINGS) or 0) < target - 1e-6
    }
    assert below == set(found.missed)
    assert found.reached == found.items - len(found.missed)
    assert found.reached > found.without
    assert [day.day for day in found.days] == [TODAY + timedelta(days=n) for n in range(days)]


def test_what_can_be_reached_is(known) -> None:
    assert plan(known, target=0.95).missed == ()


def test_nothing_is_asked_twice_a_day_and_new_items_come_once_and_early(known) -> None:
    found = plan(known)
    for day in found.days:
        assert len(set(day.items)) == len(day.items)
    new = [item for day in found.days for item in day.new]
    assert new == [item.id for item in sorted(UNSEEN, key=lambda item: item.order)]
    assert all(not day.new for day in found.days[-7:])
    assert max(len(day.new) for day in found.days) <= 2


def test_what_suffices_without_a_review_gets_none(known) -> None:
    easy = plan(known, items=ITEMS, target=0.7)
    assert all(not day.extra for day in easy.days)
    assert easy.without == easy.reached == len(ITEMS)


def test_extra_reviews_are_ahead_of_the_schedule_and_needed(known) -> None:
    found = plan(known, items=ITEMS, target=0.95)
    extra = [item for day in found.days for item in day.extra]
    assert len(extra) == len(set(extra)) >= found.reached - found.without > 0
    bare = replace(found, days=tuple(replace(day, extra=()) for day in found.days))
    memories = followed(known, bare)
    for item in extra:
        assert retrievability(memories[item], found.exam, SETTINGS) < 0.95


def test_the_work_is_spread(known) -> None:
    loads = [len(day.extra) for day in plan(known, items=ITEMS, target=0.93, days=30).days]
    assert max(loads) < sum(loads) / 3


def test_suspended_items_are_left_out(known) -> None:
    suspended = {**known, ITEMS[0].id: replace(known[ITEMS[0].id], suspended=True)}
    found = plan(suspended)
    assert found.items == len(ITEMS) + len(UNSEEN) - 1
    assert ITEMS[0].id not in {item for day in found.days for item in day.items}


@pytest.mark.parametrize("days", [0, -3])
def test_an_exam_that_is_there_has_no_days_left(known, days) -> None:
    found = plan(known, days=days)
    assert found.days == ()
    assert found.without == found.reached


def test_of_nothing_comes_nothing() -> None:
    found = plan({}, items=())
    assert (found.items, found.reached, found.missed) == (0, 0, ())
    assert all(day.items == () for day in found.days)


def test_todays_extra_are_those_of_all_plans_once(known) -> None:
    plans = [plan(known), plan(known, days=10)]
    today = todays_extra(plans, TODAY)
    assert len(set(today)) == len(today)
    assert set(today) == {item for each in plans for item in each.days[0].items}
    assert todays_extra(plans, TODAY - timedelta(days=1)) == ()


def test_a_plan_made_again_during_the_day_asks_for_no_more(known) -> None:
    first = plan(known, target=0.93)
    today = first.days[0]
    assert today.new
    assert today.due
    done = dict(known)
    introduced = 0
    for item in (*today.due, *today.extra, *today.new):
        before = done.get(item, NEW_RECORD)
        introduced += before.memory == NEW_MEMORY
        memory = answered_well(before.memory, item, TODAY)
        done[item] = replace(before, memory=memory)
        again = plan_for_exam(
            done,
            [*ITEMS, *UNSEEN],
            first.exam,
            target=0.93,
            today=TODAY,
            settings=SETTINGS,
            introduced=introduced,
        )
        assert set(again.days[0].new) <= set(today.new)
        assert set(again.days[0].due) <= set(today.due)
        assert len(again.days[0].extra) <= len(today.extra) + 1
    assert again.days[0].new == ()
    assert again.days[0].due == ()
