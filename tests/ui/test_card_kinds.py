"""Cards of every kind on the screen: orders, choices, typed answers, key points."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drill.schedule.rating import Rating
from drill.session.desk import Desk

KINDS = Path(__file__).parent / "kinds"
SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(KINDS)


def numbers(player: Any, *items: str) -> str:
    task = player.study.turn.task
    shown = [task.card.items[place] for place in task.shown]
    return " ".join(str(shown.index(item) + 1) for item in items)


async def go_to(player: Any, question: str) -> str:
    """Skip cards until the question that contains ``question``."""
    for _ in range(20):
        if question in player.study.turn.card.question:
            return player.text()
        text = await player.press("ctrl+n")
    return text


async def test_points_are_ticked_and_suggest_the_rating(play, desk) -> None:
    async with play() as player:
        assert "Did your answer say" not in player.text()
        back = await player.press("space")
        assert "▸ [ ] the skip path" in back
        assert "▸3 Good" in back
        one = await player.press("space")
        assert "  [x] the skip path" in one
        assert "▸ [ ] the identity is easy" in one
        two = await player.press("down", "space")
        assert "▸ [x] deeper is no worse" in two
        assert "▸2 Hard" in two
        every = await player.press("a")
        assert every.count("[x]") == 3
        assert "▸3 Good" in every
        await player.press("enter")
    (event,) = desk.log.events()
    assert (event.rating, event.detail) == (Rating.GOOD, {"points": [1, 2, 3], "of": 3})


async def test_a_point_that_is_looked_at_is_in_view(play) -> None:
    async with play(size=(40, 10)) as player:
        await player.press("space")
        assert "deeper is no worse" not in player.text()
        assert "▸ [ ] deeper is no worse" in await player.press("down", "down")
        assert "▸ [x] the skip path" in await player.press("up", "up", "space", "up")


async def test_a_point_is_ticked_only_once_it_was_seen(play) -> None:
    async with play(size=(40, 8)) as player:
        await player.press("space")
        assert "[ ] the skip path" in await player.press("space")
        assert player.study.turn.ticked is None
        await player.press("space")
        assert player.study.turn.ticked == {0}


async def test_an_order_is_typed_and_marked(play, desk) -> None:
    async with play() as player:
        front = await go_to(player, "training step")
        assert "In which order?" in front
        assert "Order:" in front
        assert "Not counted." in await player.write("1 2")
        await player.press("ctrl+u")
        steps = ("forward pass", "loss", "backward pass", "update of $\\theta$")
        back = await player.write(numbers(player, *reversed(steps)))
        assert "✗ Wrong" in back
        assert "Place 1 is the first wrong one" in back
        assert "1. forward pass" in back
        assert "4. update of θ" in back
        await player.press("enter")
    (event,) = desk.log.events()
    assert (event.rating, event.verdict) == (Rating.AGAIN, "wrong")


async def test_giving_up_shows_the_list(play) -> None:
    async with play() as player:
        await go_to(player, "training step")
        back = await player.press("f3")
        assert "– Not answered" in back
        assert "3. backward pass" in back


async def test_options_are_chosen_by_number(play, desk) -> None:
    async with play() as player:
        assert "Which are right?" in await go_to(player, "saturate")
        back = await player.write(numbers(player, "sigmoid", "tanh"))
        assert "✓ Right" in back
        assert back.count("✓") == 3
        assert "Both sides of σ are flat." in back
        await player.press("4")
    assert [event.rating for event in desk.log.events()] == [Rating.EASY]


async def test_the_one_right_option_is_chosen_by_its_key(play) -> None:
    async with play() as player:
        assert "press 1 or 2" in await go_to(player, "goes with softmax")
        assert "✓ Right" in await player.press(numbers(player, "cross-entropy"))


async def test_an_answer_is_typed(play, desk) -> None:
    async with play() as player:
        assert "Answer:" in await go_to(player, "in terms of")
        back = await player.write("a - a^2")
        assert "✓ Right" in back
        assert "a(1 − a)" in back
        await player.press("enter")
    (event,) = desk.log.events()
    assert (event.answer, event.verdict) == ("a - a^2", "correct")


async def test_letters_are_typed_and_do_nothing_else(play) -> None:
    async with play() as player:
        await go_to(player, "long chains")
        text = await player.press("a", "j", "u", "4")
        assert "Answer: aju4" in text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("question", "typed"),
    [("residual", None), ("training step", "4 3 2 1"), ("saturate", "1"), ("long chains", "x")],
)
async def test_how_they_look(play, same_screen, size, question, typed) -> None:
    name = question.replace(" ", "-")
    async with play(size=size) as player:
        same_screen(f"{name}-front-{size[0]}x{size[1]}", await go_to(player, question))
        back = await (player.write(typed) if typed else player.press("space", "space"))
        same_screen(f"{name}-back-{size[0]}x{size[1]}", back)


async def test_a_typed_formula_is_read_along_and_words_are_not(play) -> None:
    async with play() as player:
        await go_to(player, "in terms of $a=")
        assert "read as a (1 − a)" in await player.press(*"a(1-a)")
        assert "read as" not in await player.press("*")
        await player.press("ctrl+u")
        await go_to(player, "Which problem do long chains")
        assert "read as" not in await player.press(*"a-b")
