"""Random walks: keys, pasted text, clicks, other sizes and the palette, in no sensible order."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

sys.path.insert(0, str(Path(__file__).parent))

from walker import KEYS, Walker

from drill.ui.preferences import Preferences

STEPS = 30
WALKS_OF_A_RUN = 6
PATIENCE = 1.0
"""How often to wait after a key for what goes on in threads; less finds more, but not again."""
SIZES = [(80, 24), (80, 24), (40, 12), (120, 40), (30, 8), (12, 4), (1, 1), (200, 60)]
TYPED = ("1", "2x", "yhat - y", "[1, 2; 3, 4]", "1 2", "x'", "((", "2027-01-31", "0.5",
         "is:due", "walk", "h,ctrl+t", "\\frac{1}{2}", "W^T (", "naïve ∂", "\t\n", "99999999999",
         "")  # fmt: skip
MINUTES = (0.1, 1, 15, 60 * 12, 60 * 24 * 40)


class Rambler(Walker):
    """Does at random what a learner can do at all."""

    def __init__(self, player: Any, told: list[object], chance: random.Random) -> None:
        super().__init__(player, told, everywhere=False)
        self.chance, self.trail = chance, list[str]()
        self.deeds: dict[Callable[[], Any], int] = {
            self.press_bound: 60,
            self.press_any: 12,
            self.paste: 8,
            self.resize: 6,
            self.click: 6,
            self.take_command: 4,
            self.let_pass: 3,
        }

    async def ramble(self) -> None:
        """From the first screen somewhere, and back by keys."""
        self.trail.clear()
        deeds, weights = zip(*self.deeds.items(), strict=True)
        for deed in self.chance.choices(deeds, weights, k=STEPS):
            await deed()
            self.judge()
        await self.player.pilot.resize_terminal(*SIZES[0])
        while len(self.app.screen_stack) > 1:
            await self.leave("after all")
        self.judge()

    def judge(self) -> None:
        """Nothing went wrong, and what there is can be drawn."""
        self.app.screen._compositor.render_strips()
        self.app.clear_notifications()
        trail = ", ".join(self.trail[-12:])
        assert self.told == [], trail
        assert self.app._exception is None, trail
        assert self.app.return_code is None, trail

    async def key(self, key: str) -> None:
        """Press a key, which may be followed by the next before all is done."""
        self.trail.append(key)
        await self.tap(key, rounds=self.chance.choice((0, 1, 2, 2, 2)))
        if self.chance.random() < PATIENCE:
            await self.wait()

    async def press_bound(self) -> None:
        """Press the key of a binding that acts."""
        keys = [key for key, active in self.bindings() if active.binding.id] or ["escape"]
        await self.key(self.chance.choice(keys))

    async def press_any(self) -> None:
        """Press any key."""
        await self.key(self.chance.choice(KEYS))

    async def paste(self) -> None:
        """Paste something, and perhaps send it."""
        text = self.chance.choice(TYPED)
        self.trail.append(f"paste {text!r}")
        self.app.post_message(Paste(text))
        await self.key(self.chance.choice(("enter", "tab", "left", "backspace")))

    async def resize(self) -> None:
        """Give the terminal another size."""
        size = self.chance.choice(SIZES)
        self.trail.append(f"size {size}")
        await self.player.pilot.resize_terminal(*size)

    async def click(self) -> None:
        """Click somewhere."""
        size = self.app.size
        at = self.chance.randrange(size.width), self.chance.randrange(size.height)
        self.trail.append(f"click {at}")
        await self.player.pilot.click(offset=at, times=self.chance.choice((1, 1, 2)))

    async def take_command(self) -> None:
        """Take something from the palette, without the palette."""
        command = self.chance.choice(self.commands())
        self.trail.append(f"command {command.help}")
        self.app.call_next(command.callback)
        await self.tap()

    async def let_pass(self) -> None:
        """Let time pass."""
        minutes = self.chance.choice(MINUTES)
        self.trail.append(f"{minutes} minutes")
        self.app.desk.clock.wait(minutes=minutes)


# Textual sets the selection of a screen that was clicked and is gone, and forgets to await that.
@pytest.mark.filterwarnings("ignore:coroutine 'Screen._watch_selections':RuntimeWarning")
@pytest.mark.parametrize("seed", range(4))
async def test_random_keys(walked, told, tmp_path: Path, seed: int) -> None:
    preferences = Preferences(tmp_path / "settings.toml")
    async with walked(preferences=preferences) as player:
        rambler = Rambler(player, told, random.Random(seed))
        for _ in range(WALKS_OF_A_RUN):
            await rambler.ramble()
