"""Reading notes, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill.session.desk import Desk
from drill.ui.words.line import Page
from drill.ui.words.notes import title_line

FIRST = """---
order: 1
---

# First

Leads to [[second#Deep|the depth]], to [[nowhere]] and to [[#Below]].

$$y=\\frac{1}{x}$$

| $x$ | why |
|---|---|
| 1 | [[second]] |

What is $x$?::A [[second|number]]. ^x

## Below

> [!warning] Beware
> It is *deep*.

```drill
problem double
"Double."
level 1: n = 1
given
  x : vector(n) of integers(1, 9)
steps
  y = 2*x
ask value y
```
"""
SECOND = "---\norder: 2\n---\n\n# Second\n\n" + "A line.\n\n" * 30 + "## Deep\n\nHere is depth.\n"
SIZES = [(80, 24), (40, 12), (120, 40)]


def said(text: str) -> str:
    """A screen as one line, without the frames around what is said."""
    return " ".join(text.translate(str.maketrans("│▌", "  ")).split())


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "first.md").write_text(FIRST, "utf-8")
    (folder / "second.md").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture
def reading(desk_of, notes: Path) -> Desk:
    return desk_of(notes)


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(play, same_screen, reading, size) -> None:
    async with play(straight=False, size=size, opening=lambda: reading) as player:
        same_screen(f"notes-{size[0]}x{size[1]}", await player.press("n"))
        same_screen(f"note-{size[0]}x{size[1]}", await player.press("enter", "tab"))


async def test_links_are_followed_and_come_back_from(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        assert "▸the depth›" in await player.press("n", "enter", "tab")
        text = await player.press("enter")
        assert "Second · notes/second.md" in text
        assert "Here is depth." in text
        assert "First · notes/first.md" in await player.press("backspace")
        text = await player.press("tab", "tab", "enter")
        assert "There is no note called nowhere." in text
        await player.press("tab", "tab", "shift+tab")
        assert "Below" in await player.press("enter")
        assert "Read" in await player.press("backspace", "backspace")


async def test_links_in_tables_and_cards_lead_on(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        text = await player.press("n", "enter", *["tab"] * 4)
        assert "▸second›" in text
        assert "▸number›" in await player.press("tab")
        assert "Second ·" in await player.press("enter")


async def test_a_problem_is_worked_from_its_note(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        text = await player.press("n", "enter", "shift+tab")
        assert "▸number›" in text
        assert "▸Problem double›" in await player.press("tab")
        await player.press("enter")
        assert player.study.turn
        assert player.study.turn.item.id == "problem:double"
        assert "First · notes/first.md" in await player.press("ctrl+o")


async def test_words_are_found_and_marked(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        await player.press("n", "down", "enter")
        assert "Press / and write what to find." in await player.press("n")
        text = await player.press("slash", *"DEPTH", "enter")
        assert "» Here is depth." in text
        player.app.clear_notifications()  # which go by the clock
        first = await player.press("slash", *"a line", "enter")
        assert first.count("» A line.") == 1
        assert await player.press("n") != first
        assert await player.press("N") == first
        await player.press("slash", *"zzz", "enter")
        assert "zzz does not stand in this note." in player.text()
        assert "find in this note" not in await player.press("slash", "escape")


async def test_a_heading_is_chosen(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        text = await player.press("n", "down", "enter", "o")
        assert "Headings" in text
        assert "Here is depth." in await player.press("down", "enter")
        assert "Here is depth." not in await player.press("g")
        assert "Here is depth." in await player.press("end")


async def test_the_note_of_a_question_opens_at_its_place(play, reading) -> None:
    async with play(straight=True, opening=lambda: reading) as player:
        assert "What is x?" in player.text()
        text = await player.press("n")
        assert "Q  What is x?" in text
        assert "What is x?" in await player.press("q")
        assert player.study.turn


async def test_a_note_that_has_gone_is_said(play, reading, notes: Path) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        await player.press("n")
        (notes / "first.md").unlink()
        assert "notes/first.md: this note has gone." in said(await player.press("enter"))
        assert "Notes" in await player.press("escape", "q")


async def test_what_is_due_of_a_note_is_studied(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        await player.press("n", "enter", "s")
        assert player.study.turn
        await player.press("q", "q", "down", "enter")
        assert "There is nothing to study in this note." in said(await player.press("s"))


async def test_while_words_are_typed_only_their_keys_are_shown(play, reading) -> None:
    async with play(straight=False, opening=lambda: reading) as player:
        last = (await player.press("n", "enter", "slash")).splitlines()[-1]
        assert "Cancel" in last
        assert "Outline" not in last


def test_a_title_without_room_goes_without_its_file() -> None:
    assert title_line("A note", "notes/a.md", Page(30)).text == "A note · notes/a.md"
    assert title_line("A note", "notes/a.md", Page(12)).text == "A note"
    assert title_line("A note", "notes/a.md", Page(4)).text == "A n…"
    assert title_line("", "notes/a.md", Page(9)).text == "notes/a.…"
