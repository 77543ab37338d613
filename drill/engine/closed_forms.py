"""The gradients of a multilayer perceptron written out by hand, and its number of parameters.

These do not use the registered operations: they are a second road to answers that a problem states
step by step. Columns are examples; results stay two-dimensional.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from drill.engine.operation import Array

Activation = tuple[Callable[[Array], Array], Callable[[Array], Array]]

ACTIVATIONS: dict[str, Activation] = {
    "relu": (lambda z: z * (z > 0), lambda z: np.asarray(z > 0, dtype=float)),
    "leaky_relu": (lambda z: np.where(z > 0, z, z / 100), lambda z: np.where(z > 0, 1.0, 0.01)),
    "sigma": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "linear": (lambda z: z, np.ones_like),
}
"""Hidden activations by name: the function and its derivative, of the pre-activation."""


@dataclass(frozen=True)
class MlpGradients:
    """A forward and a backward pass; entry ``l`` of a tuple belongs to layer ``l + 1``."""

    zs: tuple[Array, ...]
    """Pre-activations; the last are the logits."""
    activations: tuple[Array, ...]
    """Outputs of the layers; the last is the prediction."""
    loss: float
    """Summed over the examples."""
    dzs: tuple[Array, ...]
    dWs: tuple[Array, ...]  # noqa: N815
    dbs: tuple[Array, ...]
    dx: Array


def mlp_gradients(
    weights: Sequence[Array],
    biases: Sequence[Array],
    x: Array,
    y: Array,
    *,
    hidden: str,
    head: str,
) -> MlpGradients:
    """All gradients of an MLP's loss, by the four equations of backpropagation.

    For m examples ``x`` is (n_0, m), ``y`` (n_L, m), and layer l has a weight matrix (n_l, n_(l−1))
    and a bias (n_l, 1). ``head`` is ``softmax_ce`` (natural logarithm), ``sigmoid_bce`` (summed
    over the outputs) or ``mse_half`` (½‖ŷ − y‖², linear output); for each dL/dz of the output is
    ŷ − y. The loss is the sum over the examples, so its mean has 1/m of these gradients.
    Rumelhart, Hinton & Williams 1986, "Learning representations by back-propagating errors".
    """
    function, derivative = ACTIVATIONS[hidden]
    predict, measure = HEADS[head]
    inputs, zs = [np.atleast_2d(x)], []
    for W, b in zip(weights, biases, strict=True):
        zs.append(np.atleast_2d(W) @ inputs[-1] + np.atleast_2d(b))
        inputs.append(function(zs[-1]))
    yhat = predict(zs[-1])
    dzs = [yhat - np.atleast_2d(y)]
    for W, z in zip(reversed(weights[1:]), reversed(zs[:-1]), strict=True):
        dzs.insert(0, np.atleast_2d(W).T @ dzs[0] * derivative(z))
    return MlpGradients(
        zs=tuple(zs),
        activations=(*inputs[1:-1], yhat),
        loss=measure(zs[-1], np.atleast_2d(y)),
        dzs=tuple(dzs),
        dWs=tuple(dz @ a.T for dz, a in zip(dzs, inputs[:-1], strict=True)),
        dbs=tuple(dz.sum(axis=1, keepdims=True) for dz in dzs),
        dx=np.atleast_2d(weights[0]).T @ dzs[0],
    )


def _softmax(z: Array) -> Array:
    e = np.exp(z - z.max(axis=0))
    return np.asarray(e / e.sum(axis=0))


def _cross_entropy(z: Array, y: Array) -> float:
    top = z.max(axis=0)
    log_total = top + np.log(np.exp(z - top).sum(axis=0))
    return float((y * (log_total - z)).sum())


def _binary_cross_entropy(z: Array, y: Array) -> float:
    return float((np.logaddexp(0, z) - y * z).sum())


def _half_squared_error(z: Array, y: Array) -> float:
    return float(((z - y) ** 2).sum() / 2)


Head = tuple[Callable[[Array], Array], Callable[[Array, Array], float]]

HEADS: dict[str, Head] = {
    "softmax_ce": (_softmax, _cross_entropy),
    "sigmoid_bce": (ACTIVATIONS["sigma"][0], _binary_cross_entropy),
    "mse_half": (lambda z: z, _half_squared_error),
}
"""Output layers by name: the prediction from the logits, and the loss from logits and target."""


def mlp_parameter_count(widths: Sequence[int], bias: bool = True) -> int:
    """The parameters of fully connected layers of these widths: Σ n_l n_(l−1), and n_l biases."""
    return sum(before * after + bias * after for before, after in pairwise(widths))
