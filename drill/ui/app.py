"""The program on the screen: it paints at once, then opens the learner's desk in a thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from drill.ui.begin import EVERYTHING, Wish
from drill.ui.keys import key_name
from drill.ui.keys.everywhere import EVERYWHERE
from drill.ui.screens.home import HomeScreen
from drill.ui.terminal import hung_up

if TYPE_CHECKING:
    from drill.session.desk import Desk


TERMINAL_SECONDS = 2.0
"""How often to look whether the terminal is still there."""


class DrillApp(App[str]):
    """Holds the desk and the screens; ends with the reason, if it could not go on.

    ``straight``: study at once, without the first screen.
    """

    TITLE = "Drill"
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar = [*EVERYWHERE]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012

    class Opened(Message):
        """The desk is open."""

        def __init__(self, desk: Desk) -> None:
            super().__init__()
            self.desk = desk

    class NotOpened(Message):
        """The desk could not be opened, and why."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(
        self, open_desk: Callable[[], Desk], wish: Wish = EVERYTHING, *, straight: bool = False
    ) -> None:
        super().__init__()
        self.open_desk = open_desk
        self.desk: Desk | None = None
        self.straight = straight
        self.home = HomeScreen(wish, when_painted=self.read_notes)

    def get_default_screen(self) -> Screen[None]:
        """The first screen."""
        return self.home

    def on_mount(self) -> None:
        """From now on, end when the terminal is closed: every review is on disk already."""
        if not self.is_headless:
            self.set_interval(TERMINAL_SECONDS, self.leave_closed_terminal)

    def leave_closed_terminal(self) -> None:
        """End at once; there is nothing left to restore the terminal for."""
        if hung_up():
            os._exit(1)

    @work(thread=True, exclusive=True, group="desk", exit_on_error=False)
    def read_notes(self) -> None:
        """Open the desk in a thread; what comes of it is a message."""
        try:
            desk = self.open_desk()
            import drill.ui.screens.study  # noqa: F401, so that the first key finds it loaded
        except Exception as error:  # whatever it is, the learner is told
            self.post_message(self.NotOpened(str(error) or type(error).__name__))
        else:
            self.post_message(self.Opened(desk))

    @on(Opened)
    async def show_desk(self, event: Opened) -> None:
        """Show what is due."""
        self.desk = event.desk
        await self.home.open(event.desk)
        if self.straight:
            self.home.study()

    @on(NotOpened)
    def show_failure(self, event: NotOpened) -> None:
        """Say why nothing can be studied; there is nothing to go on with."""
        from drill.ui.screens.failure import Failure

        self.push_screen(Failure(event.reason, fatal=True))

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer."""
        return binding.key_display or key_name(binding.key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that is possible now, for the command palette."""
        yield SystemCommand("Theme", "Choose the colours of the screen.", self.action_change_theme)
        seen = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and tooltip and binding.id and binding.id not in seen:
                seen.add(binding.id)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(binding.description, tooltip, run)

    def action_toggle_theme(self) -> None:
        """Light instead of dark, or the other way round."""
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def action_help(self) -> None:
        """Show every key."""
        from drill.ui.screens.help import Help

        self.push_screen(Help())
