"""Reverse mode over steps agrees with finite differences."""

import random

import numpy as np
import pytest

from drill.notation.differentiate import gradients, run
from drill.notation.read import read_strict
from drill.notation.vocabulary import Vocabulary

NETWORKS = [
    ["z1 = W1 @ x + b1", "h = tanh(z1)", "z2 = W2 @ h + b2", "p = softmax(z2)",
     "L = -sum(y*log(p))"],
    ["z1 = W1 @ x + b1", "h = sigma(z1)", "z2 = W2 @ h + b2", "L = mean((z2 - y)^2)"],
    ["z1 = W1 @ x", "h = swish(z1) + softplus(z1)", "z2 = W2 @ h",
     "L = logsumexp(z2) - dot(y, z2)"],
    ["z1 = W1 @ x + b1", "h = z1/norm(z1)", "z2 = W2 @ h", "m = max(z2, y)",
     "L = sum(abs(z2)) + m[1]"],
]  # fmt: skip


@pytest.mark.parametrize("steps", NETWORKS)
def test_gradients_of_networks(steps: list[str]) -> None:
    chance = random.Random(5)
    shapes = {"x": (3, 1), "W1": (4, 3), "b1": (4, 1), "W2": (2, 4), "b2": (2, 1), "y": (2, 1)}
    given = {
        name: np.array([chance.uniform(-1, 1) for _ in range(int(np.prod(shape)))]).reshape(shape)
        for name, shape in shapes.items()
    }
    names = list(given)
    trees = []
    for step in steps:
        name, _, formula = step.partition(" = ")
        trees.append((name, read_strict(formula, Vocabulary.of(names))))
        names.append(name)
    exact = gradients(trees, run(trees, given), "L", list(given))
    for name, value in given.items():
        for place in np.ndindex(value.shape):
            sides = []
            for step_size in (1e-6, -1e-6):
                moved = value.copy()
                moved[place] += step_size
                sides.append(float(run(trees, {**given, name: moved})["L"]))
            slope = (sides[0] - sides[1]) / 2e-6
            assert exact[name][place] == pytest.approx(slope, rel=1e-5, abs=1e-7)
