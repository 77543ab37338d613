"""Tidying: maths gets its dollars, prose and code stay, and twice is as good as once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from drill.cli import main
from drill.maths.markdown_segments import segments
from drill.maths.read import read_tex
from drill.tidy.note import tidy
from drill.tidy.pasted import Paste, mended, with_dollars

PASTED = Path(__file__).with_name("pasted")
NOTES = sorted(PASTED.glob("*.md"))


@pytest.mark.parametrize(
    ("pasted", "right"),
    [
        (r"so (z^{(1)} = W^{(1)}x + b^{(1)}), and", r"so $z^{(1)} = W^{(1)}x + b^{(1)}$, and"),
        (r"a margin (\epsilon) apart", r"a margin $\epsilon$ apart"),
        (r"**Pairs (two, margin (\epsilon))**", r"**Pairs (two, margin $\epsilon$)**"),
        (r"(\phi(u)=\max(0,u)), cheap", r"$\phi(u)=\max(0,u)$, cheap"),
        (r"how well (L_e) does", r"how well $L_e$ does"),
        (r"\(x^2\) and \( y \)", r"$x^2$ and $y$"),
        (r"\[ x^2 \]", r"$$ x^2 $$"),
        ("so\n[\nz = \\frac{1}{2}\n]\nthen", "so\n$$\nz = \\frac{1}{2}\n$$\nthen"),
        ("[ z = Wx + b ]", "$$z = Wx + b$$"),
        (r"(W_{ij}\sim \mathcal{N}(0, \tfrac{2}{\text{fan_in}}))",
         r"$W_{ij}\sim \mathcal{N}(0, \tfrac{2}{\text{fan_in}})$"),
        (r"add (\lambda|W|_2^2) to", r"add $\lambda\|W\|_2^2$ to"),
        (r"(y=x+F(x;,\theta))", r"$y=x+F(x;\theta)$"),
        (r"(\alpha ;+; \beta)", r"$\alpha + \beta$"),
        (r"(\max\big(0,, x\big))", r"$\max\big(0, x\big)$"),
        ("> [\\!info] Goal", "> [!info] Goal"),
        ("a = Ïƒ(z)", "a = σ(z)"),
    ],
)  # fmt: skip
def test_what_becomes_what(pasted: str, right: str) -> None:
    assert tidy(pasted) == right
    assert tidy(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "For classification (softmax): yes",
        "# [[Deep Networks]] (DNN)",
        "**Dropout (p)**: zero at random",
        "Bottleneck (1×1-3×3-1×1) reduces",
        "(anchor–pos–neg) (fully-connected) (e.g. 3) (see [[x]]) (a) or (b)",
        "f(x_i) and W(\\theta)",
        "a (very \\emph{odd}) word",
        "`(x^2)` and\n\n```\n(x^2) \\(y\\)\n[\nx^2\n]\n```\n",
        "already $x^2$ ($y_1$) and (the $z_1$ one)",
        "- [ ] to do\n- [x] done",
        "[a link](https://x.org/a_b_(c))",
        "the variable (fan_in) or (x_train)",
        "| a | b |\n| - | - |\n| (one) | $|x|$ |",
        "it costs (x = 5 dollars or so)",
        "---\ntitle: (x^2)\n---\nprose (yes)",
        "naïve café — “quotes” … Łódź, 日本語, straße",
    ],
)
def test_what_stays(text: str) -> None:
    assert tidy(text) == text


def test_weaker_signs_count_in_a_note_that_has_lost_its_dollars() -> None:
    assert tidy("a (L) b") == "a (L) b"
    assert tidy("a (L) b (x=1) c (\\beta)") == "a $L$ b $x=1$ c $\\beta$"


def test_lines_keep_their_ends() -> None:
    assert tidy("a (\\beta)\r\n\r\nb\r\n") == "a $\\beta$\r\n\r\nb\r\n"


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_every_formula_of_a_tidied_note_parses(note: Path) -> None:
    text = tidy(note.read_text(encoding="utf-8"))
    assert tidy(text) == text
    formulas = [part.content for part in segments(text) if part.kind in ("inline", "display")]
    assert {tex: read_tex(tex).unknown for tex in formulas if read_tex(tex).unknown} == {}
    assert formulas or note.stem == "guide"


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_headings_lists_tables_and_code_stay(note: Path) -> None:
    before = note.read_text(encoding="utf-8")
    after = tidy(before)
    assert len(before.splitlines()) == len(after.splitlines())
    structure = re.compile(r"^\s*(?:#+|[-*+]|\d+\.|\||>|```)?", re.MULTILINE)
    assert structure.findall(before) == structure.findall(after)


def test_the_pasted_chat_has_no_formula_left_in_brackets() -> None:
    text = tidy(PASTED.joinpath("chat.md").read_text(encoding="utf-8"))
    outside = "".join(part.content for part in segments(text) if part.kind == "text")
    assert "\\" not in outside
    assert [part.kind for part in segments(text)].count("inline") == 25
    for prose in ("(DNN)", "(softmax)", "(pick and justify)", "(1×1-3×3-1×1)", "((x,y))", "(SGD/"):
        assert prose in text


PIECES = st.lists(
    st.sampled_from(
        ["(", ")", "[", "]", "\n", "\n\n", "\\(", "\\)", "\\[", "\\]", "$", "$$", "\\alpha", "x_1",
         "x^2", "|", "_2", ";", ",", "=", " ", "word", "`", "```", "> ", "- ", "Ïƒ", "é", "---\n"]
    ) | st.text(max_size=3),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
def test_twice_is_as_good_as_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once


@given(PIECES)
def test_code_is_not_touched_but_for_its_letters(text: str) -> None:
    text = text.encode("ascii", "ignore").decode()
    block = f"```\n{text.replace('`', '')}\n```\n"
    assert tidy(block) == block.replace("\r\n", "\n") or "\r" in block


@given(st.text("abcdefgh ,.-", max_size=80))
def test_plain_words_in_brackets_stay(text: str) -> None:
    assert with_dollars(f"x ({text}) y", Paste.PLAIN) == f"x ({text}) y"


def test_bars_of_an_absolute_value_stay() -> None:
    assert mended("|x| + |y|_2") == "|x| + \\|y\\|_2"


def test_the_command_shows_and_writes(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("a (\\beta)\n", encoding="utf-8")
    shown = CliRunner().invoke(main, ["tidy", str(note)])
    assert "+a $\\beta$" in shown.output
    assert note.read_text(encoding="utf-8") == "a (\\beta)\n"
    written = CliRunner().invoke(main, ["tidy", "--write", str(note)])
    assert written.exit_code == 0
    assert note.read_text(encoding="utf-8") == "a $\\beta$\n"
    assert note.with_name("note.md.orig").read_text(encoding="utf-8") == "a (\\beta)\n"
    again = CliRunner().invoke(main, ["tidy", "--write", str(note)])
    assert "nothing to change" in again.output


def test_an_original_is_never_written_over(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.with_name("note.md.orig").write_text("mine", encoding="utf-8")
    note.write_text("a (\\beta)\n", encoding="utf-8")
    CliRunner().invoke(main, ["tidy", "--write", str(note)])
    assert note.with_name("note.md.orig").read_text(encoding="utf-8") == "mine"
    assert note.with_name("note.md.orig2").exists()


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(b"a\xff")
    refused = CliRunner().invoke(main, ["tidy", str(note)])
    assert refused.exit_code == 1
    assert "is not UTF-8" in refused.output
