"""Every key of every screen is pressed there; none may end in an error."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from textual.events import Key

from drill.ui.app import DrillApp
from drill.ui.begin import Wish
from drill.ui.keys.groups import GROUPS
from drill.ui.screens.failure import Failure
from drill.ui.screens.study import StudyScreen

CARDS, PROBLEMS = Wish(kind="card"), Wish(kind="problem")
DERIVATIONS = Wish(kind="derivation")
PLACES = {
    "home": (None, "", ""),
    "settings": (None, "", "comma"),
    "setting": (None, "", "comma down enter"),
    "progress": (None, "", "p"),
    "exams": (None, "", "x"),
    "picker": (None, "", "y"),
    "playground, all shown": (None, "", "y enter a"),
    "playground, trying": (None, "", "y enter t"),
    "calculator": (None, "", "y enter c"),
    "seed": (None, "", "y enter s"),
    "card": (CARDS, "", ""),
    "card, turned over": (CARDS, "space", ""),
    "problem, on a line": (PROBLEMS, "", "ctrl+r"),
    "exercise, answered": (PROBLEMS, "ctrl+g a ctrl+g", ""),
    "derivation, marked": (DERIVATIONS, "ctrl+g", ""),
    "pause": (CARDS, "", "p"),
    "flag": (CARDS, "", "f"),
    "end": (CARDS, "space 4 space 4 space 4", ""),
}
"""What is studied, if anything; the keys that lead to the turn, and from there to the place."""

CHARACTERS = {"space": " ", "question_mark": "?", "comma": ",", "minus": "-", "at": "@",
              "greater_than_sign": ">", "less_than_sign": "<", "slash": "/"}  # fmt: skip
KEYS = list(
    dict.fromkeys(
        key.strip() for _, bindings in GROUPS for one in bindings for key in one.key.split(",")
    )
)


REFUSALS = ("fitting needs",)
"""What is refused in so small a vault, and is no error."""


class Walker:
    """Goes to a place, and back there after each key that led away."""

    def __init__(self, player, place: str) -> None:
        self.player, self.app = player, player.app
        self.wish, self.to_turn, self.way = PLACES[place]
        self.study = None

    async def tap(self, *keys: str) -> None:
        """Press keys, and let their messages go round."""
        for key in keys:
            self.app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
        for _ in range(2):
            await self.player.pilot.pause(0)

    async def go(self) -> None:
        """To the place: from the first screen, with the study as it was there before."""
        bottom = StudyScreen if self.study else type(self.app.home)
        while len(self.app.screen_stack) > 1 and not isinstance(self.app.screen, bottom):
            await self.app.pop_screen()
        if self.study and isinstance(self.app.screen, StudyScreen):
            self.app.screen.show(self.study)
        elif self.study:
            await self.app.push_screen(StudyScreen(self.app.desk, self.study))
        elif self.wish:
            self.app.home.wish = self.wish
            self.app.home.study()
            await self.player.pilot.pause(0)
            for key in self.to_turn.split():
                await self.tap(key)
            self.study = self.app.screen.study
        for key in self.way.split():
            await self.tap(key)
        self.here = self.look()

    def look(self) -> object:
        """What tells one place from another: the screen, and the turn or problem on it."""
        screen = self.app.screen
        turn = screen.study.turn if isinstance(screen, StudyScreen) else None
        return screen, self.app.focused, turn, getattr(screen, "ground", None)

    async def check(self, key: str) -> None:
        """Nothing went wrong; back to the place, if this led away."""
        screen = self.app.screen
        failed = isinstance(screen, Failure) and not screen.reason.startswith(REFUSALS)
        assert not failed, f"{key}: {screen.reason}"
        if self.look() != self.here:
            await self.go()


@pytest.mark.parametrize("place", PLACES)
async def test_every_key(play, desk_of, vault, monkeypatch, place) -> None:
    async def stay(_app: DrillApp) -> None:
        """Quitting is a key of every place, and would end the walk."""

    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(DrillApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setattr(DrillApp, "action_quit", stay)
    async with play(straight=False, opening=lambda: desk_of(vault)) as player:
        walker = Walker(player, place)
        await walker.go()
        bound = {*player.app.screen.active_bindings}
        await walker.tap(*(key for key in KEYS if key not in bound))
        await walker.check("a key without a binding here")
        for key in KEYS:
            if key in bound:
                await walker.tap(key)
                await walker.check(key)
        assert player.app.return_code is None
