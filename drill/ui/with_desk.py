"""The part of the program that opens the learner's desk, in a thread, and opens it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from drill.ui.begin import Wish
from drill.ui.preferences import Preferences
from drill.ui.screens.home import HomeScreen
from drill.ui.telling import StoppedError, telling
from drill.ui.widgets.waiting import READING, Waiting
from drill.ui.with_settings import WithSettings

if TYPE_CHECKING:
    from textual.worker import Worker

    from drill.session.desk import Desk
    from drill.session.telling import Told
    from drill.ui.screens.working import Working

STOPPED = "Stopped: what was changed counts from the next start on."


class WithDesk(WithSettings):
    """Holds the desk and the first screen, which shows what is due.

    ``open_desk`` is called again when the settings that a desk is opened with have changed;
    ``settle`` is called once it is open.
    """

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
        wish: Wish,
        preferences: Preferences,
        settle: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(preferences)
        self.open_desk = open_desk
        self.settle = settle
        self.desk: Desk | None = None
        self._working: Working | None = None
        self.home = HomeScreen(wish, when_painted=self.go_on)

    def go_on(self) -> None:
        """Do what can wait until there is something to see."""
        self.read_notes()

    def opened(self, desk: Desk) -> None:
        """Go on from the first screen, which shows what is due."""
        raise NotImplementedError

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
        self.opened(event.desk)
        self.call_after_refresh(self._get_ready_in_thread)  # it would hold up what is painted first

    @on(NotOpened)
    def show_failure(self, event: NotOpened) -> None:
        """Say why; without a desk that was opened before there is nothing to go on with."""
        from drill.ui.screens.failure import Failure

        self._waited()
        self.push_screen(Failure(event.reason, fatal=self.desk is None))

    def uncover(self, screen: Screen[Any]) -> None:
        """Close all that is above a screen."""
        while screen in self.screen_stack and self.screen is not screen:
            self.screen.dismiss()
