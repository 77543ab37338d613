"""Cards that are marked: orders, choices, typed answers; key points; what the log keeps of them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from drill.decks.vault import read_vault
from drill.grading.verdict import Status
from drill.schedule.event import Stamp
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD
from drill.session.after import answer_event
from drill.session.card_task import CardTask, card_tasks, shuffled
from drill.session.library import Library, build_library
from drill.session.suggestion import suggested_rating
from drill.session.turn import Turn, answer, look_at, open_turn, reveal, tick, tick_all

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATER = START + timedelta(seconds=30)
KINDS = Path(__file__).parents[1] / "ui" / "kinds"


@pytest.fixture(scope="module")
def kinds() -> Library:
    vault = read_vault([KINDS])
    return build_library(vault, vault.cards)


def opened(kinds: Library, question: str) -> Turn:
    """The turn of the new card whose question contains ``question``."""
    (id_,) = [id_ for id_, card in kinds.cards.items() if question in card.question]
    return open_turn(kinds, kinds.items[id_], NEW_RECORD, START)


def shown(turn: Turn) -> list[str]:
    assert isinstance(turn.task, CardTask)
    return [turn.task.card.items[place] for place in turn.task.shown]


def numbers(turn: Turn, *items: str) -> str:
    """What to write for items in an order."""
    return " ".join(str(shown(turn).index(item) + 1) for item in items)


def logged(turn: Turn, rating: Rating):
    when = Stamp("u", "d", START, 0, date(2026, 5, 4))
    return answer_event(turn, rating, when, LATER)


STEPS = ("forward pass", "loss", "backward pass", "update of $\\theta$")


def test_steps_are_put_in_order(kinds):
    turn = opened(kinds, "training step")
    assert sorted(shown(turn)) == sorted(STEPS)
    assert tuple(shown(turn)) != STEPS
    right = answer(turn, numbers(turn, *STEPS))
    assert right.complete
    assert suggested_rating(right, LATER) is Rating.GOOD
    assert logged(right, Rating.GOOD).verdict == "correct"
    assert logged(right, Rating.GOOD).answer == numbers(turn, *STEPS)


def test_nearly_the_order_is_hard_and_another_one_wrong(kinds):
    turn = opened(kinds, "training step")
    a, b, c, d = STEPS
    nearly = answer(turn, numbers(turn, a, c, b, d))
    assert nearly.verdict
    assert nearly.verdict.reason == "Place 2 is the first wrong one; 3 of 4 are in order."
    assert suggested_rating(nearly, LATER) is Rating.HARD
    assert suggested_rating(answer(turn, numbers(turn, d, c, b, a)), LATER) is Rating.AGAIN
    assert suggested_rating(reveal(turn), LATER) is Rating.AGAIN


@pytest.mark.parametrize("text", ["", "1 2 3", "1 2 3 3", "1 2 3 5", "first", "1 2 3 4 5"])
def test_no_order_is_no_attempt(kinds, text):
    turn = answer(opened(kinds, "training step"), text)
    assert turn.unreadable
    assert not turn.answered


def test_an_order_may_be_written_in_several_ways(kinds):
    turn = opened(kinds, "training step")
    spaced = numbers(turn, *STEPS)
    digits = spaced.replace(" ", "")
    letters = " ".join("abcd"[int(digit) - 1] for digit in digits)
    for text in (digits, spaced.replace(" ", ", "), spaced.replace(" ", " → "), letters):
        assert answer(turn, text).verdict.status is Status.CORRECT, text


def test_the_order_changes_with_each_review_and_only_then(kinds):
    (card,) = [card for card in kinds.cards.values() if "training step" in card.question]
    assert shuffled(card, "x:0") == shuffled(card, "x:0")
    assert len({shuffled(card, f"x:{reps}") for reps in range(20)}) > 5
    assert all(shuffled(card, f"x:{reps}") != (0, 1, 2, 3) for reps in range(200))


def test_all_right_options_are_chosen(kinds):
    turn = opened(kinds, "saturate")
    assert answer(turn, numbers(turn, "tanh", "sigmoid")).verdict.status is Status.CORRECT
    one = answer(turn, numbers(turn, "tanh"))
    assert one.verdict.reason == "1 right option is missing."
    assert suggested_rating(one, LATER) is Rating.HARD
    other = answer(turn, numbers(turn, "ReLU"))
    assert (
        other.verdict.reason
        == f"Number {numbers(turn, 'ReLU')} is wrong; 2 right options are missing."
    )
    assert suggested_rating(other, LATER) is Rating.AGAIN


def test_of_options_with_one_right_one_is_chosen(kinds):
    turn = opened(kinds, "goes with softmax")
    assert answer(turn, "1 2").unreadable.reason == "one option is right: choose one"
    assert answer(turn, "3").unreadable
    wrong = answer(turn, numbers(turn, "mean squared error"))
    assert suggested_rating(wrong, LATER) is Rating.AGAIN


def test_a_formula_is_typed(kinds):
    turn = opened(kinds, "in terms of")
    right = answer(turn, "a - a^2")
    assert right.verdict.status is Status.CORRECT
    assert suggested_rating(right, START + timedelta(seconds=3)) is Rating.EASY
    assert suggested_rating(right, LATER) is Rating.GOOD
    assert suggested_rating(answer(turn, "a(1+a)"), LATER) is Rating.AGAIN
    assert answer(turn, "a(1").unreadable
    assert answer(turn, "sigma(z)").unreadable.reason == "the answer is written in a, not in z"


def test_words_are_typed(kinds):
    turn = opened(kinds, "long chains")
    assert answer(turn, "The vanishing gradient").verdict.status is Status.CORRECT
    nearly = answer(turn, "vanishing gradeints")
    assert nearly.verdict.status is Status.NEARLY
    assert suggested_rating(nearly, LATER) is Rating.HARD
    assert logged(nearly, Rating.HARD).verdict == "nearly"


def test_what_cannot_be_compared_is_turned_over(kinds):
    turn = opened(kinds, "Write the cross-entropy")
    assert turn.task is None
    assert reveal(turn).complete


def test_points_are_ticked(kinds):
    turn = reveal(opened(kinds, "residual"))
    assert turn.complete
    assert len(turn.points) == 3
    assert suggested_rating(turn, LATER) is Rating.GOOD
    one = tick(turn, [0])
    assert suggested_rating(tick(one, [0]), LATER) is Rating.AGAIN
    assert suggested_rating(one, LATER) is Rating.AGAIN
    assert suggested_rating(tick(one, [2]), LATER) is Rating.HARD
    every = tick_all(one)
    assert suggested_rating(every, LATER) is Rating.GOOD
    assert tick_all(every).ticked == frozenset()
    assert tick(one, [0, 7]).ticked == frozenset()
    assert [look_at(turn, point).point for point in (-1, 1, 9)] == [0, 1, 2]
    assert logged(tick(one, [2]), Rating.HARD).detail == {"points": [1, 3], "of": 3}
    assert logged(turn, Rating.AGAIN).detail == {}


def test_points_are_hidden_until_the_card_is_turned_over(kinds):
    turn = opened(kinds, "residual")
    assert turn.points == ()
    assert tick(turn, [0]) == turn


def test_every_card_to_be_typed_accepts_its_own_answer(library: Library) -> None:
    for id_, card in library.cards.items():
        for task in card_tasks(card, id_, 0):
            if not task.shown:
                text = card.answer.split(" / ")[0].strip("$")
                assert task.mark(text).right, (card.note, card.line, card.answer)
