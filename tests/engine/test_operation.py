"""What every registered operation is promised to do, and what it says when shapes do not fit."""

import subprocess
import sys

import numpy as np
import pytest

from drill.engine import OPERATIONS
from drill.engine.operation import ShapeError, register, same_or_scalar
from drill.engine.precise import Precise, precise

COLUMN = np.array([[1.0], [-2.0], [0.5]])


@pytest.mark.parametrize(
    ("name", "shapes", "message"),
    [
        (
            "matmul",
            [(3, 2), (4, 1)],
            "3×2 and 4×1 can't be multiplied: the inner sizes 2 and 4 differ",
        ),
        (
            "matmul",
            [(), (3, 1)],
            "a number and 3×1 can't be multiplied: the inner sizes 1 and 3 differ",
        ),
        ("add", [(3, 1), (1, 3)], "3×1 and 1×3 do not go together entry by entry"),
        (
            "dot",
            [(3, 1), (2, 1)],
            "3×1 and 2×1 have no dot product: it takes two columns of one length",
        ),
        ("outer", [(3, 2), (2, 1)], "outer takes columns, not 3×2"),
        ("diag", [(3, 3)], "diag takes columns, not 3×3"),
        ("transpose", [(2, 3, 3)], "2×3×3 is neither a column nor a matrix"),
        ("rowsum", [(2, 3, 3)], "rowsum takes a matrix, not 2×3×3"),
        ("softmax", [(2, 3, 3)], "softmax takes a column or a matrix, not 2×3×3"),
        (
            "stack",
            [(2, 3), (1, 2)],
            "2×3 can't stand above 1×2: the numbers of columns 3 and 2 differ",
        ),
        (
            "hstack",
            [(2, 3), (1, 2)],
            "2×3 can't stand beside 1×2: the numbers of rows 2 and 1 differ",
        ),
        ("conv2d", [(2, 2), (3, 3)], "a window of 3×3 does not fit into 2×2"),
        (
            "conv2d",
            [(2, 5, 5), (4, 3, 3, 3)],
            "a kernel of 4×3×3×3 in 1 group does not go with 2 channels",
        ),
        ("conv2d", [(5, 5), (3, 3), 1.5], "the stride is a whole number from 1 to 100, not 1.5"),
        (
            "conv2d",
            [(5, 5), (3, 3), ()],
            "the stride has to be a number written out, since the shape depends on it",
        ),
        ("max_pool2d", [(5, 1), 2], "a window of 2×2 does not fit into 5×1"),
        ("rows", [(3, 2), 2, 4], "the last of the rows is a whole number from 2 to 3, not 4"),
        ("positional_encoding", [3, 5], "d_model has to be even, not 5"),
        ("receptive_field", [(3, 1), (2, 1)], "3×1 kernel sizes do not go with 2×1 strides"),
    ],
)
def test_a_shape_that_does_not_fit_is_named(name, shapes, message):
    with pytest.raises(ShapeError) as raised:
        OPERATIONS[name].shape(*shapes)
    assert str(raised.value) == message


def test_heads_must_divide_the_columns():
    squares = [(3, 3)] * 4
    with pytest.raises(ShapeError, match="2 heads do not divide 3 columns"):
        OPERATIONS["multi_head_attention"].shape((2, 3), *squares, 2)


def test_a_number_goes_with_everything_and_a_column_repeats_over_a_matrix():
    assert same_or_scalar((), (2, 3), (2, 1)) == (2, 3)
    assert same_or_scalar((1, 3), (2, 3)) == (2, 3)


def test_a_name_is_declared_once():
    with pytest.raises(ValueError, match="operation add is declared twice"):
        register(OPERATIONS["add"])


def test_the_relu_gate_is_closed_at_zero():
    assert OPERATIONS["relu'"].value(np.array(0.0)) == 0
    assert OPERATIONS["heaviside"].value(np.array(0.0)) == 0


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("log", [-1.0]),
        ("sqrt", [-1.0]),
        ("asin", [2.0]),
        ("pow", [-8.0, 1 / 3]),
        ("div", [0.0, 0.0]),
        ("factorial", [2.5]),
        ("factorial", [-1.0]),
        ("binomial", [4.0, 1.5]),
    ],
)
def test_outside_the_domain_is_nan(name, arguments):
    assert np.isnan(OPERATIONS[name].value(*map(np.asarray, arguments)))
    assert np.isnan(float(OPERATIONS[name].value(*map(precise, arguments)).item()))


def test_factorials_and_binomials_are_exact_and_bounded():
    assert OPERATIONS["factorial"].value(np.array(20.0)) == 2432902008176640000
    assert OPERATIONS["factorial"].value(np.array(171.0)) == np.inf
    assert OPERATIONS["binomial"].value(np.array(52.0), np.array(5.0)) == 2598960
    assert OPERATIONS["binomial"].value(np.array(1e12), np.array(5e11)) == np.inf
    assert OPERATIONS["binomial"].value(np.array(3.0), np.array(5.0)) == 0


def test_a_power_of_a_negative_number_by_an_integer():
    assert OPERATIONS["pow"].value(np.array(-2.0), np.array(3.0)) == -8
    assert OPERATIONS["pow"].value(np.array(-2.0), np.array(-1.0)) == -0.5


def test_one_precise_argument_makes_the_result_precise():
    product = OPERATIONS["mul"].value(precise(COLUMN), np.array(2.0))
    assert all(type(entry) is Precise for entry in product.ravel())
    gate = OPERATIONS["exp"].value(OPERATIONS["relu'"].value(precise(COLUMN)))
    assert str(gate[0, 0].mpf).startswith("2.718281828459045235360287471352662497757247093")


def test_irrational_constants_have_fifty_digits_too():
    value = OPERATIONS["phi_pdf"].value(precise(0.0)).item()
    assert str(value.mpf).startswith("0.398942280401432677939946059934381868475858631164")


def test_an_argument_used_twice_gets_each_cotangent_once():
    mse = OPERATIONS["mse"]
    by_first, by_second = mse.vjp(np.array(1.0), mse.value(COLUMN, COLUMN + 1), COLUMN, COLUMN + 1)
    np.testing.assert_allclose(by_first, np.full((3, 1), -2 / 3))
    np.testing.assert_allclose(by_second, np.full((3, 1), 2 / 3))
    both = OPERATIONS["cosine_similarity"].vjp(np.array(1.0), np.array(1.0), COLUMN, COLUMN)
    for cotangent in both:
        np.testing.assert_allclose(cotangent, np.zeros((3, 1)), atol=1e-15)


def test_a_mask_of_minus_infinity_blocks_what_comes_later():
    mask = OPERATIONS["causal_mask"].value(np.array(3.0))
    weights = OPERATIONS["rowsoftmax"].value(mask)
    np.testing.assert_allclose(weights, [[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])


def test_warm_up_rises_from_zero_and_hands_over_at_the_top():
    rates = [
        OPERATIONS["warmup_cosine"].value(1.0, 0.0, t, 4.0, 8.0) for t in (0.0, 2.0, 4.0, 6.0, 8.0)
    ]
    np.testing.assert_allclose(rates, [0, 0.5, 1, 0.5, 0], atol=1e-15)


def test_the_engine_imports_neither_sympy_nor_mpmath():
    code = "import sys, drill.engine; print({'sympy', 'mpmath'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
