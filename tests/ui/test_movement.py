"""The same keys move on every list and on every screen that scrolls."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

import drill.ui
from drill.session.desk import Desk
from drill.ui.begin import Wish
from drill.ui.keys.movement import LIST, SCROLL, STEPS
from drill.ui.screens.picker import ProblemList
from drill.ui.screens.scrolling import Scrolling
from drill.ui.widgets.item_list import ItemList

VAULT = Path(__file__).parent / "keys" / "vault"
LOW = (40, 12)
LISTS = {
    "the first screen": "",
    "all items": "b",
    "notes": "n",
    "settings": "comma",
    "several": "c enter",
    "headings": "n down enter o",
    "exams": "x",
    "a paper": "x enter",
}
SCROLLED = {
    "the keys": "question_mark",
    "a note": "n down enter",
    "a problem": "y enter a",
    "marks": "x enter s y e",
}
AHEAD = {"list.down": "list.up", "list.page_down": "list.page_up", "list.last": "list.first",
         "scroll.down": "scroll.up", "scroll.page_down": "scroll.page_up",
         "scroll.bottom": "scroll.top"}  # fmt: skip
KEYS = {str(binding.id): binding.key.split(",") for binding in [*LIST, *SCROLL]}


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(VAULT)


def classes() -> Iterator[type[Widget]]:
    """Every widget and screen of the program."""
    for module in pkgutil.walk_packages(drill.ui.__path__, "drill.ui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and thing.__module__.startswith("drill."):
                yield thing


def bound(thing: type[Widget]) -> set[tuple[str, str]]:
    """The keys of a class of widgets with the ids of what they do."""
    assert thing._merged_bindings is not None
    return {(key, str(binding.id)) for key, binding in thing._merged_bindings}


def wanted(bindings) -> set[tuple[str, str]]:
    return {(key, str(one.id)) for one in bindings for key in one.key.split(",")}


def test_every_list_has_the_keys_of_lists() -> None:
    lists = {one for one in classes() if issubclass(one, OptionList)} - {ProblemList}
    assert len(lists) >= 8
    assert {one for one in lists if not wanted(LIST) <= bound(one)} == set()
    assert wanted(STEPS) <= bound(ItemList)


def test_every_screen_that_scrolls_has_the_keys_to_scroll() -> None:
    screens = {one for one in classes() if issubclass(one, Scrolling) and issubclass(one, Screen)}
    assert len(screens) >= 9
    assert {one for one in screens if not wanted(SCROLL) <= bound(one)} == set()


def acting(player) -> dict[str, str]:
    """The keys that act on the screen that is shown, with the ids of what they do."""
    return {key: str(one.binding.id) for key, one in player.app.screen.active_bindings.items()}


async def at_place(player, keys: str) -> None:
    for key in keys.split():
        await player.press(key)
        for worker in player.app.workers:
            assert worker.error is None


async def there_and_back(player, where: Callable[[], int], family: str) -> set[str]:
    """Press the keys that move ahead and those that move back; the bindings that were pressed."""
    pressed = set()
    for ahead, back in AHEAD.items():
        act = acting(player)
        ways = [[key for key in KEYS[one] if act.get(key) == one] for one in (ahead, back)]
        if not ahead.startswith(family) or not all(ways):
            continue
        pressed |= {ahead, back}
        for onward, backward in zip(*ways, strict=True):
            await player.press("home")
            start = where()
            await player.press(onward)
            assert where() > start, (ahead, onward)
            await player.press(backward)
            assert where() == start, (back, backward)
    return pressed


@pytest.mark.parametrize("name", LISTS)
async def test_lists(play, name) -> None:
    async with play(straight=False, size=LOW) as player:
        await at_place(player, LISTS[name])
        listed = player.app.focused
        assert isinstance(listed, (OptionList, ItemList))
        if isinstance(listed, OptionList) and listed.option_count < 2:
            assert {key for key, id_ in acting(player).items() if id_ == "list.down"}
            return

        def where() -> int:
            return listed.cursor if isinstance(listed, ItemList) else listed.highlighted or 0

        pressed = await there_and_back(player, where, "list")
        assert {"list.down", "list.up", "list.first", "list.last"} <= pressed


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("size", [(1, 1), (2, 40), (80, 1)])
async def test_a_terminal_without_room_for_a_line_turns_no_page(play, name, size) -> None:
    async with play(straight=False, size=LOW) as player:
        await at_place(player, LISTS[name])
        before = player.app.focused
        await player.pilot.resize_terminal(*size)
        await player.press("pagedown", "pageup", "end", "pageup", "pagedown", "home")
        await player.pilot.resize_terminal(*LOW)
        await player.press("pagedown", "home")
        assert player.app.focused is before


@pytest.mark.parametrize("keys", ["b f", "b a R", "c enter", "x enter", "comma", "ctrl+p"])
async def test_a_list_is_shown_at_any_width(play, keys) -> None:
    async with play(straight=False, size=LOW) as player:
        await at_place(player, keys)
        before = player.app.screen
        for width in range(10, 0, -1):
            await player.pilot.resize_terminal(width, 6)
            await player.press("down", "up")
            assert player.app.screen is before


@pytest.mark.parametrize("name", SCROLLED)
async def test_screens_that_scroll(play, name) -> None:
    async with play(straight=False, size=LOW) as player:
        await at_place(player, SCROLLED[name])
        screen = player.app.screen
        assert isinstance(screen, Scrolling)
        scrolled = screen.scrolled
        assert scrolled.max_scroll_y > 0
        assert isinstance(scrolled, VerticalScroll) or scrolled.is_scrollable
        pressed = await there_and_back(player, lambda: scrolled.scroll_offset.y, "scroll")
        assert {"scroll.page_down", "scroll.page_up", "scroll.bottom", "scroll.top"} <= pressed


async def test_a_turn_scrolls_where_no_answer_is_typed_and_g_gives_up_before(play) -> None:
    async with play(Wish(items=("layers",)), size=LOW) as player:
        sheet = player.app.screen.scrolled
        await player.press("ctrl+f", "g")
        assert player.study.turn.answered
        pressed = await there_and_back(player, lambda: sheet.scroll_offset.y, "scroll")
        assert pressed == {str(binding.id) for binding in SCROLL}


async def test_letters_and_home_and_end_stay_with_what_is_typed(play) -> None:
    async with play(straight=False) as player:
        await at_place(player, "b slash")
        assert "jkgG" in await player.press(*"jkgG")
        await player.press("home", "x", "ctrl+u", "y")
        assert "yjkgG" in player.text()
