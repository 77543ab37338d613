"""One review after another as a learner does them, each kind of waiting noted."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any

from textual.pilot import Pilot

from benchmarks.studying.answers import UNREADABLE, right_answer, wrong_answer
from benchmarks.studying.terminal import SIZE, Taken, Terminal, pasted, pressed
from drill.problems.template import AskKind
from drill.session.desk import Desk
from drill.session.turn import Turn
from drill.ui.app import DrillApp
from drill.ui.begin import EVERYTHING, Wish
from drill.ui.getting_ready import settle, start
from drill.ui.stage import Stage, stage_of
from drill.ui.widgets.answer_choice import AnswerChoice
from drill.ui.widgets.answer_grid import AnswerGrid

TYPED = 4
"""So many characters of an answer are typed, those before them pasted."""
RATINGS = "3343132333"
MANNERS = ("right", "wrong", "right", "unreadable", "right", "given up", "right", "wrong", "right")


@asynccontextmanager
async def studied(desk: Callable[[], Desk], wish: Wish = EVERYTHING) -> AsyncIterator[Pilot[Any]]:
    """The program on the screen."""
    start()
    app = DrillApp(lambda _: desk(), wish, settle=settle)
    app.driver_class = Terminal
    app.leave_closed_terminal = lambda: None  # type: ignore[method-assign]
    async with app.run_test(headless=False, size=SIZE) as pilot:
        yield pilot


async def ready(pilot: Pilot[Any]) -> float:
    """Wait until all is loaded behind the first screen; the longest pause of the screen, in ms."""
    app, longest, last = pilot.app, 0.0, time.perf_counter()
    while not gc.get_freeze_count() or any(worker.is_running for worker in app.workers):
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    await pilot.pause()
    return 1000 * longest


class Learner:
    """Answers what is on the table; ``all`` holds how long each thing took, by what it was."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.all: list[tuple[str, Taken]] = []
        self.done = 0
        self._ratings, self._manners = cycle(RATINGS), cycle(MANNERS)

    @property
    def turn(self) -> Turn | None:
        """What is on the table."""
        turn: Turn | None = self.pilot.app.screen.study.turn  # type: ignore[attr-defined]
        return turn

    def note(self, kind: str, taken: Taken) -> None:
        """Remember how long something took."""
        self.all.append((kind, taken))

    async def press(self, key: str, kind: str = "other keys") -> None:
        """Press a key that leads to what is called ``kind``."""
        self.note(kind, await pressed(self.pilot, key))

    async def review(self) -> None:
        """Do what a learner does from one rating to the next."""
        await self.work_through()
        await self._vary()
        await self.press(next(self._ratings), "next card")
        self.done += 1

    async def work_through(self) -> None:
        """Turn a card over; answer each task of another item."""
        if self.turn is not None and not self.turn.tasks and not self.turn.answered:
            await self.press("space", "turned over")
        while self.turn is not None and not self.turn.complete:
            if self.turn.answered:
                await self.press("enter", "next step")
            else:
                await self.answer()

    async def answer(self, manner: str = "", *, hints: bool = True) -> None:
        """Answer the task on the table; where that comes to nothing, give up."""
        manner = manner or next(self._manners)
        turn = self.turn
        assert turn is not None
        if hints and self.done % 7 == 0:
            await self.press("ctrl+t", "hint")
        if manner == "unreadable":
            await self.send(UNREADABLE, "unreadable")
            if self._answered:  # where a key is the answer nothing is unreadable
                return
            await self.press("ctrl+u")
        if manner in ("right", "unreadable"):
            await self.send(right_answer(turn), f"right {what(turn)}")
        elif manner == "wrong":
            await self.send(wrong_answer(turn), f"wrong {what(turn)}")
        if not self._answered:
            await self.press("ctrl+g", "given up")

    @property
    def _answered(self) -> bool:
        return self.turn is not None and self.turn.answered

    async def send(self, text: str, kind: str) -> None:
        """Type an answer and send it."""
        app = self.pilot.app
        if app.screen.query_one(AnswerChoice).display:
            await self.press(text[0] if text[0].isdigit() else "1", f"verdict: {kind}")
            return
        in_grid = app.screen.query_one(AnswerGrid).display
        begun, typed = ("", text[:TYPED]) if in_grid else (text[:-TYPED], text[-TYPED:])
        if begun:
            await pasted(self.pilot, begun)
        for character in "1 -2.5" if in_grid else typed:
            await self.press(character, "key in a grid" if in_grid else "key in a line")
        if in_grid:
            await self.press("ctrl+u")
            await pasted(self.pilot, text)
        await self.press("enter", f"verdict: {kind}")

    # -- what is done now and then -----------------------------------------------------------------

    async def _vary(self) -> None:
        """Fold the solution out, work another one, take a review back, look around."""
        number = self.done
        if number % 9 == 4:
            for _ in range(2):
                await self.press("v", "solution folded")
        if number % 23 == 5 and self.turn is not None and self.turn.problem is not None:
            await self.another()
        if number % 37 == 20:
            await self.undo()
        if number % 31 == 3:
            await self.look("i", "n")
        if number % 60 == 59:
            await self.browse()

    async def another(self) -> None:
        """Work another one like it, and come back."""
        await self.press("a", "another")
        await self.work_through()
        await self.press("enter")

    async def undo(self) -> None:
        """Take the last review back, and give it again."""
        await self.press("u", "undo")
        await self.work_through()

    async def look(self, *keys: str) -> None:
        """Look at something and come back."""
        for key in keys:
            await self.press(key, "looked up")
            await self.press("escape")

    async def browse(self) -> None:
        """Leave, list every item, and come back to study."""
        await self.press("q")
        await self.press("b", "browse")
        await self.pilot.app.workers.wait_for_complete()
        for key in ("down", "down", "escape"):
            await self.press(key)
        await self.press("enter", "session begun")
        await self.work_through()


def what(turn: Turn) -> str:
    """What is asked: a formula, or anything else."""
    task = turn.step
    if task is None:
        return "card"
    return "formula" if task.kind is AskKind.FORMULA else "value"


def stage(pilot: Pilot[Any]) -> Stage:
    """Where the session on the screen is."""
    return stage_of(pilot.app.screen.study)  # type: ignore[attr-defined]
