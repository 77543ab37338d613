"""What is shown reads back as the same formula."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.notation.evaluate import evaluate
from drill.notation.read import read_answer, read_strict
from drill.notation.shapes import resolve, scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Apply, Name, Node, Number
from drill.notation.vocabulary import Vocabulary

SHAPES = {"z": (), "p": (), "y": (), "beta1": (), "v_hat": ()}
VOCABULARY = Vocabulary.of(SHAPES)
VALUES = {"z": 0.7, "p": 0.3, "y": -1.3, "beta1": 0.9, "v_hat": 2.1}

_LEAVES = st.one_of(
    st.sampled_from([Name(name) for name in SHAPES]),
    st.integers(0, 9).map(lambda n: Number(Fraction(n))),
    st.sampled_from([Number(Fraction(1, 2)), Number(Fraction(1, 3)), Number(Fraction("0.001"))]),
)


def _grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    binary = st.sampled_from(["add", "sub", "mul", "div"])
    unary = st.sampled_from(["neg", "sigma", "relu", "tanh", "sqrt", "abs", "exp", "log", "sigma'"])
    return st.one_of(
        st.builds(lambda op, a, b: Apply(op, (a, b)), binary, inner, inner),
        st.builds(lambda op, a: Apply(op, (a,)), unary, inner),
        st.builds(lambda a, n: Apply("pow", (a, Number(Fraction(n)))), inner, st.integers(2, 3)),
    )


TREES = st.recursive(_LEAVES, _grow, max_leaves=12)


def same(a: Node, b: Node) -> bool:
    """Whether two formulas of numbers have the same value, or both none."""
    left, right = evaluate(a, VALUES), evaluate(b, VALUES)
    return bool(np.isclose(left, right, rtol=1e-9, atol=1e-12, equal_nan=True))


@given(TREES)
def test_unicode_reads_back(tree: Node) -> None:
    text = show(tree, scalar_in(SHAPES))
    assert same(resolve(read_answer(text, VOCABULARY), SHAPES)[0], tree), text


@given(TREES)
def test_latex_reads_back(tree: Node) -> None:
    text = show_latex(tree)
    assert same(resolve(read_answer(text, VOCABULARY), SHAPES)[0], tree), text


@pytest.mark.parametrize(
    ("strict", "shown"),
    [
        ("z*(1 - z)", "z (1 − z)"),
        ("-(p*z)", "−(p z)"),
        ("z/(p*y)", "z/(p y)"),
        ("z^2/2", "z²/2"),
        ("beta1*z + (1 - beta1)*y", "β₁ z + (1 − β₁) y"),
        ("z/(sqrt(v_hat) + 1e-8)", "z/(√v̂ + 1e−8)"),
        ("sigma'(z)", "σ′(z)"),
        ("z - (p - y)", "z − (p − y)"),
        ("sum(z*k for k in 1..3)", "Σ_(k=1..3) z k"),
    ],
)
def test_shown_as_people_write(strict: str, shown: str) -> None:
    assert show(read_strict(strict, VOCABULARY), scalar_in(SHAPES)) == shown
