"""What fails while one studies, made to fail for real: one dialog says why, and one goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.css.query import NoMatches

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.session.turn import reveal
from drill.ui.begin import Wish, begin
from drill.ui.screens.failure import Failure

WRONG = "This went wrong"
CARDS = Wish(kind="card")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is in the middle of writing to the store."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full(desk) -> Iterator[None]:
    """The store can't grow any more, as on a disk that is full."""
    conn = desk.store.database.conn
    [(pages,)] = conn.execute("PRAGMA page_count").fetchall()
    conn.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        conn.execute("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def impatient(desk) -> None:
    """Waits no time for another program."""
    desk.store.database.conn.execute("PRAGMA busy_timeout = 1")


def said(text: str) -> str:
    """The words of a dialog, wherever its lines end."""
    return " ".join(text.replace("│", " ").split())


def failures(player) -> int:
    return sum(isinstance(screen, Failure) for screen in player.app.screen_stack)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("key", ["3", "b", "at"])
async def test_a_store_in_use_loses_no_answer(play, desk, path, key) -> None:
    async with play(CARDS) as player:
        await player.press("space", "1")
        await player.press("space")
        before = player.text()
        with locked(path):
            assert "another program is writing to it" in said(await player.press(key))
            assert failures(player) == 1
            assert await player.press("escape") == before
        events = len(desk.log.events())
        assert "2 learning" in await player.press("3")
        assert len(desk.log.events()) == events + 1


async def test_a_full_disk_loses_no_answer(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("space", "1")
        with full(desk):
            for number in range(200):
                events, before = len(desk.log.events()), player.text()
                text = await player.press("ur"[number % 2])
                if WRONG in text:
                    break
            assert "the disk is full" in said(text)
            assert failures(player) == 1
            assert len(desk.log.events()) == events
            assert await player.press("escape") == before
        await player.press("ur"[number % 2])
        assert len(desk.log.events()) == events + 1


async def test_what_was_rated_elsewhere_is_told_and_not_counted_again(
    play, desk, desk_of, vault
) -> None:
    other = desk_of(vault)
    async with play(CARDS) as player:
        await player.press("space")
        rated = player.study.turn.item.id
        elsewhere = begin(other, CARDS)
        other.rate(replace(elsewhere, turn=reveal(elsewhere.turn)), Rating.EASY)
        assert "Another program has rated this" in said(await player.press("3"))
        assert player.study.turn.item.id != rated
        kinds = [event.kind for event in desk.log.events(rated)]
        assert kinds == [EventKind.REVIEW, EventKind.PRACTICE]


@pytest.mark.parametrize("replaced", [False, True])
async def test_nothing_is_written_to_a_store_that_is_not_at_its_place_any_more(
    play, desk, path, replaced: bool
) -> None:
    beside = path.with_name("moved.db")
    async with play(CARDS) as player:
        await player.press("space")
        path.rename(beside)
        if replaced:
            shutil.copy(beside, path)
        assert "was moved, removed or replaced" in said(await player.press("3"))
        assert failures(player) == 1
        await player.press("escape")
        assert desk.log.events() == []
        beside.replace(path)
        assert "1 learning" in await player.press("3")
        assert len(desk.log.events()) == 1


async def test_a_store_that_cannot_be_read_on_the_way_back_is_told_once(play, desk) -> None:
    async with play(CARDS, straight=False) as player:
        await player.press("enter", "space", "3")
        desk.store.database.conn.execute("ALTER TABLE record RENAME TO lost")
        assert WRONG in await player.press("q")
        assert failures(player) == 1
        assert "Everything" in await player.press("escape")
        assert failures(player) == 0
        assert WRONG in await player.press("enter")
        await player.press("escape")
        assert player.app.is_running
        desk.store.database.conn.execute("ALTER TABLE lost RENAME TO record")
        assert "Turn over" in await player.press("enter")


async def test_a_note_that_has_gone_does_not_end_the_session(
    play, desk_of, vault, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(vault, folder)
    async with play(CARDS, opening=lambda: desk_of(folder)) as player:
        shutil.rmtree(folder)
        for key in ("e", "n"):
            text = " ".join((await player.press(key)).split())
            assert "this note has gone" in text
            assert "Something in drill failed" not in text
            assert failures(player) == 1
            assert "Turn over" in await player.press("escape")
        await player.press("space", "3")
        assert "1 learning" in player.text()


async def test_what_a_screen_looks_for_while_it_is_taken_apart_is_no_failure(play) -> None:
    async with play(CARDS) as player:
        screen, asked = player.app.screen, []

        def late() -> None:
            asked.append(screen.is_attached)
            screen.query_one("#gone")

        left = player.app.pop_screen()
        screen.call_next(late)
        await left
        assert asked
        assert "Topic" in await player.press("down")


async def test_what_a_screen_that_is_shown_looks_for_in_vain_is_a_failure(play) -> None:
    async def look() -> None:
        async with play(CARDS) as player:
            screen = player.app.screen
            screen.call_next(lambda: screen.query_one("#gone"))
            await player.settle()

    with pytest.raises(NoMatches):
        await look()
