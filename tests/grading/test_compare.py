"""Comparing formulas: shapes, domains, diagnoses, and random rewritings of right answers."""

import json
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.grading.compare import compare_texts
from drill.grading.prover import Prover
from drill.grading.symbols import SymbolError, read_symbol
from drill.notation.shapes import scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Apply, Name, Node, Number

MATRICES = {"W": "matrix(n,m)", "x": "vector(m)", "b": "vector(n)", "delta": "vector(n)",
            "V": "matrix(k,n)", "u": "vector(k)", "c": "scalar"}  # fmt: skip


def compared(given: str, expected: str, **symbols: str) -> tuple[str, tuple[str, ...]]:
    """The verdict and the mistakes."""
    types = {name: read_symbol(kind) for name, kind in symbols.items()} or None
    found = compare_texts(given, expected, types)
    return found.verdict, found.mistakes


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("W x + b", "W@x + b"),
        ("b + Wx", "W@x + b"),
        ("(xᵀ Wᵀ)ᵀ + b", "W@x + b"),
        ("δ xᵀ", "delta @ x.T"),
        ("(x δᵀ)ᵀ", "delta @ x.T"),
        ("outer(delta, x)", "delta @ x.T"),
        ("Wᵀ(Vᵀu)", "(V@W).T @ u"),
        ("c W x", "W @ (c*x)"),
        ("xᵀx", "sum(x^2)"),
        ("‖x‖²", "sum(x^2)"),
        (r"\sum_j x_j^2", "sum(x^2)"),
        ("diag(b) δ", "b*delta"),
        (r"\frac{e^{x}}{\sum_k e^{x_k}}", "softmax(x)"),
        ("x - log(sum(exp(x)))", "log_softmax(x)"),
    ],
)
def test_equal_with_matrices(given: str, expected: str) -> None:
    assert compared(given, expected, **MATRICES)[0] == "equal"


@pytest.mark.parametrize(
    ("given", "expected", "mistake"),
    [
        ("x δᵀ", "delta @ x.T", "transpose"),
        ("W b", "W @ x", "shape"),
        ("W*x", "W @ x", "shape"),
        ("-W x", "W @ x", "sign"),
        ("2 W x", "W @ x", "factor-half"),
        ("3 W x", "W @ x", "constant-factor"),
        ("V δ", "V.T @ u", "shape"),
        ("b", "b * relu'(delta)", "missing-gate"),
        ("1/c", "c", "reciprocal"),
        ("log2(c)", "log(c)", "log-base-log2"),
        ("100 c", "c", "power-of-ten"),
        ("c^2", "c", "square-for-root"),
    ],
)
def test_different_with_a_diagnosis(given: str, expected: str, mistake: str) -> None:
    symbols = {**MATRICES, "c": "scalar in (0.1, 3)"} if "c" in given else MATRICES
    verdict, mistakes = compared(given, expected, **symbols)
    assert verdict == "different"
    assert mistake in mistakes


def test_domains_are_kept() -> None:
    assert compared("sqrt(p^2)", "p", p="scalar in (0, 1)")[0] == "equal"
    assert compared("sqrt(p^2)", "p", p="scalar")[0] == "different"
    assert compared("relu(z)", "z", z="positive")[0] == "equal"
    assert compared("relu(z)", "z")[0] == "different"


def test_letters_that_stand_together_are_a_product_where_the_other_side_has_them_apart() -> None:
    assert compared("x*y", "xy")[0] == "equal"
    assert compared("xy", "x*y")[0] == "equal"
    assert compared("2ab", "2*b*a")[0] == "equal"
    assert compared("nin*nout", "nout*nin")[0] == "equal"


def test_small_numbers_and_cancellation() -> None:
    assert compared("2e-5 x", "1e-5 x")[0] == "different"
    assert compared("(1 - cos(x))/x^2", "2 sin(x/2)^2/x^2")[0] == "equal"
    assert compared("(1+1e-12 x) - 1", "1e-12 x")[0] == "equal"
    assert compared("0", "1e-30 x")[0] == "different"
    assert compared("x - x", "0")[0] == "equal"
    assert compared("2σ(2z) - 1", "tanh z")[0] == "equal"


@pytest.mark.parametrize("text", ["tensor(3)", "matrix(3)", "vector(0)", "scalar in (a, b)", ""])
def test_types_that_are_none(text: str) -> None:
    with pytest.raises(SymbolError):
        read_symbol(text)


_LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from([Name("z"), Name("p"), Name("y")]),
    st.integers(1, 5).map(lambda n: Number(Fraction(n))),
)


def _grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(lambda op, a, b: Apply(op, (a, b)), st.sampled_from(["add", "sub", "mul"]), inner,
                  inner),
        st.builds(lambda op, a: Apply(op, (a,)), st.sampled_from(["sigma", "tanh", "sin"]), inner),
    )  # fmt: skip


TREES = st.recursive(_LEAVES, _grow, max_leaves=8)


def _rewrite(tree: Node, steps: list[int]) -> Node:
    """An equal formula: reordered, expanded, with identities put in."""
    if not isinstance(tree, Apply):
        return tree
    args = tuple(_rewrite(arg, steps) for arg in tree.args)
    step = steps.pop() if steps else 0
    match tree.op, step % 4:
        case "add" | "mul", 1:
            return Apply(tree.op, args[::-1])
        case "sub", 1:
            return Apply("neg", (Apply("sub", args[::-1]),))
        case "mul", 2 if isinstance(args[1], Apply) and args[1].op in ("add", "sub"):
            a, (b, c) = args[0], args[1].args
            return Apply(args[1].op, (Apply("mul", (a, b)), Apply("mul", (a, c))))
        case "tanh", 3:
            double = Apply("mul", (Number(Fraction(2)), args[0]))
            return Apply("sub", (Apply("mul", (Number(Fraction(2)), Apply("sigma", (double,)))),
                                 Number(Fraction(1))))  # fmt: skip
        case "sigma", 2:
            power = Apply("exp", (Apply("neg", args),))
            return Apply("div", (Number(Fraction(1)), Apply("add", (Number(Fraction(1)), power))))
    return Apply(tree.op, args)


@settings(max_examples=150)
@given(TREES, st.lists(st.integers(0, 3), max_size=20))
def test_rewritten_formulas_are_equal_in_every_spelling(tree: Node, steps: list[int]) -> None:
    other = _rewrite(tree, list(steps))
    scalars = scalar_in({"z": (), "p": (), "y": ()})
    for text in (show(other, scalars), show_latex(other)):
        found = compare_texts(text, show(tree, scalars))
        assert found.verdict == "equal", (text, found)


def test_thousands_of_lines_in_order_and_faulty_ones_answered() -> None:
    lines = []
    for i in range(300):
        lines.append(json.dumps({"id": i, "given": f"{i} + z", "expected": f"z + {i}"}))
    lines[100] = "{not json"
    lines[200] = json.dumps({"id": 200, "given": 5, "expected": "z"})
    lines[250] = json.dumps({"id": 250, "given": "z", "expected": "z", "symbols": {"z": "what"}})
    done = subprocess.run(
        [sys.executable, "-m", "drill", "compare", "--jsonl"],
        input="\n".join(lines), capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == [None if i == 100 else i for i in range(300)]
    odd = {100, 200, 250}
    assert all(
        a["verdict"] == ("unreadable" if i in odd else "equal") for i, a in enumerate(answers)
    )


def test_a_proof_is_said_to_be_one_and_has_a_deadline() -> None:
    with Prover(30.0) as prover:
        assert prover.prove_equal("2σ(2z) - 1", "tanh z", None)
        assert prover.prove_equal("(xᵀ Wᵀ)ᵀ", "W@x", {"W": "matrix(n,m)", "x": "vector(m)"})
        assert not prover.prove_equal("z", "z + 1", None)
        prover.seconds = 0.5
        assert not prover.prove_equal("sin(z)^30 cos(p)^20 tanh(z + p)^9", "cos(z - p)^50", None)
        prover.seconds = 30.0
        assert prover.prove_equal("z + p", "p + z", None)
