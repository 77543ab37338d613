"""Exams on the screen: from the list to the marks, by keys alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from drill.exams.room import open_room
from drill.session.desk import Desk
from drill.ui.screens.exam_list import ExamListScreen
from drill.ui.screens.failure import Failure

EXAMS = Path(__file__).parents[1] / "exams" / "vault"
SIZES = [(80, 24), (40, 12), (120, 40)]
CLOCK = re.compile(r"(?<=[ (])[▂▁▃▄▅▆▇█](?=\n)|[▂▁▃▄▅▆▇]+(?=\n)")
"""The scroll bar, which depends on fractions of a line."""


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(EXAMS)


def same(same_screen, name: str, size: tuple[int, int], text: str) -> None:
    same_screen(f"exam-{name}-{size[0]}x{size[1]}", re.sub(r" *[▁-█](?=\n)", "", text))


async def test_what_is_typed_at_once_is_not_lost(play, desk) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press("enter", *"typed at once".replace(" ", "_"), "enter")
        assert open_room(desk).unfinished("hand")[0].text(1, 0) == "typed_at_once"


async def begin(player) -> None:
    await player.press("x")
    await player.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_how_a_sitting_looks(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        same(same_screen, "list", size, await player.press("x"))
        same(same_screen, "paper", size, await player.press("enter"))
        same(same_screen, "sentence", size, await player.press("enter"))
        text = await player.press(*["ctrl+n"] * 5)
        same(same_screen, "parts", size, text)
        same(same_screen, "unreadable", size, await player.press("1", "+", "enter"))
        await player.press("enter", "ctrl+t")
        await player.press("ctrl+o")
        same(same_screen, "hand-in", size, await player.press("s"))
        same(same_screen, "marks", size, await player.press("enter"))
        await player.press(*["down"] * 5)
        text = await player.press("enter")
        assert "▾ –  5 count" in text
        bold = [line for line, style in chain(*player.rows()) if "bold" in style]
        assert any("5 count" in line for line in bold)
        assert not any("(inputs)" in line for line in bold)
        same(same_screen, "unfolded", size, text)


@pytest.mark.parametrize("size", SIZES)
async def test_how_looking_through_looks(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        await begin(player)
        await player.press("enter")
        await player.press(*"positive")
        await player.press("ctrl+o")
        await player.press("s")
        await player.press("enter")
        same(same_screen, "ticking", size, await player.press("1", "2", "2"))


async def test_a_whole_sitting_by_keys(play, desk, clock) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press("enter")
        await player.press(*"they", "space", *"sum")
        assert "2/9" in await player.press("enter")
        await player.press("ctrl+n")
        text = await player.press("ctrl+n")
        assert "press 1, 2 or 3" in text
        assert "5/9" in await player.press(re.findall(r"(\d) Adam", text)[0])
        await player.press(*"8", "enter")
        await player.press(*"2", "enter")
        await player.press(*"10", "enter")
        clock.wait(minutes=20)
        assert "6/9" in await player.press("-", "1", "tab", "3")
        text = await player.press("ctrl+g")
        assert "5/9" in text
        assert "total = 10" in text
        text = await player.press("ctrl+o")
        assert "1 of 5" in text
        await player.press("s")
        assert "Did you say" in await player.press("enter")
        await player.press("1")
        text = await player.press("enter")
        assert "6½ of 36 marks" in text
        await player.press("r")
        assert {event.detail["exam"] for event in desk.log.events()} == {
            open_room(desk).results("hand")[0].uuid
        }
        await player.press("s")
        assert player.study.turn is not None
        assert "of 36 marks" in await player.press("q")


async def test_nothing_is_told_before_the_end(play) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press(*["down"] * 4, "enter")
        text = await player.press(*"8", "enter", *"2", "enter")
        for word in ("✓", "✗", "Right", "wrong", "missing"):
            assert word not in text
        assert "= 8" in text


async def test_what_is_typed_is_on_the_disk_before_it_is_sent(play, desk, clock) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press(*["down"] * 4, "enter")
        await player.press(*"12")
        player.app.screen.tick()
        [left] = open_room(desk).unfinished("hand")
        assert left.text(5, 0) == "12"


async def test_a_sitting_is_taken_up_with_its_clock_advanced(play, desk, clock) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press(*["down"] * 4, "enter")
        await player.press(*"8", "enter")
        await player.press("ctrl+o")
        await player.press("q")
        clock.wait(minutes=25)
        text = await player.press("up")
        assert "open" in text
        assert "Its clock runs" in text
        text = await player.press("enter")
        assert "35:00 left" in text
        assert "1 of 3" in text


async def test_the_clock_warns_and_hands_in(play, clock) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press(*["down"] * 4, "enter")
        await player.press(*"8")
        clock.wait(minutes=50)
        player.app.screen.tick()
        await player.settle()
        assert "10 minutes left." in player.text()
        assert "! 10:00 left" in player.text()
        clock.wait(minutes=9)
        player.app.screen.tick()
        await player.settle()
        assert "1 minute left." in player.text()
        await player.press("0")
        clock.wait(minutes=1)
        player.app.screen.tick()
        await player.settle()
        assert "The time is up." in player.text()
        assert "0 of 36 marks" in player.text()


@pytest.mark.parametrize("above", ["s", "question_mark", "ctrl+p", "ctrl+p s"])
async def test_the_time_is_up_while_something_is_open_above(play, clock, above) -> None:
    async with play(straight=False) as player:
        await begin(player)
        sitting = player.app.screen
        await player.press(*above.split())
        assert not sitting.is_active
        clock.wait(hours=2)
        sitting.tick()
        await player.settle()
        assert sitting not in player.app.screen_stack
        assert "of 36 marks" in player.text()
        await player.press("q")
        assert isinstance(player.app.screen, ExamListScreen)


async def test_a_paper_that_cannot_be_handed_in_is_told_once(play, desk, path, clock) -> None:
    desk.store.database.conn.execute("PRAGMA busy_timeout = 1")
    async with play(straight=False) as player:
        await begin(player)
        sitting = player.app.screen
        clock.wait(hours=2)
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                sitting.tick()
                await player.settle()
            assert sum(isinstance(one, Failure) for one in player.app.screen_stack) == 1
            other.rollback()
        other.close()
        sitting.tick()
        await player.settle()
        assert "The time is up." in player.text()


async def test_a_sitting_whose_time_ran_out_while_closed_is_marked(play, clock) -> None:
    async with play(straight=False) as player:
        await begin(player)
        await player.press(*["down"] * 4, "enter")
        await player.press(*"8", "enter")
        await player.press("ctrl+o")
        await player.press("q")
        clock.wait(hours=3)
        text = await player.press("enter")
        assert "1 of 36 marks" in text


async def test_the_clock_of_this_exam_cannot_be_stopped(play) -> None:
    async with play(straight=False) as player:
        await begin(player)
        text = await player.press("p")
        assert "Pause" not in text
        assert "paused" not in text


async def test_flags_and_movement(play) -> None:
    async with play(straight=False) as player:
        await begin(player)
        text = await player.press("f", "down", "down", "enter")
        assert "3/9 ·" in text
        text = await player.press("ctrl+t")
        assert "3/9 ⚑" in text
        text = await player.press("ctrl+g", "ctrl+g")
        assert "1/9 ⚑" in text
        text = await player.press("ctrl+t", "ctrl+o")
        assert text.count("⚑") == 1
        assert "3 ⚑" in text


async def test_no_exam_and_an_unreadable_one_are_said(play, desk_of, tmp_path: Path) -> None:
    tmp_path.joinpath("note.md").write_text(
        "```drill\nexam broken\n```\n\nq::a\n", encoding="utf-8"
    )
    async with play(straight=False, opening=lambda: desk_of(tmp_path)) as player:
        text = await player.press("x")
        assert "The notes have no exam." in text
        assert "note.md:2:1: an exam begins with" in text
        await player.press("enter", "n")
