"""An exam line by line: the same sitting by words."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from drill.exams.room import open_room
from drill.session.desk import Desk
from drill.ui.begin import ExamWish
from drill.ui.plain.exam import converse_exam
from drill.ui.plain.streams import Streams

EXAMS = Path(__file__).parents[2] / "exams" / "vault"
Sit = Callable[..., str]


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(EXAMS)


@pytest.fixture
def sit(desk: Desk) -> Sit:
    """What the program says when these lines are written."""

    def say(*lines: str) -> str:
        written = StringIO()
        source = StringIO("".join(f"{line}\n" for line in lines))
        streams = Streams(source, written, echoes=False)
        assert converse_exam(open_room(desk), ExamWish("hand", seed=1), streams) == 0
        return written.getvalue()

    return say


def test_a_whole_sitting(sit, desk) -> None:
    said = sit(
        "they are positive", ":go 4", "2", "8", "2", "10", ":overview", ":submit", "yes",
        "y", "n", "n",
    )  # fmt: skip
    assert "60 minutes, 9 questions, 36 marks." in said
    assert "Question 1 of 9, Concepts" in said
    assert "Point 1 of 2" in said
    assert "5 of 36 marks, 13 %." in said
    assert "The hidden layer has biases too." in said
    assert "Right from your biases, which was wrong." in said
    assert not desk.log.events()
    [result] = open_room(desk).results("hand")
    assert result.marks == 5


def test_it_goes_on_where_it_was_left(sit, desk, clock) -> None:
    first = sit(":go 5", "8", ":quit")
    assert "Left. Every answer is saved, and the clock runs on." in first
    clock.wait(minutes=12)
    second = sit(":time", ":go 5", "", ":submit", "yes", "n")
    assert "A sitting began on 2026-05-04 09:00 UTC" in second or "and was not handed in" in second
    assert "48:00 left." in second
    assert "So far: 8" in second
    assert "Kept: 8" in second
    assert "1 of 36 marks" in second


def test_an_unreadable_answer_is_saved_and_said(sit) -> None:
    said = sit(":go 6", "1 +", ":quit")
    assert "Saved, but this can't be read yet: Something is missing at the end." in said


def test_commands_that_do_not_fit_are_explained(sit) -> None:
    said = sit(":hint", ":go 99", ":pause", ":before", ":help", ":flag", ":flag", ":quit")
    assert "There is no command :hint. There are :next" in said
    assert "There is no question 99; they go from 1 to 9." in said
    assert "This exam's clock can't be stopped." in said
    assert "There is none." in said
    assert ":submit" in said
    assert "Flagged." in said
    assert "Flag taken away." in said


def test_the_end_of_input_keeps_everything(sit, desk) -> None:
    said = sit(":go 5", "8")
    assert "The input has ended. Every answer is saved" in said
    [left] = open_room(desk).unfinished("hand")
    assert left.text(5, 0) == "8"


def test_when_the_time_is_up_the_paper_is_handed_in(sit, desk, clock) -> None:
    sit(":go 5", "8", ":quit")
    clock.wait(hours=2)
    said = sit("n")
    assert "The time is up. The paper is handed in." in said
    assert "1 of 36 marks" in said


def test_answers_become_reviews_if_the_learner_agrees(sit, desk) -> None:
    said = sit(":go 5", "8", "4", "12", ":submit", "yes", "y")
    assert "1 review entered." in said
    assert "problem:count" in {event.item for event in desk.log.events()}
