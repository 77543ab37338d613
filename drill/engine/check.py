"""The gradient check: an operation's vector-Jacobian product against central differences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from drill.engine.operation import Array, Operation

STEP = 1e-6
"""Half the distance between the two points of a difference, for entries of size about 1."""


def numerical_gradient(
    function: Callable[[Array], float | Array], at: Array, h: float = STEP
) -> Array:
    """The gradient of a scalar ``function`` by (f(x+h) − f(x−h))/2h, entry by entry.

    The error shrinks as h²; that of the one-sided difference only as h.
    """
    at = np.asarray(at, dtype=float)
    gradient = np.empty(at.shape)
    for place in np.ndindex(at.shape):
        above, below = at.copy(), at.copy()
        above[place] += h
        below[place] -= h
        gradient[place] = (float(function(above)) - float(function(below))) / (2 * h)
    return gradient


def relative_error(a: Array, b: Array) -> float:
    """‖a − b‖/(‖a‖ + ‖b‖), and 0 where both are zero: below 1e-6 two gradients agree."""
    scale = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(np.subtract(a, b))) / scale if scale else 0.0


def check_vjp(operation: Operation, *arrays: Array) -> float:
    """The largest relative error of ``operation.vjp`` at ``arrays``, over all its arguments.

    The cotangent is a fixed one without symmetries. Arguments that the operation is not
    differentiable by are left out.
    """
    if operation.vjp is None:
        raise ValueError(f"{operation.name} has no vector-Jacobian product")
    out = operation.value(*arrays)
    g = np.reshape(np.cos(np.arange(out.size) + 0.5), out.shape)
    worst = 0.0
    for place, cotangent in enumerate(operation.vjp(g, out, *arrays)):
        if cotangent is not None:
            numerical = numerical_gradient(_along(operation, g, arrays, place), arrays[place])
            worst = max(worst, relative_error(cotangent, numerical))
    return worst


def _along(
    operation: Operation, g: Array, arrays: tuple[Array, ...], place: int
) -> Callable[[Array], Array]:
    """The scalar ⟨g, operation⟩ as a function of one argument, the others held."""

    def function(array: Array) -> Array:
        changed = [array if place == other else given for other, given in enumerate(arrays)]
        return np.asarray(np.sum(g * operation.value(*changed)))

    return function
