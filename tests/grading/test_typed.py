"""Typed answers of cards: formulas, numbers, words."""

import pytest

from drill.grading.typed import mark_typed, why_not_typed
from drill.grading.verdict import Status


def status(answer, text):
    assert why_not_typed(answer) == ""
    return mark_typed(answer, text).status


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("$a(1-a)$", "a - a²"),
        ("$a(1-a)$.", r"a(1-a)"),
        (r"$\sigma'(z)=\sigma(z)(1-\sigma(z))$", "σ(z)(1-σ(z))"),
        (r"$\sigma'(z)=\sigma(z)(1-\sigma(z))=a(1-a)$", "sigma'(z) = a - a^2"),
        (r"$\frac{2}{n_\text{in}}$", "2/n_in"),
        (r"$\frac12\|w\|_2^2$", "||w||^2/2"),
        (r"$\delta\odot\phi'(z)$", "phi'(z) * delta"),
        (r"$W^\top\delta$", "W.T @ delta"),
        (r"$\frac{QK^\top}{\sqrt{d_k}}$", "Q K^T / sqrt(d_k)"),
        (r"$\mathcal{O}(n^2 d)$", "n^2 d"),
        ("$O(n^2 d)$", "O(d n²)"),
        (r"$\hat{y}-y$ / $-(y-\hat y)$", "yhat - y"),
        ("$3\\times 4$", "3x4"),
        ("$3\\times 4$", "3 × 4"),
        (r"$\theta-\eta g$", r"\theta - \eta g"),
        ("$$\\tanh(Wx)$$", "tanh(W x)"),
        ("$-p_1p_2$", "-p1*p2"),
        ("$-p_1p_2$", "-p_2 p_1"),
        ("$pq$", "p*q"),
        ("$pq$", "q p"),
        ("$s+z s(1-s)$", "s + z*s*(1-s)"),
        ("$0.25^n$", "(1/4)^n"),
        (r"$\sqrt{2/n}$", "sqrt(2)/sqrt(n)"),
    ],
)
def test_a_formula_is_right_however_it_is_written(answer, text):
    assert status(answer, text) is Status.CORRECT


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("$a(1-a)$", "a(1+a)"),
        (r"$\hat y-y$", "y-yhat"),
        (r"$\delta\odot\phi'(z)$", "delta*phi(z)"),
        ("$3\\times 4$", "4x3"),
        ("$3\\times 4$", "12x1"),
    ],
)
def test_another_formula_is_wrong(answer, text):
    assert status(answer, text) is Status.WRONG


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        (r"$\delta x^\top$", "δxᵀ", Status.CORRECT),
        (r"$\delta x^\top$", "x delta^T", Status.NEARLY),
        (r"$W^\top\delta$", "W delta", Status.NEARLY),
        (r"$W^\top\delta$", "delta W^T", Status.NEARLY),
        (r"$\eta\,\delta x^\top$", "delta x^T eta", Status.CORRECT),
        (r"$w^\top x+b$", "b + x^T w", Status.CORRECT),
        (r"$X^\top(\hat y-y)/m$", "1/m X^T (yhat - y)", Status.CORRECT),
        (r"$W^\top\delta$", "W^T + delta", Status.WRONG),
    ],
)
def test_products_keep_their_order_where_something_is_transposed(answer, text, expected):
    assert status(answer, text) is expected


@pytest.mark.parametrize(
    ("answer", "text", "reason"),
    [
        ("$a(1-a)$", "sigma(z)", "the answer is written in a, not in z"),
        (r"$\eta g$", "lr*g", "the answer is written in η, g, not in lr"),
        ("$a(1-a)$", "a(1-a", "this ( is never closed"),
        ("$0.5$", "half of it", "there is no half here; the answer is a number"),
        ("dropout", "…", "there is no word in this"),
        ("dropout", "  ", "nothing is written here"),
    ],
)
def test_what_cannot_be_compared_is_no_attempt(answer, text, reason):
    verdict = mark_typed(answer, text)
    assert (verdict.status, verdict.reason) == (Status.UNREADABLE, reason)


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        ("$0.25$", "1/4", Status.CORRECT),
        ("0.25", "0.3", Status.IMPRECISE),
        ("0.25", "0.35", Status.WRONG),
        ("25 %", "0.25", Status.CORRECT),
        ("$25\\%$", "25", Status.CORRECT),
        ("$100{,}480$", "100480", Status.CORRECT),
        ("100,480", "100 480 parameters", Status.CORRECT),
        ("$784\\cdot128+128=100480$", "784*128 + 128", Status.CORRECT),
        ("$784\\cdot128+128=100480$", "100479", Status.WRONG),
        ("$\\ln 2\\approx 0.693$", "0.6931", Status.CORRECT),
        ("$\\ln 2\\approx 0.693$", "0.69", Status.IMPRECISE),
        ("$1/3$", "0.333", Status.CORRECT),
        ("$1/3$", "0.34", Status.WRONG),
        ("$\\approx 25$", "25.4", Status.CORRECT),
        ("$58$", "57.67", Status.IMPRECISE),
        ("$58$", "57", Status.WRONG),
        ("$-2$", "2", Status.WRONG),
        ("$4$", "four", Status.CORRECT),
        ("$[1, 2]$", "1, 2", Status.CORRECT),
        ("$[1, 2]$", "1", Status.WRONG),
        ("$10^{-8}$", "1e-8", Status.CORRECT),
    ],
)
def test_a_number_is_as_exact_as_it_is_written(answer, text, expected):
    assert status(answer, text) is expected


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("vanishing gradient", "The Vanishing Gradients!"),
        ("back-propagation", "backpropagation"),
        ("regularisation", "regularization"),
        ("colour", "color"),
        ("centre", "center"),
        ("biases", "bias"),
        ("matrix", "matrices"),
        ("Adam / adaptive moment estimation", "adaptive moment estimation"),
        ("Adam (adaptive moment estimation)", "adam"),
        ("$\\ell_2$ norm", "L2 norm"),
        ("$k$-means", "k means"),
        ("**dropout**", "drop-out"),
        ("[[relu|ReLU]]", "relu"),
        ("two", "2"),
        ("$\\alpha$-smooth", "alpha smooth"),
    ],
)
def test_words_are_the_same_in_case_number_and_dialect(answer, text):
    assert status(answer, text) is Status.CORRECT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("overfiting", Status.NEARLY),
        ("ovrefitting", Status.NEARLY),
        ("underfitting", Status.WRONG),
        ("fitting", Status.WRONG),
    ],
)
def test_a_slip_of_the_pen_is_nearly_right(text, expected):
    assert status("overfitting", text) is expected


@pytest.mark.parametrize(
    ("answer", "text"),
    [("L1", "L2"), ("increase", "decrease"), ("ResNet-50", "ResNet-18"), ("-1 and 1", "1 and 1")],
)
def test_a_letter_may_make_another_word(answer, text):
    assert status(answer, text) is Status.WRONG


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("$-\\sum_k y_k\\log\\hat y_k$", "it is not clear how far k runs."),
        ("$y\\in\\{0,1\\}$", "the LaTeX command \\in is not known here"),
        ("$a$ / $y\\in Y$", "the LaTeX command \\in is not known here"),
        ("where $\\frac{a}{b} = c$", "a formula in a text can't be typed; write the formula alone "
         "between $ and $"),
        ("a(1-a)", "a formula in a text can't be typed; write the formula alone between $ and $"),
        ("one two three four five six seven eight nine",
         "an answer of more than 8 words can't be marked"),
        ("?!", "there is no word in the answer"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_marked_says_why(answer, reason):
    assert why_not_typed(answer) == reason
    assert not mark_typed(answer, "anything").attempted
