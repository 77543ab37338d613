"""Optimisers written out by hand: each step's parameters and running averages.

Every function takes the start, the gradients of steps 1, 2, … and the hyperparameters, and returns
one state a step. The learning rate is ``lr``; all averages start at zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from drill.engine.operation import Array

EpsPlace = Literal["inside", "outside"]
"""Whether ε is added under the root or to it."""


@dataclass(frozen=True)
class SgdState:
    """After step ``t``."""

    t: int
    theta: Array


@dataclass(frozen=True)
class MomentumState:
    """After step ``t``: parameters and velocity."""

    t: int
    theta: Array
    velocity: Array


@dataclass(frozen=True)
class SquaresState:
    """After step ``t``: parameters and what has gathered of the squared gradients."""

    t: int
    theta: Array
    v: Array


@dataclass(frozen=True)
class AdamState:
    """After step ``t``: parameters, both moments, and both corrected for their start at zero."""

    t: int
    theta: Array
    m: Array
    v: Array
    m_hat: Array
    v_hat: Array


def sgd_step(theta: Array, gradient: Array, lr: float, weight_decay: float = 0.0) -> Array:
    """θ − lr (g + λθ); λ is that of the penalty (λ/2)‖θ‖²."""
    return theta - lr * (gradient + weight_decay * theta)


def sgd_steps(theta: Array, gradients: Iterable[Array], lr: float) -> list[SgdState]:
    """Plain gradient descent."""
    states = []
    for t, g in enumerate(gradients, start=1):
        theta = sgd_step(theta, g, lr)
        states.append(SgdState(t, theta))
    return states


def momentum_steps(
    theta: Array,
    gradients: Iterable[Array],
    lr: float,
    mu: float,
    form: Literal["plain", "ema"] = "plain",
) -> list[MomentumState]:
    """v = μv + g (``plain``: Polyak 1964, PyTorch) or v = μv + (1−μ)g (``ema``); θ ← θ − lr v."""
    velocity = np.zeros_like(theta)
    share = 1.0 if form == "plain" else 1.0 - mu
    states = []
    for t, g in enumerate(gradients, start=1):
        velocity = mu * velocity + share * g
        theta = theta - lr * velocity
        states.append(MomentumState(t, theta, velocity))
    return states


def nesterov_steps(
    theta: Array, gradient: Callable[[Array], Array], steps: int, lr: float, mu: float
) -> list[MomentumState]:
    """v = μv + g at the point looked ahead to, θ − lr μv; θ ← θ − lr v.

    Nesterov 1983; in this form Sutskever et al. 2013, "On the importance of initialization and
    momentum in deep learning", with the learning rate taken out of v.
    """
    velocity = np.zeros_like(theta)
    states = []
    for t in range(1, steps + 1):
        velocity = mu * velocity + gradient(theta - lr * mu * velocity)
        theta = theta - lr * velocity
        states.append(MomentumState(t, theta, velocity))
    return states


def nesterov_here_steps(
    theta: Array, gradients: Iterable[Array], lr: float, mu: float
) -> list[MomentumState]:
    """v = μv + g with the gradient at θ itself; θ ← θ − lr (g + μv), as in PyTorch."""
    velocity = np.zeros_like(theta)
    states = []
    for t, g in enumerate(gradients, start=1):
        velocity = mu * velocity + g
        theta = theta - lr * (g + mu * velocity)
        states.append(MomentumState(t, theta, velocity))
    return states


def _root(v: Array, eps: float, place: EpsPlace) -> Array:
    return np.asarray(np.sqrt(v + eps) if place == "inside" else np.sqrt(v) + eps)


def adagrad_steps(
    theta: Array,
    gradients: Iterable[Array],
    lr: float,
    eps: float = 1e-10,
    eps_place: EpsPlace = "outside",
) -> list[SquaresState]:
    """v = v + g²; θ ← θ − lr g/(√v + ε). Duchi, Hazan & Singer 2011."""
    v = np.zeros_like(theta)
    states = []
    for t, g in enumerate(gradients, start=1):
        v = v + g * g
        theta = theta - lr * g / _root(v, eps, eps_place)
        states.append(SquaresState(t, theta, v))
    return states


def rmsprop_steps(
    theta: Array,
    gradients: Iterable[Array],
    lr: float,
    *,
    beta: float = 0.99,
    eps: float = 1e-8,
    eps_place: EpsPlace = "outside",
) -> list[SquaresState]:
    """v = βv + (1−β)g²; θ ← θ − lr g/(√v + ε). Tieleman & Hinton 2012, lecture 6.5."""
    v = np.zeros_like(theta)
    states = []
    for t, g in enumerate(gradients, start=1):
        v = beta * v + (1 - beta) * g * g
        theta = theta - lr * g / _root(v, eps, eps_place)
        states.append(SquaresState(t, theta, v))
    return states


def adam_steps(
    theta: Array,
    gradients: Iterable[Array],
    lr: float,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> list[AdamState]:
    """θ ← θ − lr m̂/(√v̂ + ε). Kingma & Ba 2015, arXiv:1412.6980, algorithm 1."""
    return adamw_steps(theta, gradients, lr, weight_decay=0.0, beta1=beta1, beta2=beta2, eps=eps)


def adamw_steps(
    theta: Array,
    gradients: Iterable[Array],
    lr: float,
    weight_decay: float = 0.01,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> list[AdamState]:
    """θ ← θ − lr (m̂/(√v̂ + ε) + λθ). Loshchilov & Hutter 2019, arXiv:1711.05101, as in PyTorch."""
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    states = []
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        theta = theta - lr * (m_hat / (np.sqrt(v_hat) + eps) + weight_decay * theta)
        states.append(AdamState(t, theta, m, v, m_hat, v_hat))
    return states
