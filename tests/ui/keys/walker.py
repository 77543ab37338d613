"""Goes to every place of the program and presses there every key that does something."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import Any

from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.events import Key
from textual.keys import key_to_character
from textual.screen import ModalScreen
from textual.worker import WorkerCancelled
from walks import Place

from drill.exams.room import open_room
from drill.schedule.event import EventKind
from drill.ui.keys.groups import GROUPS
from drill.ui.screens.study import StudyScreen
from drill.ui.screens.working import Working
from drill.ui.stage import stage_of

MOST_PAUSES = 20
USUAL = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab",
         "enter", "escape", "delete", "backspace", "space")  # fmt: skip
LEADING = ("enter", "escape", "tab", "shift+tab")
"""Keys that widgets of Textual's own, or what is offered, may take to lead away."""
KEYS = tuple(
    dict.fromkeys(
        [key for _, group in GROUPS for one in group for key in one.key.split(",")] + [*USUAL]
    )
)
BACK = ("escape", "escape", "ctrl+o", "ctrl+o", "q")
"""What leads back from a screen, one after the other: the first leaves a line or a list."""


class Walker:
    """Goes to a place, and back there after each key that led away.

    ``told`` holds what went wrong, which is nothing. Where all is not pressed ``everywhere``, it is
    once in each sort of place.
    """

    def __init__(self, player: Any, told: list[object], *, everywhere: bool) -> None:
        self.player, self.app, self.told, self.everywhere = player, player.app, told, everywhere
        self.pressed: defaultdict[str, set[str]] = defaultdict(set)
        self.seen: set[type] = set()
        self.done: set[object] = set()
        self.apart: set[type] = set()

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
        self.undo_all()
        self.app.desk.act_on(["^put"], EventKind.BURY)
        await self.go()

    def undo_all(self) -> None:
        """Take back all that was done."""
        while self.app.desk.undo_together():
            pass

    async def go(self) -> None:
        """To the place: from the first screen, with the study as it was there before."""
        if self.place.again:
            self.undo_all()
        bottom = StudyScreen if self.study else type(self.app.home)
        while len(self.app.screen_stack) > 1 and not isinstance(self.app.screen, bottom):
            if isinstance(self.app.screen, Working):
                await self.leave("going on")  # the work has to know that it is not waited for
            else:
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
        keyed = self.tooltips()
        assert keyed - {one.help for one in self.commands()} == set()
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
        for named in [one.help for one in self.commands() if one.help not in keyed]:
            if self._worth([""], named):
                await self.command(named)

    async def press_twice(self) -> None:
        """Two keys that come faster than the program follows open nothing twice."""
        await self.tap("enter", "enter", rounds=8)
        sorts = [type(screen) for screen in self.app.screen_stack]
        assert len({*sorts}) == len(sorts), f"{self.place}: {sorts}"
        await self.check("Enter, twice at once")

    async def command(self, named: str) -> None:
        """Take from the palette what no key leads to here."""
        for command in (one for one in self.commands() if one.help == named):
            self.app.call_next(command.callback)
            await self.tap()
            await self.check(named)

    async def take_apart(self) -> None:
        """Take the widgets away one by one: as long as a screen is there it is asked for its keys.

        So it happens where a screen is left, and what is above the key line goes first.
        """
        screen = self.app.screen
        if type(screen) in self.apart or not type(screen).__module__.startswith("drill."):
            return
        self.apart.add(type(screen))
        if screen is not self.app.home:
            for widget in [*screen.walk_children()][::-1]:
                await widget.remove()
                assert isinstance(screen.active_bindings, dict)
            await self.app.pop_screen()

    def tooltips(self) -> set[str]:
        """What the bindings do that act now."""
        return {active.tooltip for _, active in self.bindings() if active.binding.id}

    def commands(self) -> list[SystemCommand]:
        """What the palette would offer here."""
        return [*self.app.get_system_commands(self.app.screen)]

    def _worth(self, keys: list[str], binding: str) -> list[str]:
        """The keys that did not do this anywhere yet; else one of them, if it is worth it here."""
        new = [key for key in keys if key not in self.pressed[binding]]
        here = (binding, *self.sort())
        again = keys[:1] if self.everywhere or here not in self.done else []
        self.done.add(here)
        return new or again

    def sort(self) -> tuple[object, ...]:
        """What sort of place this is: the same keys do much the same in all places of a sort."""
        screen, focused = self.app.screen, type(self.app.focused)
        if not isinstance(screen, StudyScreen):
            return type(screen), focused
        turn = screen.study.turn
        return focused, stage_of(screen.study), turn and (turn.item.kind, bool(turn.points))

    def bindings(self) -> list[tuple[str, Any]]:
        """The bindings that act now, by their keys."""
        return [each for each in self.app.screen.active_bindings.items() if each[1].enabled]

    async def check(self, what: str) -> None:
        """Nothing went wrong; back to the place, if this led away."""
        self.app.screen._compositor.render_strips()
        self.app.clear_notifications()  # all that are there would be laid out again after each key
        assert self.told == [], f"{what}: {self.told}"
        assert self.app._exception is None, what
        if self.look() != self.here:
            await self.step_back(what)
        if self.look() != self.here:
            await self.go()

    async def step_back(self, what: str) -> None:
        """Leave by keys what came over the place, if it is still there below."""
        screen, focused, *_ = self.here
        while screen in self.app.screen_stack and self.app.screen is not screen:
            await self.leave(what)
        if self.app.screen is screen and focused is not self.app.focused:
            screen.set_focus(focused if focused and focused.is_attached else None)

    async def leave(self, what: str) -> None:
        """Leave the screen on top; Escape is enough for a dialog."""
        top = self.app.screen
        for key in BACK[:2] if isinstance(top, ModalScreen) else BACK:
            await self.tap(key)
            await self.wait()
            if top not in self.app.screen_stack:
                return
        raise AssertionError(f"{what}: there is no way back from {top}")
