"""Take the screenshots of the README from the running program: docs/*.svg.

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

from textual.events import Paste
from textual.pilot import Pilot

from drill.problems.precision import show_value
from drill.problems.roads import wrong_roads
from drill.problems.template import AskKind
from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.drawing import checked_draw
from drill.session.opening import open_desk
from drill.session.study import Study, Terms
from drill.session.turn import reveal, tasks_of
from drill.shipped import cards_folder
from drill.ui.app import DrillApp
from drill.ui.begin import EVERYTHING
from drill.ui.screens.study import StudyScreen
from drill.ui.words.progress import counted

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (118, 34)
THEME = "dark"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STUDIED_DAYS = 4
PROBLEM, TARGET, MISTAKE = "problem:two-layer-softmax", "dW1", "missing-gate"
LEVEL, SEED = 3, 5


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


async def settle(pilot: Pilot[str]) -> str:
    """Wait until the notes are read and nothing on the screen changes; the picture of it."""
    await pilot.app.workers.wait_for_complete()
    before = ""
    while (picture := pilot.app.export_screenshot(title="drill")) != before:
        before = picture
        await pilot.pause()
    return picture


async def reached(path: Path, *keys: str) -> str:
    """The screen that ``keys`` lead to, for a learner who has studied for some days."""
    clock = Wall()
    desk = desk_at(path, clock)
    study_some_days(desk, clock)
    app = DrillApp(lambda _: desk, EVERYTHING)
    app.theme = THEME
    async with app.run_test(size=SIZE) as pilot:
        picture = await settle(pilot)
        for key in keys:
            await pilot.press(key)
            picture = await settle(pilot)
    desk.close()
    return picture


async def home(path: Path) -> str:
    """The first screen."""
    return await reached(path)


async def browse(path: Path) -> str:
    """All items, one of them in preview."""
    return await reached(path, "b", "down", "down")


async def progress(path: Path) -> str:
    """How it is going."""
    return await reached(path, "p")


async def playground(path: Path) -> str:
    """A problem whose solution is stepped through."""
    return await reached(path, "y", "down", "enter", "enter", "enter", "enter")


async def study(path: Path) -> str:
    """A gradient that was computed wrong, with the mistake named and the way to the right one."""
    desk = desk_at(path, Wall())
    app = DrillApp(lambda _: desk, EVERYTHING)
    app.theme = THEME
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        asked = asking_gradient(desk.begin(Terms(lambda item: item.id == PROBLEM)))
        app.push_screen(StudyScreen(desk, asked))
        await settle(pilot)
        app.post_message(Paste(wrong_answer(asked)))
        await settle(pilot)
        await pilot.press("enter")
        picture = await settle(pilot)
    desk.close()
    return picture


def asking_gradient(study: Study) -> Study:
    """The problem at the level that asks the gradient of the first weights."""
    assert study.turn
    problem = checked_draw(study.library.templates[PROBLEM], LEVEL, SEED)
    problem = problem.asking(AskKind.VALUE, TARGET)
    return replace(study, turn=replace(study.turn, problem=problem, tasks=tasks_of(problem)))


def wrong_answer(study: Study) -> str:
    """What the learner gets who forgets the gate of the ReLU."""
    assert study.turn
    assert study.turn.problem
    problem = study.turn.problem
    [road] = [one for one in wrong_roads(problem, TARGET) if one.mistake.slug == MISTAKE]
    return show_value(road.value, problem.template.digits).replace("−", "-")


def main() -> None:
    """Write the pictures."""
    DOCS.mkdir(exist_ok=True)
    for take in (home, study, browse, progress, playground):
        with tempfile.TemporaryDirectory() as folder:
            picture = asyncio.run(take(Path(folder) / "drill.db"))
        path = DOCS / f"{take.__name__}.svg"
        path.write_text(picture, encoding="utf-8")
        print(f"{path.relative_to(DOCS.parent)}: {counted(len(picture) // 1024, 'kilobyte')}")


if __name__ == "__main__":
    main()
