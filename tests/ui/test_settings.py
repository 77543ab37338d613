"""The settings screen, by keys."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drill.settings.file import read_settings
from drill.ui.app import DrillApp
from drill.ui.preferences import Preferences
from drill.ui.screens.help import help_lines
from drill.ui.words.line import Page

SCROLL_BAR = re.compile(r"\s+[▁▂▃▄▅▆▇█]$", re.M)
"""Its place depends on how many keys there are."""
SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture
def preferences(tmp_path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(play, same_screen, size) -> None:
    async with play(straight=False, size=size) as player:
        text = await player.press("comma")
        same_screen(f"settings-{size[0]}x{size[1]}", SCROLL_BAR.sub("", text))
        same_screen(f"setting-{size[0]}x{size[1]}", await player.press("down", "enter"))


async def test_a_value_is_typed_refused_and_set(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        await player.press("comma", "enter", "ctrl+u")
        assert "must be a number from 0.7 to 0.99" in await player.write("2")
        await player.press("ctrl+u")
        assert "0.85" in await player.write("0.85")
        assert read_settings(preferences.path).settings.schedule.desired_retention == 0.85
        await player.press("r")
        assert read_settings(preferences.path).settings.schedule.desired_retention == 0.9


async def test_words_find_a_setting_or_a_key(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        await player.press("comma", "slash", *"digits")
        found = player.text()
        assert "▸ Digits of solutions" in found
        assert "Desired retention" not in found
        await player.press("enter", "enter", "ctrl+u")
        await player.write("3")
        assert preferences.settings.screen.solution_digits == 3
        everything = await player.press("escape")
        assert "▸ Digits of solutions" in everything
        assert "Desired retention" in everything or "Theme" in everything


async def test_a_key_is_found_by_what_it_does_or_by_its_name(play) -> None:
    async with play(straight=False) as player:
        assert "▸ Skip" in await player.press("comma", "slash", *"Ask this LATER")
        assert "▸ Light or dark" in await player.press("escape", "slash", *"f9")


async def test_what_is_not_found_is_said_and_nothing_is_changed(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        nothing = await player.press("comma", "slash", *"zebra", "enter", "enter", "r")
        assert "Nothing has all these words." in nothing
        assert "▸ Desired retention" in await player.press("escape")
    assert not preferences.path.exists()


async def test_a_cancelled_value_is_as_before(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        await player.press("comma", "enter", "ctrl+u", "1", "escape")
        assert preferences.settings.schedule.desired_retention == 0.9


async def test_new_limits_hold_on_the_first_screen(play, preferences, desk_of, vault) -> None:
    from drill.session.opening import open_desk

    def opening():
        desk = desk_of(vault)
        path = desk.store.path
        desk.close()
        return open_desk(path, [vault], preferences.settings.schedule, clock=desk.clock)

    async with play(straight=False, preferences=preferences, opening=opening) as player:
        assert "6 new" in player.text()
        await player.press("comma", "down", "enter", "ctrl+u")
        await player.write("0")
        assert "Nothing is due now" in await player.press("q")


async def test_themes_change_at_once_and_are_kept(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        await player.press("f9")
        assert preferences.settings.screen.theme == player.app.theme == "light"
    assert read_settings(preferences.path).settings.screen.theme == "light"


async def test_every_theme_paints(play) -> None:
    from drill.settings.values import THEMES

    async with play(straight=False) as player:
        assert sorted(player.app.available_themes) == sorted(THEMES)
        for theme in THEMES:
            player.app.theme = theme
            await player.settle()
            assert "Fundamentals" in player.text() or "everything" in player.text().lower()


async def test_other_keys(play, preferences) -> None:
    preferences.bind("home.settings", "x")
    preferences.bind("app.help", "f1,f12")
    async with play(straight=False, preferences=preferences) as player:
        await player.press("comma")
        assert "Desired retention" not in player.text()
        assert "Desired retention" in await player.press("x")
        await player.press("q")
        assert "Letters act" in await player.press("f12")
    lines = help_lines(Page(80), keymap=preferences.settings.keys)
    assert [line for line in lines if line.text.startswith("x             Change the schedule")]


async def test_what_is_wrong_in_the_file_is_said(play, tmp_path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[schedule]\nnew_per_day = 'many'\n[keys]\n'study.hnt' = 'x'\n")
    async with play(straight=False, preferences=Preferences(path)) as player:
        shown = " ".join(player.text().replace("│", "").split())
        assert "must be a whole number" in shown
        assert "Did you mean study.hint?" in shown
        assert "What is not named here is used as it stands in the file." in shown


async def test_a_file_that_cannot_be_read_is_not_said_to_be_used(play, tmp_path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[schedule\n")
    async with play(straight=False, preferences=Preferences(path)) as player:
        shown = " ".join(player.text().replace("│", "").split())
        assert "nothing in the file is used, but the defaults" in shown


def test_a_terminal_of_sixteen_colours_shows_its_own(monkeypatch) -> None:
    from rich.console import Console

    monkeypatch.setattr(Console, "color_system", "standard")
    assert DrillApp(lambda _: None).theme == "terminal"  # type: ignore[arg-type, return-value]


def words(player) -> str:
    return " ".join(player.text().replace("│", "").split())


async def test_what_was_changed_by_hand_meanwhile_counts_and_is_not_lost(play, preferences) -> None:
    path = preferences.path
    async with play(straight=False, preferences=preferences) as player:
        path.write_text("# by hand\n[schedule]\nnew_per_day = 7\n[screen]\ntheme = 'light'\n")
        assert re.search(r"New a day +7", await player.press("comma"))
        assert player.app.theme == "light"
        path.write_text(path.read_text() + "timer = true\n")
        await player.press("enter", "ctrl+u")
        await player.write("0.85")
        reading = read_settings(path)
        assert not reading.complaints
        schedule, screen = reading.settings.schedule, reading.settings.screen
        assert (schedule.desired_retention, schedule.new_per_day) == (0.85, 7)
        assert (screen.theme, screen.timer) == ("light", True)
        assert path.read_text().startswith("# by hand\n")


async def test_a_file_broken_by_hand_meanwhile_changes_nothing(play, preferences) -> None:
    path = preferences.path
    path.write_text("[schedule]\nnew_per_day = 7\n")
    preferences.read_again()
    async with play(straight=False, preferences=preferences) as player:
        path.write_text("[schedule\nnew_per_day = 9\n")
        await player.press("comma")
        assert "nothing in the file is used, but what was set before" in words(player)
        assert re.search(r"New a day +7", await player.press("escape"))
        await player.press("down", "enter", "ctrl+u")
        await player.write("8")
        assert path.read_text() == "[schedule\nnew_per_day = 9\n"
        assert preferences.settings.schedule.new_per_day == 7


async def test_the_exam_of_a_topic_that_there_is_not_is_named(play, preferences) -> None:
    preferences.set_exam("Basic", date(2026, 6, 1))
    async with play(straight=False, preferences=preferences) as player:
        assert "there is no topic exams.Basic; it is left out. Did you mean exams.Basics?" in (
            words(player)
        )
        await player.press("escape", "comma", "slash", *"Basic")
        await player.press("enter", "down", "r")
    assert read_settings(preferences.path).settings.exams == {}


async def test_an_exam_date_counts_at_once(play, preferences, desk) -> None:
    async with play(straight=False, preferences=preferences) as player:
        await player.press("comma", "slash", *"Basics")
        await player.press("enter", "enter", "ctrl+u")
        await player.write("2026-06-01")
        await player.press("q")
        assert desk.exams == {"Basics": date(2026, 6, 1)}
        await player.press("enter")
        assert player.study.terms.extra
