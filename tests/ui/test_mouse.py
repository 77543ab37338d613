"""What the mouse clicks acts as its key does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.session.desk import Desk
from drill.ui.begin import Wish
from drill.ui.screens.note import NoteScreen
from drill.ui.screens.notes import NotesScreen
from drill.ui.screens.study import StudyScreen
from drill.ui.widgets.answer_grid import AnswerGrid
from drill.ui.widgets.fold import Fold
from drill.ui.widgets.item_list import ItemList
from drill.ui.widgets.key_line import KeyCell
from drill.ui.widgets.ratings import RatingCell

WALK = Path(__file__).parent / "keys" / "vault"


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(WALK)


async def click(player, text: str, nth: int = 0) -> str:
    """Click the first letter of a text on the screen; the screen after it."""
    rows = player.text().splitlines()
    places = [(row.index(text), y) for y, row in enumerate(rows) if text in row]
    await player.pilot.click(offset=places[nth])
    await player.settle()
    return player.text()


async def test_a_row_of_each_sort_of_list(play) -> None:
    async with play(straight=False) as player:
        await click(player, "Other ")
        assert isinstance(player.app.screen, StudyScreen)
        await player.press("ctrl+o", "b")
        listed = player.app.screen.query_one(ItemList)
        await player.pilot.click(ItemList, offset=(5, 2))
        await player.settle()
        assert listed.cursor == 2
        assert "▸" in player.text().splitlines()[5] or listed.has_focus
        await player.press("q", "n")
        await click(player, "Other")
        assert isinstance(player.app.screen, NoteScreen)


async def test_a_place_of_the_first_screen(play) -> None:
    async with play(straight=False) as player:
        await click(player, "Notes")
        assert isinstance(player.app.screen, NotesScreen)


async def test_a_key_of_the_key_line_and_a_rating(play, desk) -> None:
    async with play(Wish(items=("^front",))) as player:
        cell = next(one for one in player.app.screen.query(KeyCell) if one.key_display == "Enter")
        await player.pilot.click(cell)
        await player.settle()
        await player.pilot.click([*player.app.screen.query(RatingCell)][1])
        await player.settle()
    assert [event.rating for event in desk.log.events()] == [2]


async def test_what_is_offered(play, desk) -> None:
    async with play(Wish(items=("^front",))) as player:
        await player.press("f")
        await click(player, "3  green")
        assert desk.records()["^front"].flag == 3


async def test_the_number_of_a_choice(play) -> None:
    async with play(Wish(items=("^one",))) as player:
        await click(player, "1 or 2")
        assert player.study.turn.answered
        assert player.study.turn.answers[0].text == "1"


async def test_a_cell_of_a_grid_though_columns_are_hidden(play) -> None:
    async with play(Wish(items=("layers",)), size=(40, 12)) as player:
        grid = player.app.screen.query_one(AnswerGrid)
        await player.press(*"1 2;3 4".replace(" ", ","))
        await player.pilot.click(grid, offset=(2, 0))
        await player.settle()
        assert (grid.grid.row, grid.grid.column) == (0, 0)
        await player.press(*(",".join(["12345678"] * 6)))
        assert grid.grid.column == 5
        await player.pilot.click(grid, offset=(2, 0))
        await player.settle()
        assert grid.grid.column > 0


async def test_a_link_of_a_note(play) -> None:
    async with play(straight=False) as player:
        await player.press("n", "enter")
        assert player.app.screen.note.endswith("walk.md")
        text = player.text()
        assert await click(player, "A link to") == text
        await click(player, "other")
        assert player.app.screen.note.endswith("other.md")
        await player.press("backspace")
        assert player.app.screen.note.endswith("walk.md")


async def test_a_question_of_the_marks(play) -> None:
    async with play(straight=False) as player:
        await player.press("x", "enter", "s", "enter")
        fold = player.app.screen.query(Fold).first()
        await player.pilot.click(fold, offset=(1, 0))
        await player.settle()
        assert fold.is_open
