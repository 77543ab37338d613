"""Maths and code in a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.decks.verbatim import FILL, mask


def prose(text):
    """The masked text with one # for each stretch of maths or code."""
    masked = mask(text).prose
    assert len(masked) == len(text)
    return re.sub(f"{FILL}+", "#", masked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", "plain text"),
        ("a $x$ b", "a # b"),
        ("$x$", "#"),
        ("$x$ $y$", "# #"),
        ("a $$x$$ b", "a # b"),
        (r"a \(x\) b \[y\] c", "a # b # c"),
        ("a `x` b", "a # b"),
        ("a ``x ` y`` b", "a # b"),
        ("`a ``b` c", "# c"),
        (r"\$x\$", r"\$x\$"),
        (r"$a\$b$ c", "# c"),
        (r"$\\$ c", "# c"),
        (r"\(a \\) b\) c", "# c"),
        ("$`x`$ c", "# c"),
        ("`$`x`$`", "#x#"),
        ("$5 and $10", "$5 and $10"),
        ("$5 and $x$", "$5 and #"),
        ("$ x $", "$ x $"),
        ("$x $", "$x $"),
        ("$x$2", "$x$2"),
        ("x$", "x$"),
        ("`x", "`x"),
        (r"\(x", r"\(x"),
        ("$$x", "$$x"),
        ("$$a$b$$ c", "# c"),
        ("\\", "\\"),
    ],
)
def test_maths_and_code_are_filled(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "start", "closing"),
    [("a $$x", 2, "$$"), (r"\[x", 0, "\\]"), ("$$x$$ $$y", 6, "$$"), ("$x$ `$$` $$", 9, "$$")],
)
def test_display_maths_left_open_is_told(text, start, closing):
    opened = mask(text).opened
    assert opened is not None
    assert (opened.start, opened.closing) == (start, closing)


@pytest.mark.parametrize("text", ["$$x$$", r"\[x\]", "$x", r"\(x", "`$$`", r"\$$x$"])
def test_nothing_else_is_left_open(text):
    assert mask(text).opened is None


@given(st.text(alphabet="$`\\()[]ab 1:="))
def test_each_character_is_kept_or_filled(text):
    masked = mask(text).prose
    assert len(masked) == len(text)
    assert all(kept in (FILL, char) for kept, char in zip(masked, text, strict=True))


@pytest.mark.parametrize("unit", ["$", "$$", "`", "\\(", "\\[", "$a", "`` `", "$ ", "\\"])
def test_a_long_line_of_openings_is_read(unit):
    text = unit * 20_000
    assert len(mask(text).prose) == len(text)
