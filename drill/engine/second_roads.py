"""Closed forms as operations that only a block's ``check`` may call: ``closed_adam(…)``.

They compute an answer without the registered operations, so a check compares two roads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np

from drill.engine import optimizers
from drill.engine.closed_forms import mlp_gradients, mlp_parameter_count
from drill.engine.early_stopping import stopping_epoch
from drill.engine.operation import (
    Array,
    Operation,
    Shape,
    ShapeError,
    collapse,
    register,
)

PREFIX = "closed_"


def closed(name: str, value: Callable[..., Any], arity: tuple[int, int]) -> None:
    """Make ``value`` callable in checks as ``closed_name``."""

    def shape(*_shapes: Shape) -> Shape:
        raise ShapeError(f"{PREFIX}{name} belongs into a check")

    register(
        Operation(f"{PREFIX}{name}", value=value, shape=shape, vjp=None, symbolic=None, arity=arity)
    )


def _gradients(g: Array) -> list[Array]:
    """A list of numbers, or a matrix with one column a step."""
    if np.ndim(g) == 1:
        return [np.asarray(entry) for entry in g]
    return [g[:, [step]] for step in range(g.shape[1])]


def _optimizer(run: Callable[..., Sequence[Any]], names: tuple[str, ...]) -> Callable[..., Array]:
    def final(theta: Array, g: Array, *hyperparameters: Array) -> Array:
        settings = dict(zip(names, map(float, hyperparameters), strict=True))
        return np.asarray(run(np.asarray(theta), _gradients(g), **settings)[-1].theta)

    return final


def _with_form(form: Any) -> Callable[..., Sequence[Any]]:
    def run(theta: Array, gradients: list[Array], lr: float, mu: float) -> Sequence[Any]:
        return optimizers.momentum_steps(theta, gradients, lr, mu, form)

    return run


_OPTIMIZERS: dict[str, tuple[Callable[..., Sequence[Any]], tuple[str, ...]]] = {
    "sgd": (optimizers.sgd_steps, ("lr",)),
    "momentum": (_with_form("plain"), ("lr", "mu")),
    "momentum_ema": (_with_form("ema"), ("lr", "mu")),
    "nesterov_torch": (optimizers.nesterov_here_steps, ("lr", "mu")),
    "adagrad": (optimizers.adagrad_steps, ("lr", "eps")),
    "rmsprop": (optimizers.rmsprop_steps, ("lr", "beta", "eps")),
    "adam": (optimizers.adam_steps, ("lr", "beta1", "beta2", "eps")),
    "adamw": (optimizers.adamw_steps, ("lr", "weight_decay", "beta1", "beta2", "eps")),
}

for _name, (_run, _names) in _OPTIMIZERS.items():
    closed(_name, _optimizer(_run, _names), (2 + len(_names), 2 + len(_names)))


def _mlp(hidden: str, head: str) -> Callable[..., Array]:
    def prediction(x: Array, *layers: Array) -> Array:
        columns = [np.atleast_2d(array) for array in (x, *layers)]
        weights, biases = columns[1::2], columns[2::2]
        target = np.zeros((weights[-1].shape[0], columns[0].shape[1]))
        done = mlp_gradients(weights, biases, columns[0], target, hidden=hidden, head=head)
        return collapse(done.activations[-1])

    return prediction


for _hidden, _head in product(("relu", "sigma", "tanh"), ("softmax_ce", "sigmoid_bce", "mse_half")):
    closed(f"mlp_{_hidden}_{_head}", _mlp(_hidden, _head), (3, 9))

closed("mlp_parameters", lambda n: np.float64(mlp_parameter_count([round(w) for w in n])), (1, 1))
closed(
    "early_stopping",
    lambda losses, patience, delta: np.float64(stopping_epoch(losses, patience, delta)),
    (3, 3),
)
