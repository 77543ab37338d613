"""The program on the screen: it paints at once, then opens the learner's desk in a thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from textual import on, work
from textual._styles_cache import StylesCache
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.events import Event, Resize
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget
from textual.worker import get_current_worker

from drill.ui.begin import EVERYTHING, ExamWish, Wish
from drill.ui.keys.everywhere import EVERYWHERE
from drill.ui.keys.names import key_name
from drill.ui.keys.own import with_own_keys
from drill.ui.preferences import Preferences, SettingsChanged
from drill.ui.screens.home import HomeScreen
from drill.ui.styles import read_styles
from drill.ui.telling import StoppedError, telling
from drill.ui.terminal import end_on_signals, hung_up, laid_out
from drill.ui.themes import TERMINAL, counterpart, themes, without_colours
from drill.ui.widgets.waiting import READING, Waiting

if TYPE_CHECKING:
    from textual.worker import Worker

    from drill.session.desk import Desk
    from drill.session.telling import Told
    from drill.ui.screens.working import Working


STOPPED = "Stopped: what was changed counts from the next start on."
TERMINAL_SECONDS = 2.0
"""How often to look whether the terminal is still there."""


class DrillApp(App[str]):
    """Holds the desk and the screens; ends with the reason, if it could not go on.

    ``straight``: study at once, without the first screen. ``open_desk`` is called again when the
    settings that a desk is opened with have changed; ``settle`` is called once it is open.
    """

    TITLE = "Drill"
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar = [*EVERYWHERE]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012

    class Opened(Message):
        """The desk is open."""

        def __init__(self, desk: Desk, worker: Worker[None]) -> None:
            super().__init__()
            self.desk = desk
            self.worker = worker

    class Read(Message):
        """So much of the work is done that opens the desk."""

        def __init__(self, what: str, done: int, every: int) -> None:
            super().__init__()
            self.far = (what, done, every)

    class NotOpened(Message):
        """The desk could not be opened, and why."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

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
        super().__init__()
        self.settle = settle
        self._first_bindings = WeakKeyDictionary[DOMNode, BindingsMap]()
        self.preferences = preferences or Preferences()
        self._take_themes()
        self.open_desk = open_desk
        self.desk: Desk | None = None
        self._working: Working | None = None
        self.straight = straight
        self.exam = exam
        self.home = HomeScreen(wish, when_painted=self.go_on)

    def get_default_screen(self) -> Screen[None]:
        """The first screen."""
        return self.home

    def on_mount(self) -> None:
        """From now on, end when the terminal is closed: every review is on disk already."""
        if not self.is_headless:
            self.set_interval(TERMINAL_SECONDS, self.leave_closed_terminal)
            end_on_signals(lambda code: self.exit(return_code=code))
        keys = self.preferences.settings.keys
        self.take_own_keys()
        self.theme_changed_signal.subscribe(self, self.keep_theme)
        if self.preferences.complaints or keys:
            self.complain()

    async def on_event(self, event: Event) -> None:
        """Take a terminal without room for anything for a larger one."""
        if isinstance(event, Resize):
            event.size = laid_out(event.size)
        await super().on_event(event)

    def complain(self) -> None:
        """Name what of the settings is not used."""
        from drill.ui.keys.groups import unknown_bindings
        from drill.ui.screens.complaints import Complaints

        unknown = unknown_bindings(self.preferences.settings.keys)
        if complaints := [*self.preferences.complaints, *unknown]:
            self.push_screen(Complaints(complaints))

    def leave_closed_terminal(self) -> None:
        """End at once; there is nothing left to restore the terminal for."""
        if hung_up():
            os._exit(1)

    def go_on(self) -> None:
        """Do what can wait until there is something to see."""
        read_styles(self.stylesheet)
        self.read_notes()

    def read_notes(self) -> None:
        """Open the desk in a thread; while one is open already, a dialog waits for the other."""
        reading = self._open_in_thread()
        if self.desk is not None:
            from drill.ui.screens.working import Working

            def afterwards(stopped: bool | None) -> None:
                if stopped:
                    reading.cancel()
                    self.notify(STOPPED, markup=False)

            self._working = Working(READING)
            self.push_screen(self._working, afterwards)

    @work(thread=True, exclusive=True, group="desk", exit_on_error=False)
    def _open_in_thread(self) -> None:
        """Open the desk; what comes of it is a message."""
        try:
            desk = self.open_desk(telling(lambda *far: self.post_message(self.Read(*far))))
            import drill.ui.screens.study  # noqa: F401, so that the first key finds it loaded
            from drill.ui.getting_ready import read_first

            read_first(desk, self.home.wish)
        except StoppedError:
            return
        except Exception as error:  # whatever it is, the learner is told
            self.post_message(self.NotOpened(str(error) or type(error).__name__))
        else:
            self.post_message(self.Opened(desk, get_current_worker()))

    @work(thread=True, group="ready", exit_on_error=False)
    def _get_ready_in_thread(self) -> None:
        """Load what comes next."""
        from drill.ui.getting_ready import get_ready

        if self.settle:
            self.settle()
        get_ready()

    @on(Read)
    def show_progress(self, event: Read) -> None:
        """Show how far the reading is, where that is waited for."""
        if self._working and self._working.is_current:
            self._working.show(*event.far)
        for waiting in self.home.query(Waiting):
            waiting.show(*event.far)

    def _waited(self) -> None:
        """Close the dialog that waits."""
        if self._working and self._working in self.screen_stack:
            self.uncover(self._working)
            self._working.dismiss(False)
        self._working = None

    @on(Opened)
    async def show_desk(self, event: Opened) -> None:
        """Show what is due."""
        if event.worker.is_cancelled:
            event.desk.close()
            return
        self._waited()
        if self.desk is not None:
            self.desk.close()
        self.desk = event.desk
        await self.home.open(event.desk)
        if self.straight:
            self.home.study()
        if self.exam:
            self.action_exams()
        if self.preferences.settings.exams:
            self.complain_of_exams(event.desk)
        self.call_after_refresh(self._get_ready_in_thread)  # it would hold up what is painted first

    def complain_of_exams(self, desk: Desk) -> None:
        """Name the exam dates of topics that the notes do not have."""
        from drill.settings.reading import unknown_topics
        from drill.ui.screens.complaints import Complaints

        unknown = unknown_topics(self.preferences.settings.exams, desk.library.topics)
        if unknown:
            self.push_screen(Complaints(f"{self.preferences.path}: {text}" for text in unknown))

    @on(NotOpened)
    def show_failure(self, event: NotOpened) -> None:
        """Say why; without a desk that was opened before there is nothing to go on with."""
        from drill.ui.screens.failure import Failure

        self._waited()
        self.push_screen(Failure(event.reason, fatal=self.desk is None))

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen.

        A cache of Textual's would keep a thousand widgets of screens that were left, each with all
        that it had painted.
        """
        if forget := getattr(StylesCache.get_inner_outer, "cache_clear", None):
            forget()
        return super().pop_screen()

    def uncover(self, screen: Screen[Any]) -> None:
        """Close all that is above a screen."""
        while screen in self.screen_stack and self.screen is not screen:
            self.screen.dismiss()

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer."""
        return binding.key_display or key_name(binding.key)

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

    @on(SettingsChanged)
    def apply_settings(self) -> None:
        """Let the screen follow what was set."""
        settings = self.preferences.settings
        self.theme = settings.screen.theme
        self.take_own_keys()

    def take_own_keys(self) -> None:
        """Give the bindings of all that is there the keys that are set."""
        for node in (self, *self._registry):
            self._give_own_keys(node)
        self.refresh_bindings()

    def _give_own_keys(self, node: DOMNode) -> None:
        first = self._first_bindings.setdefault(node, node._bindings)
        node._bindings = with_own_keys(first, self._own_keys)

    @property
    def _own_keys(self) -> Mapping[str, str]:
        return self._normalize_keymap(self.preferences.settings.keys)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """Give what comes to be there its keys."""
        super()._register_child(parent, child, before, after)
        if self.preferences.settings.keys:
            self._give_own_keys(child)

    def keep_theme(self, theme: Theme) -> None:
        """A theme that was chosen by key or in the palette is a setting too."""
        if theme.name in (self.preferences.settings.screen.theme, self._first_theme):
            return
        from drill.settings.options import BY_ID
        from drill.settings.writing import SettingsFileError

        try:
            self.preferences.change(BY_ID["screen.theme"], theme.name)
        except SettingsFileError as error:
            self.notify(str(error), title="Settings", severity="warning", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to the colours of every line: what the theme that is set now needs."""
        filters = super().get_line_filters()
        return without_colours(filters) if self.native_ansi_color else filters

    def _take_themes(self) -> None:
        """Offer our own themes alone, and take the one that is set.

        A terminal of sixteen colours shows its own: ours would be rounded to them.
        """
        for name in self.available_themes:
            self.unregister_theme(name)
        for theme in themes():
            self.register_theme(theme)
        few = self.console.color_system == "standard"
        self._first_theme = TERMINAL if few else self.preferences.settings.screen.theme
        self.theme = self._first_theme


def _bindings_of(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Every binding from what has the focus up to the program, or to a dialog.

    Those of letters are among them while an answer is typed, where no key leads to them.
    """
    focused = screen.focused
    for node in focused.ancestors_with_self if focused else (screen, screen.app):
        yield from ((node, binding) for _, binding in node._bindings)
        if node.is_modal:
            return
