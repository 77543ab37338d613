"""The program on the screen: it paints at once, then opens the learner's desk in a thread."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual._context import active_message_pump
from textual._styles_cache import StylesCache
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.events import Event, Resize
from textual.message_pump import MessagePump
from textual.screen import Screen

from drill.ui.begin import EVERYTHING, ExamWish, Wish
from drill.ui.keys.everywhere import EVERYWHERE
from drill.ui.keys.names import key_name
from drill.ui.preferences import Preferences
from drill.ui.styles import read_styles
from drill.ui.terminal import end_on_signals, hung_up, laid_out
from drill.ui.themes import counterpart
from drill.ui.with_desk import WithDesk

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.session.telling import Told

TERMINAL_SECONDS = 2.0
"""How often to look whether the terminal is still there."""


class DrillApp(WithDesk):
    """Holds the desk and the screens; ends with the reason, if it could not go on.

    ``straight``: study at once, without the first screen.
    """

    TITLE = "Drill"
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar = [*EVERYWHERE]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012

    def __init__(
        self,
        open_desk: Callable[[Told], Desk],
        wish: Wish = EVERYTHING,
        *,
        straight: bool = False,
        preferences: Preferences | None = None,
        exam: ExamWish | None = None,
        settle: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(open_desk, wish, preferences or Preferences(), settle)
        self.straight = straight
        self.exam = exam

    def get_default_screen(self) -> Screen[None]:
        """The first screen."""
        return self.home

    def on_mount(self) -> None:
        """From now on, end when the terminal is closed: every review is on disk already."""
        if not self.is_headless:
            self.set_interval(TERMINAL_SECONDS, self.leave_closed_terminal)
            end_on_signals(lambda code: self.exit(return_code=code))
        self.follow_settings()

    async def on_event(self, event: Event) -> None:
        """Take a terminal without room for anything for a larger one."""
        if isinstance(event, Resize):
            event.size = laid_out(event.size)
        await super().on_event(event)

    def leave_closed_terminal(self) -> None:
        """End at once; there is nothing left to restore the terminal for."""
        if hung_up():
            os._exit(1)

    def _handle_exception(self, error: Exception) -> None:
        """End with one sentence for what no dialog has told; every review is on disk already.

        A screen that was left is taken apart while its last messages are handled: what they look
        for in vain is no failure. ``python -X dev -m drill`` shows where another one was.
        """
        if isinstance(error, NoMatches) and self._is_leaving(active_message_pump.get(None)):
            return
        super()._handle_exception(error)
        if self.is_headless or sys.flags.dev_mode:
            return
        from drill.ui.words.failure import reason_of

        self._exit_renderables.clear()
        self._return_value = reason_of(error)

    def _is_leaving(self, pump: MessagePump | None) -> bool:
        """Whether the program ends, or ``pump`` is or was on a screen that was left."""
        if self._exit or pump is self or not isinstance(pump, DOMNode):
            return self._exit
        return {*self.screen_stack}.isdisjoint(pump.ancestors_with_self)

    def go_on(self) -> None:
        """Do what can wait until there is something to see."""
        read_styles(self.stylesheet)
        super().go_on()

    def opened(self, desk: Desk) -> None:
        """Begin with what was asked for."""
        if self.straight:
            self.home.study()
        if self.exam:
            self.action_exams()
        if self.preferences.settings.exams:
            self.complain_of_exams(desk)

    def complain_of_exams(self, desk: Desk) -> None:
        """Name the exam dates of topics that the notes do not have."""
        from drill.settings.reading import unknown_topics
        from drill.ui.screens.complaints import Complaints

        unknown = unknown_topics(self.preferences.settings.exams, desk.library.topics)
        if unknown:
            self.push_screen(Complaints(f"{self.preferences.path}: {text}" for text in unknown))

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen.

        A cache of Textual's would keep a thousand widgets of screens that were left, each with all
        that it had painted.
        """
        if forget := getattr(StylesCache.get_inner_outer, "cache_clear", None):
            forget()
        return super().pop_screen()

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer."""
        return binding.key_display or key_name(binding.key)

    def action_command_palette(self) -> None:
        """Show the palette of commands."""
        from drill.ui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Show the palette of themes."""
        from textual.theme import ThemeProvider

        from drill.ui.screens.palette import Palette

        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that is possible now, for the command palette."""
        yield SystemCommand("Theme", "Choose the colours of the screen.", self.action_change_theme)
        seen = set()
        for node, binding in _bindings_of(screen):
            known = binding.tooltip and binding.id and binding.id not in seen
            if known and self._check_action_state(binding.action, node):
                seen.add(binding.id)
                run = partial(self._run_where_it_was, binding.action, node)
                yield SystemCommand(binding.description, binding.tooltip, run)

    async def _run_where_it_was(self, action: str, node: DOMNode) -> None:
        """Run an action from the palette, unless the next key has led to another screen already."""
        if node is self or self.screen in node.ancestors_with_self:
            await self.run_action(action, node)

    def action_toggle_theme(self) -> None:
        """Light instead of dark, or the other way round."""
        self.theme = counterpart(self.theme)

    def action_help(self) -> None:
        """Show every key."""
        from drill.ui.screens.help import Help

        self.push_screen(Help(self.preferences.settings.keys))

    def action_exams(self) -> None:
        """Show the exams, the one that was asked for begun or taken up."""
        from drill.exams.room import open_room
        from drill.ui.screens.exam_list import ExamListScreen

        if self.desk is not None:
            wish, self.exam = self.exam, None
            self.push_screen(ExamListScreen(open_room(self.desk), wish))

    # -- settings ----------------------------------------------------------------------------------

    def action_settings(self) -> None:
        """Show the settings as they stand in the file now.

        A desk that was opened with others is opened anew afterwards.
        """
        from drill.ui.screens.settings import SettingsScreen
        from drill.ui.setting_rows import rows

        before, named = self.preferences.settings, self.preferences.complaints
        self.preferences.read_again()
        if self.preferences.settings != before:
            self.apply_settings()

        def afterwards(_: object) -> None:
            now = self.preferences.settings
            if (before.schedule, before.notes) != (now.schedule, now.notes):
                self.read_notes()
            elif self.desk and before.exams != now.exams:
                self.desk.exams = now.exams
                self.home.show()

        topics = self.desk.library.topics if self.desk else ()
        dated = dict.fromkeys([*topics, *self.preferences.settings.exams])
        self.push_screen(SettingsScreen(self.preferences, rows(dated)), afterwards)
        if self.preferences.complaints != named:
            self.complain()


def _bindings_of(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Every binding from what has the focus up to the program, or to a dialog.

    Those of letters are among them while an answer is typed, where no key leads to them.
    """
    focused = screen.focused
    for node in focused.ancestors_with_self if focused else (screen, screen.app):
        yield from ((node, binding) for _, binding in node._bindings)
        if node.is_modal:
            return
