"""The progress screen: empty, with one review, with half a year; drilling from it; the fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from learner import FORGETFUL, Learner

from drill.maths.width import cell_width
from drill.progress import fit
from drill.session.desk import Desk
from drill.ui.begin import Wish

TODAY = date(2026, 5, 4)
SIZES = [(80, 24), (40, 12), (120, 40)]
SECTIONS = ("today", "due", "memory", "topics", "time", "mistakes", "exams", "what-if")


def at(section: str) -> list[str]:
    return ["p", *["right"] * SECTIONS.index(section)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("section", ["today", "due", "memory", "topics", "time", "mistakes"])
async def test_looks(play, half_a_year, same_screen, section, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.go(*at(section))
        same_screen(f"progress-{section}-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        same_screen(f"progress-empty-{size[0]}x{size[1]}", await player.go("p"))
        for _ in SECTIONS:
            text = await player.go("right")
            assert "Sample:" in text


async def test_one_review(play, same_screen) -> None:
    async with play(Wish(kind="card"), straight=True) as player:
        await player.go("space", "3", "q")
        same_screen("progress-one-80x24", await player.go("p"))
        for _ in SECTIONS:
            text = await player.go("right", "t")
            assert "Sample:" in text


@pytest.mark.parametrize("size", [*SIZES, (30, 8)])
async def test_nothing_is_wider_than_the_screen(play, half_a_year, size) -> None:
    async with play(straight=False, size=size) as player:
        await player.go("p")
        for key in ["right", "t", "pagedown"] * len(SECTIONS):
            text = await player.go(key)
            assert max(map(cell_width, text.splitlines())) <= size[0]


async def test_tables_stand_behind_the_pictures(play, half_a_year) -> None:
    async with play(straight=False, size=(100, 60)) as player:
        assert "Expected with new" not in await player.go(*at("due"))
        assert "Expected with new" in await player.go("t")
        assert "Expected with new" not in await player.go("t")


async def test_a_mistake_is_drilled(play, half_a_year) -> None:
    async with play(straight=False) as player:
        text = await player.go(*at("mistakes"))
        assert "▸ missing-gate" in text
        await player.go("enter")
        made = half_a_year.mistaken("missing-gate")
        assert player.study.turn.item.id in made
        assert {entry.id for entry in player.study.queue.planned} <= made
        assert "▸Mistakes◂" in await player.go("ctrl+o")


async def test_there_is_nothing_to_drill_in_an_empty_log(play) -> None:
    async with play(straight=False) as player:
        await player.go(*at("mistakes"))
        assert "▸Mistakes◂" in await player.go("enter", "e")


async def test_what_was_studied_is_counted_on_the_way_back(play, half_a_year) -> None:
    async with play(straight=False) as player:
        assert "Nothing was studied yet today." in await player.go("p")
        await player.go(*["right"] * SECTIONS.index("mistakes"), "enter")
        while player.study.done == 0:
            await player.go("ctrl+g", "enter")
        await player.go("ctrl+o", *["left"] * SECTIONS.index("mistakes"))
        assert "Today: 1 review" in player.text()


async def test_an_exam_has_its_plan(play, half_a_year) -> None:
    half_a_year.exams = {"Layers": TODAY + timedelta(days=10)}
    async with play(straight=False, size=(80, 30)) as player:
        text = await player.go(*at("exams"))
        assert "Plan for Layers" in text
        assert "In 10 days, on 2026-05-14:" in text


async def test_a_store_that_cannot_be_read_is_told(play, half_a_year) -> None:
    async with play(straight=False) as player:
        half_a_year.store.database.execute("DROP TABLE slip")
        text = await player.go("p")
        assert "This went wrong" in text
        assert "no such table: slip" in " ".join(text.split())
        assert "Everything" in await player.go("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_too_few_reviews_for_a_fit_are_told(play, desk, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.go("p", "o")
        same_screen(f"fit-none-{size[0]}x{size[1]}", text)
        assert "There is no fit yet: fitting needs 1,000 reviews" in " ".join(text.split())
        assert "This went wrong" not in text
        assert "Today" in await player.go("escape")


@pytest.fixture
def trained(monkeypatch) -> Callable[[tuple[float, ...]], None]:
    """Lets the fit find some parameters, from however few reviews."""

    def train(found: tuple[float, ...]) -> None:
        monkeypatch.setattr(fit, "LEAST_REVIEWS", 10)
        monkeypatch.setattr("drill.ui.screens.fit.train_with_fsrs_rs", lambda _memories: found)

    return train


@pytest.fixture
def forgetful(desk: Desk) -> Desk:
    """The desk after a hundred days of a learner who forgets sooner than most."""
    start = TODAY - timedelta(days=100)
    items = list(desk.library.items)
    learner = Learner(items, desk.settings, FORGETFUL, lazy=0.1, first_day=start, seed=7)
    desk.log.extend(learner.study(100))
    return desk


@pytest.mark.parametrize("size", SIZES)
async def test_how_a_fit_looks(play, forgetful, trained, same_screen, size) -> None:
    trained(FORGETFUL)
    async with play(straight=False, size=size) as player:
        same_screen(f"fit-better-{size[0]}x{size[1]}", await player.go("p", "o"))
        same_screen(f"fit-better-end-{size[0]}x{size[1]}", await player.go("end"))


async def test_a_better_fit_can_be_taken(play, forgetful, desk_of, vault, trained) -> None:
    trained(FORGETFUL)
    async with play(straight=False, size=(80, 40), opening=lambda: desk_of(vault)) as player:
        text = await player.go("p", "o")
        assert "The fit is better." in text
        assert "Take them" in text
        assert "Everything" in await player.go("a")
        assert player.app.preferences.settings.schedule.parameters == FORGETFUL


async def test_a_worse_fit_cannot_be_taken(play, half_a_year, trained) -> None:
    trained(FORGETFUL)
    async with play(straight=False, size=(80, 40)) as player:
        text = await player.go("p", "o")
        assert "The fit is no better" in text
        assert re.search(r"difference −\d", text)
        await player.go("a")
        assert player.app.preferences.settings.schedule.parameters != FORGETFUL
        assert "▸Today◂" in await player.go("q")
