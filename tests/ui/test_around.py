"""The screens of looking around, kept as text in each size: what stands where, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette

from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.study import Terms
from drill.session.turn import reveal
from drill.ui.begin import Wish
from drill.ui.preferences import Preferences
from drill.ui.screens.working import Working

SIZES = [(80, 24), (40, 12), (120, 40)]
sized = pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
SCROLL_BAR = re.compile(r"[▁▂▃▄▅▆▇█](?=(?: │)?$)", re.M)
FAULTY = "# A\n\nOne?::Two\n\n```drill\nproblem [x]\n```\n"


@pytest.fixture
def same(same_screen) -> Callable[..., None]:
    """Compares a screen with the one that is kept for its size."""

    def compare(screen: str, size: tuple[int, int], text: str) -> None:
        same_screen(f"{screen}-{size[0]}x{size[1]}", text)

    return compare


def without_bar(text: str) -> str:
    """A screen without its scroll bar, whose place depends on how many keys are listed."""
    return "\n".join(map(str.rstrip, SCROLL_BAR.sub(" ", text).split("\n")))


BASICS = 3
"""Cards of the first topic of the test's notes."""


@pytest.fixture
def studied(desk: Desk) -> Desk:
    """The desk after all of the first topic was turned over and found easy."""
    study = desk.begin(Terms(lambda item: item.topic == "Basics"))
    for _ in range(BASICS):
        study = desk.rate(replace(study, turn=reveal(study.turn)), Rating.EASY)
    return desk


@sized
async def test_the_first_screen_at_the_first_start(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        same("home", size, player.text())


@sized
async def test_the_first_screen_with_some_history(play, studied, same, size, clock) -> None:
    clock.wait(days=30)
    async with play(straight=False, size=size) as player:
        same("home-some", size, await player.press("down"))


@sized
async def test_the_first_screen_with_nothing_due(play, studied, same, size) -> None:
    async with play(Wish(topics=("Basics",)), straight=False, size=size) as player:
        same("home-done", size, player.text())


@sized
async def test_the_first_screen_after_a_break(play, studied, same, size, clock) -> None:
    clock.wait(days=300)
    studied.settings = replace(studied.settings, reviews_per_day=2)
    async with play(straight=False, size=size) as player:
        same("home-backlog", size, player.text())


@sized
async def test_the_first_screen_with_faults_and_their_list(
    play, desk_of, same, size, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(FAULTY, "utf-8")
    async with play(straight=False, size=size, opening=lambda: desk_of(notes)) as player:
        same("home-faults", size, player.text())
        same("faults", size, await player.press("f"))


@sized
async def test_the_first_screen_without_notes(play, desk_of, same, size, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with play(
        straight=False, size=size, opening=lambda: desk_of(tmp_path / "empty")
    ) as player:
        same("home-empty", size, player.text())


@sized
async def test_choosing_what_to_study(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        same("choose-limit", size, await player.press("c", *["down"] * 6, "right"))
        same("choose-topics", size, await player.press("home", "enter", "space"))


@sized
async def test_browsing_with_nothing_found_and_with_several_marked(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        same("browse-nothing", size, await player.press("b", "slash", *"is:dua zz"))
        same("browse-marked", size, await player.press("ctrl+u", "enter", "space", "space"))
        same("browse-flag", size, await player.press("f"))


@sized
async def test_picking_and_playing(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        same("pick-words", size, await player.press("y", *"layer"))
        same("playing", size, await player.press("enter", "enter"))
        same("playing-try", size, await player.press("t"))
        assert "Next step" not in player.text()


@sized
async def test_settings_and_a_value_that_is_refused(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.press("comma")
        same("setting-list", size, without_bar(text))
        await player.press("enter")
        await player.press(*"99")
        text = await player.press("enter")
        same("setting-refused", size, without_bar(text))


@sized
async def test_settings_that_were_found_and_none(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        same("setting-found", size, await player.press("comma", "slash", *"leech"))
        same("setting-none", size, await player.press("space", *"zebra"))


@sized
async def test_help_begins_with_the_keys_of_the_screen_below(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.press("n", "question_mark")
        same("help-notes", size, without_bar(text))


async def test_the_menu_shows_the_keys_that_are_set_and_can_be_clicked(play) -> None:
    preferences = Preferences()
    preferences.bind("home.notes", "z")
    async with play(straight=False, preferences=preferences) as player:
        assert "z Notes" in player.text()
        await player.pilot.click("#menu", offset=(11, 0))
        await player.settle()
        assert "6 items" in player.text()


@sized
async def test_what_of_the_settings_is_not_used(play, same, size, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[schedule]\nnew_per_day = 'many'\n", "utf-8")
    preferences = Preferences(file)
    preferences.complaints = tuple(
        complaint.replace(str(file), "/home/ada/settings.toml")
        for complaint in preferences.complaints
    )
    async with play(straight=False, size=size, preferences=preferences) as player:
        same("complaints", size, player.text())


@sized
async def test_work_that_is_waited_for(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        working = Working("Reading the notes")
        player.app.push_screen(working)
        await player.settle()
        working.show("Reading the notes", 500, 2000)
        await player.settle()
        same("working", size, player.text())


async def test_a_palette_without_room_for_its_list_takes_every_key(play) -> None:
    async with play(straight=False) as player:
        await player.press("ctrl+p")
        player.app.screen.query_one(CommandList).display = False
        await player.press("pageup", "pagedown", "home", "end", "down", "up")
        assert isinstance(player.app.screen, CommandPalette)
        assert "Topic" in await player.press("escape")


@sized
async def test_the_palette(play, same, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.press("ctrl+p")
        same("palette", size, text)
