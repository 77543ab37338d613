"""The fold of a sitting: an honest clock, answers as they were last, time by question."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.exams.sitting import (
    Happening,
    Sitting,
    Start,
    What,
    after,
    broken_off,
    fold,
    in_time,
    warning,
)

START = datetime(2026, 5, 4, 9, tzinfo=UTC)


def start(minutes: int = 60, *, pause: bool = False) -> Start:
    return Start("u", "midterm", "", "", 1, 7, (), minutes, pause, START)


def at(**span: float) -> datetime:
    return START + timedelta(**span)


def test_the_clock_runs_while_the_program_is_closed() -> None:
    sitting = fold(start(), [Happening(What.VISIT, at(minutes=1), 1)])
    assert sitting.remaining(at(minutes=41)) == timedelta(minutes=19)
    assert sitting.remaining(at(hours=3)) == timedelta(0)
    assert sitting.is_over(at(hours=1))
    assert not sitting.is_over(at(minutes=59, seconds=59))


def test_a_pause_stops_the_clock_only_where_it_is_allowed() -> None:
    events = [
        Happening(What.VISIT, at(minutes=1), 1),
        Happening(What.PAUSE, at(minutes=10)),
        Happening(What.ANSWER, at(minutes=15), 1, 0, "during the pause"),
        Happening(What.RESUME, at(minutes=40)),
        Happening(What.VISIT, at(minutes=41), 1),
    ]
    allowed, refused = fold(start(pause=True), events), fold(start(), events)
    assert allowed.remaining(at(minutes=45)) == timedelta(minutes=45)
    assert refused.remaining(at(minutes=45)) == timedelta(minutes=15)
    assert allowed.text(1, 0) == ""
    assert allowed.spent[1] == timedelta(minutes=9)
    paused = fold(start(pause=True), events[:2])
    assert paused.paused
    assert paused.remaining(at(days=2)) == timedelta(minutes=50)


def test_what_comes_after_the_end_does_not_count() -> None:
    events = [
        Happening(What.ANSWER, at(minutes=59), 1, 0, "in time"),
        Happening(What.ANSWER, at(minutes=61), 1, 0, "too late"),
        Happening(What.SUBMIT, at(minutes=75)),
        Happening(What.ANSWER, at(minutes=30), 2, 0, "after handing in"),
        Happening(What.SUBMIT, at(minutes=80)),
    ]
    sitting = fold(start(), events)
    assert dict(sitting.answers) == {(1, 0): "in time"}
    assert sitting.submitted == at(minutes=60)


def test_an_answer_typed_in_time_counts_though_it_is_written_just_after() -> None:
    sitting = Sitting(start())
    late = at(minutes=60, seconds=1)
    kept = after(sitting, Happening(What.ANSWER, in_time(sitting, late), 1, 0, "42"))
    assert kept.text(1, 0) == "42"


def test_a_clock_that_was_put_back_gains_nothing() -> None:
    sitting = fold(start(), [Happening(What.ANSWER, at(minutes=30), 1, 0, "x")])
    assert sitting.remaining(at(minutes=2)) == timedelta(minutes=30)


def test_time_is_kept_by_question_and_not_while_the_program_was_dead() -> None:
    events = [
        Happening(What.VISIT, at(minutes=0), 1),
        Happening(What.VISIT, at(minutes=3), 2),
        Happening(What.ANSWER, at(minutes=5), 2, 1, "x"),
    ]
    killed = fold(start(), events)
    left = broken_off(killed)
    assert left == Happening(What.LEAVE, at(minutes=5))
    again = fold(start(), [*events, left, Happening(What.VISIT, at(minutes=20), 1),
                           Happening(What.SUBMIT, at(minutes=21))])  # fmt: skip
    assert again.spent == {1: timedelta(minutes=4), 2: timedelta(minutes=2)}
    assert again.seen(1)
    assert not again.seen(3)
    assert broken_off(again) is None


def test_flags_are_set_and_taken_away() -> None:
    events = [Happening(What.FLAG, at(minutes=1), 3, text="1"),
              Happening(What.FLAG, at(minutes=1), 4, text="1"),
              Happening(What.FLAG, at(minutes=2), 3)]  # fmt: skip
    assert fold(start(), events).flags == {4}


def test_ticks_and_the_result_come_after_handing_in() -> None:
    tick = Happening(What.TICK, at(minutes=1), 2, text="1 0 0.5")
    result = Happening(What.RESULT, at(minutes=2), text="{}")
    assert fold(start(), [tick, result]) == Sitting(start())
    marked = fold(start(), [Happening(What.SUBMIT, at(minutes=1)), tick, result])
    assert marked.ticks == {2: (1.0, 0.0, 0.5)}
    assert marked.result == "{}"


@pytest.mark.parametrize(
    ("before", "now", "minutes", "due"),
    [
        (601, 600, 60, 600),
        (600, 599, 60, None),
        (700, 50, 60, 60),
        (61, 59, 60, 60),
        (601, 599, 10, None),
        (61, 59, 10, 60),
        (2, 0, 60, None),
    ],
)
def test_warnings_come_once_and_only_where_there_was_more_time(
    before: int, now: int, minutes: int, due: int | None
) -> None:
    got = warning(Sitting(start(minutes)), timedelta(seconds=before), timedelta(seconds=now))
    assert got == (None if due is None else timedelta(seconds=due))


happenings = st.lists(
    st.builds(
        Happening,
        st.sampled_from([*(what for what in What if what is not What.TICK)]),
        st.integers(0, 5000).map(lambda seconds: at(seconds=seconds)),
        st.integers(1, 3),
        st.integers(0, 2),
        st.text(max_size=3),
    ),
    max_size=25,
)


@given(happenings, st.booleans(), st.integers(0, 6000))
def test_laws_of_any_sitting(found: list[Happening], pause: bool, later: int) -> None:
    sitting = fold(start(pause=pause), found)
    now = at(seconds=later)
    assert timedelta(0) <= sitting.remaining(now) <= timedelta(hours=1)
    assert sitting.remaining(now + timedelta(minutes=1)) <= sitting.remaining(now)
    assert sum(sitting.spent.values(), timedelta(0)) >= timedelta(0)
    assert pause or not sitting.paused_for
    if sitting.submitted is not None:
        assert sitting.submitted <= sitting.deadline
        again = after(sitting, Happening(What.ANSWER, sitting.submitted, 1, 0, "more"))
        assert again.answers == sitting.answers
