"""Long work on the screen: how far it is, a key that stops it, and going on afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import Event

import pytest
from textual.command import CommandPalette

from drill.progress.fit import FITTING
from drill.progress.sections.what_if import SIMULATING
from drill.store.refusal import StoreError
from drill.ui.app import DrillApp
from drill.ui.screens.help import Help
from drill.ui.telling import StoppedError
from drill.ui.words.working import working_text

A_MOMENT = 0.01


class Slow:
    """Opens a desk at once the first time, and then works until it is stopped."""

    def __init__(self, desk, *, from_the_first: bool = False) -> None:
        self.desk = desk
        self.works = from_the_first
        self.begun, self.stopped = Event(), Event()

    def __call__(self, told):
        if not self.works:
            self.works = True
            return self.desk
        return self.work(told)

    def work(self, told):
        try:
            while True:
                told("Reading the notes", 500, 2000)
                self.begun.set()
                self.begun.wait(A_MOMENT)
        except StoppedError:
            self.stopped.set()
            raise


@pytest.fixture
def slow(desk) -> Iterator[Slow]:
    return Slow(desk)


async def until(player, mark: str) -> None:
    """Wait for a text that comes from a thread."""
    for _ in range(1000):
        await player.pilot.pause(A_MOMENT)
        if mark in player.text():
            return
    pytest.fail(f"{mark} did not come: {player.text()}")


def test_a_bar_says_how_far_it_is() -> None:
    assert working_text("Reading the notes") == "Reading the notes …"
    assert working_text("Reading", 500, 2000) == "Reading …\n█████░░░░░░░░░░░░░░░ 500 of 2000"
    assert working_text("Reading", 2000, 2000).endswith("█ 2000 of 2000")


async def test_one_can_leave_while_the_notes_are_read(desk, player_of) -> None:
    slow = Slow(desk, from_the_first=True)
    app = DrillApp(slow)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        player = player_of(pilot)
        await until(player, "500 of 2000")
        await pilot.press("question_mark")
        await until(player, "Letters act while no answer is typed")
        await pilot.press("escape", "ctrl+q")
    assert app.return_code == 0
    assert slow.stopped.wait(5)


async def test_reading_again_is_stopped_by_a_key_and_studying_goes_on(slow, player_of) -> None:
    app = DrillApp(slow)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        player = player_of(pilot)
        await until(player, "Basics")
        app.read_notes()
        await until(player, "500 of 2000")
        await pilot.press("escape")
        assert slow.stopped.wait(5)
        await player.settle()
        assert "Stopped:" in player.text()
        assert "Basics" in await player.press("enter")
        assert "1 learning" in await player.press("space", "3")


async def test_reading_again_that_fails_ends_in_one_dialog_and_studying_goes_on(
    desk, player_of
) -> None:
    answers = iter([desk])

    def open_desk(_told):
        with suppress(StopIteration):
            return next(answers)
        raise StoreError("/x/drill.db: another program is writing to it")

    app = DrillApp(open_desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        player = player_of(pilot)
        await until(player, "Basics")
        app.read_notes()
        await until(player, "another program is writing to it")
        assert "Basics" in await player.press("enter")
        assert "another program" not in player.text()
        assert "Basics" in await player.press("enter")
        assert "1 learning" in await player.press("space", "3")


async def test_a_fit_shows_how_far_it_is_and_stops_when_it_is_left(play, slow, monkeypatch) -> None:
    def fit(_reviews, _present, _train, progress):
        slow.work(lambda _what, done, every: progress(done, every))

    async with play(straight=False) as player:
        monkeypatch.setattr("drill.ui.screens.progress.progress_report", lambda *_: ())
        await player.press("p")
        import drill.ui.screens.fit

        monkeypatch.setattr(drill.ui.screens.fit, "fit", fit)
        await until(player, "Optimise")
        await player.pilot.press("o")
        await until(player, f"{FITTING} …")
        await until(player, "500 of 2000")
        await player.pilot.press("q")
        assert slow.stopped.wait(5)


async def test_a_simulation_shows_how_far_it_is_and_stops_when_it_is_left(
    play, slow, monkeypatch
) -> None:
    def what_if_section(_basis, progress):
        slow.work(lambda _what, done, every: progress(done, every))

    monkeypatch.setattr("drill.ui.screens.progress.what_if_section", what_if_section)
    monkeypatch.setattr("drill.ui.screens.progress.progress_report", lambda *_: ())
    async with play(straight=False) as player:
        await player.pilot.press("p")
        await until(player, f"{SIMULATING} …")
        await until(player, "500 of 2000")
        await player.pilot.press("q")
        assert slow.stopped.wait(5)


async def test_what_is_opened_above_a_screen_that_is_about_to_go_stays(play, monkeypatch) -> None:
    counted = Event()
    monkeypatch.setattr(
        "drill.ui.screens.progress.progress_report", lambda *_: () if counted.wait(5) else None
    )
    async with play(straight=False) as player:
        await player.pilot.press("p", "q", "question_mark")
        await until(player, "Letters act while no answer is typed")
        counted.set()
        await player.settle()
        assert isinstance(player.app.screen, Help)
        await player.press("escape", "q")
        assert len(player.app.screen_stack) == 1


async def test_the_work_is_done_while_the_palette_is_open_above_it(
    desk, player_of, monkeypatch
) -> None:
    again = Event()

    def open_desk(_told):
        return desk if app.desk is None or again.wait(5) else None

    monkeypatch.setattr(desk, "close", lambda: None)
    app = DrillApp(open_desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        player = player_of(pilot)
        await until(player, "Basics")
        app.read_notes()
        await until(player, "Stop")
        app.action_command_palette()
        await player.pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        again.set()
        await until(player, "Basics")
        assert app.screen is app.home
