from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.screen import Screen

from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.study import Terms
from drill.session.turn import reveal
from drill.store.refusal import StoreError
from drill.ui.begin import Wish
from drill.ui.widgets.waiting import Waiting


async def test_topics_are_listed_with_what_is_due(play) -> None:
    async with play(straight=False) as player:
        text = player.text()
    assert "Today: 6 new · 0 learning · 0 due" in text
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line.split()}
    assert rows["Basics"] == ["3", "·", "·", "0/3"]
    assert rows["Layers"] == ["3", "·", "·", "0/3"]


async def test_a_topic_is_studied_alone(play) -> None:
    async with play(straight=False) as player:
        assert "▸ Layers" in await player.press("down", "j")
        assert "Layers › Backward" in await player.press("enter")
        assert {player.study.library.items[e.id].topic for e in player.study.queue.planned} == {
            "Layers"
        }


async def test_a_topic_with_nothing_due_says_so(play) -> None:
    async with play(Wish(kind="card"), straight=False) as player:
        await player.press("down", "down")
        assert "Nothing is due here now:" in await player.press("enter")


async def test_an_empty_vault_says_what_to_do(play, desk_of, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    desk = desk_of(tmp_path / "empty")
    async with play(straight=False, opening=lambda: desk) as player:
        text = player.text()
    assert "There is nothing to study yet." in text
    assert "::1 − tanh" not in text
    assert "name the folder in the settings" in text


async def test_the_first_start_explains_four_keys_until_something_was_studied(play) -> None:
    async with play(straight=False) as player:
        text = player.text()
        assert "Press Enter: a question is ready." in text
        assert all(key in text for key in ("Enter  ", "1 2 3 4", "h  ", "?  "))
        assert "Basics" in await player.press("enter")
        text = await player.press("space", "3", "q")
        assert "Today:" in text
        assert "Press Enter" not in text


async def test_when_nothing_is_due_the_next_time_is_named(play, clock) -> None:
    async with play(Wish(topics=("Basics",)), straight=True) as player:
        for _ in range(3):
            await player.press("space", "4")
        text = await player.press("enter")
        assert "Nothing is due now." in text
        assert "The next is due tomorrow." in text


async def test_faults_are_counted_listed_and_left_out(play, desk_of, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text("# A\n\nOne?::Two\n\n```drill\nproblem [x]\n```\n", "utf-8")
    desk: Desk = desk_of(notes)
    async with play(straight=False, opening=lambda: desk) as player:
        assert "! 1 place in the notes could not be read: press f." in player.text()
        assert "Today: 1 new" in player.text()
        listed = await player.press("f")
        assert str(desk.library.faults[0])[:20] in listed
        await player.press("escape")
        assert "One?" in await player.press("enter")
    async with play(straight=False, opening=lambda: desk, size=(40, 12)) as player:
        assert "▸ Everything" in player.text()


async def test_a_problem_that_cannot_be_drawn_is_told_and_left_out(
    play, desk_of, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    block = (
        'problem never\n"Never."\nlevel 1: n = 2\ngiven\n  x : vector(n) of integers(1, 2)\n'
        "require all(x > 5)\nsteps\n  y = sum(x)\nask value y\n"
    )
    (notes / "a.md").write_text(f"# A\n\nOne?::Two\n\n```drill\n{block}```\n", "utf-8")
    desk = desk_of(notes)
    assert desk.library.faults == ()
    async with play(opening=lambda: desk) as player:
        await player.press("space", "4")
        assert "Left out" in player.text()
        assert "Done for now" in player.text()


async def test_a_broken_store_ends_in_one_dialog(play) -> None:
    def refuse() -> Desk:
        raise StoreError("/x/drill.db: is damaged; put a backup in its place")

    async with play(straight=False, opening=refuse) as player:
        assert "/x/drill.db: is damaged; put a backup in its place" in player.text()
        await player.pilot.press("enter")
    assert player.app.return_code == 1
    assert player.app.return_value == "/x/drill.db: is damaged; put a backup in its place"


async def test_an_unknown_topic_ends_in_one_dialog(play) -> None:
    async with play(Wish(topics=("Botany",))) as player:
        assert "no topic contains 'Botany'; the topics are: Basics, Layers" in player.text()


async def test_a_review_that_cannot_be_written_is_told_and_not_lost_sight_of(
    play, desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("/x/drill.db: cannot be written to: the disk is full")

    async with play(Wish(kind="card")) as player:
        monkeypatch.setattr(desk, "rate", full)
        assert "the disk is full" in await player.press("space", "3")
        assert "▸3 Good" in await player.press("escape")


async def test_the_help_lists_every_key_of_every_screen(play) -> None:
    from drill.ui.keys.groups import GROUPS
    from drill.ui.screens.help import help_lines
    from drill.ui.words.line import Page

    text = " ".join(line.text for line in help_lines(Page(1000), keymap={}))
    for binding in [each for _, bindings in GROUPS for each in bindings]:
        assert binding.tooltip in text
        assert binding.id
    async with play() as player:
        assert "Letters act while no answer is typed" in await player.press("question_mark")
        assert "Letters act" not in await player.press("escape")


async def test_every_action_is_in_the_palette(play) -> None:
    async with play(Wish(kind="problem")) as player:
        commands = list(player.app.get_system_commands(player.app.screen))
    titles = {command.title for command in commands}
    assert {"Hint", "Give up", "Skip", "Bury", "Undo", "Help", "Quit", "Leave"} <= titles
    assert "Turn over" not in titles


async def test_light_and_dark(play) -> None:
    async with play() as player:
        assert player.app.current_theme.dark
        await player.press("f9")
        assert not player.app.current_theme.dark


async def test_quit_with_a_question_open(play) -> None:
    async with play(Wish(kind="problem")) as player:
        await player.pilot.press("ctrl+q")
    assert player.app.return_code == 0


async def test_many_notes_show_how_far_their_reading_is(play) -> None:
    async with play(straight=False) as player:
        waiting = Waiting()
        await player.app.push_screen(Screen())
        await player.app.screen.mount(waiting)
        waiting.show("Reading the notes", 500, 2000)
        await player.settle()
        assert "█████░░░░░░░░░░░░░░░ 500 of 2000" in player.text()


async def test_a_backlog_is_told_in_a_sentence(play, desk, clock) -> None:
    study = desk.begin(Terms(lambda item: item.topic == "Basics"))
    for _ in range(3):
        study = desk.rate(replace(study, turn=reveal(study.turn)), Rating.EASY)
    clock.wait(days=300)
    desk.settings = replace(desk.settings, reviews_per_day=2)
    async with play(straight=False) as player:
        text = " ".join(player.text().split())
    assert "Today: 0 new · 0 learning · 2 due" in text
    assert "A backlog: 3 are due, and a day takes 2." in text


async def test_what_a_day_leaves_is_said_and_a_new_day_comes_by_itself(play, desk, clock) -> None:
    desk.settings = replace(desk.settings, new_per_day=2)
    async with play(straight=False) as player:
        await player.press("enter", "space", "4", "space", "4")
        text = " ".join((await player.press("enter")).split())
        assert "Nothing is due now." in text
        assert "The 2 new of a day are done; there are more." in text
        clock.wait(days=1)
        player.app.home.look_again()
        await player.settle()
        assert "Today: 2 new" in player.text()


async def test_what_is_left_of_a_backlog_is_said(play, desk, clock) -> None:
    study = desk.begin(Terms(lambda item: item.topic == "Basics"))
    for _ in range(3):
        study = desk.rate(replace(study, turn=reveal(study.turn)), Rating.EASY)
    clock.wait(days=300)
    desk.settings = replace(desk.settings, reviews_per_day=1)
    async with play(straight=False) as player:
        text = " ".join((await player.press("enter", "space", "4")).split())
    assert "2 more are due, beyond the 1 review of a day." in text


async def test_what_another_program_has_rated_comes_by_itself(play, desk, desk_of, vault) -> None:
    other = desk_of(vault)
    async with play(straight=False) as player:
        assert "Today: 6 new · 0 learning" in " ".join(player.text().split())
        study = other.begin(Terms(lambda item: item.topic == "Basics"))
        other.rate(replace(study, turn=reveal(study.turn)), Rating.AGAIN)
        player.app.home.look_again()
        await player.settle()
        assert "Today: 5 new · 1 learning" in " ".join(player.text().split())
