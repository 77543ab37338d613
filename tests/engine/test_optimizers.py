"""Optimisers in the forms that PyTorch does not have, against numbers worked by hand."""

import numpy as np
import pytest

from drill.engine import optimizers

ONE = np.array(1.0)


def _thetas(states):
    return [float(state.theta) for state in states]


def test_momentum_with_and_without_the_share_of_the_gradient():
    plain = optimizers.momentum_steps(ONE, [ONE] * 3, 0.1, 0.9, "plain")
    average = optimizers.momentum_steps(ONE, [ONE] * 3, 0.1, 0.9, "ema")
    assert _thetas(plain) == pytest.approx([0.9, 0.71, 0.439])
    assert _thetas(average) == pytest.approx([0.99, 0.971, 0.9439])


def test_nesterov_looks_ahead_before_it_takes_the_gradient():
    # L = θ²/2 from θ = 1: the gradient of step 2 is taken at 0.9 − 0.1·0.9·1 = 0.81.
    states = optimizers.nesterov_steps(ONE, lambda theta: theta, 2, lr=0.1, mu=0.9)
    assert [float(state.velocity) for state in states] == pytest.approx([1, 0.9 + 0.81])
    assert _thetas(states) == pytest.approx([0.9, 0.9 - 0.1 * 1.71])


def test_the_place_of_epsilon_matters_for_tiny_gradients():
    tiny = [np.array(1e-5)]
    outside = optimizers.rmsprop_steps(ONE, tiny, 0.01, beta=0.9, eps=1e-8)
    inside = optimizers.rmsprop_steps(ONE, tiny, 0.01, beta=0.9, eps=1e-8, eps_place="inside")
    assert _thetas(outside) == pytest.approx([0.96848], abs=1e-5)
    assert _thetas(inside) == pytest.approx([0.99900], abs=1e-5)


def test_the_first_corrected_moments_of_adam_are_the_gradient_and_its_square():
    state = optimizers.adam_steps(ONE, [np.array(-3.0)], 0.1)[0]
    assert float(state.m_hat) == pytest.approx(-3)
    assert float(state.v_hat) == pytest.approx(9)
    assert float(state.theta) == pytest.approx(1.1)
