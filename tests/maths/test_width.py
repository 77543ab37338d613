import unicodedata

import pytest
from rich.cells import cell_len

from drill.maths.width import cell_width, neutralise


def test_widths_agree_with_those_of_the_screen() -> None:
    characters = [chr(code) for code in range(0x20, 0x20000)]
    kept = [character for character in characters if neutralise(character) == character]
    assert len(kept) > 60_000
    assert [c for c in kept if cell_width(c) != cell_len(c)] == []


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("ŷ", 1), ("x\u0302", 1), ("中文", 4), ("𝐖ᵀ", 2)]
)
def test_widths(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    "hostile", "\x1b\x00\x07\x7f\x9b\u202e\u2066\u200f\u200b\ufeff\ud800\ue000"
)
def test_what_steers_a_terminal_is_replaced(hostile: str) -> None:
    assert neutralise(f"a{hostile}b") == "a�b"


def test_blanks_part_words_and_lines_stay() -> None:
    assert neutralise("a\tb\r\nc") == "a b \nc"


def test_marks_do_not_pile_up() -> None:
    piled = neutralise("x" + "\u0301" * 50 + "y")
    assert sum(unicodedata.combining(character) > 0 for character in piled) == 4
    assert piled[-1] == "y"


def test_selectors_that_change_a_width_are_dropped() -> None:
    assert neutralise("☺\ufe0f👍\U0001f3fd") == "☺👍"
