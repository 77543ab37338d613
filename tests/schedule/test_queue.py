from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.memory import NEW_MEMORY, Memory, review
from drill.schedule.plan import plan, plan_until
from drill.schedule.queue import DayCounts, Item, Pile, Queue, Remaining
from drill.schedule.rating import Rating, State
from drill.schedule.record import ItemRecord
from drill.schedule.settings import ScheduleSettings

DAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
SETTINGS = ScheduleSettings()
MINUTE = timedelta(minutes=1)


def due_record(overdue: int = 0, stability: float = 10.0, interval: int = 10) -> ItemRecord:
    due_day = DAY - timedelta(days=overdue)
    last = due_day - timedelta(days=interval)
    return ItemRecord(
        Memory(
            state=State.REVIEW, stability=stability, difficulty=5.0, due_day=due_day, last_day=last
        )
    )


def step_record(due: datetime, last_day: date = DAY) -> ItemRecord:
    return ItemRecord(
        Memory(
            state=State.LEARNING, step=0, stability=1.0, difficulty=5.0, due=due, last_day=last_day
        )
    )


def items(*names: str, topic: str = "a") -> list[Item]:
    return [Item(name, topic, order) for order, name in enumerate(names)]


def planned(
    known: Iterable[Item],
    records: dict[str, ItemRecord] | None = None,
    done: DayCounts = DayCounts(),  # noqa: B008
    settings: ScheduleSettings = SETTINGS,
    more: int = 0,
) -> Queue:
    return plan(known, records or {}, done, settings, DAY, more=more)


def ids(queue: Queue) -> list[str]:
    return [entry.id for entry in queue.planned]


def test_nothing_to_ask() -> None:
    queue = planned([])
    assert queue.next(NOW) is None
    assert queue.next_at(NOW) is None
    assert queue.remaining(NOW) == Remaining(new=0, learning=0, due=0)


def test_new_items_come_in_the_order_of_the_syllabus_up_to_the_limit() -> None:
    known = [Item(f"n{order}", "a", order) for order in reversed(range(30))]
    assert ids(planned(known)) == [f"n{order}" for order in range(20)]
    assert len(ids(planned(known, done=DayCounts(new=15)))) == 5
    assert ids(planned(known, done=DayCounts(new=25))) == []


def test_more_than_the_limits_are_asked_for_once() -> None:
    known = items(*(f"n{order:02}" for order in range(60)))
    assert planned(known).beyond == DayCounts(new=40)
    assert planned(known[:20]).beyond == DayCounts()
    assert len(ids(planned(known, done=DayCounts(new=5), more=10))) == 25
    assert len(ids(planned(known, done=DayCounts(new=45), more=10))) == 10


def test_more_are_due_ones_before_new_ones() -> None:
    settings = replace(SETTINGS, reviews_per_day=5, new_per_day=2)
    records = {f"r{n}": due_record(overdue=n) for n in range(8)}
    known = items(*records, *(f"n{order:02}" for order in range(60)))

    def counts(more: int, **done: int) -> Remaining:
        return planned(known, records, DayCounts(**done), settings, more).remaining(NOW)

    assert planned(known, records, settings=settings).beyond == DayCounts(new=60, reviews=3)
    assert counts(2) == Remaining(new=0, learning=0, due=7)
    assert counts(10) == Remaining(new=7, learning=0, due=8)
    assert counts(10, new=2, reviews=5) == Remaining(new=2, learning=0, due=8)


def test_what_joins_comes_next_within_the_limit() -> None:
    settings = replace(SETTINGS, new_per_day=3)
    before = planned(items("a", "c", "d", "e"), settings=settings)
    now = planned(items("a", "b", "c", "d", "e"), settings=settings)
    assert ids(before.joined_by(now, {"b"}, "a")) == ["a", "b", "c"]
    assert ids(before.joined_by(now, {"b"}, None)) == ["b", "a", "c"]
    assert before.joined_by(now, {"e"}, "a") == before


def test_reviews_are_limited_by_what_was_done_today() -> None:
    known = items(*(f"d{n}" for n in range(8)))
    records = {item.id: due_record() for item in known}
    few = ScheduleSettings(reviews_per_day=5)
    assert len(ids(planned(known, records, settings=few))) == 5
    assert len(ids(planned(known, records, DayCounts(reviews=4), few))) == 1
    assert ids(planned(known, records, DayCounts(reviews=9), few)) == []


def test_after_a_backlog_the_least_likely_recalled_come_first() -> None:
    known = items("fresh", "forgotten", "fading", "tomorrow")
    records = {
        "fresh": due_record(0),
        "forgotten": due_record(100, stability=5.0),
        "fading": due_record(20, stability=5.0),
        "tomorrow": due_record(-1),
    }
    assert ids(planned(known, records)) == ["forgotten", "fading", "fresh"]
    one = ScheduleSettings(reviews_per_day=1)
    assert ids(planned(known, records, settings=one)) == ["forgotten"]


def test_equally_overdue_items_come_in_another_order_each_day() -> None:
    known = items(*(f"d{n}" for n in range(12)))
    orders = set()
    for days in range(5):
        day = DAY + timedelta(days=days)
        records = {item.id: due_record(-days) for item in known}
        queue = plan(known, records, DayCounts(), SETTINGS, day)
        assert queue == plan(known[::-1], records, DayCounts(), SETTINGS, day)
        orders.add(tuple(ids(queue)))
    assert len(orders) == 5


def test_new_items_are_spread_evenly_among_reviews() -> None:
    known = items(*(f"d{n}" for n in range(9))) + items("n0", "n1")
    records = {f"d{n}": due_record() for n in range(9)}
    places = [
        place
        for place, entry in enumerate(planned(known, records).planned)
        if entry.pile is Pile.NEW
    ]
    assert places == [3, 7]


def test_suspended_and_buried_items_are_left_out() -> None:
    known = items("suspended", "buried", "buried yesterday", "asked")
    records = {
        "suspended": replace(due_record(), suspended=True),
        "buried": ItemRecord(buried_day=DAY),
        "buried yesterday": ItemRecord(buried_day=DAY - timedelta(days=1)),
    }
    assert ids(planned(known, records)) == ["buried yesterday", "asked"]


def test_one_sibling_is_asked_a_day() -> None:
    known = [Item("front", "a", 1, "card"), Item("back", "a", 0, "card"), Item("other", "a", 2)]
    assert ids(planned(known)) == ["back", "other"]
    assert ids(planned(known, {"front": due_record()})) == ["front", "other"]


@pytest.mark.parametrize(
    "seen",
    [
        replace(due_record(), memory=replace(due_record(-3).memory, last_day=DAY)),
        replace(due_record(), memory=replace(due_record(-3).memory, last_day=DAY), suspended=True),
        step_record(NOW),
        step_record(NOW, last_day=DAY - timedelta(days=3)),
    ],
    ids=["reviewed", "reviewed and suspended", "learning", "learning since days"],
)
def test_siblings_of_what_was_seen_today_wait_until_tomorrow(seen: ItemRecord) -> None:
    known = [Item("front", "a", 0, "card"), Item("back", "a", 1, "card")]
    assert "back" not in ids(planned(known, {"front": seen, "back": due_record()}))


def test_nothing_new_comes_while_more_is_due_than_a_day_takes() -> None:
    known = items("new", *(f"d{n}" for n in range(6)))
    records = {f"d{n}": due_record(n) for n in range(6)}
    queue = planned(known, records, settings=ScheduleSettings(reviews_per_day=5))
    assert sorted(ids(queue)) == ["d1", "d2", "d3", "d4", "d5"]
    assert queue.backlog == 6
    for done in range(1, 6):
        del records[f"d{6 - done}"]
        rest = items("new", *records)
        limits = ScheduleSettings(reviews_per_day=5)
        queue = planned(rest, records, DayCounts(reviews=done), limits)
        assert "new" not in ids(queue)
        assert queue.backlog == 6 - done
    enough = planned(known, {"d0": due_record()}, settings=ScheduleSettings(reviews_per_day=1))
    assert "new" in ids(enough)
    assert enough.backlog == 0


def test_one_who_wants_no_reviews_gets_what_is_new() -> None:
    none = ScheduleSettings(reviews_per_day=0)
    assert ids(planned(items("due", "new"), {"due": due_record()}, settings=none)) == ["new"]


def until(known: list[Item], records: dict[str, ItemRecord], days: int, new: bool) -> Queue:
    return plan_until(known, records, SETTINGS, DAY, DAY + timedelta(days=days), new=new)


def test_ahead_of_time_comes_what_is_due_within_the_days() -> None:
    known = items("due", "soon", "later", "new", "step", "suspended")
    records = {
        "due": due_record(2),
        "soon": due_record(-3),
        "later": due_record(-4),
        "step": step_record(NOW + 50 * MINUTE),
        "suspended": replace(due_record(), suspended=True),
    }
    queue = until(known, records, 3, new=False)
    assert sorted(ids(queue)) == ["due", "soon", "step"]
    assert queue.remaining(NOW) == Remaining(new=0, learning=1, due=2)
    assert set(ids(until(known, records, 4, new=True))) == {"due", "soon", "later", "step", "new"}


def test_ahead_of_time_there_is_no_limit_and_siblings_come_late() -> None:
    known = [Item(f"{n}{side}", "a", n, f"c{n}") for n in range(300) for side in "fb"]
    order = ids(until(known, {item.id: due_record(-5) for item in known}, 5, new=True))
    assert len(order) == 600
    assert len({name[:-1] for name in order[:300]}) == 300


def test_an_item_undone_ahead_of_time_comes_first_again() -> None:
    known = items("one", "two")
    records = {"one": due_record(-5), "two": due_record(-5)}
    queue = until(known, records, 9, new=True)
    first = ids(queue)[0]
    later = queue.after(first, due_record(-80))
    assert ids(later) == [ids(queue)[1]]
    assert later.put_back(first, records[first]) == queue
    assert ids(queue.put_last(first, records[first])) == ids(queue)[::-1]


def test_learning_items_come_as_soon_as_their_step_is_over() -> None:
    known = items("early", "late", "new")
    records = {"late": step_record(NOW + 5 * MINUTE), "early": step_record(NOW + 2 * MINUTE)}
    queue = planned(known, records)
    assert queue.next(NOW) == "new"
    assert queue.next(NOW + 2 * MINUTE) == "early"
    assert queue.next(NOW + 9 * MINUTE) == "early"
    assert queue.remaining(NOW) == Remaining(new=1, learning=2, due=0)


def test_learning_ahead_when_nothing_else_is_left() -> None:
    queue = planned(items("soon"), {"soon": step_record(NOW + 20 * MINUTE)})
    assert queue.next(NOW) == "soon"
    later = planned(items("later"), {"later": step_record(NOW + 50 * MINUTE)})
    assert later.next(NOW) is None
    assert later.next_at(NOW) == NOW + 30 * MINUTE
    assert later.next_at(NOW + 30 * MINUTE) == NOW + 30 * MINUTE
    assert later.remaining(NOW).learning == 0
    assert later.remaining(NOW + 30 * MINUTE).learning == 1


def test_a_step_of_a_day_is_planned_before_the_reviews() -> None:
    waiting = Memory(
        state=State.RELEARNING,
        step=0,
        stability=1.0,
        difficulty=5.0,
        due_day=DAY,
        last_day=DAY - timedelta(days=1),
    )
    records = {"step": ItemRecord(waiting), "due": due_record(50)}
    queue = planned(items("due", "step"), records, settings=ScheduleSettings(reviews_per_day=1))
    assert ids(queue) == ["step", "due"]
    assert queue.remaining(NOW) == Remaining(new=0, learning=1, due=1)


def test_an_answered_item_leaves_the_plan_or_waits_for_its_step() -> None:
    queue = planned(items("one", "two"))
    learning = ItemRecord(review(NEW_MEMORY, Rating.AGAIN, NOW, DAY, settings=SETTINGS, key="one"))
    queue = queue.after("one", learning)
    assert queue.next(NOW) == "two"
    assert queue.next(NOW + MINUTE) == "one"
    easy = ItemRecord(review(NEW_MEMORY, Rating.EASY, NOW, DAY, settings=SETTINGS, key="one"))
    queue = queue.after("one", easy)
    assert queue.next(NOW + MINUTE) == "two"
    assert queue.after("two", easy).next(NOW + MINUTE) is None


@pytest.mark.parametrize(
    "left_out", [{"suspended": True}, {"buried_day": DAY}], ids=["suspended", "buried"]
)
def test_a_learning_item_that_is_left_out_does_not_wait(left_out: dict[str, bool | date]) -> None:
    learning = step_record(NOW)
    queue = planned(items("one"), {"one": learning})
    assert queue.after("one", replace(learning, **left_out)).next(NOW) is None  # type: ignore[arg-type]
    assert queue.after("one", replace(learning, buried_day=DAY - timedelta(1))).next(NOW) == "one"


def test_an_undone_item_comes_first_again() -> None:
    queue = planned(items("one", "two"))
    learning = step_record(NOW + MINUTE)
    undone = queue.after("one", learning).put_back("one", ItemRecord())
    assert undone == queue
    back_in_step = queue.after("one", ItemRecord(replace(due_record(-9).memory))).put_back(
        "one", learning
    )
    assert back_in_step.next(NOW) == "two"
    assert back_in_step.next(NOW + MINUTE) == "one"
    not_due = queue.put_back("one", due_record(-1))
    assert ids(not_due) == ["two"]
    assert ids(queue.put_back("one", replace(due_record(), suspended=True))) == ["two"]


@given(st.lists(st.sampled_from("aaabbc"), max_size=40))
def test_topics_alternate_where_that_can_be_had(topics: list[str]) -> None:
    known = [Item(f"d{n}", topic, n) for n, topic in enumerate(topics)]
    queue = planned(known, {item.id: due_record() for item in known})
    by_id = {item.id: item.topic for item in known}
    order = [by_id[name] for name in ids(queue)]
    repeats = sum(one == two for one, two in pairwise(order))
    most = max(map(topics.count, topics), default=0)
    assert sorted(order) == sorted(topics)
    assert repeats == max(0, 2 * most - len(topics) - 1)


RECORDS = st.one_of(
    st.just(ItemRecord()),
    st.builds(due_record, st.integers(-5, 50), st.floats(0.1, 500), st.integers(1, 50)),
    st.builds(lambda minutes: step_record(NOW + minutes * MINUTE), st.integers(-60, 60)),
    st.builds(lambda: replace(due_record(), suspended=True)),
    st.builds(lambda: ItemRecord(buried_day=DAY)),
)


@given(
    st.lists(st.tuples(RECORDS, st.sampled_from("ab"), st.sampled_from(["x", "y", None]))),
    st.lists(st.sampled_from(Rating), min_size=80, max_size=80),
)
def test_a_session_asks_each_planned_item_and_comes_to_an_end(
    known: list[tuple[ItemRecord, str, str | None]], ratings: list[Rating]
) -> None:
    records = {f"i{n}": record for n, (record, _, _) in enumerate(known)}
    queue = planned(
        [Item(f"i{n}", topic, n, group) for n, (_, topic, group) in enumerate(known)], records
    )
    at, asked = NOW, set()
    expected = {*ids(queue), *(entry.id for entry in queue.waiting)}
    for rating in [*ratings, *[Rating.EASY] * 200]:
        at = queue.next_at(at) or at
        item = queue.next(at)
        if item is None:
            break
        asked.add(item)
        memory = review(records[item].memory, rating, at, DAY, settings=SETTINGS, key=item)
        records[item] = replace(records[item], memory=memory)
        queue = queue.after(item, records[item])
        at += MINUTE
    assert queue.next(at) is None
    assert asked == expected
    assert queue.remaining(at) == Remaining(0, 0, 0)


def test_extra_items_are_asked_beyond_the_limits_and_ahead_of_time() -> None:
    known = items("due", "ahead", "seen", "new", "more", "not")
    records = {
        "due": due_record(),
        "ahead": due_record(overdue=-5),
        "seen": replace(due_record(), memory=replace(due_record(overdue=-3).memory, last_day=DAY)),
        "not": due_record(overdue=-5),
    }
    tight = replace(SETTINGS, new_per_day=1, reviews_per_day=1)
    extra = {"ahead", "seen", "more", "gone"}
    queue = plan(known, records, DayCounts(), tight, DAY, extra=extra)
    assert sorted(ids(queue)) == ["ahead", "due", "more", "new"]
    assert queue.remaining(NOW) == Remaining(new=2, learning=0, due=2)
    full = plan(known, records, DayCounts(new=1, reviews=1), tight, DAY, extra=extra)
    assert sorted(ids(full)) == ["ahead", "more"]


def test_an_extra_item_comes_back_when_its_review_is_undone() -> None:
    records = {"ahead": due_record(overdue=-5)}
    queue = plan(items("ahead"), records, DayCounts(), SETTINGS, DAY, extra={"ahead"})
    memory = review(records["ahead"].memory, Rating.GOOD, NOW, DAY, settings=SETTINGS, key="ahead")
    after = queue.after("ahead", ItemRecord(memory))
    assert ids(after) == []
    assert ids(after.put_back("ahead", records["ahead"])) == ["ahead"]
    suspended = replace(records["ahead"], suspended=True)
    assert ids(after.put_back("ahead", suspended)) == []
