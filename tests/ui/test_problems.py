from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from drill.problems.precision import show_value
from drill.problems.problem import Problem
from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.ui.begin import Wish

CHAIN = """# Chains

```drill
problem chain
"A chain."
level 1:
given
  x : integers(2, 5)
steps
  a = x + 3
  b = 2*a
  c = b + 1
ask value c
```
"""
PROBLEMS = Wish(kind="problem")
DERIVATIONS = Wish(kind="derivation")


def right(problem: Problem) -> str:
    return show_value(problem.values["dW"], 9).replace("−", "-")


def problem_of(player) -> Problem:
    return player.study.turn.problem


async def test_a_right_answer(play, desk) -> None:
    async with play(PROBLEMS) as player:
        text = await player.write(right(problem_of(player)))
        assert "✓ Right" in text
        assert "Read as" in text
        assert "▸4 Easy" in text
        await player.press("enter")
    [event] = desk.log.events()
    assert event.verdict == "correct"
    assert event.rating is Rating.EASY


async def test_a_wrong_answer_names_the_mistake_and_shows_the_solution(play, desk) -> None:
    async with play(PROBLEMS, size=(80, 40)) as player:
        wrong = show_value(-problem_of(player).values["dW"], 9).replace("−", "-")
        text = await player.write(wrong)
        assert "✗ Wrong" in text
        assert "Read as   dW = ⎢" in text
        assert "You wrote" not in text
        assert "The sign is turned." in text
        assert "Right is  dW = ⎢" in text
        assert "Solution" in text
        assert "▸1 Again" in text
        await player.press("enter")
    [event] = desk.log.events()
    assert event.mistake == "sign"
    assert event.rating is Rating.AGAIN


async def test_an_unreadable_answer_is_no_attempt(play, desk) -> None:
    async with play(PROBLEMS) as player:
        lines = (await player.write("[1 2; 3")).splitlines()
        place = next(n for n, line in enumerate(lines) if "[1 2; 3" in line)
        assert lines[place + 1].strip() == "^"
        assert lines[place + 1].index("^") == lines[place].index("2; 3")
        assert "Not counted." in lines[place + 2]
        assert player.study.turn.answers == ()
        assert "Not counted" not in await player.press("x")
    assert desk.log.events() == []


async def test_a_long_unreadable_answer_shows_the_part_around_the_caret(play) -> None:
    async with play(PROBLEMS, size=(40, 12)) as player:
        text = await player.write("1 + " * 30 + "?!")
        caret = next(line for line in text.splitlines() if line.strip() == "^")
        shown = text.splitlines()[text.splitlines().index(caret) - 1]
        assert shown[caret.index("^")] == "?"


async def test_letters_are_typed_and_do_not_command(play, desk) -> None:
    async with play(PROBLEMS) as player:
        text = await player.press(*"huskqb1")
        assert "dW = [ huskqb1" in text
        assert player.study.turn.hints == 0
    assert desk.log.events() == []


async def test_hints_are_counted_and_make_the_rating_hard(play, desk) -> None:
    async with play(PROBLEMS) as player:
        assert "Hint 1 of" in await player.press("ctrl+t")
        assert "dW = d xᵀ" in player.text()
        assert "no more hints" in await player.press("f2")
        await player.write(right(problem_of(player)))
        assert "▸2 Hard" in player.text()
        await player.press("enter")
    [event] = desk.log.events()
    assert event.hints == 1


async def test_giving_up_shows_the_solution(play, desk) -> None:
    async with play(PROBLEMS, size=(80, 40)) as player:
        text = await player.press("ctrl+g")
        assert "– Not answered" in text
        assert "Solution" in text
        await player.press("enter")
    [event] = desk.log.events()
    assert event.rating is Rating.AGAIN


async def test_undo_while_typing_takes_back_the_last_review(play, desk) -> None:
    async with play(Wish(kind="problem", topics=("layers",))) as player:
        before = right(problem_of(player))
        await player.press("ctrl+g", "1", "enter")
        await player.press("ctrl+z")
        assert right(problem_of(player)) == before
    assert desk.log.events()[-1].kind is EventKind.UNDO


async def test_a_derivation_goes_step_by_step(play, desk) -> None:
    async with play(DERIVATIONS) as player:
        assert "Step 1 of 2: The gradient at the logits." in player.text()
        assert "Given: x (input), W (weights), y (target)." in player.text()
        text = await player.write("y - yhat")
        assert "The error is prediction minus target." in text
        assert "Right is  dz = ŷ − y" in text
        text = await player.press("enter")
        assert "✗ dz = ŷ − y" in text
        assert "Step 2 of 2: The gradient of the weights." in text
        text = await player.write("dz x^T")
        assert "✓ Right" in text
        assert "▸1 Again" in text
        await player.press("2")
    [event] = desk.log.events()
    assert event.answer == "y - yhat\ndz x^T"
    assert event.mistake == "sign"
    assert event.rating is Rating.HARD


async def test_the_solution_is_folded_for_the_session_and_its_note_named(play) -> None:
    async with play(Wish(kind="problem", topics=("layers",)), size=(80, 40)) as player:
        text = await player.press("ctrl+g")
        assert "dW = d xᵀ" in text
        assert "From Layers › Backward" in text
        text = await player.press("v")
        assert "Right is  dW = " in text
        assert "dW = d xᵀ" not in text
        assert "v shows it." in text
        await player.press("1", "ctrl+z")
        assert "v shows it." in await player.press("ctrl+g")
        assert "dW = d xᵀ" in await player.press("v")


async def test_a_problem_is_taken_step_by_step_from_own_values(
    play, desk_of, tmp_path: Path
) -> None:
    (tmp_path / "chain.md").write_text(CHAIN, "utf-8")
    desk = desk_of(tmp_path)
    async with play(size=(80, 40), opening=lambda: desk) as player:
        assert "Compute c" in player.text()
        text = await player.press("ctrl+f", "x")
        assert "▸ Step 1 of 3: Compute a" in text
        assert "Then: b, c." in text
        await player.write("100")
        text = await player.press("enter")
        assert "✗ a = " in text
        assert "yours: 100" in text
        await player.write("200")
        text = await player.press("enter")
        assert "✓ b = " in text
        assert "yours: 200" in text
        assert "Right from your a, which was wrong." in text
        text = await player.write("201")
        assert "✓ Right, from your own earlier value" in text
        await player.press("enter")
    [event] = desk.log.events()
    assert event.answer == "100\n200\n201"
    assert event.hints == 1


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_the_next_step_comes_with_either_key(play, key) -> None:
    async with play(DERIVATIONS) as player:
        await player.press("ctrl+g")
        assert "– dz = ŷ − y" in await player.press(key)


async def test_a_shape_is_asked_and_answered(play) -> None:
    async with play(PROBLEMS) as player:
        assert "Shape of z:" in await player.press("ctrl+n")
        text = await player.write("2 x 1")
        assert "✗ Wrong" in text
        assert "Right is  z is 3×1" in text


async def test_formulas_to_choose_from(play) -> None:
    async with play(Wish(kind="derivation", derivations="choose")) as player:
        lines = player.text().splitlines()
        options = [line.strip() for line in lines if line.strip()[1:2] == ")"]
        assert sorted(option[3:] for option in options) == ["y − ŷ", "ŷ − y"]
        right = next(option[0] for option in options if option.endswith("ŷ − y"))
        assert "Number:" in player.text()
        assert "✓ Right" in await player.press(right)


async def test_one_step_with_the_others_given(play) -> None:
    async with play(Wish(kind="derivation", derivations="one")) as player:
        asked = player.study.turn.task.target
        given = {"dz": "dW = dz xᵀ", "dW": "dz = ŷ − y"}[asked]
        assert given in player.text()
        assert f"{asked} = ?" in player.text()
        assert "Step 1" not in player.text()


async def test_the_help_in_derivations_is_chosen_on_the_first_screen(play) -> None:
    async with play(straight=False) as player:
        assert "one step of a derivation" in await player.press("d")
        await player.press("end", "enter", "ctrl+n", "ctrl+n")
        assert len(player.study.turn.tasks) == 1


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("1 2\n3 4\n", "1 2; 3 4"),
        ("1, 2;\r\n3, 4", "1, 2; 3, 4"),
        ("[[1, 2],\n [3, 4]]", "[[1, 2], [3, 4]]"),
        ("a +\n\n b", "a + b"),
        ("\n", ""),
        ("1\x1b[2J\u202e2", "1�[2J�2"),
    ],
)
async def test_rows_are_pasted_as_one_line(play, pasted, line) -> None:
    async with play(PROBLEMS) as player:
        await player.press("ctrl+r")
        player.app.post_message(Paste(pasted))
        await player.settle()
        assert player.app.screen.query_one("#answer").value == line
