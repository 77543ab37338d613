"""Choosing what to study, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from drill.cli import main
from drill.schedule.event import EventKind
from drill.schedule.settings import ScheduleSettings
from drill.ui.begin import ANY_MISTAKE, EVERYTHING, Wish
from drill.ui.choosing import ListRow, Row, cleared, rows

ROWS = rows(["Basics", "Layers"], ["maths"], ["basics", "layers"])


def topics_of(player) -> set[str]:
    study = player.study
    return {study.library.items[entry.id].topic for entry in study.queue.planned}


async def test_topics_are_chosen_from_a_list(play) -> None:
    async with play(straight=False) as player:
        assert "▸ Topics       all" in await player.press("c")
        assert "6 new · 0 learning · 0 due" in player.text()
        assert "[x] Layers" in await player.press("enter", "down", "space")
        text = await player.press("enter")
        assert "Topics       Layers" in text
        assert "3 new · 0 learning · 0 due" in text
        await player.press("s")
        assert topics_of(player) == {"Layers"}
        await player.press("ctrl+o")
        assert "Topics       Layers" in await player.press("c")
        assert "Topics       all" in await player.press("x")
        await player.press("enter", "space", "space", "escape", "escape")
        assert "Today: 6 new" in player.text()


async def test_a_kind_a_limit_and_a_time(play) -> None:
    async with play(straight=False) as player:
        await player.press("c", "j", "j", "j", "right")
        assert "Kind         cards" in player.text()
        await player.press("j", "j", "j", "enter")
        assert "Reviews      at most 5" in player.text()
        assert "Minutes      at most 60" in await player.press("j", "h")
        await player.press("s")
        study = player.study
        assert study.limit == 5
        assert study.ends is not None
        assert {study.library.items[e.id].kind.value for e in study.queue.planned} == {"card"}


async def test_cramming_is_marked_and_leaves_the_schedule(play, desk) -> None:
    async with play(straight=False) as player:
        text = await player.press("c", *["down"] * 5, "left")
        assert "When         cram, not scheduled" in text
        assert "cram · 6 new" in await player.press("s")
        await player.press("space", "4")
    assert [event.kind for event in desk.log.events()] == [EventKind.PRACTICE]
    assert desk.records()["^tanh"].memory.reps == 0


async def test_where_there_is_nothing_it_is_said(play) -> None:
    async with play(straight=False) as player:
        text = await player.press("c", *["down"] * 4, "right", "right")
        assert "Which        leeches" in text
        assert "Nothing to ask now: change a row, or clear all." in text
        assert "Choose what to study" in await player.press("s")


async def test_more_than_the_limits_of_a_day_take(play, desk) -> None:
    desk.settings = ScheduleSettings(new_per_day=0)
    async with play(straight=False) as player:
        assert "Nothing is due now." in player.text()
        text = await player.press("c", *["down"] * 5, "right")
        assert "When         due, and 10 more" in text
        assert "6 new · 0 learning · 0 due" in text
        assert "6 new" in await player.press("s")


async def test_what_comes_whether_due_or_not_is_said(play, desk) -> None:
    desk.act_on(["^tanh"], EventKind.FLAG, {"flag": 1})
    async with play(straight=False) as player:
        text = await player.press("c", *["down"] * 4, "left")
        assert "1 new · 0 learning · 0 due, due or not" in text


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
async def test_how_it_looks(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        same_screen(f"choose-{size[0]}x{size[1]}", await player.press("c"))


# -- the rows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [row for row in ROWS if isinstance(row, Row)])
def test_a_row_goes_round_through_all_its_values(row: Row) -> None:
    wish, seen = EVERYTHING, []
    for _ in row.values:
        seen.append(row.shown(wish))
        wish = row.turned(wish, 1)
    assert seen == [value.name for value in row.values]
    assert wish == EVERYTHING
    assert row.turned(row.turned(wish, -1), 1) == EVERYTHING


def test_what_is_not_offered_is_shown_as_it_is() -> None:
    shown = {row.title: row.shown(Wish(mistake="sign", limit=7, ahead=5)) for row in ROWS}
    assert shown["Which"] == "sign"
    assert shown["Reviews"] == "7"
    assert shown["When"] == "5"
    assert cleared(Wish(mistake="sign", derivations="one")) == Wish(derivations="one")


def test_lists_hold_what_the_notes_hold() -> None:
    lists = {row.field: row for row in ROWS if isinstance(row, ListRow)}
    assert lists["topics"].names == ("Basics", "Layers")
    assert lists["topics"].taken(EVERYTHING, ["Basics"]).topics == ("Basics",)


# -- on the command line -----------------------------------------------------------------------


def test_the_options_make_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = []
    monkeypatch.setattr("drill.cli.study.study_plainly", lambda *made, **_: wishes.append(made[2]))

    def wish(*words: str) -> Wish:
        result = CliRunner().invoke(main, ["study", "--plain", *words], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return wishes.pop()

    assert wish() == EVERYTHING
    assert wish("--topic", "a", "--topic", "b", "--only", "cards").topics == ("a", "b")
    assert wish("--items", "x, y", "--items", "z").items == ("x", "y", "z")
    assert wish("--mistakes").mistake == ANY_MISTAKE
    assert wish("--mistake", "sign") == Wish(mistake="sign")
    assert wish("--leeches", "--flagged", "--cram", "--ahead", "3") == Wish(
        leeches=True, flagged=True, cram=True, ahead=3
    )
    assert wish("--minutes", "7.5", "--limit", "3", "--tag", "t", "--note", "n") == Wish(
        minutes=7.5, limit=3, tags=("t",), notes=("n",)
    )


@pytest.mark.parametrize("option", ["--topic", "--tag", "--note", "--items"])
def test_what_there_is_not_is_refused_in_a_sentence(tmp_path: Path, option: str) -> None:
    words = ["--db", str(tmp_path / "drill.db"), "study", "--plain", option, "zzz"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert result.output.count("\n") == 1
