"""Functions of one variable, applied to each entry: a value, a derivative, a SymPy form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import Array, Operation, entrywise, register, same_or_scalar


def unary(
    name: str,
    value: Callable[[Array], Array],
    derivative: Callable[[Array], Array] | None,
    symbolic: Callable[[Any, Any], Any],
    symbolic_derivative: Callable[[Any, Any], Any] | None = None,
    *,
    spoken: str = "",
) -> None:
    """Declare ``name`` and, where it has a derivative, the operation ``name'`` beside it.

    ``symbolic(sympy, entry)`` is the SymPy form of one entry. Without ``symbolic_derivative`` SymPy
    differentiates the form itself.
    """

    def vjp(g: Array, _out: Array, x: Array) -> tuple[Array | None, ...]:
        return (g * derivative(x),) if derivative is not None else (None,)

    register(
        Operation(
            name,
            value=value,
            shape=same_or_scalar,
            vjp=vjp,
            symbolic=lambda sympy, x: entrywise(lambda entry: symbolic(sympy, entry))(x),
            arity=(1, 1),
            elementwise=True,
            spoken=spoken or name,
        )
    )
    if derivative is None:
        return

    def differentiated(sympy: Any, entry: Any) -> Any:
        if symbolic_derivative is not None:
            return symbolic_derivative(sympy, entry)
        variable = sympy.Dummy(real=True)
        return sympy.diff(symbolic(sympy, variable), variable).subs(variable, entry)

    register(
        Operation(
            f"{name}'",
            value=derivative,
            shape=same_or_scalar,
            vjp=None,
            symbolic=lambda sympy, x: entrywise(lambda entry: differentiated(sympy, entry))(x),
            arity=(1, 1),
            elementwise=True,
            spoken=f"the derivative of {spoken or name}",
        )
    )


def sigma(z: Array) -> Array:
    """The logistic sigmoid 1/(1+e^-z), without overflow at either end."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


unary("exp", np.exp, np.exp, lambda sp, z: sp.exp(z), spoken="the exponential")
unary("log", np.log, lambda z: 1 / z, lambda sp, z: sp.log(z), spoken="the natural logarithm")
unary(
    "relu",
    lambda z: np.maximum(z, 0),
    lambda z: np.where(z > 0, 1.0, 0.0),
    lambda sp, z: sp.Max(z, 0),
    lambda sp, z: sp.Heaviside(z, 0),
    spoken="ReLU",
)
unary(
    "sigma",
    sigma,
    lambda z: sigma(z) * sigma(-z),
    lambda sp, z: 1 / (1 + sp.exp(-z)),
    spoken="the sigmoid",
)
unary("tanh", np.tanh, lambda z: 1 - np.tanh(z) ** 2, lambda sp, z: sp.tanh(z))
