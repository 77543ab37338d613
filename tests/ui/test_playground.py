from __future__ import annotations

from pathlib import Path

import pytest

from drill.ui.screens.home import HomeScreen

SIZES = [(80, 24), (40, 12), (120, 40)]


async def on_bench(player, *keys: str) -> str:
    return await player.press("y", *"one", "enter", *keys)


async def test_a_problem_is_picked_by_words(play) -> None:
    async with play(straight=False) as player:
        text = await player.press("y")
        assert "▸ one layer" in text
        assert "▸ shape" in await player.press("down")
        text = await player.press(*"softmax")
        assert "▸ softmax layer" in text
        assert "shape" not in text
        assert "No problem has all these words" in await player.press("x", "x")
        await player.press("enter", "backspace", "backspace", "enter")
        assert "softmax layer" in player.text()
        assert "Step 1 of" in player.text()


async def test_picking_nothing_goes_back(play) -> None:
    async with play(straight=False) as player:
        await player.press("y", "escape")
        assert isinstance(player.app.screen, HomeScreen)


async def test_without_problems_it_is_said_what_to_do(play, desk_of, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nOne?::Two\n", "utf-8")
    desk = desk_of(tmp_path)
    async with play(straight=False, opening=lambda: desk) as player:
        assert "There is no problem in the notes" in await player.press("y")


async def test_steps_go_forward_and_back(play) -> None:
    async with play(straight=False, size=(80, 40)) as player:
        text = await on_bench(player)
        assert "▸ Step 1 of 1: dW" in text
        assert "d xᵀ" not in text
        text = await player.press("space")
        assert "dW = d xᵀ" in text
        assert "This is the whole solution" in text
        assert "d xᵀ" not in await player.press("left")
        assert "d xᵀ" in await player.press("a")
        assert "d xᵀ" not in await player.press("a")


async def test_a_step_is_tried_before_it_is_shown(play) -> None:
    async with play(straight=False, size=(80, 40)) as player:
        await on_bench(player)
        await player.press("t")
        text = await player.press("9", "enter")
        assert "✗ Wrong" in text
        assert "d xᵀ" not in text
        values = player.app.screen.ground.problem.values
        await player.press("t", "ctrl+r")
        text = await player.write(str(values["dW"].astype(int).tolist()))
        assert "✓ Right" in text
        assert "dW = d xᵀ" in text


async def test_an_attempt_can_be_dropped(play) -> None:
    async with play(straight=False) as player:
        text = await on_bench(player, "t", "escape")
        assert "dW = [" not in text
        assert "Step 1 of 1" in text


async def test_calculations_know_the_givens_and_come_back(play) -> None:
    async with play(straight=False, size=(80, 40)) as player:
        await on_bench(player, "c")
        text = await player.write("2 x")
        assert "2 x = [" in text
        text = await player.write("dW + 1")
        assert "? Unknown name dW" in text
        assert "Unknown name" not in await player.press("backspace")
        await player.press("ctrl+u")
        assert "Calculate 2 x" in await player.press("up", "up")
        assert "2 x = [" not in await player.press("ctrl+l")


async def test_numbers_of_ones_own_are_taken_or_named(play) -> None:
    async with play(straight=False, size=(80, 40)) as player:
        await on_bench(player, "n", "ctrl+u")
        text = await player.write("[1; 2")
        assert "! d, at character 1: this [ is never closed." in text
        await player.press("ctrl+u")
        text = await player.write("[1; 2]")
        assert "own numbers" in text
        assert player.app.screen.ground.problem.values["d"].tolist() == [[1], [2]]


async def test_another_seed_and_other_numbers(play) -> None:
    async with play(straight=False) as player:
        assert "seed 1" in await on_bench(player)
        assert "seed 2" in await player.press("r")
        assert "seed: this has to be a whole number" in await player.press("s", "x", "enter")
        assert "seed 25" in await player.press("ctrl+u", *"25", "enter")


async def test_leaving_leads_back_to_the_first_screen(play) -> None:
    async with play(straight=False) as player:
        await on_bench(player, "p", "escape", "q")
        assert isinstance(player.app.screen, HomeScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_looks(play, same_screen, size) -> None:
    tail = f"{size[0]}x{size[1]}"
    async with play(straight=False, size=size) as player:
        same_screen(f"pick-{tail}", await player.press("y", *"lay"))
        same_screen(f"playground-{tail}", await player.press("enter"))
        await player.press("space", "c")
        same_screen(f"calculator-{tail}", await player.write("dW x"))
        same_screen(f"numbers-{tail}", await player.press("escape", "n"))
