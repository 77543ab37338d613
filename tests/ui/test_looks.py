"""Screens as text, compared with those in ``screens/``; ``DRILL_WRITE_SCREENS=1`` writes them."""

from __future__ import annotations

import pytest

from drill.ui.begin import Wish

SIZES = [(80, 24), (40, 12), (120, 40)]


def name(screen: str, size: tuple[int, int]) -> str:
    return f"{screen}-{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES)
async def test_card(play, same_screen, size) -> None:
    async with play(Wish(kind="card"), size) as player:
        same_screen(name("card", size), await player.press("s", "space"))


@pytest.mark.parametrize("size", SIZES)
async def test_problem(play, same_screen, size) -> None:
    async with play(Wish(kind="problem"), size) as player:
        same_screen(name("problem", size), player.text())
        same_screen(name("unreadable", size), await player.write("[1, 2; 3"))
        await player.press("ctrl+u")
        same_screen(name("wrong", size), await player.write("[[1, 1], [2, 2], [3, 3]]"))


@pytest.mark.parametrize("size", SIZES)
async def test_derivation(play, same_screen, size) -> None:
    async with play(Wish(kind="derivation"), size) as player:
        await player.write("yhat - y")
        same_screen(name("step", size), await player.press("enter"))


async def test_wide(play, same_screen) -> None:
    async with play(Wish(kind="problem"), (120, 24)) as player:
        same_screen("wide", await player.write("[[1, 1], [2, 2], [3, 3]]"))


@pytest.mark.parametrize("size", SIZES)
async def test_end(play, same_screen, size) -> None:
    async with play(Wish(kind="card", limit=1), size) as player:
        same_screen(name("end", size), await player.press("space", "3"))


@pytest.mark.parametrize("size", [*SIZES, (30, 8), (200, 60)])
async def test_nothing_is_wider_than_the_screen(play, size) -> None:
    from drill.maths.width import cell_width

    async with play(straight=False, size=size) as player:
        for key in ("enter", "space", "question_mark", "escape", "3", "q"):
            text = await player.press(key)
            assert max(map(cell_width, text.splitlines())) <= size[0]
