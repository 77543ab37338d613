"""The hand-written backpropagation against finite differences of its own loss."""

import itertools
import random

import numpy as np
import pytest

from drill.engine.check import numerical_gradient, relative_error
from drill.engine.closed_forms import ACTIVATIONS, HEADS, mlp_gradients, mlp_parameter_count


def _drawn(rng, rows, columns):
    return np.array([[rng.uniform(-1, 1) for _ in range(columns)] for _ in range(rows)])


@pytest.mark.parametrize(("hidden", "head"), list(itertools.product(ACTIVATIONS, HEADS)))
@pytest.mark.parametrize("widths", [(3, 4, 2), (2, 3), (2, 3, 4, 2)])
def test_each_gradient_is_that_of_the_loss(hidden, head, widths):
    rng = random.Random(f"{hidden} {head} {widths}")
    weights = [_drawn(rng, after, before) for before, after in itertools.pairwise(widths)]
    biases = [_drawn(rng, after, 1) for after in widths[1:]]
    x = _drawn(rng, widths[0], 3)
    y = np.eye(widths[-1])[:, [rng.randrange(widths[-1]) for _ in range(3)]]
    found = mlp_gradients(weights, biases, x, y, hidden=hidden, head=head)

    def loss_with(layer, weight=None, bias=None):
        ws, bs = list(weights), list(biases)
        ws[layer] = weights[layer] if weight is None else weight
        bs[layer] = biases[layer] if bias is None else bias
        return mlp_gradients(ws, bs, x, y, hidden=hidden, head=head).loss

    for layer in range(len(weights)):
        dW = numerical_gradient(lambda W, at=layer: loss_with(at, weight=W), weights[layer])
        db = numerical_gradient(lambda b, at=layer: loss_with(at, bias=b), biases[layer])
        assert relative_error(dW, found.dWs[layer]) < 1e-6
        assert relative_error(db, found.dbs[layer]) < 1e-6
        assert found.dzs[layer].shape == found.zs[layer].shape
    dx = numerical_gradient(
        lambda at: mlp_gradients(weights, biases, at, y, hidden=hidden, head=head).loss, x
    )
    assert relative_error(dx, found.dx) < 1e-6


def test_parameters_of_the_classic_digit_classifier():
    assert mlp_parameter_count([784, 128, 10]) == 101_770
    assert mlp_parameter_count([784, 128, 10], bias=False) == 784 * 128 + 128 * 10
