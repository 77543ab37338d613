"""Giving an answer: the grid, the line that is read along, completion, history, choices."""

from __future__ import annotations

import pytest
from textual.events import Paste

from drill.problems.precision import show_value
from drill.ui.begin import Wish
from drill.ui.completion import candidates, completed
from drill.ui.widgets.answer_grid import AnswerGrid
from drill.ui.widgets.answer_input import AnswerInput

PROBLEMS = Wish(kind="problem")
DERIVATIONS = Wish(kind="derivation")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_matrix_is_typed_into_cells(play, same_screen, size) -> None:
    async with play(PROBLEMS, size=size) as player:
        right = player.study.turn.problem.values["dW"]
        rows = [[show_value(entry, 9).replace("−", "-") for entry in row] for row in right]
        first, *rest = [" ".join(row) for row in rows]
        await player.press(*f"{first};")
        same_screen(f"grid-{size[0]}x{size[1]}", player.text())
        assert "✓ Right" in await player.press(*";".join(rest), "enter")


async def test_a_bracket_begins_a_line_and_a_key_changes_the_form(play) -> None:
    async with play(PROBLEMS) as player:
        await player.press("[")
        screen = player.app.screen
        assert screen.query_one(AnswerInput).value == "["
        assert not screen.query_one(AnswerGrid).display
        await player.press("ctrl+u", *"1,2", "ctrl+r")
        assert screen.query_one(AnswerGrid).grid.text() == "1, 2"
        await player.press("ctrl+r")
        assert screen.query_one(AnswerInput).value == "1, 2"


async def test_rows_are_pasted_into_cells_and_other_text_on_the_line(play) -> None:
    async with play(PROBLEMS) as player:
        player.app.post_message(Paste("1 2\n3 4\n"))
        await player.settle()
        assert player.app.screen.query_one(AnswerGrid).grid.text() == "1, 2; 3, 4"
        player.app.post_message(Paste("2 (1 + 1)"))
        await player.settle()
        assert player.app.screen.query_one(AnswerInput).value == "2 (1 + 1)"


async def test_a_formula_is_read_along(play, same_screen) -> None:
    async with play(DERIVATIONS) as player:
        assert "read as ŷ − y" in await player.press(*"yhat-y")
        assert "read as" not in await player.press("-")
        text = await player.press("backspace", *"/y")
        assert "─" in text
        assert "there is no q here" in await player.press("ctrl+u", *"q+y")
        assert player.study.turn.answers == ()


async def test_a_word_is_completed(play) -> None:
    async with play(DERIVATIONS) as player:
        line = player.app.screen.query_one(AnswerInput)
        await player.press(*"yh", "tab")
        assert line.value == "yhat"
        await player.press(*"-so", "tab")
        assert line.value == "yhat-softmax"
        await player.press("ctrl+u", "s", "tab", "tab")
        second = line.value
        await player.press("shift+tab")
        assert {second, line.value} <= {"sigmoid", "sin", "softmax", "sqrt", "sum"}
        assert second != line.value


async def test_earlier_answers_come_back(play) -> None:
    async with play(DERIVATIONS) as player:
        await player.write("y - yhat")
        await player.press("enter")
        line = player.app.screen.query_one(AnswerInput)
        await player.press("up")
        assert line.value == "y - yhat"
        await player.press("down")
        assert line.value == ""


def test_candidates_keep_their_order_and_prefer_the_same_case() -> None:
    assert candidates("a + w", ["W1", "w2", "b"]) == ("w2", "W1")
    assert candidates("a + ", ["W1"]) == ()
    assert candidates("W1", ["W1"]) == ()
    assert completed("a + w", "W1") == "a + W1"
