"""The progress screen: empty, with one review, with half a year; drilling from it; the fit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "progress"))

from learner import FORGETFUL, Learner

from drill.maths.width import cell_width
from drill.progress import fit
from drill.session.desk import Desk
from drill.ui.begin import Wish

TODAY = date(2026, 5, 4)
SIZES = [(80, 24), (40, 12), (120, 40)]
SECTIONS = ("today", "due", "memory", "topics", "time", "mistakes", "exams", "what-if")


@pytest.fixture
def studied(desk: Desk) -> Desk:
    """Half a year of reviews of the test's notes, every fourth answer to a problem wrong."""
    start = TODAY - timedelta(days=180)
    learner = Learner(list(desk.library.items), desk.settings, lazy=0.2, first_day=start)
    events = []
    for number, event in enumerate(learner.study(180)):
        template = desk.library.templates.get(event.item)
        if template is not None:
            wrong = number % 4 == 0
            event = replace(  # noqa: PLW2901
                event,
                problem_key=f"{template.name}@1:{1 + number % 2}:7",
                verdict="wrong" if wrong else "correct",
                mistake="missing-gate" if wrong else None,
            )
        events.append(event)
    desk.log.extend(events)
    return desk


WAITING = ("Counting …", "Simulating …", "Fitting the memory model")


async def go(player: Any, *keys: str) -> str:
    """Press keys one after another, each when what was begun before is done."""
    for key in keys:
        text = await player.press(key)
        for _ in range(50):
            if not any(each in text for each in WAITING):
                break
            await player.settle()
            text = player.text()
    return text


def at(section: str) -> list[str]:
    return ["p", *["right"] * SECTIONS.index(section)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("section", ["today", "memory", "topics", "mistakes"])
async def test_looks(play, studied, same_screen, section, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await go(player, *at(section))
        same_screen(f"progress-{section}-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        same_screen(f"progress-empty-{size[0]}x{size[1]}", await go(player, "p"))
        for _ in SECTIONS:
            text = await go(player, "right")
            assert "Sample:" in text


async def test_one_review(play, same_screen) -> None:
    async with play(Wish(kind="card"), straight=True) as player:
        await go(player, "space", "3", "q")
        same_screen("progress-one-80x24", await go(player, "p"))
        for _ in SECTIONS:
            text = await go(player, "right", "t")
            assert "Sample:" in text


@pytest.mark.parametrize("size", [*SIZES, (30, 8)])
async def test_nothing_is_wider_than_the_screen(play, studied, size) -> None:
    async with play(straight=False, size=size) as player:
        await go(player, "p")
        for key in ["right", "t", "pagedown"] * len(SECTIONS):
            text = await go(player, key)
            assert max(map(cell_width, text.splitlines())) <= size[0]


async def test_tables_stand_behind_the_pictures(play, studied) -> None:
    async with play(straight=False, size=(100, 60)) as player:
        assert "Expected with new" not in await go(player, *at("due"))
        assert "Expected with new" in await go(player, "t")
        assert "Expected with new" not in await go(player, "t")


async def test_a_mistake_is_drilled(play, studied) -> None:
    async with play(straight=False) as player:
        text = await go(player, *at("mistakes"))
        assert "▸ missing-gate" in text
        await go(player, "enter")
        made = studied.mistaken("missing-gate")
        assert player.study.turn.item.id in made
        assert {entry.id for entry in player.study.queue.planned} <= made
        assert "▸Mistakes◂" in await go(player, "ctrl+o")


async def test_there_is_nothing_to_drill_in_an_empty_log(play) -> None:
    async with play(straight=False) as player:
        await go(player, *at("mistakes"))
        assert "▸Mistakes◂" in await go(player, "enter", "e")


async def test_what_was_studied_is_counted_on_the_way_back(play, studied) -> None:
    async with play(straight=False) as player:
        assert "Nothing was studied yet today." in await go(player, "p")
        await go(player, *["right"] * SECTIONS.index("mistakes"), "enter")
        while player.study.done == 0:
            await go(player, "ctrl+g", "enter")
        await go(player, "ctrl+o", *["left"] * SECTIONS.index("mistakes"))
        assert "Today: 1 review" in player.text()


async def test_an_exam_has_its_plan(play, studied) -> None:
    studied.exams = {"Layers": TODAY + timedelta(days=10)}
    async with play(straight=False, size=(80, 30)) as player:
        text = await go(player, *at("exams"))
        assert "Plan for Layers" in text
        assert "In 10 days, on 2026-05-14:" in text


async def test_a_store_that_cannot_be_read_is_told(play, studied) -> None:
    async with play(straight=False) as player:
        studied.store.database.execute("DROP TABLE slip")
        text = await go(player, "p")
        assert "This went wrong" in text
        assert "no such table: slip" in " ".join(text.split())
        assert "Everything" in await go(player, "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_too_few_reviews_for_a_fit_are_told(play, desk, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await go(player, "p", "o")
        same_screen(f"fit-none-{size[0]}x{size[1]}", text)
        assert "There is no fit yet: fitting needs 1,000 reviews" in " ".join(text.split())
        assert "This went wrong" not in text
        assert "Today" in await go(player, "escape")


@pytest.fixture
def trained(monkeypatch) -> Callable[[tuple[float, ...]], None]:
    """Lets the fit find some parameters, from however few reviews."""

    def train(found: tuple[float, ...]) -> None:
        monkeypatch.setattr(fit, "LEAST_REVIEWS", 10)
        monkeypatch.setattr("drill.ui.screens.fit.train_with_fsrs_rs", lambda _memories: found)

    return train


async def test_a_better_fit_can_be_taken(play, desk, desk_of, vault, trained) -> None:
    start = TODAY - timedelta(days=100)
    learner = Learner(
        list(desk.library.items), desk.settings, FORGETFUL, lazy=0.1, first_day=start, seed=7
    )
    desk.log.extend(learner.study(100))
    trained(FORGETFUL)
    async with play(straight=False, size=(80, 40), opening=lambda: desk_of(vault)) as player:
        text = await go(player, "p", "o")
        assert "The fit is better." in text
        assert "Take them" in text
        assert "Everything" in await go(player, "a")
        assert player.app.preferences.settings.schedule.parameters == FORGETFUL


async def test_a_worse_fit_cannot_be_taken(play, studied, trained) -> None:
    trained(FORGETFUL)
    async with play(straight=False, size=(80, 40)) as player:
        text = await go(player, "p", "o")
        assert "The fit is no better" in text
        await go(player, "a")
        assert player.app.preferences.settings.schedule.parameters != FORGETFUL
        assert "▸Today◂" in await go(player, "q")
