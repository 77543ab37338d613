"""A paper marked by hand, and the same marks from the program: every sort of answer is in it."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from drill.exams.marking import Marked, to_tick
from drill.exams.result import (
    UNANSWERED,
    UNREAD,
    UNSAID,
    by_mistake,
    by_section,
    by_topic,
    lost_items,
    pace,
)
from drill.exams.room import Attempt, Room
from drill.exams.sitting import Happening, What
from drill.grading.verdict import Status
from drill.schedule.rating import Rating
from tests.conftest import Wall
from tests.exams.conftest import write

ANSWERS = {
    (1, 0): "Positive numbers.",
    (2, 0): "Nothing remains of it.",
    # 3 is left empty
    (4, 0): "2",
    (5, 0): "8",
    (5, 1): "2",  # the output layer's biases only
    (5, 2): "10",  # follows from 8 and 2
    (6, 0): "-1 3",
    (6, 1): "-1 3",  # no ReLU, so that one of two entries is right
    (6, 2): "2 3",  # follows
    (6, 3): "0.269, 0.731",  # follows
    (6, 4): "0.69 +",  # can't be read
    (7, 0): "0.5, -0.5",  # the sign
    (7, 1): "0.5, -0.5",  # follows
    # (7, 2) is left empty
    (7, 3): "0, 0; 0.5, 1",
    (8, 0): "yhat - y",
    (8, 1): "x dzᵀ",  # the wrong way round
    (8, 2): "Wᵀ (ŷ − y)",
    (9, 0): "2, 0",  # uphill
}
TICKS = {1: "1 0", 2: "0.5"}
MARKS = {
    1: [1],
    2: [1],
    3: [0],
    4: [2],
    5: [1, 0, 1],
    6: [1.5, 0.5, 1.5, 1.5, 0],
    7: [0, 2, 0, 2],
    8: [2, 0, 2],
    9: [0],
}
"""What a person gave."""


@pytest.fixture
def attempt(room: Room, clock: Wall) -> Attempt:
    """The paper sat, handed in, its sentences looked through."""
    attempt = room.begin(room.catalogue.exams["hand"], seed=1)
    attempt = room.hand_in(write(room, attempt, clock, ANSWERS))
    assert [question.number for question in to_tick(attempt.paper, attempt.sitting)] == [1, 2]
    for number, text in TICKS.items():
        attempt = room.put(attempt, Happening(What.TICK, clock(), number, text=text))
    return attempt


@pytest.fixture
def marked(room: Room, attempt: Attempt) -> Marked:
    return room.conclude(attempt)


def test_the_marks_are_those_of_a_person(marked: Marked) -> None:
    given = {q.question.number: [part.marks for part in q.parts] for q in marked.questions}
    assert given == MARKS
    assert (marked.marks, marked.paper.marks) == (19, 36)


def test_each_lost_mark_has_its_comment(marked: Marked) -> None:
    said = {
        (question.question.number, place): part.comment
        for question in marked.questions
        for place, part in enumerate(question.parts)
    }
    assert said[3, 0] == "Not answered."
    assert said[5, 1] == "The hidden layer has biases too."
    assert said[5, 2] == "Right from your biases, which was wrong."
    assert said[6, 1] == "The ReLU is missing."
    assert said[6, 4].startswith("This can't be read: ")
    assert said[7, 0] == "The error is prediction minus target."
    assert said[7, 2] == "Not answered."
    assert said[9, 0] == "This step goes uphill."
    assert all(
        part.comment or part.verdict is None
        for question in marked.questions
        for part in question.parts
        if part.lost
    )


def test_steps_from_wrong_values_are_method_marks(marked: Marked) -> None:
    statuses = {
        (question.question.number, place): part.verdict.status
        for question in marked.questions
        for place, part in enumerate(question.parts)
        if part.verdict
    }
    follows = [place for place, status in statuses.items() if status is Status.FOLLOWS]
    assert follows == [(5, 2), (6, 2), (6, 3), (7, 1)]
    assert statuses[7, 3] is Status.CORRECT


def test_the_losses_by_mistake_add_up(marked: Marked) -> None:
    losses = {loss.mistake: (loss.marks, loss.parts) for loss in by_mistake(marked)}
    assert losses.pop(UNANSWERED) == (4, 2)
    assert losses.pop(UNREAD) == (2, 1)
    assert losses.pop(UNSAID) == (2, 2)
    transposed = losses.pop("transpose")
    assert transposed == (2, 1)
    assert losses == {
        "gradient-ascent": (3, 1),
        "sign": (2, 1),
        "one-layer": (1, 1),
        "no-activation": (1, 1),
    }
    assert sum(loss.marks for loss in by_mistake(marked)) == 36 - 19


def test_topics_sections_time_and_what_to_study(marked: Marked) -> None:
    assert [(share.name, share.marks, share.of) for share in by_topic(marked)] == [
        ("By hand", 19, 36)
    ]
    assert [(share.name, share.marks) for share in by_section(marked)] == [
        ("Concepts", 4), ("Count", 2), ("Forward", 5), ("Backward", 4), ("Symbols", 4),
        ("Step", 0),
    ]  # fmt: skip
    spent = {one.number: (one.spent, one.worth) for one in pace(marked)}
    assert spent[6] == (timedelta(minutes=5), timedelta(minutes=60) * 8 / 36)
    assert spent[3][0] == timedelta(0)
    lost = lost_items(marked)
    assert lost[0] == "problem:back"
    assert "problem:step" in lost
    assert len(lost) == 8


def test_a_result_is_kept_for_the_next_time(
    room: Room, marked: Marked, attempt: Attempt, open_hall: Callable[[], Room]
) -> None:
    uuid = attempt.sitting.start.uuid
    [kept] = open_hall().results("hand")
    assert (kept.uuid, kept.marks, kept.of, kept.seed) == (uuid, 19, 36, 1)
    assert json.loads(marked.sitting.result)["topics"] == {"By hand": [19, 36]}
    before = len(room._sittings("hand"))
    again = room.conclude(attempt)
    assert again.marks == 19
    assert len(room._sittings("hand")) == before
    assert not room.unfinished("hand")


def test_answers_become_reviews_once(room: Room, marked: Marked, attempt: Attempt) -> None:
    assert room.feed(marked) == 8
    assert room.feed(marked) == 0
    events = {event.item: event for event in room.desk.log.events()}
    assert len(events) == 8
    third = marked.questions[2].question.item.id
    assert third not in events
    back = events["problem:back"]
    assert back.rating is Rating.AGAIN
    assert back.problem_key == marked.questions[6].question.key
    assert back.mistake == "sign"
    assert back.detail["exam"] == attempt.sitting.start.uuid
    assert back.at == attempt.sitting.submitted
    assert back.duration_ms == 3 * 60_000
    assert events[marked.questions[3].question.item.id].rating is Rating.GOOD


def test_a_count_that_is_off_was_not_rounded_early(room: Room, clock: Wall) -> None:
    attempt = room.begin(room.catalogue.exams["hand"], seed=1)
    attempt = room.hand_in(write(room, attempt, clock, {(5, 2): "11"}))
    total = room.conclude(attempt).questions[4].parts[2]
    assert (total.marks, total.comment) == (0, "This is not right.")


def test_an_array_that_is_right_only_where_it_is_zero_gets_nothing(room: Room, clock: Wall) -> None:
    attempt = room.begin(room.catalogue.exams["hand"], seed=1)
    attempt = room.hand_in(
        write(room, attempt, clock, {(7, 3): "0, 0; 0, 0", (7, 2): "0, 0.4", (9, 0): "1, -4"})
    )
    back = room.conclude(attempt).questions[6]
    assert [part.marks for part in back.parts] == [0, 0, 0, 0]
    assert room.conclude(attempt).questions[8].marks == 1.5
