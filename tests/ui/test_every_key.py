"""Every binding of every screen is pressed there; none may end in an error."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.events import Key
from textual.keys import key_to_character
from textual.screen import Screen
from textual.worker import WorkerCancelled

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "progress"))

from learner import FORGETFUL, Learner
from walks import WALKS, Place

import drill.ui
from drill.exams.room import open_room
from drill.progress import fit
from drill.schedule.event import EventKind
from drill.schedule.settings import ScheduleSettings
from drill.session.desk import Desk, open_desk
from drill.ui.app import DrillApp
from drill.ui.keys.everywhere import EVERYWHERE
from drill.ui.keys.groups import GROUPS
from drill.ui.keys.movement import LIST, SCROLL
from drill.ui.screens.failure import Failure
from drill.ui.screens.study import StudyScreen
from drill.ui.stage import stage_of
from drill.ui.widgets.lines import Lines

MOST_PAUSES = 20
SIZE = (40, 12)
"""As small as the program gets: there is less to draw, and that is the hardest to fit."""
VAULT = Path(__file__).parent / "walk"
TODAY = date(2026, 5, 4)
USUAL = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab",
         "enter", "escape", "delete", "backspace", "space")  # fmt: skip
LEADING = ("enter", "escape", "tab", "shift+tab")
"""Keys that widgets of Textual's own, or what is offered, may take to lead away."""
KEYS = tuple(
    dict.fromkeys(
        [key for _, group in GROUPS for one in group for key in one.key.split(",")] + [*USUAL]
    )
)


def screens() -> Iterator[type[Screen[Any]]]:
    """Every class of screens of the program."""
    for module in pkgutil.walk_packages(drill.ui.__path__, "drill.ui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Screen):
                yield thing


def test_no_screen_and_no_list_of_keys_is_without_a_walk() -> None:
    walked = {screen for walk in WALKS.values() for screen in walk.screens}
    ours = {screen for screen in screens() if screen.__module__.startswith("drill.")}
    assert {one for one in ours if not any(issubclass(walk, one) for walk in walked)} == set()
    assert {group for walk in WALKS.values() for group in walk.groups} == {
        name for name, _ in GROUPS
    }


class Walker:
    """Goes to a place, and back there after each key that led away."""

    def __init__(self, player: Any, told: list[str]) -> None:
        self.player, self.app, self.told = player, player.app, told
        self.pressed: defaultdict[str, set[str]] = defaultdict(set)
        self.seen: set[type] = set()
        self.done: set[object] = set()
        self.everywhere = {str(binding.id) for binding in (*EVERYWHERE, *LIST, *SCROLL)}

    async def tap(self, *keys: str, rounds: int = 2) -> None:
        """Press keys, and let their messages go round."""
        for key in keys:
            self.app.post_message(Key(key, key_to_character(key)))
        for _ in range(rounds):
            await self.player.pilot.pause(0)
        self.seen.add(type(self.app.screen))

    async def start(self, place: Place) -> None:
        """To a place that was not visited yet, all that was done before taken back."""
        self.place, self.study = place, None
        await self.wait()
        while self.app.desk.undo_together():
            pass
        self.app.desk.act_on(["^put"], EventKind.BURY)
        await self.go()

    async def go(self) -> None:
        """To the place: from the first screen, with the study as it was there before."""
        bottom = StudyScreen if self.study else type(self.app.home)
        while len(self.app.screen_stack) > 1 and not isinstance(self.app.screen, bottom):
            await self.app.pop_screen()
        if self.study and isinstance(self.app.screen, StudyScreen):
            self.app.screen.show(self.study)
        elif self.study:
            await self.app.push_screen(StudyScreen(self.app.desk, self.study))
        elif self.place.wish:
            self.app.home.study_wish(self.place.wish)
            await self.player.pilot.pause(0)
            for key in self.place.to_turn.split():
                await self.tap(key)
            self.study = self.app.screen.study
            self.app.desk.clock.wait(minutes=self.place.minutes)
            self.app.screen.show(self.study)
        elif self.place.over:
            await self.app.push_screen(self.place.over())
        else:
            self.open_sitting()
        for key in self.place.keys.split():
            await self.tap(key, rounds=4)
            await self.wait()
        self.here = self.look()

    def open_sitting(self) -> None:
        """Let a sitting be open, so that there is a key for another."""
        room = open_room(self.app.desk)
        if not room.unfinished("walked"):
            room.begin(room.catalogue.exams["walked"], None, None)

    async def wait(self) -> None:
        """Until what was begun in the background is done."""
        for _ in range(MOST_PAUSES):
            if self.is_in_palette or not any(worker.is_running for worker in self.app.workers):
                return
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.player.pilot.pause(0)

    @property
    def is_in_palette(self) -> bool:
        """The palette looks for commands as long as it is open."""
        return isinstance(self.app.screen, CommandPalette)

    def look(self) -> tuple[Any, ...]:
        """What tells one place from another: the screen, and the turn or problem on it."""
        screen = self.app.screen
        turn = screen.study.turn if isinstance(screen, StudyScreen) else None
        own = [getattr(screen, name, None) for name in ("place", "overview")]
        return screen, self.app.focused, id(turn), id(getattr(screen, "ground", None)), *own

    async def press_all(self) -> None:
        """Press every key here: those of our bindings one by one, all others in one sweep."""
        bound = {
            key: str(active.binding.id) for key, active in self.bindings() if active.binding.id
        }
        assert self.tooltips() - {one.help for one in self.commands()} == set()
        await self.tap(*(key for key in KEYS if key not in bound and key not in LEADING))
        await self.check("a key without a binding here")
        for key in (key for key in LEADING if key not in bound):
            await self.tap(key)
            await self.check(key)
        for binding in dict.fromkeys(bound.values()):
            for key in self._worth([key for key, id_ in bound.items() if id_ == binding], binding):
                for active in (active for name, active in self.bindings() if name == key):
                    self.pressed[str(active.binding.id)].add(key)
                await self.tap(key)
                await self.check(key)

    def tooltips(self) -> set[str]:
        """What the bindings do that act now."""
        return {active.tooltip for _, active in self.bindings() if active.binding.id}

    def commands(self) -> list[SystemCommand]:
        """What the palette would offer here."""
        return [*self.app.get_system_commands(self.app.screen)]

    def _worth(self, keys: list[str], binding: str) -> list[str]:
        """The keys that did not do this anywhere yet; one of them if this was not done here yet."""
        here = (binding, *self.sort())
        again = [] if here in self.done or binding in self.everywhere else keys[:1]
        self.done.add(here)
        return [key for key in keys if key not in self.pressed[binding]] or again

    def sort(self) -> tuple[object, ...]:
        """What sort of place this is: the same keys do the same in all places of a sort."""
        screen, focused = self.app.screen, type(self.app.focused)
        if not isinstance(screen, StudyScreen):
            return screen, focused
        turn = screen.study.turn
        return focused, stage_of(screen.study), turn and (turn.item.kind, bool(turn.points))

    def bindings(self) -> list[tuple[str, Any]]:
        """The bindings that act now, by their keys."""
        return [each for each in self.app.screen.active_bindings.items() if each[1].enabled]

    async def check(self, key: str) -> None:
        """Nothing went wrong; back to the place, if this led away."""
        self.app.screen._compositor.render_strips()
        self.app.clear_notifications()  # all that are there would be laid out again after each key
        assert self.told == [], f"{key}: {self.told}"
        if self.look() != self.here:
            await self.step_back()
        if self.look() != self.here:
            await self.go()

    async def step_back(self) -> None:
        """Close what came over the place, if it is still there below."""
        screen, focused, *_ = self.here
        while screen in self.app.screen_stack and self.app.screen is not screen:
            await self.app.pop_screen()
        if self.app.screen is screen and focused is not self.app.focused:
            screen.set_focus(focused if focused and focused.is_attached else None)


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
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reasons of the failures that a learner was told of; what can't be drawn is an error."""
    reasons: list[str] = []

    class Told(Failure):
        def on_mount(self) -> None:
            if self.reason != "Out of luck.":
                reasons.append(self.reason)

    monkeypatch.setattr(Failure, "on_mount", Told.on_mount, raising=False)
    monkeypatch.setattr(Lines, "_written", lambda self, page: self._draw(page))
    return reasons


@pytest.mark.parametrize("name", WALKS)
async def test_every_key(play, opening, told, monkeypatch, name) -> None:
    async def stay(_app: DrillApp) -> None:
        """Quitting is a key of every place, and would end the walk."""

    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(DrillApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setattr(DrillApp, "action_quit", stay)
    monkeypatch.setattr(fit, "LEAST_REVIEWS", 10)
    monkeypatch.setattr("drill.ui.screens.fit.train_with_fsrs_rs", lambda _memories: FORGETFUL)
    monkeypatch.setattr("drill.ui.screens.fit.is_worth_taking", lambda _found: True)
    walk = WALKS[name]
    async with play(straight=False, size=SIZE, opening=opening) as player:
        # What is seen after a key is drawn once, by the walker, and not at each step on the way.
        monkeypatch.setattr(Screen, "_compositor_refresh", lambda _screen: None)
        player.app.animation_level = "none"
        walker = Walker(player, told)
        for place in walk.places.values():
            await walker.start(place)
            await walker.press_all()
        assert player.app.return_code is None
    ids = {str(one.id) for group, keys in GROUPS if group in walk.groups for one in keys}
    assert ids - {*walker.pressed} == set()
    assert {*walk.screens} - walker.seen == set()
