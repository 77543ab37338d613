"""A formula that is too wide is broken where a mathematician would break it."""

import pytest

from drill.maths.render import render_block


def drawn(tex: str, width: int) -> list[str]:
    rendered = render_block(tex, width)
    assert rendered.ok
    return [line.rstrip() for line in rendered.lines]


def test_what_fits_is_left_alone() -> None:
    assert drawn("a = b = c", 9) == ["a = b = c"]


def test_relations_stand_under_each_other() -> None:
    assert drawn("a + b = c + d = e + f", 16) == ["a + b = c + d", "      = e + f"]


def test_sums_continue_behind_their_relation() -> None:
    tex = "s = a_1 + a_2 + a_3 + a_4 - a_5"
    assert drawn(tex, 20) == ["s = a₁ + a₂ + a₃", "    + a₄ − a₅"]


def test_equations_with_a_wide_blank_between_them_are_parted() -> None:
    tex = r"m = \beta m + g, \qquad \theta = \theta - \eta m"
    assert drawn(tex, 24) == ["m = βm + g,", "θ = θ − ηm"]


def test_aligned_equations_are_broken_on_their_right() -> None:
    tex = r"\begin{aligned} x &= aaaa + bbbb + cccc \\ yy &= 1 \end{aligned}"
    assert drawn(tex, 20) == [" x = aaaa + bbbb", "     + cccc", "yy = 1"]


def test_a_wide_left_side_leaves_room_for_the_right() -> None:
    tex = r"\mathrm{CrossEntropy}(a, b, c) = d + e"
    assert drawn(tex, 24) == ["CrossEntropy(a, b, c)", "   = d + e"]


@pytest.mark.parametrize("tex", [r"\frac{aaaaaaaaaa}{b}", r"\left(a = b\right)", r"\boxed{a = b}"])
def test_what_has_no_place_to_break_stays_wide(tex: str) -> None:
    assert render_block(tex, 5) == render_block(tex)


def test_empty_cells_are_left_empty() -> None:
    tex = r"\begin{aligned} aaaa & \\ & = bbbb + cccc \end{aligned}"
    assert drawn(tex, 14) == ["aaaa", "     = bbbb", "       + cccc"]


def test_a_sign_is_no_place_to_break() -> None:
    assert drawn("a = -bbbbbbbbbbbbbbbb", 10) == ["a = −bbbbbbbbbbbbbbbb"]
