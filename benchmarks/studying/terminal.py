"""A terminal that nobody looks at: it takes all that is painted, and knows when that was."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Event, Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

SIZE = (80, 24)
FEWEST, MOST = 3, 15
"""A key leads to a message, and that to another one, before the screen is painted."""


class Terminal(HeadlessDriver):
    """Takes what is written to it, and notes when; so it is painted on as a real one is."""

    writes = 0
    at = 0.0
    cpu = 0.0

    @property
    def is_headless(self) -> bool:
        """Textual paints nothing for a terminal that has no head."""
        return False

    def write(self, data: str) -> None:
        """Note the time."""
        self.writes += 1
        self.at, self.cpu = time.perf_counter(), time.process_time()


class Taken(NamedTuple):
    """Milliseconds from a key until the last thing that came of it was painted."""

    wall: float
    cpu: float


async def pressed(pilot: Pilot[Any], key: str) -> Taken:
    """Press a key."""
    named = key if len(key) > 1 else _character_to_key(key)
    return await after(pilot, Key(named, key if len(key) == 1 else None))


async def pasted(pilot: Pilot[Any], text: str) -> Taken:
    """Paste a text."""
    return await after(pilot, Paste(text))


async def after(pilot: Pilot[Any], event: Event) -> Taken:
    """Let something happen, and wait until nothing more is painted."""
    terminal = terminal_of(pilot.app)
    wall, cpu = time.perf_counter(), time.process_time()
    terminal.at, terminal.cpu = wall, cpu
    pilot.app.post_message(event)
    for number in range(MOST):
        before = terminal.writes
        await pilot.pause(0)
        if number >= FEWEST and terminal.writes == before:
            break
    return Taken(1000 * (terminal.at - wall), 1000 * (terminal.cpu - cpu))


def terminal_of(app: App[Any]) -> Terminal:
    """The terminal that an app was started on."""
    assert isinstance(app._driver, Terminal)
    return app._driver
