"""Colours: text can be read in every theme, and the main screens keep their colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.style import Style

from drill.ui.begin import EVERYTHING, Wish
from drill.ui.themes import OWN, TERMINAL, themes

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""


async def first(player: Any) -> None:
    """The first start."""


async def turned(player: Any) -> None:
    await player.press("space")


async def wrong(player: Any) -> None:
    await player.write("[[1, 1], [2, 2], [3, 3]]")


async def unreadable(player: Any) -> None:
    await player.press("ctrl+t")
    await player.write("1 2; 3")


async def nearly_derived(player: Any) -> None:
    await player.write("y - yhat")
    await player.press("enter")
    await player.write("dz x^T")


async def marked(player: Any) -> None:
    await player.press("b", "space")


async def read(player: Any) -> None:
    await player.press("n", "enter")


async def settings(player: Any) -> None:
    await player.press("comma", "down")


async def typing(player: Any) -> None:
    await player.press(*"yhat-y")


async def in_cells(player: Any) -> None:
    await player.press("1", "space", "2", ";", "3")


async def chosen(player: Any) -> None:
    await player.press("1")


CARD, PROBLEM = Wish(kind="card"), Wish(kind="problem", topics=("layers",))
DERIVATION = Wish(kind="derivation")
SCREENS: dict[str, tuple[Wish, Callable[[Any], Any]]] = {
    "first-start": (EVERYTHING, first),
    "browse": (EVERYTHING, marked),
    "note": (EVERYTHING, read),
    "settings": (EVERYTHING, settings),
    "card": (CARD, turned),
    "wrong": (PROBLEM, wrong),
    "unreadable": (PROBLEM, unreadable),
    "derivation": (DERIVATION, nearly_derived),
    "completion": (DERIVATION, typing),
    "grid": (PROBLEM, in_cells),
    "choice": (Wish(kind="derivation", derivations="choose"), chosen),
}


@pytest.fixture(autouse=True)
def _with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("name", SCREENS)
async def test_text_is_readable_in_every_theme_and_keeps_its_colours(
    play, same_screen, name
) -> None:
    wish, go = SCREENS[name]
    async with play(wish, straight=wish != EVERYTHING) as player:
        await go(player)
        for theme in OWN:
            player.app.theme = theme.name
            await player.settle()
            assert list(too_faint(player)) == [], theme.name
            if theme.name in ("dark", "light"):
                same_screen(f"colours/{name}-{theme.name}", player.coloured())


@pytest.mark.parametrize("section", ["today", "memory", "topics", "mistakes"])
async def test_progress_is_readable_in_every_theme_and_keeps_its_colours(
    play, half_a_year, same_screen, section
) -> None:
    async with play(straight=False) as player:
        await player.go("p")
        while section.capitalize() not in player.text().split("▸")[1]:
            await player.go("right")
        for theme in OWN:
            player.app.theme = theme.name
            await player.settle()
            assert list(too_faint(player)) == [], theme.name
            if theme.name in ("dark", "light"):
                same_screen(f"colours/progress-{section}-{theme.name}", player.coloured())


async def test_no_colour_is_left_where_none_is_wanted(play, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with play(PROBLEM) as player:
        await wrong(player)
        for theme in themes():
            player.app.theme = theme.name
            await player.settle()
            styles = [Style.parse(style) for row in player.rows() for _, style in row]
            if theme.name == TERMINAL:
                colours = {style.color for style in styles} | {style.bgcolor for style in styles}
                assert all(colour is None or colour.is_default for colour in colours)
                assert any(style.reverse for style in styles)
            else:
                assert list(too_faint(player)) == [], theme.name
                found = {style.color.get_truecolor() for style in styles if style.color}
                assert all(len(set(colour)) == 1 for colour in found)


async def test_the_suggested_rating_stands_out_over_its_whole_width(play) -> None:
    async with play(CARD) as player:
        player.app.theme = TERMINAL
        await turned(player)
        assert [
            len(text) for row in player.rows() for text, style in row if "reverse" in style
        ] == [
            20,
            20,
        ]


def too_faint(player: Any) -> Iterator[tuple[str, str, float]]:
    for text, style in (piece for row in player.rows() for piece in row):
        if re.search(r"\w", text):
            ratio = contrast(Style.parse(style))
            if ratio < LEAST:
                yield text, style, round(ratio, 2)


def contrast(style: Style) -> float:
    """The contrast ratio of a text in this style, as WCAG 2.2 defines it."""
    assert style.color
    assert style.bgcolor
    light = [luminance(*color.get_truecolor()) for color in (style.color, style.bgcolor)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def luminance(*channels: int) -> float:
    """The relative luminance of an sRGB colour, as WCAG 2.2 defines it."""
    red, green, blue = (
        channel / 255 / 12.92 if channel <= 10 else ((channel / 255 + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_of_black_and_white() -> None:
    assert contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)
    assert contrast(Style.parse("#777777 on #ffffff")) == pytest.approx(4.48, abs=0.01)
