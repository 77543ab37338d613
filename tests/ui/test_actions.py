"""What can be done to the item on the table, by keys alone."""

from __future__ import annotations

import asyncio
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.events import Key

from drill.schedule.event import EventKind
from drill.session.desk import Desk
from drill.store.refusal import StoreError
from drill.ui.begin import Wish
from drill.ui.preferences import Preferences

CARDS = Wish(kind="card")
PROBLEMS = Wish(kind="problem", items=("one-layer",))


def kinds(desk: Desk) -> list[EventKind]:
    return [event.kind for event in desk.log.events()]


async def test_undo_and_redo(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("space", "4", "space", "4")
        assert "Taken back: Easy" in await player.press("u")
        assert "What is the derivative" in await player.press("u")
        assert "nothing to undo" in await player.press("u")
        assert "Done again: Easy" in await player.press("r")
        assert "ends a list" in await player.press("r")
        assert "nothing to redo" in await player.press("r")
    assert kinds(desk)[2:] == [EventKind.UNDO] * 4


async def test_suspend_and_its_undo(play, desk) -> None:
    async with play(CARDS) as player:
        assert "Write the softmax" in await player.press("at")
        assert desk.records()["^tanh"].suspended
        text = await player.press("u")
        assert "What is the derivative" in text
        assert "Taken back: Suspended" in text
        assert not desk.records()["^tanh"].suspended


async def test_bury_has_ankis_key(play, desk) -> None:
    async with play(CARDS) as player:
        assert "Write the softmax" in await player.press("minus")
    assert kinds(desk) == [EventKind.BURY]


@pytest.mark.parametrize("keys", [("f", "3"), ("f11", "down", "j", "enter")])
async def test_a_flag_is_chosen_by_its_number_or_in_the_list(play, desk, keys) -> None:
    async with play(CARDS) as player:
        assert "▸ 1  red" in await player.press(keys[0])
        text = await player.press(*keys[1:])
        assert "flag 3 green" in text
        assert "What is the derivative" in text
        assert desk.records()["^tanh"].flag == 3
        assert "flag" not in await player.press("f", "0")
        assert "Taken back: No flag" in await player.press("u")
        assert "flag 3 green" in await player.press("f", "escape")


async def test_flagging_keeps_what_was_typed(play) -> None:
    async with play(PROBLEMS) as player:
        await player.press(*"[1, 2", "f11")
        assert "dW = [1, 2" in await player.press("1")


async def test_reset_asks_first(play, desk, clock) -> None:
    async with play(CARDS) as player:
        await player.press("space", "1")
        await player.press("u", "r", "R")
        assert "No, keep them" not in player.text()
        clock.wait(minutes=2)
        await player.press("s")
        assert "Forget 1 review of this" in await player.press("R")
        await player.press("enter")
        assert EventKind.RESET not in kinds(desk)
        await player.press("R", "y")
        assert kinds(desk)[-1] is EventKind.RESET
        assert desk.records()["^tanh"].memory.reps == 0
        await player.press("u")
        assert desk.records()["^tanh"].memory.reps == 1


async def test_info_tells_state_curve_and_past(play, desk, clock) -> None:
    async with play(CARDS, (80, 40)) as player:
        assert "new: never rated" in await player.press("i")
        await player.press("escape", "space", "4")
        clock.wait(days=5)
        await player.press("u", "r")
    clock.wait(days=5)
    async with play(Wish(items=("^tanh",)), (80, 40)) as player:
        text = await player.press("i")
    assert "review: on long intervals" in text
    assert "Stability   8.3 days" in text
    assert "Recall      " in text
    assert "━" in text
    assert "today" in text
    assert "2026-05-04 08:00  Easy; again in" in text


async def test_another_one_is_not_rated_and_the_turn_goes_on(play, desk) -> None:
    async with play(PROBLEMS) as player:
        key = player.study.turn.problem.key
        await player.press("ctrl+g")
        assert "exercise" in await player.press("a")
        assert player.study.turn.problem.key != key
        assert "Go on" in await player.press("ctrl+g")
        assert "Again" not in player.text()
        assert "▸1 Again" in await player.press("enter")
        assert player.study.turn.problem.key == key
        await player.press("a", "ctrl+n")
        assert player.study.turn.problem.key == key
    assert kinds(desk) == []


async def test_why_shows_the_solution_of_what_was_answered_last(play) -> None:
    async with play(Wish(kind="derivation"), (80, 30)) as player:
        await player.write("yhat - y")
        assert "dz = ŷ − y" in await player.press("w")
        await player.press("escape", "enter")
        assert "dW = w" in await player.press("w")
    async with play(CARDS) as player:
        await player.press("w")
        await player.press("space", "4")
        assert "1 − tanh² z" in await player.press("w")


async def test_a_level_is_chosen_while_typing(play, desk_of, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    block = (
        'problem double\n"Double."\nlevel 1: n = 2\nlevel 2: n = 3\ngiven\n'
        "  x : vector(n) of integers(1, 9)\nsteps\n  y = 2*x\ncheck y == x + x\nask value y\n"
    )
    (notes / "a.md").write_text(f"# A\n\n```drill\n{block}```\n", "utf-8")
    desk = desk_of(notes)
    async with play(opening=lambda: desk) as player:
        await player.press("ctrl+down")
        assert player.study.turn.problem.key.level == 1
        await player.press("ctrl+up")
        assert player.study.turn.problem.key.level == 2
        await player.press("ctrl+up", "1", "ctrl+down")
        assert player.study.turn.problem.key.level == 1


async def test_the_source_is_shown_and_copied(play) -> None:
    async with play(CARDS) as player:
        text = await player.press("t")
        assert "What is the derivative of $\\tanh z$?" in text
        assert player.app.clipboard == "What is the derivative of $\\tanh z$?"
        await player.press("escape", "space", "t")
        assert player.app.clipboard.endswith("$1-\\tanh^2 z$")


async def test_a_pause_hides_the_question_and_stops_the_clock(play, desk, clock) -> None:
    async with play(CARDS) as player:
        clock.wait(seconds=3)
        assert "derivative" not in await player.press("p")
        clock.wait(hours=2)
        assert "derivative" in await player.press("p")
        await player.press("space", "3")
    assert desk.log.events()[0].duration_ms == 3000


# -- the editor --------------------------------------------------------------------------------

EDITOR = """
import pathlib, sys
plus, file = sys.argv[-2:]
path = pathlib.Path(file)
lines = path.read_text("utf-8").split("\\n")
number = int(plus.removeprefix("+"))
lines[number - 1] = {line!r}
path.write_text("\\n".join(lines), "utf-8")
"""


@pytest.fixture
def vault(vault: Path, tmp_path: Path) -> Path:
    """A copy that may be edited."""
    copy = tmp_path / "vault"
    copy.mkdir()
    for note in vault.iterdir():
        (copy / note.name).write_text(note.read_text("utf-8"), "utf-8")
    return copy


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes an editor that writes a line in place of the one that it is opened at."""

    def make(line: str) -> None:
        script = tmp_path / "edit.py"
        script.write_text(EDITOR.format(line=line), "utf-8")
        start = tmp_path / "vi"
        start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', "utf-8")
        start.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(start))

    return make


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
async def test_the_note_is_edited_and_the_session_goes_on(play, desk, editor) -> None:
    editor("What is tanh differentiated?::$1-\\tanh^2 z$, of course ^tanh")
    async with play(CARDS) as player:
        player.app.suspend = nullcontext
        await player.press("space", "1", "u")
        assert "What is tanh differentiated?" in await player.press("e")
        await player.press("space")
        assert "1 − tanh² z, of course" in player.text()
        await player.press("3")
    assert desk.records()["^tanh"].memory.reps == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
@pytest.mark.parametrize(
    ("line", "sent", "verdict"),
    [
        ("Which slope makes gradients vanish? #typed::a small one ^c", "a small one", "✓ Right"),
        ("Which slope?\n?\n- [x] a small one\n- [ ] a large one ^c", None, "✓ Right"),
    ],
)
async def test_an_answered_card_that_is_edited_awaits_its_answer(
    play, vault, desk_of, editor, line, sent, verdict
) -> None:
    (vault / "typed.md").write_text("---\norder: 0\n---\nWhich slope? #typed::small ^c\n", "utf-8")
    editor(line)
    async with play(Wish(notes=("typed",)), opening=lambda: desk_of(vault)) as player:
        player.app.suspend = nullcontext
        assert "✗ Wrong" in await player.write("large")
        assert "large" not in (await player.press("e")).replace("large one", "")
        if sent:
            assert verdict in await player.write(sent)
        else:
            place = player.text().index("small one") > player.text().index("large one")
            assert verdict in await player.press("2" if place else "1")


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
async def test_what_could_not_be_read_is_edited_until_it_can(
    play, desk_of, editor, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text("One?::Two\n\n```drill\nproblem [x]\n```\n", "utf-8")
    desk: Desk = desk_of(notes)
    assert len(desk.library.faults) == 1
    async with play(straight=False, opening=lambda: desk) as player:
        player.app.suspend = nullcontext
        editor("problem [y]")
        assert "a.md:" in await player.press("f", "e")
        for _ in range(4):
            editor("")
            await player.press("e")
        assert desk.library.faults == ()
        assert "could not be read" not in await player.press("escape")


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
async def test_an_edit_that_breaks_a_problem_is_told(play, editor) -> None:
    editor("problem one layer")
    async with play(Wish(kind="problem")) as player:
        player.app.suspend = nullcontext
        text = await player.press("f8")
        assert "Not read" in text
        assert "Shape of z" in text


async def test_without_an_editor_the_reason_is_told(play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/vi")
    async with play(CARDS) as player:
        player.app.suspend = nullcontext
        assert "/nowhere/vi: can't be started: No such file" in await player.press("e")
        assert "derivative" in await player.press("escape")


async def test_a_terminal_that_cannot_be_lent_is_told(play, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with play(CARDS) as player:
        assert "This terminal can't be lent to an editor." in await player.press("e")


# -- leeches and failures ----------------------------------------------------------------------


async def test_a_leech_is_named_with_its_mistakes(play, desk, clock) -> None:
    wish = Wish(items=("one-layer",))
    for lapse in range(8):
        async with play(wish) as player:
            text = await player.press("ctrl+g", "4", *(["ctrl+g", "4"] if not lapse else []))
        clock.wait(days=400)
        async with play(wish) as player:
            await player.write("[1, 1; 2, 2; 3, 3]")
            text = await player.press("1")
            if lapse == 7:
                assert "A leech" in text
                assert "It was forgotten 8 times" in text
                assert "Suspend it" in text
                await player.press("@")
            else:
                assert "A leech" not in text
    assert desk.records()["problem:one-layer"].suspended


async def test_whatever_fails_is_told_and_the_session_goes_on(play, desk, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of luck")

    def full(*_: object, **__: object) -> None:
        raise StoreError("/x/drill.db: cannot be written to: the disk is full")

    async with play(CARDS) as player:
        for name, key in [("undo", "u"), ("redo", "r"), ("set_aside", "b"), ("history", "i")]:
            with monkeypatch.context() as patch:
                patch.setattr(desk, name, broken)
                assert "RuntimeError: out of luck" in await player.press(key)
            with monkeypatch.context() as patch:
                patch.setattr(desk, name, full)
                assert "the disk is full" in await player.press("escape", key)
            assert "What is the derivative" in await player.press("escape")
        assert "Write the softmax" in await player.press("space", "4")


async def test_of_two_keys_in_a_row_the_first_one_chooses(play, desk) -> None:
    async with play(Wish(kind="card")) as player:
        await player.press("f")
        for key in ("1", "2"):
            player.app.post_message(Key(key, key))
        await player.settle()
        item = player.study.turn.item.id
    assert desk.records()[item].flag == 1


@pytest.mark.parametrize(
    "keys", ["enter ctrl+o enter ctrl+o enter ctrl+o", "c enter escape enter escape escape"]
)
@pytest.mark.parametrize("turns", [2, 4, 6])
async def test_a_screen_may_be_closed_before_it_is_there(play, keys, turns) -> None:
    async with play(straight=False) as player:
        for key in keys.split():
            player.app.post_message(Key(key, key if len(key) == 1 else None))
            for _ in range(turns):
                await asyncio.sleep(0)
        await player.settle()
        assert player.app.return_code is None
        assert "This went wrong" not in player.text()


async def test_while_an_answer_is_typed_the_palette_has_what_letters_do(play) -> None:
    async with play(Wish(kind="derivation")) as player:
        await player.press("d", "z")
        offered = {one.title for one in player.app.get_system_commands(player.app.screen)}
        assert {"Info", "Note", "TeX", "Another", "Pause", "Leave", "Hint"} <= offered
        await player.press("ctrl+p", *"Info")
        for _ in range(20):
            await player.settle()
            if "Info" in player.text() and "learned" in player.text():
                break
        assert "new: never rated" in await player.press("enter", "enter")


async def test_a_letter_commands_while_an_answer_is_typed(play, desk) -> None:
    async with play(Wish(kind="derivation")) as player:
        await player.press("y", "h", "left")
        text = await player.press("ctrl+f")
        assert "i Info  " in text
        assert "t TeX" in text
        assert "Esc Go on typing" in text.splitlines()[-1]
        assert "new: never rated" in await player.press("i")
        text = await player.press("escape", "a")
        assert "dz = yah" in text
        assert "t TeX" not in text


@pytest.mark.parametrize("key", ["escape", "ctrl+f", "Z", "tab", "up"])
async def test_what_is_no_command_leads_back_to_the_answer(play, desk, key) -> None:
    async with play(Wish(kind="derivation")) as player:
        before = await player.press("2", "4", "left")
        assert await player.press("ctrl+f", key) == before
        assert "dz = 2a4" in await player.press("a")
    assert kinds(desk) == []


async def test_a_letter_commands_while_a_grid_is_filled(play) -> None:
    async with play(PROBLEMS) as player:
        before = await player.press(*"1;23", "left")
        assert "A layer with the loss $L$" in await player.press("ctrl+f", "t")
        assert await player.press("escape") == before
        await player.press("ctrl+f", "a")
        assert "exercise" in player.text()


async def test_letters_are_typed_at_once_after_a_command(play) -> None:
    async with play(PROBLEMS) as player:
        for key in ("ctrl+f", "r", "7", "8"):
            player.app.post_message(Key(key, key if len(key) == 1 else None))
        await player.settle()
        assert "dW = [ 78   ]" in player.text()


async def test_where_letters_act_anyway_none_is_asked_for(play) -> None:
    async with play(CARDS) as player:
        assert "Letters" not in player.text()
        before = player.text()
        assert await player.press("ctrl+f") == before


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("h", "nothing to hint"),
        ("f2", "nothing to hint"),
        ("a", "no other one"),
        ("x", "no steps to ask"),
        ("greater_than_sign", "no harder level"),
        ("less_than_sign", "no easier level"),
        ("R", "nothing to forget"),
        ("w", "Nothing was answered yet"),
    ],
)
async def test_a_key_that_has_nothing_to_act_on_says_so(play, desk, key, said) -> None:
    async with play(CARDS) as player:
        assert said in " ".join((await player.press(key)).replace("▌", " ").split())
    assert kinds(desk) == []


async def test_the_learners_own_key_says_so_too(play, tmp_path) -> None:
    preferences = Preferences(tmp_path / "settings.toml")
    preferences.bind("study.hint", "z")
    async with play(CARDS, preferences=preferences) as player:
        assert "nothing to hint" not in await player.press("h")
        assert "nothing to hint" in await player.press("z")


async def test_while_an_answer_is_typed_only_the_keys_that_act_then_say_so(play) -> None:
    async with play(PROBLEMS) as player:
        assert "There" not in await player.press("w")
        assert "nothing to hint" not in await player.press("ctrl+t")
        assert "no easier level" in await player.press("ctrl+down")
