"""A question stays in view beside its solution, however far that is scrolled."""

from __future__ import annotations

import pytest

from drill.ui.begin import Wish
from drill.ui.widgets.sheet import Sheet

WIDE, NARROW = (120, 20), (80, 20)
LONG = Wish(items=("problem:carried-on",))


@pytest.fixture
def desk(desk_of, vault):
    return desk_of(vault.parent / "studied")


@pytest.mark.parametrize("back", [(), ("k", "k")])
async def test_a_question_stays_beside_a_long_solution(play, back) -> None:
    async with play(LONG, WIDE) as player:
        await player.press("ctrl+g")
        text = await player.press("end", *back)
        assert "A layer is followed by a doubling." in text
        assert "Compute s" in text
        assert "Not answered" not in text
        assert "sum of its entries" in text
        await player.pilot.resize_terminal(*NARROW)
        assert "Compute s" not in await player.press("end")


async def test_a_question_stays_beside_the_steps_of_the_playground(play) -> None:
    async with play(straight=False, size=(120, 16)) as player:
        text = await player.press("y", *"carried", "enter", "a")
        assert "A layer is followed by a doubling." in text
        assert "a = x + 1" not in text


async def test_of_a_question_taller_than_the_view_the_end_stays(play) -> None:
    async with play(LONG, (120, 8)) as player:
        assert "A layer is followed" in await player.press("ctrl+g", "home")
        text = await player.press("end")
        assert "A layer is followed" not in text
        assert "Compute s" in text


async def test_a_scroll_that_ends_while_the_screen_is_taken_apart_moves_nothing(play) -> None:
    async with play(LONG, WIDE) as player:
        await player.press("ctrl+g")
        sheet = player.app.screen.query_one(Sheet)
        await sheet.remove_children()
        sheet.scroll_y = 3
        assert not [*sheet.children]
