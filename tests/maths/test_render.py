"""Laws of every rendering, and that no text whatever breaks them."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.maths.commands import COMMANDS, IGNORED
from drill.maths.environments import SHAPES
from drill.maths.render import Rendered, render_block, render_inline
from drill.maths.spoken import spoken
from drill.maths.symbols import SPACES, SYMBOLS

LETTERS = st.sampled_from(
    [*"xyzWL", "x'", "2", "3.5", r"\alpha ", r"\mathbf{x}", r"\hat{y}", "f(x)"]
)
SIGNS = st.sampled_from(["+", "-", "=", ",", "|", r"\log ", r"\sum ", r"\to ", r"\quad ", "{}'"])
"""A prime has a base of its own: after a superscript it would be a second one."""


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.builds("".join, st.lists(inner, min_size=1, max_size=3))
    shapes = [
        r"{%s}_{%s}^{%s}", r"\frac{%s}{%s}", r"\sqrt[n]{%s}", r"\left(%s\middle|%s\right]",
        r"(%s)^{%s}", r"\begin{bmatrix}%s&%s\\%s\end{bmatrix}", r"\hat{%s}", r"\overline{%s}",
        r"\begin{cases}%s&%s\\%s&%s\end{cases}", r"\underbrace{%s}_{%s}", r"\binom{%s}{%s}",
        r"\begin{aligned}%s&=%s\\&=%s\end{aligned}", r"\underset{%s}{%s}", r"\sum_{%s}^{%s}",
        r"\boxed{%s}", r"\xrightarrow{%s}", r"{%s\over %s}", r"\text{if $%s$}",
    ]  # fmt: skip
    filled = [
        st.tuples(*[one] * shape.count("%s")).map(lambda parts, shape=shape: shape % parts)
        for shape in shapes
    ]
    return st.one_of(*filled)


FORMULAS = st.recursive(LETTERS | SIGNS, _larger, max_leaves=12)
FRAGMENTS = st.sampled_from([
    *"{}^_&'$%#~ \n()[]|x2", r"\left(", r"\right.", r"\middle|", r"\frac", r"\sqrt[", r"\over ",
    r"\begin{cases}", r"\end{cases}", r"\\", r"\limits", r"\text", r"\hat", r"\foo", "\\", r"\not",
    r"\begin{array}{c|c}", r"\end{array}", r"\operatorname{", r"\hspace", r"\)", r"\[", r"\big",
    "\u0301", "\u202e", "\x1b[31m", "\x00", "中", "😀", "\ud800", "\u200d", "\ufe0f", "\u2028",
])  # fmt: skip


def check_laws(rendered: Rendered) -> None:
    """What is true of every rendering."""
    assert rendered.lines
    assert {cell_len(line) for line in rendered.lines} == {rendered.width}
    assert 0 <= rendered.baseline < len(rendered.lines)
    text = "".join(rendered.lines)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in text)
    assert rendered.ok or ("⟦" in text and "⟧" in text)
    assert not (rendered.ok and rendered.unknown)


def check(tex: str, width: int) -> None:
    line, block = render_inline(tex), render_block(tex)
    for rendered in (line, block, render_block(tex, width)):
        check_laws(rendered)
        assert (rendered.ok, rendered.unknown) == (block.ok, block.unknown)
    assert len(line.lines) == 1
    assert render_block(tex, block.width) == block
    spoken(tex).encode()


@given(st.text(), st.integers(1, 100))
def test_any_text_keeps_the_laws(tex: str, width: int) -> None:
    check(tex, width)


@given(st.lists(FRAGMENTS, max_size=14).map("".join), st.integers(1, 100))
@settings(max_examples=300)
def test_broken_tex_keeps_the_laws(tex: str, width: int) -> None:
    check(tex, width)


@given(FORMULAS, st.integers(1, 100))
@settings(max_examples=200, deadline=None)
def test_formulas_keep_the_laws_and_are_understood(tex: str, width: int) -> None:
    check(tex, width)
    assert render_block(tex).ok


@given(FORMULAS, st.integers(10, 60))
@settings(deadline=None)
def test_breaking_never_makes_wider(tex: str, width: int) -> None:
    assert render_block(tex, width).width <= render_block(tex).width


@pytest.mark.parametrize(
    "tex",
    [
        "{" * 20_000, r"\left(" * 3_000, r"\frac{1}{" * 500 + "}" * 500, r"\hat" * 2_400 + "x",
        "(" * 4_900 + ")" * 4_900, r"\sqrt[" * 1_500, "x^{" * 3_000, "x" * 20_000, "=x" * 4_900,
        r"\begin{matrix}" + "&" * 3_000 + "x" + r"\\x" * 1_500 + r"\end{matrix}",
        r"\hat{(a" * 39 + ")}" * 39, "{{a^{" * 13 + "x" + "}}}^{b}" * 13, r"\overline{" * 500,
        "x_\\foo" * 1_600, "$" * 9_999, "'" * 9_000, "x" + "\u0301" * 9_000, "\\" * 9_999,
    ],
    ids=lambda tex: tex[:12],
)  # fmt: skip
def test_large_and_deep_input_is_bounded(tex: str) -> None:
    check(tex, 80)
    for rendered in (render_block(tex, 80), render_inline(tex)):
        assert sum(map(len, rendered.lines)) < 600_000


def test_a_drawing_that_would_be_too_large_is_shown_as_it_was_written() -> None:
    tex = r"\begin{matrix}" + r"a\\" * 2_000 + r"\end{matrix}" + "b" * 3_000
    rendered = render_block(tex)
    check_laws(rendered)
    assert not rendered.ok
    assert len(rendered.lines) == 1
    assert render_inline(tex).ok


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{a}{b", "a}", r"\frac{1}", "x^", "x^a^b", "x_1_2", r"\left( x", r"x \right)",
        "a & b }", r"\begin{matrix} a", r"\begin{a} x \end{b}", "x\\", "$a", r"\hspace{x}",
        r"\left x y \right)", r"\not\alpha", r"a \over b \over c", r"\middle|", "f^2'",
        r"\text{a & b}{", r"\sqrt[3",
    ],
)  # fmt: skip
def test_what_is_not_tex_is_shown_as_it_was_written(tex: str) -> None:
    for rendered in (render_inline(tex), render_block(tex)):
        assert not rendered.ok
        assert rendered.lines == (f"⟦{' '.join(tex.split())}⟧",)
        assert rendered.unknown == ()


@pytest.mark.parametrize(
    ("tex", "line", "unknown"),
    [
        (r"\foo", r"⟦\foo⟧", ["\\foo"]),
        (r"\foo{a}{b} + 1", r"⟦\foo{a}{b}⟧ + 1", ["\\foo"]),
        (r"x_\foo{a}", r"x_(⟦\foo{a}⟧)", ["\\foo"]),
        (r"\frac{\bar{\foo}}{\baz}", r"bar(⟦\foo⟧)/(⟦\baz⟧)", ["\\foo", "\\baz"]),
        (r"\begin{tikz} x \end{tikz}", r"⟦\begin{tikz} x \end{tikz}⟧", ["\\begin{tikz}"]),
        (r"\newcommand{\R}{\mathbb{R}} \R", r"⟦\newcommand{\R}{\mathbb{R}}⟧ ⟦\R⟧",
         ["\\newcommand", "\\R"]),
    ],
)  # fmt: skip
def test_an_unknown_command_is_marked_with_its_groups(
    tex: str, line: str, unknown: list[str]
) -> None:
    rendered = render_inline(tex)
    assert rendered.lines == (line,)
    assert list(rendered.unknown) == unknown
    assert not rendered.ok


def _arguments(signature: str) -> str:
    return "".join({"{": "{x}", "[": "", "*": ""}[wanted] for wanted in signature)


@pytest.mark.parametrize("name", sorted({*COMMANDS, *IGNORED, *SYMBOLS, *SPACES}))
def test_every_named_command_is_understood(name: str) -> None:
    arguments = {"hspace": "{1em}", "mspace": "{18mu}", "not": "{=}"}
    signature = COMMANDS[name].signature if name in COMMANDS else ""
    tex = f"\\{name}{arguments.get(name) or _arguments(signature)} x"
    check(tex, 10)
    assert render_block(tex).ok
    assert "⟦" not in render_inline(tex).lines[0] or name == "llbracket"


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_environment_is_understood(name: str) -> None:
    arguments = {"array": "{lr}", "subarray": "{c}"}.get(name, "{2}" if "alignat" in name else "")
    tex = rf"\begin{{{name}}}{arguments} a & b \\ \frac{{c}}{{d}} & e \\ \end{{{name}}}"
    check(tex, 10)
    assert render_block(tex).ok


@pytest.mark.parametrize("wrapped", ["$x^2$", r"\[x^2\]", r"\(x^2\)", " $$x^2$$ ", "x^2 % why"])
def test_delimiters_and_comments_are_no_part_of_a_formula(wrapped: str) -> None:
    assert render_block(wrapped) == render_block("x^2")


def test_an_empty_formula_is_an_empty_line() -> None:
    assert render_inline("") == Rendered(True, ("",), (), 0, 0) == render_block(" ")


def test_an_empty_script_takes_no_line() -> None:
    assert render_block("x^{}_{}").lines == ("x",)


def test_the_parser_is_loaded_only_when_it_is_needed() -> None:
    program = "import sys, drill.maths.markdown_maths; print('pylatexenc' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.strip() == b"False"
