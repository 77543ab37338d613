"""Every state of studying as text, in three sizes; ``DRILL_WRITE_SCREENS=1`` writes them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drill.session.desk import Desk
from drill.session.history import Leech
from drill.ui.begin import Wish
from drill.ui.screens.failure import Failure

HERE = Path(__file__).parent
SIZES = [(80, 24), (40, 12), (120, 40)]
FULL = "drill.db can't be written: the disk is full. The review is not saved; nothing else is lost."
Reach = Callable[[Any], Awaitable[object]]


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(HERE / "studied", HERE / "vault")


def pressing(*keys: str) -> Reach:
    async def reach(player: Any) -> None:
        await player.press(*keys)

    return reach


def writing(*answers: str) -> Reach:
    """Each answer but the last is left behind with Enter."""

    async def reach(player: Any) -> None:
        *before, last = answers
        for answer in before:
            await player.write(answer)
            await player.press("enter")
        await player.write(last)

    return reach


def step_by_step(*answers: str) -> Reach:
    async def reach(player: Any) -> None:
        await player.press(*BY_STEPS)
        await writing(*answers)(player)

    return reach


async def choosing_wrongly(player: Any) -> None:
    lines = (line.strip() for line in player.text().splitlines())
    await player.press(next(line[0] for line in lines if line[1:] == ") y − ŷ"))


async def folded(player: Any) -> None:
    await player.write("9")
    await player.press("v")


async def after_a_long_time(player: Any) -> None:
    preferences = player.app.preferences
    screen = replace(preferences.settings.screen, timer=True)
    preferences.settings = replace(preferences.settings, screen=screen)
    player.app.screen.desk.clock.wait(minutes=11)
    await player.press("f", "2")


async def past(player: Any) -> None:
    item = player.study.turn.item
    await player.press("space", "4")
    player.app.screen.show_info(item)
    await player.settle()


async def leech(player: Any) -> None:
    player.app.screen.name_leech(Leech(player.study.turn.item, 8, (("missing-gate", 5),)))
    await player.settle()


async def failed(player: Any) -> None:
    player.app.push_screen(Failure(FULL))
    await player.settle()


async def left_out(player: Any) -> None:
    player.app.screen._report(("studied.md:12: the card has no answer.",))
    await player.settle()


GAP, LONG, SKETCH = "^gap", "^long", "^sketch"
VALUE, CHAIN, DERIVED = "problem:sigmoid-value", "problem:chain", "derivation:softmax-layer"
BY_STEPS = ("ctrl+f", "x")
SHAPE, CARRIED = "problem:layer-shape", "problem:carried-on"
STATES: dict[str, tuple[Wish, Reach]] = {
    "gap-front": (Wish(items=(GAP,)), pressing()),
    "gap-back": (Wish(items=(GAP,)), pressing("space")),
    "long-back": (Wish(items=(LONG,)), pressing("space")),
    "sketch-back": (Wish(items=(SKETCH,)), pressing("space")),
    "scalar": (Wish(items=(VALUE,)), pressing(*"1/(1+e^-2)")),
    "scalar-right": (Wish(items=(VALUE,)), writing("0.881")),
    "scalar-imprecise": (Wish(items=(VALUE,)), writing("0.88")),
    "scalar-unread": (Wish(items=(VALUE,)), writing("1/(1+")),
    "chain-steps": (Wish(items=(CHAIN,)), step_by_step("6", "100", "101")),
    "follow-through": (Wish(items=(CARRIED,)), step_by_step("4; 5", "8; 10")),
    "steps-ahead": (Wish(items=(CARRIED,)), pressing(*BY_STEPS)),
    "another-shape": (Wish(items=(CARRIED,)), step_by_step("4; 4", "8; 8", "1 2 3; 4 5 6")),
    "way-ahead": (Wish(items=("problem:long-way",)), pressing(*BY_STEPS)),
    "way-ahead-later": (Wish(items=("problem:long-way",)), step_by_step("2", "3")),
    "choice": (Wish(items=(DERIVED,), derivations="choose"), pressing()),
    "choice-wrong": (Wish(items=(DERIVED,), derivations="choose"), choosing_wrongly),
    "shape-of": (Wish(items=(SHAPE,)), pressing(*"8 x 4")),
    "shape-of-wrong": (Wish(items=(SHAPE,)), writing("4 × 8")),
    "chain-hints": (Wish(items=(CHAIN,)), pressing("ctrl+t", "ctrl+t")),
    "chain-folded": (Wish(items=(CHAIN,)), folded),
    "chain-given-up": (Wish(items=(CHAIN,)), pressing("ctrl+g")),
    "exercise": (Wish(items=(CHAIN,)), pressing("ctrl+g", "a", "ctrl+g")),
    "derivation-end": (Wish(items=(DERIVED,)), writing("y - yhat", "dz x^T")),
    "derivation-one": (Wish(items=(DERIVED,), derivations="one"), pressing()),
    "cram": (Wish(items=(GAP,), cram=True), pressing("space")),
    "timed-and-flagged": (Wish(items=(GAP,)), after_a_long_time),
    "leech": (Wish(items=(GAP,)), leech),
    "flag": (Wish(items=(GAP,)), pressing("f")),
    "pause": (Wish(items=(GAP,)), pressing("p")),
    "info": (Wish(items=(GAP,)), past),
    "failure": (Wish(items=(GAP,)), failed),
    "left-out": (Wish(items=(GAP,)), left_out),
}


@pytest.mark.parametrize("state", STATES)
async def test_how_it_looks(play, same_screen, state) -> None:
    wish, reach = STATES[state]
    async with play(wish) as player:
        await reach(player)
        for width, height in SIZES:
            await player.pilot.resize_terminal(width, height)
            await player.settle()
            same_screen(f"study/{state}-{width}x{height}", player.text())
