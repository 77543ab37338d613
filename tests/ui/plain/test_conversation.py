from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from drill.problems.precision import show_value
from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.session.choice import NoSuchTopicError
from drill.session.desk import Desk
from drill.session.study import Study
from drill.store.refusal import StoreError
from drill.ui.begin import EVERYTHING, Wish, begin
from drill.ui.plain.conversation import converse
from drill.ui.plain.streams import Streams

CARDS = Wish(kind="card")
PROBLEMS = Wish(kind="problem")
DERIVATIONS = Wish(kind="derivation")
Talk = Callable[..., str]


@pytest.fixture
def talk(desk: Desk) -> Talk:
    """What the program says when these lines are written."""

    def say(wish: Wish, *lines: str, of: Desk = desk) -> str:
        written = StringIO()
        source = StringIO("".join(f"{line}\n" for line in lines))
        assert converse(of, wish, Streams(source, written, echoes=False)) == 0
        return written.getvalue()

    return say


def events(desk: Desk) -> list[tuple[EventKind, Rating | None]]:
    return [(event.kind, event.rating) for event in desk.log.events()]


def right(study: Study) -> str:
    assert study.turn
    assert study.turn.problem
    return show_value(study.turn.problem.values["dW"], 9)


def test_cards_are_turned_and_rated(talk, desk) -> None:
    said = talk(CARDS, "", "4", "", "", "my own answer", "again")
    assert "Basics › Derivatives" in said
    assert "What is the derivative of tanh z?" in said
    assert said.index("tanh z?") < said.index("1 − tanh² z") < said.index("saved: Easy")
    assert "saved: Good, again in 10 min" in said
    assert [rating for _, rating in events(desk)] == [Rating.EASY, Rating.GOOD, Rating.AGAIN]


def test_formulas_stay_on_one_line(talk) -> None:
    said = talk(CARDS, "skip", "")
    assert "softmax(z)ᵢ = " in said
    assert "─" not in said


def test_the_end_of_the_input_ends_it(talk, desk) -> None:
    said = talk(CARDS, "", "3", "")
    assert said.endswith(
        "The input has ended.\nDone for now\n\n1 review, 1 right, 0 s.\n"
        "There is more to study today.\n"
    )
    assert events(desk) == [(EventKind.REVIEW, Rating.GOOD)]


def test_quit_ends_it(talk) -> None:
    assert "The input has ended" not in talk(CARDS, "quit")
    assert "The input has ended" not in talk(PROBLEMS, ":quit")


def test_a_right_answer(talk, desk) -> None:
    said = talk(PROBLEMS, right(begin(desk, PROBLEMS)), "")
    assert "✓ Right" in said
    assert "saved: Easy" in said
    assert desk.log.events()[0].verdict == "correct"


def test_an_answer_may_take_several_lines(talk, desk) -> None:
    rows = right(begin(desk, PROBLEMS)).strip("[]").split("], [")
    said = talk(PROBLEMS, f"{rows[0]};", f"{rows[1]};", rows[2])
    assert "✓ Right" in said


def test_an_unreadable_answer_gets_a_caret_and_is_not_counted(talk, desk) -> None:
    said = talk(PROBLEMS, "[1 2; 3")
    assert "[1 2; 3\n   ^\n? Two numbers stand side by side. Not counted.\n" in said
    assert events(desk) == []


def test_words_are_answers_while_an_answer_is_awaited(talk, desk) -> None:
    said = talk(PROBLEMS, "skip", ":skip", "quit", ":quit")
    assert said.count("Not counted.") == 2
    assert "What shape has z?" in said


def test_hints_and_giving_up(talk, desk) -> None:
    said = talk(PROBLEMS, ":hint", ":give up", "")
    assert "Hint: dW = d xᵀ" in said
    assert "– Not answered" in said
    assert "Right is  dW = [[" in said
    assert "Solution" in said
    assert desk.log.events()[0].hints == 1
    assert events(desk) == [(EventKind.REVIEW, Rating.AGAIN)]


def test_a_derivation_goes_step_by_step(talk, desk) -> None:
    said = talk(DERIVATIONS, "y - yhat", "", "dz x^T", "2")
    assert "Step 1 of 2" in said
    assert "The error is prediction minus target." in said
    assert "✗ dz = " in said
    assert "Step 2 of 2" in said
    assert events(desk) == [(EventKind.REVIEW, Rating.HARD)]


def test_undo_asks_again(talk, desk) -> None:
    said = talk(CARDS, "", "1", "undo", "", "2")
    assert said.count("What is the derivative of tanh z?") == 2
    assert "saved: taken back: Again" in said
    assert [kind for kind, _ in events(desk)] == [
        EventKind.REVIEW,
        EventKind.UNDO,
        EventKind.REVIEW,
    ]
    assert "1 review, 1 right" in said


def test_the_last_review_can_be_undone(talk, desk) -> None:
    wish = Wish(kind="card", limit=1)
    said = talk(wish, "", "1", "undo", "", "3", "")
    assert "Enter ends, undo takes the last back:" in said
    assert "1 review, 1 right" in said


def test_nothing_to_undo_and_unknown_commands_are_said(talk) -> None:
    said = talk(CARDS, "undo", ":frobnicate", ":hint", "", "nonsense")
    assert "There is nothing to undo today." in said
    assert "There is no command :frobnicate. There are :hint, " in said
    assert "There is nothing to hint here." in said
    assert "Rate with 1, 2, 3 or 4; Enter takes 3." in said


def test_bury_and_question_and_help(talk, desk) -> None:
    said = talk(CARDS, "question", "help", "bury")
    assert said.count("What is the derivative of tanh z?") == 2
    assert ":bury      leave this out until tomorrow" in said
    assert "saved: left out until tomorrow" in said
    assert events(desk) == [(EventKind.BURY, None)]


def test_nothing_due_says_when_next(talk, clock) -> None:
    talk(CARDS, *["", "4"] * 3, "")
    clock.wait(minutes=1)
    said = talk(CARDS)
    assert "Nothing was rated." in said
    assert "The next is due tomorrow." in said


def test_an_unknown_topic_is_refused(talk) -> None:
    with pytest.raises(NoSuchTopicError, match="no topic contains 'Botany'"):
        talk(Wish(topics=("Botany",)))


def test_faults_are_told_once(talk, desk_of, tmp_path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text("# A\n\nOne?::Two\n\n```drill\nproblem [x]\n```\n", "utf-8")
    said = talk(EVERYTHING, "", "3", of=desk_of(notes))
    assert said.count("1 place in the notes could not be read, the first: notes/a.md:6:") == 1
    assert "saved: Good" in said


def test_lines_are_plain_and_fit_in_eighty_columns(talk) -> None:
    said = talk(EVERYTHING, "", "3", "help", "", "", "", "", ":solution", "1", ":give up", "1")
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) <= 80


# -- cards of other kinds --------------------------------------------------------------------------


@pytest.fixture
def kinds(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(Path(__file__).parents[1] / "kinds")


def test_points_are_ticked_by_number_before_the_rating(talk, kinds) -> None:
    said = talk(CARDS, "", "5", "1 3", "", of=kinds)
    assert "2 [ ] the identity is easy to learn" in said
    assert "Write the numbers of the points that you made" in said
    assert "Enter takes 2" in said
    (event,) = kinds.log.events()
    assert (event.rating, event.detail) == (Rating.HARD, {"points": [1, 3], "of": 3})


def test_a_rating_by_name_leaves_the_points_alone(talk, kinds) -> None:
    talk(CARDS, "", "good", of=kinds)
    (event,) = kinds.log.events()
    assert (event.rating, event.detail) == (Rating.GOOD, {})


def test_an_order_is_written_in_numbers(talk, kinds) -> None:
    said = talk(CARDS, "skip", "1 2", "4 3 2 1", "", of=kinds)
    assert "Order: " in said
    assert "Write each number from 1 to 4 once" in said
    assert "✗ Wrong" in said
    assert "1. forward pass" in said
    assert [event.verdict for event in kinds.log.events()] == ["wrong"]


def test_an_answer_is_typed(talk, kinds) -> None:
    skips = ["skip", *[":skip"] * 3]
    said = talk(CARDS, *skips, "a - a^2", "", of=kinds)
    assert "Read as   a − a²" in said
    assert [event.verdict for event in kinds.log.events()] == ["correct"]


# -- commands about the item -------------------------------------------------------------------


def test_undo_and_redo_by_words(talk, desk) -> None:
    said = talk(CARDS, "redo", "", "4", "undo", "redo", "quit")
    assert "There is nothing to redo." in said
    assert said.index("saved: taken back") < said.index("saved: done again")
    assert [kind for kind, _ in events(desk)] == [EventKind.REVIEW, EventKind.UNDO, EventKind.UNDO]


def test_suspend_and_flag_and_reset_by_words(talk, desk) -> None:
    said = talk(CARDS, "flag 2", "flag green", "flag", "reset", "reset yes", "suspend", "flag 7")
    assert "saved: flag 2 orange" in said
    assert "saved: flag 3 green" in said
    assert "Which? flag 1 red" in said
    assert "Write reset yes for that." in said
    assert "saved: it is new again" in said
    assert "saved: suspended" in said
    kinds = [kind for kind, _ in events(desk)]
    assert kinds == [EventKind.FLAG, EventKind.FLAG, EventKind.RESET, EventKind.SUSPEND]


def test_info_why_and_tex_by_words(talk) -> None:
    said = talk(CARDS, "why", "tex", "", "info", "4", "why", "quit")
    assert "Nothing was answered yet." in said
    assert "What is the derivative of $\\tanh z$?" in said
    assert "State       new: never rated" in said
    assert said.count("1 − tanh² z") == 2


def test_the_note_is_read_from_the_heading_of_the_card_on(talk) -> None:
    said = talk(CARDS, "note", "quit").split("\n")
    place = said.index("Derivatives")
    assert any("What is the derivative of" in line for line in said[place:])


def test_another_one_by_words_is_not_rated(talk, desk) -> None:
    said = talk(PROBLEMS, ":give up", "another", ":give up", "", "1")
    assert "An exercise, without a rating:" in said
    assert "Enter goes on with the question that waits:" in said
    assert events(desk) == [(EventKind.REVIEW, Rating.AGAIN)]
    assert "a card has no numbers" in talk(CARDS, "another")


def test_a_level_by_words(talk) -> None:
    assert "Its levels are 1." in talk(PROBLEMS, ":level 4")
    assert "There is nothing to level here." in talk(CARDS, "level 1")


def test_a_pause_is_not_counted(talk, desk) -> None:
    assert "The clock stands still." in talk(CARDS, "pause", "", "", "3")


def test_without_a_terminal_there_is_no_editing(talk) -> None:
    assert "There is no terminal to edit in" in talk(CARDS, "edit")


def test_whatever_fails_is_said_and_the_session_goes_on(talk, desk, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("/x/drill.db: cannot be written to: the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(desk, "rate", full)
        said = talk(CARDS, "", "3", "undo", "3")
    assert said.count("the disk is full") == 2
    assert "Nothing was rated." in said


def test_cramming_says_that_the_schedule_stays(talk, desk) -> None:
    said = talk(Wish(kind="card", cram=True), "", "4", "", "1")
    assert "Rate 1 Again, 2 Hard, 3 Good, 4 Easy; Enter takes 3:" in said
    assert "saved: Easy, the schedule stays as it is" in said
    assert "2 reviews, 1 right" in said
    assert {kind for kind, _ in events(desk)} == {EventKind.PRACTICE}


def test_a_leech_is_named_and_may_be_suspended(talk, desk, clock) -> None:
    wish = Wish(items=("^tanh",), limit=1)
    for lapse in range(8):
        talk(wish, "", "4")
        clock.wait(days=400)
        said = talk(wish, "", "1", "suspend")
        assert ("a leech" in said) is (lapse == 7)
    assert desk.records()["^tanh"].suspended


def test_formulas_in_words(desk) -> None:
    written = StringIO()
    streams = Streams(StringIO("skip\n\n"), written, echoes=False, spoken=True)
    assert converse(desk, CARDS, streams) == 0
    assert (
        "equals fraction e to the z sub i end power over sum over j of e to the z sub j"
        in " ".join(written.getvalue().split())
    )
