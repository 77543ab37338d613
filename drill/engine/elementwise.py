"""Functions of one variable, applied to each entry: a value, a derivative, a SymPy form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import (
    Array,
    Operation,
    Symbolic,
    entrywise,
    register,
    same_or_scalar,
)

OfEntry = Callable[[Any, Any], Any]
"""``(sympy, entry)`` to the SymPy form of the function at one entry."""


def unary(
    name: str,
    value: Callable[[Array], Array],
    derivative: Callable[[Array], Array] | None,
    symbolic: OfEntry | None,
    symbolic_derivative: OfEntry | None = None,
    *,
    spoken: str = "",
) -> None:
    """Declare ``name`` and, where it has a derivative, the operation ``name'`` beside it.

    ``symbolic(sympy, entry)`` is the SymPy form of one entry. Without ``symbolic_derivative`` SymPy
    differentiates the form itself.
    """
    register(
        Operation(
            name,
            value=value,
            shape=same_or_scalar,
            vjp=None if derivative is None else lambda g, out, x: (g * derivative(x),),
            symbolic=_on_entries(symbolic),
            arity=(1, 1),
            elementwise=True,
            spoken=spoken or name,
        )
    )
    if derivative is not None:
        register(
            Operation(
                f"{name}'",
                value=derivative,
                shape=same_or_scalar,
                vjp=None,
                symbolic=_on_entries(symbolic_derivative or _differentiated(symbolic)),
                arity=(1, 1),
                elementwise=True,
                spoken=f"the derivative of {spoken or name}",
            )
        )


def by_entry(function: Callable[[Any], Any]) -> Callable[[Array], Array]:
    """``function`` of one number, applied to each; for what NumPy has no function of its own."""
    apply = np.frompyfunc(function, 1, 1)
    return lambda array: np.asarray(apply(array))


def _on_entries(symbolic: OfEntry | None) -> Symbolic | None:
    if symbolic is None:
        return None
    return lambda sympy, x: entrywise(lambda entry: symbolic(sympy, entry))(x)


def _differentiated(symbolic: OfEntry | None) -> OfEntry | None:
    if symbolic is None:
        return None

    def derivative(sympy: Any, entry: Any) -> Any:
        variable = sympy.Dummy(real=True)
        return sympy.diff(symbolic(sympy, variable), variable).subs(variable, entry)

    return derivative
