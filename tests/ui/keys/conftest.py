"""The program as it is walked through: with leeches, mistakes, and a broken note."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from textual.screen import Screen

sys.path.insert(0, str(Path(__file__).parents[2] / "progress"))

from learner import FORGETFUL, Learner

from drill.progress import fit
from drill.schedule.event import EventKind
from drill.schedule.settings import ScheduleSettings
from drill.session.desk import Desk
from drill.session.opening import open_desk
from drill.ui.app import DrillApp
from drill.ui.screens.failure import Failure
from drill.ui.widgets.lines import Lines

VAULT = Path(__file__).parent / "vault"
TODAY = date(2026, 5, 4)


@pytest.fixture
def opening(path: Path, clock: Any) -> Iterator[Callable[[], Desk]]:
    """Opens a desk with leeches, mistakes, and cards that are set aside; perhaps again."""
    numbers = iter(range(1, 10**6))
    opened: list[Desk] = []

    def open_() -> Desk:
        settings = ScheduleSettings(leech_threshold=1, learn_ahead=timedelta(0))
        desk = open_desk(path, (VAULT,), settings, clock, lambda: str(UUID(int=next(numbers))))
        opened.append(desk)
        return desk

    study_before(open_(), clock)
    yield open_
    for desk in opened:
        desk.close()


def study_before(desk: Desk, clock: Any) -> None:
    """Twenty days of a forgetful learner."""
    learner = Learner(
        list(desk.library.items), desk.settings, FORGETFUL, first_day=TODAY - timedelta(days=20)
    )
    desk.log.extend(
        [
            replace(event, problem_key="layers@1:1:7", verdict="wrong", mistake="turned")
            if event.item == "problem:layers"
            else event
            for event in learner.study(20)
        ]
    )
    clock.wait(days=-1)
    desk.act_on(["^out"], EventKind.SUSPEND)
    clock.wait(days=1)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> list[object]:
    """The failures that a learner was told of, and all warnings and errors that were logged.

    What can't be drawn is an error.
    """
    reasons: list[object] = caplog.records

    class Told(Failure):
        def on_mount(self) -> None:
            if self.reason != "Out of luck.":
                reasons.append(self.reason)

    monkeypatch.setattr(Failure, "on_mount", Told.on_mount, raising=False)
    monkeypatch.setattr(Lines, "_written", lambda self, page: self._draw(page))
    return reasons


@pytest.fixture
def harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quitting and editing do nothing, and there is always something to fit."""

    async def stay(_app: DrillApp) -> None:
        """Quitting is a key of every place, and would end the walk."""

    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(DrillApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setattr(DrillApp, "action_quit", stay)
    monkeypatch.setattr(fit, "LEAST_REVIEWS", 10)
    monkeypatch.setattr("drill.ui.screens.fit.train_with_fsrs_rs", lambda _memories: FORGETFUL)
    monkeypatch.setattr("drill.ui.screens.fit.is_worth_taking", lambda _found: True)


@pytest.fixture
def walked(
    play: Any, opening: Callable[[], Desk], harmless: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AbstractAsyncContextManager[Any]]:
    """Runs the program from its first screen, to be walked through."""

    @asynccontextmanager
    async def run(**options: Any) -> AsyncIterator[Any]:
        async with play(straight=False, opening=opening, **options) as player:
            # What is seen after a key is drawn once, by the walker, not at each step on the way.
            monkeypatch.setattr(Screen, "_compositor_refresh", lambda _screen: None)
            player.app.animation_level = "none"
            yield player

    return run
