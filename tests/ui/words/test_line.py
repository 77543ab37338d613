from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from drill.maths.width import PLAIN, STRONG, cell_width
from drill.ui.words.line import Page, as_lines, clipped, paragraph, safe, wrapped
from drill.ui.words.maths import markdown

TEXTS = st.text(st.characters(codec="utf-8"), max_size=120)
WIDTHS = st.integers(8, 90)


@given(TEXTS, WIDTHS)
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width, head="? ")
    assert all(cell_width(line) <= width for line in lines)
    kept = "".join("".join(lines).split()).removeprefix("?")
    assert kept == "".join(safe(text).split())


@given(TEXTS, WIDTHS)
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cell_width(clipped(text, width)) <= width


@given(TEXTS)
def test_safe_text_holds_nothing_that_acts_on_a_terminal(text: str) -> None:
    harmful = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert not harmful & {unicodedata.category(character) for character in safe(text)}


def test_a_sign_stays_with_its_number() -> None:
    assert wrapped("by chance (65 % to 90 %).", 14) == ["by chance", "(65 % to", "90 %)."]


def test_hanging_lines_stand_below_the_text() -> None:
    lines = paragraph("one two three four", Page(12), head="Read as  ")
    assert [line.text for line in lines] == [
        "Read as  one",
        "      two",
        "      three",
        "      four",
    ]


def test_a_displayed_formula_is_drawn_or_written_in_the_line() -> None:
    source = "So:\n$$\\frac{a}{b} = c$$"
    assert any("─" in line for line in markdown(source, Page(40)))
    assert [line.strip() for line in markdown(source, Page(40, flat=True))] == ["So:", "a/b = c"]


def test_what_is_too_wide_is_folded() -> None:
    source = "```\n" + "x" * 50 + "\n```"
    assert all(len(line) <= 20 for line in markdown(source, Page(20)))


def test_emphasis_goes_on_over_lines() -> None:
    lines = as_lines(markdown("a **bold text over** lines", Page(11)))
    assert [line.text for line in lines] == ["a bold text", "over lines"]
    assert [line.strong for line in lines] == [((2, 11),), ((0, 4),)]


def test_marks_of_emphasis_in_a_text_are_harmless() -> None:
    (line,) = as_lines(markdown(f"a {STRONG}b{PLAIN}", Page(40)))
    assert (line.text, line.strong) == ("a �b�", ())


def test_a_word_that_is_too_long_is_broken_behind_a_sign() -> None:
    path, key = "cards/backpropagation.md:885", "two-layer-batch@1:1:718660"
    assert wrapped(path, 30, "Note  ") == ["Note  cards/", "      backpropagation.md:885"]
    assert wrapped(path, 32, "Note  ") == ["Note  cards/backpropagation.md:", "      885"]
    assert wrapped(key, 24, "As  ") == ["As  two-layer-batch@1:1:", "    718660"]
    assert wrapped("x" * 12, 10) == ["x" * 10, "xx"]
