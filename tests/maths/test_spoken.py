"""A formula read aloud; the golden files hold many more."""

import pytest

from drill.maths.spoken import spoken


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\frac{1}{1+e^{-z}}", "fraction 1 over 1 plus e to the minus z"),
        (r"\frac{1}{m}\delta", "fraction 1 over m end fraction delta"),
        ("x^2 + y^3 + W^\\top", "x squared plus y cubed plus W transpose"),
        (r"\hat{y}_i", "y hat sub i"),
        (r"\sum_{i=1}^{n} x_i", "sum from i equals 1 to n of x sub i"),
        (r"\max_i z_i", "max over i of z sub i"),
        (r"\lim_{n\to\infty} a_n", "limit as n to infinity of a sub n"),
        (r"\mathbf{W}\boldsymbol{\theta}\mathcal{L}\mathbb{R}\Sigma",
         "bold W bold theta calligraphic L double-struck R capital sigma"),
        (r"\lVert x \rVert_2", "norm of x end norm sub 2"),
        ("p(x \\mid z)", "p open parenthesis x given z close parenthesis"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
         "2 by 2 matrix, row 1: 1, 2; row 2: 3, 4; end matrix"),
        (r"\foo x", r"unread TeX \foo end TeX x"),
        (r"\frac{a", r"\frac{a"),
    ],
)  # fmt: skip
def test_spoken(tex: str, words: str) -> None:
    assert spoken(tex) == words
