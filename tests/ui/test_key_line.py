from __future__ import annotations

import gc

from textual.strip import Strip
from textual.widgets._footer import FooterKey

from drill.ui.begin import Wish
from drill.ui.widgets.key_line import KeyCell, KeyLine, Shown, fitting

CARDS = Wish(kind="card")


def shown(player) -> list[str]:
    return [cell.description for cell in player.app.screen.query(KeyCell) if cell.display]


async def test_it_shows_the_keys_that_act_now(play) -> None:
    async with play(CARDS) as player:
        assert "Turn over" in shown(player)
        text = await player.press("space")
        assert "Turn over" not in shown(player)
        assert "Rate ▸" in shown(player)
        assert all(word in text.splitlines()[-1] for word in shown(player)[:3])


async def test_its_widgets_are_kept_from_card_to_card(play) -> None:
    async with play(CARDS) as player:
        await player.press("space")
        most = [*player.app.screen.query(FooterKey)]
        for _ in range(3):
            await player.press("3", "space")
        assert [*player.app.screen.query(FooterKey)][: len(most)] == most


async def test_a_click_presses_the_key_that_is_shown_now(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("space")
        cell = next(one for one in player.app.screen.query(KeyCell) if one.shown.key == "enter")
        assert cell.tooltip == "Take the suggested rating."
        await player.pilot.click(cell)
        await player.settle()
    assert len(desk.log.events()) == 1


async def test_it_follows_no_screen_that_has_gone(play) -> None:
    async with play(CARDS) as player:
        line = player.app.screen.query_one(KeyLine)
        await player.press("q")
        await line.follow()
        assert not line.is_attached


async def test_a_screen_that_was_left_leaves_nothing_painted_behind(play) -> None:
    async with play(CARDS, size=(80, 60)) as player:
        for _ in range(2):
            await player.press("n", "escape")
        before = _strips()
        for _ in range(8):
            await player.press("n", "escape")
        assert _strips() <= before + 5


def _strips() -> int:
    gc.collect()
    return sum(isinstance(thing, Strip) for thing in gc.get_objects())


def test_of_too_many_keys_help_and_the_way_back_are_kept() -> None:
    keys = [
        Shown("s", "s", "Study", "study", True, ""),
        Shown("m", "Space", "Mark", "mark", True, ""),
        Shown("q", "q", "Back", "screen.leave", True, ""),
        Shown("ctrl+q", "^q", "Quit", "quit", True, ""),
        Shown("f1", "?", "Help", "help", True, ""),
    ]
    words = ["Study", "Mark", "Back", "Quit", "Help"]
    for room, left in ((46, words), (45, ["Study", "Mark", "Back", "Help"]),
                       (36, ["Study", "Back", "Help"]), (16, ["Back", "Help"])):  # fmt: skip
        assert [key.description for key in fitting(keys, room)] == left


async def test_another_width_shows_other_keys(play) -> None:
    async with play(straight=False, size=(40, 12)) as player:
        await player.press("b")
        assert "Study" not in shown(player)
        assert {"Back", "Help"} <= set(shown(player))
        await player.pilot.resize_terminal(100, 24)
        await player.settle()
        assert {"Study", "Back", "Help"} <= set(shown(player))
