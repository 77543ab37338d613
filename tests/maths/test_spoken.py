"""A formula read aloud; the golden files hold many more."""

import re
from itertools import combinations

import pytest

from drill.maths.markdown_maths import split_maths
from drill.maths.spoken import spoken
from drill.shipped import cards_folder


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
         "bold W bold theta script L the reals capital sigma"),
        (r"\lVert x \rVert_2", "2-norm of x end norm"),
        ("p(x \\mid z)", "p of open paren x given z close paren"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
         "2 by 2 matrix, row 1: 1, 2; row 2: 3, 4; end matrix"),
        (r"f(x)", "f of x"),
        (r"\sigma'(z_1)\,y", "sigma prime of z sub 1 y"),
        (r"\phi'(z^{[l]})", "phi prime of z bracket l"),
        (r"\mathrm{softmax}(Wh+b)", "softmax of open paren W h plus b close paren"),
        ("a(1-a)", "a times open paren 1 minus a close paren"),
        ("p(1-p)", "p times open paren 1 minus p close paren"),
        (r"p_i(\mathbb{1}[i=j]-p_j)",
         "p sub i times open paren indicator of i equals j end indicator"
         " minus p sub j close paren"),
        (r"(W^{(2)})^\top\delta", "W superscript 2 transpose delta"),
        (r"(a^{[l-1]})^\top", "a bracket l minus 1 end bracket transpose"),
        (r"(\hat{y}-y)x^\top", "open paren y hat minus y close paren x transpose"),
        (r"\frac{\partial L}{\partial W_1}", "partial derivative of L with respect to W sub 1"),
        (r"\partial L/\partial W_1=0",
         "partial derivative of L with respect to W sub 1 equals 0"),
        (r"\frac{dy}{dx}", "derivative of y with respect to x"),
        (r"\nabla_W\mathcal{L}", "gradient with respect to W of script L"),
        (r"\frac12(w-a)^2", "one half times open paren w minus a close paren squared"),
        (r"\mathbb{E}_{x\sim p}[f(x)]",
         "expectation over x is distributed as p of f of x end expectation"),
        (r"X\in\mathbb{R}^{m\times n}", "X in the reals to the m by n end power"),
        (r"\mathcal{N}(0,\sigma^2)", "script N of open paren 0, sigma squared close paren"),
        (r"e^{-|z|}", "e to the minus absolute value of z end power"),
        ("p(y|x)", "p of open paren y given x close paren"),
        (r"|x|^2", "absolute value of x end absolute value squared"),
        (r"\lVert W\rVert_F^2", "F-norm of W end norm squared"),
        (r"\{1,2\}", "the set of 1, 2 end set"),
        (r"W^{-1}+10^{-1}", "W inverse plus 10 to the minus 1"),
        ("W_i^QX", "W sub i superscript Q X"),
        (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", "column 1, 2, end column"),
        (r"\begin{cases}z&z>0\\0&\text{otherwise}\end{cases}",
         "cases: z, if z is greater than 0; 0, otherwise; end cases"),
        (r"\|x\|_2\|w\|^2", "2-norm of x end norm norm of w end norm squared"),
        (r"\sum_l\|W\|_F", "sum over l of F-norm of W end norm"),
        (r"D_{\mathrm{KL}}(p\|q)", "D sub KL of open paren p relative to q close paren"),
        ("D(G(z))", "D of open paren G of z close paren"),
        (r"\langle x,w\rangle", "inner product of x, w end product"),
        (r"\arg\max_k z_k", "arg max over k of z sub k"),
        (r"\foo x", r"unread TeX \foo end TeX x"),
        (r"\frac{a", r"\frac{a"),
    ],
)  # fmt: skip
def test_spoken(tex: str, words: str) -> None:
    assert spoken(tex) == words


FORMULAS = [
    segment.content
    for file in sorted(cards_folder().rglob("*.md"))
    if file.name != "README.md"
    for segment in split_maths(file.read_text("utf-8"))
    if segment.kind != "text"
]
PROSE = re.compile(r"\\text\{[^{}]*\}")


def test_nothing_of_the_syllabus_is_left_that_cannot_be_pronounced() -> None:
    said = {tex: spoken(PROSE.sub("", tex)) for tex in FORMULAS}
    assert len(said) > 500
    assert {
        tex: words
        for tex, words in said.items()
        if "unread" in words or not re.fullmatch(r"[A-Za-z0-9 .,;:'-]*", words)
    } == {}


ALIKE = (
    "x_{t-1}", "x_t-1", "x_{t}y", "x_{ty}", "e^{x+1}", "e^x+1", "e^{xy}", "e^xy", "e^{-x}", "-e^x",
    "a/(b+c)", "a/b+c", "(a/b)c", "a/(bc)", r"\frac{a}{b+c}", r"\frac{a}{b}+c", r"\frac{a}{b}c",
    r"\frac{a}{bc}", r"\frac{\frac{a}{b}}{c}", r"\frac{a}{\frac{b}{c}}", r"a\frac{b}{c}",
    r"\sqrt{x+1}", r"\sqrt{x}+1", r"\sqrt{x}y", r"\sqrt{xy}", r"\sqrt{\frac{x}{y}}",
    r"\frac{\sqrt{x}}{y}", "(x^2)'", "x^{2'}", "x'^2", "(x+y)^2", "x+y^2", "(xy)^2", "xy^2",
    "f(x)+1", "f(x+1)", "f(x)y", "f(xy)", "f(x)^2", "f(x^2)", "f^2(x)", "f(x)", "fx", "f'(x)",
    "f(g(x))", "f(g)x", "f(x,y)", "f(x),y", "f(-x)", "-f(x)", "a(b+c)", "ab+c", "(a+b)c", "a+bc",
    r"\hat{x}_i", r"\widehat{x_i}", r"\hat{x}+y", r"\widehat{x+y}", r"|x|+y", r"|x+y|", r"|x|y",
    "|xy|", "|x|^2", "|x^2|", r"\lVert x\rVert^2", r"\lVert x^2\rVert", r"\lVert x\rVert_2",
    r"\lVert x_2\rVert", r"\lVert x\rVert y", r"\lVert xy\rVert", r"\lfloor x\rfloor+1",
    r"\lfloor x+1\rfloor", "p(x|y)", "p(x)|y|", "p(xy)", "x^{(2)}", "x^2", "x^{[2]}", "x_2",
    r"W^\top x", r"(Wx)^\top", r"Wx^\top", r"\frac{\partial L}{\partial x}y",
    r"\frac{\partial L}{\partial xy}", r"\frac{\partial Ly}{\partial x}",
    r"\log x+1", r"\log(x+1)", r"\log(x)y", r"\log(xy)", r"\log(x)^2", r"\log(x^2)",
    r"\log^2(x)", r"[0,1]", r"(0,1)", r"[0,1)", r"\{0,1\}", r"\sigma", r"\Sigma", r"\varphi(x)",
    r"\Phi(x)", r"\mathbb{E}[x]y", r"\mathbb{E}[xy]", r"x\odot y", r"x\cdot y",
)  # fmt: skip
"""Formulas that differ on paper."""


def test_what_differs_on_paper_differs_in_words() -> None:
    said = {tex: spoken(tex) for tex in ALIKE}
    assert [pair for pair in combinations(ALIKE, 2) if said[pair[0]] == said[pair[1]]] == []
