"""The gradient check finds a wrong gradient and passes a right one."""

from dataclasses import replace

import numpy as np
import pytest

from drill.engine import OPERATIONS
from drill.engine.check import check_vjp, numerical_gradient, relative_error

COLUMN = np.array([[0.3], [-1.2], [0.7]])


def test_central_differences_of_a_cubic():
    gradient = numerical_gradient(lambda x: np.sum(x**3), COLUMN)
    np.testing.assert_allclose(gradient, 3 * COLUMN**2, rtol=1e-8)


def test_relative_error_has_no_unit():
    assert relative_error(COLUMN, COLUMN) == 0
    assert relative_error(0 * COLUMN, 0 * COLUMN) == 0
    assert relative_error(COLUMN, -COLUMN) == pytest.approx(1)
    assert relative_error(1e9 * COLUMN, 1.02e9 * COLUMN) == pytest.approx(0.02 / 2.02)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda g, out, z: (g * z * (1 - z),),  # the derivative at z, written as if it were at a
        lambda g, out, z: (-g * out * (1 - out),),
        lambda g, out, z: (np.ones_like(z),),
    ],
)
def test_a_wrong_gradient_is_found(wrong):
    sigma = OPERATIONS["sigma"]
    assert check_vjp(sigma, COLUMN) < 1e-8
    assert check_vjp(replace(sigma, vjp=wrong), COLUMN) > 1e-2


def test_an_operation_without_a_gradient_says_so():
    with pytest.raises(ValueError, match="floor has no vector-Jacobian product"):
        check_vjp(OPERATIONS["floor"], COLUMN)
