"""Every spelling of a formula is read as the same tree; what is no formula gets a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.engine.operation import Shape
from drill.notation.errors import ReadError
from drill.notation.evaluate import evaluate
from drill.notation.read import read_answer, read_strict
from drill.notation.shapes import resolve
from drill.notation.tree import Node
from drill.notation.vocabulary import Vocabulary

SHAPES: dict[str, Shape] = {
    "x": (2, 1), "W1": (3, 2), "b1": (3, 1), "z1": (3, 1), "h": (3, 1), "W2": (5, 3),
    "b2": (5, 1), "yhat": (5, 1), "y": (5, 1), "dz2": (5, 1), "dz1": (3, 1), "m_hat": (3, 1),
    "v_hat": (3, 1), "beta1": (), "eps": (), "p": (), "z": (), "t": (), "eta": (), "delta": (3, 1),
}  # fmt: skip
GRADIENTS = {("L", "z2"): "dz2", ("L", "z1"): "dz1"}
VOCABULARY = Vocabulary.of(SHAPES, gradients=GRADIENTS)


def read(text: str, *, asked: str = "", array: bool = False) -> Node:
    """The tree of an answer with its products decided."""
    return resolve(read_answer(text, VOCABULARY, asked=asked, array=array), SHAPES)[0]


@pytest.mark.parametrize(
    ("strict", "spellings"),
    [
        (
            "(W2.T @ (yhat - y)) * relu'(z1)",
            [
                "W2ᵀ(ŷ−y)⊙relu'(z1)",
                r"W_2^\top(\hat y - y)\odot\operatorname{ReLU}'(z_1)",
                r"\left(W^{(2)}\right)^{\top}\left(\hat{y}-y\right) \odot relu^\prime(z^{(1)})",
                "W2^T (y_hat − y) ∘ ReLU′(z₁)",
                "(W₂⊤ (ŷ – y)) ⊙ relu'(z^[1])",
                "Ｗ2ᵀ（ŷ−y）⊙relu’(z1)",
            ],
        ),
        (
            "1/(1 + exp(-z))",
            [
                r"\frac{1}{1+e^{-z}}",
                "1/(1+e^-z)",
                r"\dfrac1{1 + \exp(-z)}",
                "(1)/(1+exp(−z))",
                r"\\frac{1}{1+e^{-z}}",
            ],
        ),
        (
            "m_hat/(sqrt(v_hat) + eps)",
            [
                r"\frac{\hat m}{\sqrt{\hat v}+\epsilon}",
                "m̂/(√v̂ + ε)",
                "mhat/(sqrt(vhat)+eps)",
                r"\hat{m} / (\sqrt{\hat{v}} + \varepsilon)",
            ],
        ),
        ("dz1 @ x.T", ["dz1 xᵀ", "dz1xᵀ", r"\frac{\partial L}{\partial z_1} x^\top", "∂L/∂z1 xᵀ",
                       "dL/dz1 · x^T", r"\nabla_{z_1} L\, x^{T}"]),
        ("W1 @ x + b1", ["W1x + b1", "W₁x+b₁", "W_1 x + b_1", r"W^{[1]} x + b^{[1]}"]),
        ("delta @ x.T", ["δ xᵀ", "δxᵀ", r"\delta x^\top", r"\boldsymbol{\delta}\mathbf{x}^\top"]),
        ("2*z", ["2z", "2 z", "2·z", r"2\cdot z", "2×z", "(2)z"]),
        ("z^2", ["z²", "z**2", "z^{2}"]),
        ("sigma(z)*(1 - sigma(z))", ["σ(z)(1−σ(z))", "sigmoid(z)(1 - sigmoid(z))", "σ z (1-σ z)"]),
        ("gt(z1, 0)", ["1[z1>0]", "𝟙[z₁ > 0]", r"\mathbb{1}[z_1 > 0]", "(z1 > 0)",
                       r"\mathbf{1}_{z_1>0}"]),
        ("norm(x)^2", ["‖x‖²", r"\|x\|_2^2", "||x||^2", r"\lVert x \rVert^2"]),
        ("z/2", [r"\frac z2", r"\frac{z}2", r"\tfrac z{2}"]),
        ("1/2 * z", [r"\frac12 z", r"\tfrac12z", r"\frac1{2}z"]),
        ("abs(z)", ["|z|", r"\lvert z\rvert", r"\left|z\right|"]),
        ("sqrt(abs(z))", ["√|z|", r"\sqrt{|z|}"]),
        ("log(abs(z))", ["ln|z|", r"\log |z|", "log abs(z)"]),
        ("log(p)", ["ln p", "log p", r"\log p", r"\ln(p)"]),
        ("sin(2*z)", ["sin 2z", r"\sin 2z", "sin(2z)"]),
        ("sin(z)^2", ["sin²z", "sin^2 z", r"\sin^2(z)", "sin²(z)"]),
        ("asin(z)", ["sin⁻¹(z)", r"\arcsin z", "arcsin(z)"]),
        ("diag(yhat) - yhat @ yhat.T", ["diag(ŷ) − ŷŷᵀ",
         r"\operatorname{diag}(\hat y)-\hat y\hat y^\top"]),
        ("floor(z/2) + 1", ["⌊z/2⌋ + 1", r"\left\lfloor \frac{z}{2} \right\rfloor + 1"]),
        ("dot(y, log(yhat))", ["y · log ŷ"]),
        ("z*t", ["zt", "z t", "z·t"]),
        ("z^(1/3)", [r"\sqrt[3]{z}"]),
    ],
)  # fmt: skip
def test_spellings(strict: str, spellings: list[str]) -> None:
    expected = _strict(strict)
    for spelling in spellings:
        assert read(spelling) == expected, spelling


def _strict(text: str) -> Node:
    if text == "gt(z1, 0)":
        return read_strict("z1 > 0", VOCABULARY, condition=True)
    return read_strict(text, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1 2; 3 4", [[1, 2], [3, 4]]),
        ("[1 2; 3 4]", [[1, 2], [3, 4]]),
        ("[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
        ("[1, 2; 3, 4]", [[1, 2], [3, 4]]),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", [[1, 2], [3, 4]]),
        ("1 2\n3 4", [[1, 2], [3, 4]]),
        ("1, -2, 2/3", [[1], [-2], [2 / 3]]),
        ("1 -2 3", [[1], [-2], [3]]),
        ("[1 2 3]", [[1], [2], [3]]),
        ("[1, 2, 3]ᵀ", [[1], [2], [3]]),
        ("(1, 2)", [[1], [2]]),
        ("e^-1 0.5", [[0.36787944117144233], [0.5]]),
    ],
)
def test_rows_of_numbers(text: str, rows: list[list[float]]) -> None:
    value = evaluate(resolve(read_answer(text, Vocabulary.of([]), array=True), {})[0], {})
    assert value.tolist() == rows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567", 1234567), ("1 234 567", 1234567), ("1,000.99", 1000.99), ("1000,99", 1000.99),
        ("1.000,5", 1000.5), ("5%", 0.05), ("2/3", 2 / 3), ("1e-3", 0.001), ("½", 0.5),
        ("= 5", 5), ("≈5", 5), ("3.", 3), (".5", 0.5), ("-2^2", -4), ("2^3^2", 512),
        ("e^-5", 0.006737946999085467),
        ("1/2·4", 2), ("10!/8!", 90), ("log_2(8)", 3), ("−5", -5),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float) -> None:
    tree, _ = resolve(read_answer(text, Vocabulary.of([])), {})
    assert float(evaluate(tree, {})) == pytest.approx(value, 1e-15)


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("q", 0, "there is no q here"),
        ("vhaat", 0, "Did you mean v_hat?"),
        ("z + ", 3, "missing at the end"),
        ("(z", 0, "never closed"),
        ("z)", 1, "closes nothing"),
        ("cos*z", 0, "needs an argument"),
        ("12 34", 3, "side by side"),
        ("z > 0", 2, "comparison"),
        ("z = 5", 2, "equation"),
        ("z\u200d", 1, "invisible"),
        ("1e5j", 3, r"write a \*"),
        ("0o17", 1, r"write a \*"),
        ("1.2.3", 3, "one decimal point"),
        ("{1, 2}", 0, "curly braces"),
        ("", 0, "nothing is written"),
        ("[1,,2]", 3, "missing"),
        ("1 2; 3", 5, "row has 1"),
        ("foo(z)", 0, "no foo"),
        ("sin(z, z)", 0, "takes 1 argument"),
        ("z^100000", 2, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, place: int, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_answer(text, VOCABULARY)
    assert caught.value.position == place


def test_the_name_that_is_asked_may_stand_before_an_equals_sign() -> None:
    assert read("dz2 = yhat - y", asked="dz2") == read("yhat - y")
    with pytest.raises(ReadError):
        read("dz1 = yhat - y", asked="dz2")


def test_the_syllabus_writes_every_product_out() -> None:
    with pytest.raises(ReadError, match="write the product out"):
        read_strict("2 z", VOCABULARY)
    with pytest.raises(ReadError, match="write the product out"):
        read_strict("W1 x", VOCABULARY)


def test_names_run_together_in_two_ways_are_refused() -> None:
    vocabulary = Vocabulary.of(["a", "ab", "b", "c", "bc"])
    with pytest.raises(ReadError, match="two ways"):
        read_answer("abc", vocabulary)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    try:
        read_answer(text, VOCABULARY)
    except ReadError as error:
        assert 0 <= error.position <= len(text)
        assert error.reason


_PIECES = st.sampled_from(
    [*"()[]{}|^_,;.'+-*/@=<>!%&", "\\frac", "\\sqrt", "{", "}", "W1", "x", "z", "2", "3.5", "ᵀ",
     "²", "ŷ", "log", "σ", "Σ_k", "\\sum_{k=1}^{K}", " ", "1[", "‖", "\\begin{bmatrix}",
     "\\end{bmatrix}", "\\\\", "e", "∂L/∂z1", "sin^2", "for", "max"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_mixture_of_notation_is_read_or_refused(text: str) -> None:
    try:
        read_answer(text, VOCABULARY)
    except ReadError as error:
        assert 0 <= error.position <= len(text) + 1


def test_an_entry_without_brackets_is_named() -> None:
    known = Vocabulary.of(["W", "d", "z1"])
    assert known.unknown("W12") == "unknown name W12. Did you mean W, or its entry W[1, 2]?"
    assert known.unknown("d_1") == "unknown name d_1. Did you mean d, or its entry d[1]?"
    assert known.unknown("z2") == "unknown name z2. Did you mean z1?"


def test_an_error_under_another_name_is_found() -> None:
    known = Vocabulary.of(["dz2", "h"])
    assert known.unknown("delta_2") == "unknown name δ₂. Did you mean dz₂?"
    assert known.unknown("delta") == "there is no δ here; the symbols are dz₂, h"
