"""Questions that are longer than the screen: what is asked stays in view, with what is typed."""

from __future__ import annotations

import pytest

from drill.session.desk import Desk
from drill.shipped import cards_folder
from drill.ui.begin import Wish
from drill.ui.widgets.answer_box import AnswerBox

LOW, USUAL = (40, 12), (80, 24)
SCALAR, VECTOR = "problem:sigmoid-neuron", "problem:linear-backward"
DERIVATION = "derivation:linear-layer-gradients"


@pytest.fixture
def syllabus(desk_of) -> Desk:
    return desk_of(cards_folder())


@pytest.mark.parametrize(
    ("item", "asked"),
    [(SCALAR, "Compute dz"), (VECTOR, "Compute dX"), (DERIVATION, "▸ Step 1 of 6")],
)
async def test_a_question_opens_where_it_asks(play, syllabus, item: str, asked: str) -> None:
    async with play(Wish(items=(item,)), LOW, opening=lambda: syllabus) as player:
        text = player.text()
        assert asked in text
        assert text.splitlines()[0].endswith("↑")
        text = await player.press(*["pageup"] * 4)
        assert asked not in text
        assert text.splitlines()[0].endswith("↓")


async def test_what_is_asked_stays_in_view_while_an_answer_is_typed(play, syllabus) -> None:
    async with play(Wish(items=(SCALAR,)), LOW, opening=lambda: syllabus) as player:
        assert "to 3 significant digits." in await player.press(*"1/2")
        text = await player.press("ctrl+u", *"1/(", "enter")
        assert "Not counted" in text
        assert "to 3 significant digits." in text


async def test_a_question_that_fits_shows_no_arrow(play, syllabus) -> None:
    async with play(Wish(items=(SCALAR,)), USUAL, opening=lambda: syllabus) as player:
        assert not set(player.text().splitlines()[0]) & set("↑↓")
        assert "↑" in (await player.press(*"1/2", "enter")).splitlines()[0]


async def test_an_answered_question_keeps_its_lines(play, syllabus) -> None:
    async with play(Wish(items=(SCALAR,)), (120, 40), opening=lambda: syllabus) as player:

        def question() -> list[str]:
            lines = player.text().splitlines()[1:14]
            return [line.partition("│")[0].rstrip() for line in lines]

        before = question()
        await player.press(*"1/2", "enter")
        assert question() == before


async def test_what_is_notified_stands_above_what_is_typed(play, syllabus) -> None:
    async with play(Wish(items=(SCALAR,)), LOW, opening=lambda: syllabus) as player:
        text = await player.press(*"1/2", "ctrl+z")
        assert "nothing to undo" in text
        assert "dz = 1/2" in text
        rows = text.splitlines()
        notified = next(row for row, line in enumerate(rows) if "nothing to undo" in line)
        assert notified < player.app.screen.query_one(AnswerBox).region.y
