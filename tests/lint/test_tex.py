"""TeX that can't be shown is found wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r"A note with $x + \foo{y}$ in it.", "3:14"),
        (r"Question with $\foo$::answer", "3:16"),
        ("Answer\n?\n" + r"it is $\foo$ then", "5:8"),
        ("Text.\n\n$$\n\\foo\n$$", "5:3"),
        ("> [!question] What is $\\foo$?\n> That.", "3:24"),
    ],
)
def test_a_command_that_is_not_known(found: Found, text: str, place: str) -> None:
    (only,) = found(here=f"# Here\n\n{text}\n")
    assert only == f"v/here.md:{place}: unknown-tex: the TeX here is not known: \\foo"


def test_in_the_statement_of_a_problem(found: Found) -> None:
    block = '```drill\nproblem p\n"Given $\\foo$, find $y$."\nsteps\n  y = 1\nask value y\n```\n'
    assert found(here=f"# Here\n\n{block}") == [
        "v/here.md:5:9: unknown-tex: the TeX here is not known: \\foo"
    ]


def test_text_that_is_no_tex(found: Found) -> None:
    assert found(here="# Here\n\nA brace $\\frac{1$ too few.\n") == [
        "v/here.md:3:10: unknown-tex: this is not TeX that can be shown"
    ]


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{\partial L}{\partial W}$ and $\operatorname{softmax}(z)$",
        "It costs $5 and $10.",
        "Code `$\\foo$` is code.",
        "```\n$\\foo$\n```",
    ],
)
def test_what_is_shown(found: Found, text: str) -> None:
    assert found(here=f"# Here\n\n{text}\n") == []
