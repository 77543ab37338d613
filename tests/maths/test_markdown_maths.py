"""Maths in Markdown: found where it stands, and drawn among the words."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from drill.maths.markdown_maths import Segment, render_text, split_maths
from drill.maths.width import cell_width

MARKDOWN = st.lists(
    st.sampled_from([
        *"$`\\*_=[]|# \n->1.", "$$", r"\(", r"\)", r"\[", r"\]", "```", "~~~", "x^2", "word", "**",
        "==", "[[a|b]]", "- ", "> ", r"\frac{a}{b}", "\x1b", "\u202e", "\ue000", "中",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("plain", [("text", "plain")]),
        ("a $x$ b", [("text", "a "), ("inline", "x"), ("text", " b")]),
        ("$$x$$", [("display", "x")]),
        (r"\(x\) \[y\]", [("inline", "x"), ("text", " "), ("display", "y")]),
        ("$$\na\n\nb\n$$", [("display", "\na\n\nb\n")]),
        ("$a$$b$", [("inline", "a"), ("inline", "b")]),
        (r"$\$5$", [("inline", r"\$5")]),
        (r"\$x$ and \\$x$", [("text", r"\$x$ and \\"), ("inline", "x")]),
        ("between $5 and $10", [("text", "between $5 and $10")]),
        ("$ x$, $x $", [("text", "$ x$, $x $")]),
        ("`$x$` and ``a`$y$`b``", [("text", "`$x$` and ``a`$y$`b``")]),
        ("`$x$", [("text", "`"), ("inline", "x")]),
        ("```\n$x$\n```\n$y$", [("text", "```\n$x$\n```\n"), ("inline", "y")]),
        ("~~~~\n$x$\n~~~\n$z$", [("text", "~~~~\n$x$\n~~~\n$z$")]),
        ("$a\n\nb$", [("text", "$a\n\nb$")]),
        ("$$ never closed $x$", [("text", "$$ never closed "), ("inline", "x")]),
        (r"\(a $b$", [("text", r"\(a "), ("inline", "b")]),
    ],
)
def test_split(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(segment.kind, segment.content) for segment in split_maths(text)] == expected


@given(MARKDOWN)
def test_split_loses_nothing_but_delimiters(text: str) -> None:
    place = 0
    for segment in split_maths(text):
        place = text.index(segment.content, place) + len(segment.content)
    if all(segment.kind == "text" for segment in split_maths(text)):
        assert "".join(segment.content for segment in split_maths(text)) == text


@given(MARKDOWN, st.integers(1, 60))
def test_lines_are_plain_and_safe(text: str, width: int) -> None:
    for line in render_text(text, width):
        assert "\n" not in line
        assert not set(line) & {"\x1b", "\u202e", "\ue000"}


@given(st.text("ab $x中->", max_size=80), st.integers(4, 30))
@example(" - 中", 4)
def test_words_fit_the_width(text: str, width: int) -> None:
    assume("$$" not in text)  # a displayed formula may be wider: it is scrolled
    assert all(cell_width(line) <= width for line in render_text(text, width))


def test_inline_maths_is_kept_whole() -> None:
    assert render_text("The error $a - b + c$ is small.", 16) == [
        "The error",
        "a − b + c is",
        "small.",
    ]


def test_inline_maths_wider_than_the_line_is_broken_at_blanks() -> None:
    assert render_text("$a + b + c + d$", 8) == ["a + b +", "c + d"]


def test_display_maths_is_an_indented_block_apart_from_the_text() -> None:
    assert render_text("Where\n$$\\frac{a}{b}$$\nand $$x = 1$$ end.", 40) == [
        "Where",
        "",
        "    a",
        "    ─",
        "    b",
        "",
        "and",
        "    x = 1",
        "end.",
    ]


def test_display_maths_is_broken_to_the_width() -> None:
    assert (
        render_text("$$a + b = c + d = e + f$$", 20)
        == [
            "",
            "    a + b = c + d",
            "          = e + f",
        ][1:]
    )


def test_lists_keep_their_markers_and_hang() -> None:
    assert render_text("- one two three\n  1. four five\n* $x^2$\n\n\n> said here", 12) == [
        "- one two",
        "  three",
        "  1. four",
        "     five",
        "* x²",
        "",
        "│ said here",
    ]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("**bold** and __bold__", "bold and bold"),
        ("*it* and _it_, snake_case_name, 2*3*4", "it and it, snake_case_name, 2*3*4"),
        ("==lit== ~~gone~~", "lit gone"),
        ("[[note]] [[note|shown]] [text](url)", "note shown text"),
        ("**the $x_1$ of `a*b*c`**", "the x₁ of `a*b*c`"),
        (r"\*plain\* \$5 \_x\_", "*plain* $5 _x_"),
        ("## Heading $h$", "Heading h"),
        ("a  b\tc", "a b c"),
        ("`$x$` stays", "`$x$` stays"),
        (r"an unknown $\foo$ here", r"an unknown ⟦\foo⟧ here"),
    ],
)
def test_marks_are_removed(markdown: str, line: str) -> None:
    assert render_text(markdown, 80) == [line]


def test_fenced_code_is_kept_as_it_stands() -> None:
    code = "```python\nx = '$a$'  # **no**\n\n\ny\n```"
    shown = ["  x = '$a$'  # **no**", "", "", "  y"]
    assert render_text(f"See:\n{code}\nend", 40) == ["See:", *shown, "end"]


def test_segments_are_values() -> None:
    assert split_maths("$x$") == [Segment("inline", "x")]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("![a net](x.png) here", "[image: a net] here"),
        ("![](figures/x.png)", "[image: x.png]"),
        ("![300](x.png)", "[image: x.png]"),
        ("![a net|300](x.png)", "[image: a net]"),
        ("![[x.png|a net]] ![[x.svg|300]]", "[image: a net] [image: x.svg]"),
        ("![[a note]]", "a note"),
        ("[[note#part]] [[#part]] [[note#^id]] [[note^id]]", "note › part part note note"),
        ('[text](https://x.org "title") [](u)', "text u"),
        ("[x] and [y] (z)", "[x] and [y] (z)"),
        ("> [!tip]- Mind $x$", "│ Tip: Mind x"),
        ("> [\\!warning]", "│ Warning"),
    ],
)  # fmt: skip
def test_links_images_and_callouts_show_their_text(markdown: str, line: str) -> None:
    assert render_text(markdown, 100) == [line]


def test_long_code_is_folded() -> None:
    assert render_text("```\nfor x in range(10): y\n```", 16) == [
        "  for x in range",
        "    … (10): y",
    ]


TABLE = "| op | $f$ | n |\n|:--|:-:|--:|\n| relu | $\\max(0,z)$ | 1 |\n| id | $|z|$ | `a|b` |"


def test_a_table_is_aligned() -> None:
    assert render_text(f"See\n{TABLE}\nend", 60) == [
        "See",
        "op   │     f     │     n",
        "─────┼───────────┼──────",
        "relu │ max(0, z) │     1",
        "id   │    |z|    │ `a|b`",
        "end",
    ]


def test_a_wide_table_wraps_its_cells_and_at_last_becomes_a_list() -> None:
    table = "| a | b |\n|---|---|\n| one | two three four |\n| five | six |"
    assert render_text(table, 14) == [
        "a    │ b",
        "─────┼────────",
        "one  │ two",
        "     │ three",
        "     │ four",
        "╌╌╌╌╌┆╌╌╌╌╌╌╌╌",
        "five │ six",
    ]  # fmt: skip
    assert render_text(table, 8) == ["- a: one", "  b: two", "  three", "  four", "- a:", "  five",
                                     "  b: six"]  # fmt: skip


@pytest.mark.parametrize("text", ["|x| is a size", "| a | b |\n| c | d |", "| a |"])
def test_lines_with_bars_alone_are_no_table(text: str) -> None:
    assert render_text(text, 80) == text.split("\n")


ROWS = st.lists(st.lists(st.text("ab x|`\\中-:", max_size=9), min_size=1, max_size=4), min_size=1)


@given(ROWS, st.integers(1, 60))
@example([["|", ":\\中"], ["", "", ":"]], 4)
def test_any_table_is_shown_within_the_page(rows: list[list[str]], width: int) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    shown = render_text("\n".join([lines[0], "|---|---|", *lines[1:]]), width)
    assert all(cell_width(line) <= max(width, 4) for line in shown)
