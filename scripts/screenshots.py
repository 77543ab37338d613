"""Take the screenshots of the README from the running program: docs/study.svg and docs/home.svg.

The clock, the identifiers and the size of the screen are fixed, and the store is a new one, so that
the pictures change only with the program and its notes.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from textual.pilot import Pilot

from drill.schedule.rating import Rating
from drill.session.desk import Desk, open_desk
from drill.session.turn import reveal
from drill.shipped import cards_folder
from drill.ui.app import DrillApp
from drill.ui.begin import EVERYTHING, Wish
from drill.ui.words.progress import counted

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (118, 32)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STUDIED_DAYS = 4
PROBLEMS = Wish(topic="Backpropagation", kind="problem")


class Wall:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def desk_at(path: Path, clock: Wall) -> Desk:
    """The desk of a learner who is new, with the built-in notes."""
    numbers: Iterator[int] = count(1)
    return open_desk(
        path, [cards_folder()], clock=clock, new_uuid=lambda: str(UUID(int=next(numbers)))
    )


def study_some_days(desk: Desk, clock: Wall) -> None:
    """Let a learner turn over and rate what is due on a few days."""
    ratings = (Rating.GOOD, Rating.EASY, Rating.GOOD, Rating.HARD, Rating.AGAIN)
    for day in range(STUDIED_DAYS):
        clock.now = START + timedelta(days=day)
        study = desk.begin()
        for turn in range(40):
            if study.turn is None:
                break
            clock.now += timedelta(seconds=20)
            opened = replace(study, turn=reveal(study.turn))
            study = desk.rate(opened, ratings[(turn * 7 + day) % len(ratings)])
    clock.now = START + timedelta(days=STUDIED_DAYS)


async def ready(pilot: Pilot[str]) -> None:
    """Wait until the notes are read and shown."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def home(path: Path) -> str:
    """The first screen of a learner who has studied for some days."""
    clock = Wall()
    desk = desk_at(path, clock)
    study_some_days(desk, clock)
    app = DrillApp(lambda: desk, EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        picture = app.export_screenshot(title="drill")
    desk.close()
    return picture


async def study(path: Path) -> str:
    """A problem that was answered wrong, with the mistake named."""
    desk = desk_at(path, Wall())
    app = DrillApp(lambda: desk, PROBLEMS, straight=True)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(*"y-yhat", "enter")
        await pilot.pause()
        picture = app.export_screenshot(title="drill")
    desk.close()
    return picture


def main() -> None:
    """Write the pictures."""
    DOCS.mkdir(exist_ok=True)
    for take in (home, study):
        with tempfile.TemporaryDirectory() as folder:
            picture = asyncio.run(take(Path(folder) / "drill.db"))
        path = DOCS / f"{take.__name__}.svg"
        path.write_text(picture, encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)}: {counted(len(picture) // 1024, 'kilobyte')}")


if __name__ == "__main__":
    main()
