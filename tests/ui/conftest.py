from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from string import ascii_letters
from typing import Any

import pytest
from rich.cells import cell_len
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

sys.path.insert(0, str(Path(__file__).parents[1] / "progress"))

from learner import Learner

from drill.session.desk import Desk
from drill.session.study import Study
from drill.ui.app import DrillApp
from drill.ui.begin import EVERYTHING, Wish
from drill.ui.preferences import Preferences

TODAY = date(2026, 5, 4)
HERE = Path(__file__).parent
MOST_PAUSES = 60
WAITING = ("Counting …", "Simulating …", "Fitting the memory model")
WRITE = "DRILL_WRITE_SCREENS"
"""Set this variable to write the screens that are compared with, instead of comparing."""


@pytest.fixture
def vault() -> Path:
    return HERE / "vault"


@pytest.fixture
def desk(desk_of: Callable[..., Desk], vault: Path) -> Desk:
    return desk_of(vault)


@pytest.fixture
def half_a_year(desk: Desk) -> Desk:
    """The desk after half a year of reviews, every fourth answer to a problem wrong."""
    start = TODAY - timedelta(days=180)
    learner = Learner(list(desk.library.items), desk.settings, lazy=0.2, first_day=start)
    events = []
    for number, event in enumerate(learner.study(180)):
        template = desk.library.templates.get(event.item)
        if template is not None:
            wrong = number % 4 == 0
            event = replace(  # noqa: PLW2901
                event,
                problem_key=f"{template.name}@1:{1 + number % 2}:7",
                verdict="wrong" if wrong else "correct",
                mistake="missing-gate" if wrong else None,
            )
        events.append(event)
    desk.log.extend(events)
    return desk


class Player:
    """Presses keys and reads the screen."""

    def __init__(self, pilot: Pilot[str]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app

    async def settle(self) -> None:
        """Wait until nothing on the screen changes any more."""
        with suppress(WorkerCancelled):  # another one has taken its place
            await self.app.workers.wait_for_complete()
        before, same = self.text(), 0
        for _ in range(MOST_PAUSES):
            await self.pilot.pause(0)
            now = self.text()
            same = same + 1 if now == before else 0
            if same == 4:
                return
            before = now

    async def press(self, *keys: str) -> str:
        """Press keys; the screen after them."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
            await self.pilot.pause(0)
        await self.settle()
        return self.text()

    async def go(self, *keys: str) -> str:
        """Press keys one after another, each when what was begun before is done."""
        text = self.text()
        for key in keys:
            text = await self.press(key)
            for _ in range(MOST_PAUSES):
                if not any(each in text for each in WAITING):
                    break
                await self.settle()
                text = self.text()
        return text

    async def write(self, text: str) -> str:
        """Paste a text and send it."""
        self.app.post_message(Paste(text))
        await self.pilot.pause(0)
        return await self.press("enter")

    def text(self) -> str:
        """What the screen shows, without colours."""
        strips = self.app.screen._compositor.render_strips()
        text = "\n".join(strip.text.rstrip() for strip in strips).rstrip() + "\n"
        return unicodedata.normalize("NFC", text)

    def rows(self) -> list[list[tuple[str, str]]]:
        """What the screen shows: each row as pieces of text with what is different about them."""
        strips = self.app.screen._compositor.render_strips()
        return [
            [(segment.text, str(segment.style)) for segment in strip if segment.text]
            for strip in strips
        ]

    def coloured(self) -> str:
        """The screen with its colours: under a row a letter for the style of each column.

        A dot is the style of most text, a blank the background of most columns; the letters are
        explained in the end.
        """
        rows = self.rows()
        blanks, texts = Counter[str](), Counter[str]()
        for text, style in chain.from_iterable(rows):
            (texts if text.strip() else blanks)[style] += len(text)
        signs = {blanks.most_common(1)[0][0]: " ", texts.most_common(1)[0][0]: "."}
        lines = []
        for row in rows:
            for _, style in row:
                signs.setdefault(style, ascii_letters[len(signs) - 2])
            lines.append("".join(text for text, _ in row).rstrip())
            styles = "".join(signs[style] * cell_len(text) for text, style in row).rstrip()
            lines += [styles] if styles.strip(" .") else []
        legend = [f"{sign}  {style}".rstrip() for style, sign in signs.items()]
        return unicodedata.normalize("NFC", "\n".join([*lines, "", *legend])) + "\n"

    @property
    def study(self) -> Study:
        """The session on the screen."""
        study = self.app.screen.study
        assert isinstance(study, Study)
        return study


@pytest.fixture
def player_of() -> type[Player]:
    """Makes the player of a program that a test runs by itself."""
    return Player


Play = Callable[..., AbstractAsyncContextManager[Player]]


@pytest.fixture
def play(desk: Desk) -> Play:
    """Runs the program without a terminal, on the desk of the test unless another is given."""

    @asynccontextmanager
    async def run(
        wish: Wish = EVERYTHING,
        size: tuple[int, int] = (80, 24),
        *,
        straight: bool = True,
        opening: Callable[[], Desk] = lambda: desk,
        preferences: Preferences | None = None,
    ) -> AsyncIterator[Player]:
        app = DrillApp(lambda _: opening(), wish, straight=straight, preferences=preferences)
        async with app.run_test(size=size, notifications=True) as pilot:
            player = Player(pilot)
            await player.settle()
            yield player

    return run


@pytest.fixture
def same_screen() -> Callable[[str, str], None]:
    """Compares a screen with the one that is kept under a name."""

    def compare(name: str, text: str) -> None:
        kept = HERE / "screens" / f"{name}.txt"
        if os.environ.get(WRITE):
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")

    return compare
