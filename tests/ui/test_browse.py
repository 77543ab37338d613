"""The list of all items, by keys."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating

SIZES = [(80, 24), (40, 12), (120, 40)]


def said(text: str) -> str:
    """A screen as one line, without the frames around what is said."""
    return " ".join(text.translate(str.maketrans("│▌", "  ")).split())


def rows(text: str) -> list[str]:
    """The rows of the list with an item, without what stands beside it."""
    return [line.split("│")[0] for line in text.splitlines() if " new" in line or " susp" in line]


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        same_screen(f"browse-{size[0]}x{size[1]}", await player.press("b", "down", "space"))


async def test_what_is_typed_filters_at_once(play) -> None:
    async with play(straight=False) as player:
        assert "6 items" in await player.press("b")
        text = await player.press("slash", *"deriv")
        assert "1 of 6 items" in text
        assert "What is the derivative of tanh z?" in text
        text = await player.press("enter")
        assert "1 − tanh² z" in text
        text = await player.press("slash", "end", "ctrl+u", *"kind:problem")
        assert [row[4:13].strip() for row in rows(text)] == ["one layer", "shape"]


async def test_a_wrong_filter_is_named_and_nothing_found_says_what_to_write(play) -> None:
    async with play(straight=False) as player:
        text = await player.press("b", "slash", *"is:dua zzz")
        assert "! is:dua finds nothing; did you mean is:due?" in text
        assert "0 of 6 items" in text
        assert "The search takes words, and filters:" in text
        assert "F1" in text


async def test_a_problem_is_drawn_and_read_on_a_page_of_its_own(play) -> None:
    async with play(straight=False, size=(40, 12)) as player:
        await player.press("b", "slash", *"one-layer", "enter")
        text = await player.press("enter")
        assert "Question and answer" in text
        assert "A layer with the loss L" in text
        text = await player.press(*["pagedown"] * 8)
        assert "dW = " in text
        assert "Drawn as one-layer@" in text
        assert "1 of 6" in await player.press("escape")


async def test_several_are_suspended_and_taken_back_at_once(play, desk) -> None:
    async with play(straight=False) as player:
        await player.press("b", "slash", *"kind:card", "enter")
        text = await player.press("a", "at")
        assert "3 marked" in text
        assert text.count("suspended   ·") == 3
        assert "3 items suspended." in text
        text = await player.press("at")
        assert "3 items no longer suspended." in text
        await player.press("u", "u")
        assert not any(record.suspended for record in desk.records().values())
        assert "There is nothing to undo today." in await player.press("u")


async def test_marks_choose_what_is_buried_and_stay_only_on_what_is_found(play, desk) -> None:
    async with play(straight=False) as player:
        text = await player.press("b", "space", "down", "space", "b")
        assert "2 marked" in text
        assert [item for item, record in desk.records().items() if record.buried_day] == [
            "^mark", "^tanh",
        ]  # fmt: skip
        assert "2 marked" not in await player.press("slash", *"softmax")
        await player.press("ctrl+u", *"is:buried", "enter", "a")
        assert "2 items no longer buried." in await player.press("b")


async def test_a_flag_is_chosen_for_all(play, desk) -> None:
    async with play(straight=False) as player:
        await player.press("b", "a", "f")
        text = await player.press("2")
        assert {record.flag for record in desk.records().values()} == {2}
        assert "6 items with flag 2" in text
        assert "new F2" in text


async def test_a_reset_is_confirmed(play, desk) -> None:
    study = desk.begin()
    async with play(straight=True) as player:
        await player.press("space", "3", "q")
        item = study.turn.item.id
        await player.press("b", "slash", *"-is:new", "enter", "R")
        assert "Forget 1 review of 1 item" in player.text()
        await player.press("n")
        assert desk.records()[item].memory.reps == 1
        await player.press("R")
        assert "1 item reset." in await player.press("y")
        assert desk.records()[item].memory.reps == 0
        await player.press("u")
        assert desk.records()[item].memory.reps == 1
        await player.press("slash", "ctrl+u", "enter", "end")
        assert "There are no reviews to forget." in await player.press("R")


async def test_what_is_marked_is_studied_whether_due_or_not(play, desk) -> None:
    async with play(straight=False) as player:
        await player.press("b", "down", "space", "s")
        assert [entry.id for entry in player.study.queue.planned] == ["^softmax"]
        text = await player.press("space", str(Rating.GOOD.value), "q")
        assert "learning" in text
        desk.act_on(["^tanh"], EventKind.SUSPEND)
        await player.press("a", "a", "home")
        assert "It is suspended, buried" in said(await player.press("s"))


async def test_info_and_note_of_what_is_selected(play) -> None:
    async with play(straight=False) as player:
        assert "nothing was done with it yet." in await player.press("b", "i")
        text = await player.press("escape", "n")
        assert "Basics · vault/basics.md" in text
        assert "Derivatives" in text
        assert "6 items" in await player.press("q")


async def test_a_note_is_edited_and_its_new_text_listed(
    play, desk_of, tmp_path: Path, monkeypatch
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text("One?::Two ^a\n", "utf-8")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "Three?::Four ^a\\n" > "$2"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setitem(os.environ, "VISUAL", str(editor))
    desk = desk_of(notes)
    async with play(straight=False, opening=lambda: desk) as player:
        assert "One?" in await player.press("b")
        text = await player.press("e")
        assert "This terminal can't be lent to an editor." in text
        desk.note_file("notes/a.md").write_text("Three?::Four ^a\n", "utf-8")
        desk.read_again()
        assert "Three?" in await player.press("escape")


async def test_an_empty_list_bears_every_key(play, desk_of, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    desk = desk_of(tmp_path / "empty")
    async with play(straight=False, opening=lambda: desk) as player:
        text = await player.press("b", *"a@bfRseniu", "space", "enter", "down", "end", "pagedown")
    assert "0 items" in text
