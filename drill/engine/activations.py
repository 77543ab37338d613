"""Activation functions and their derivatives, with the convention ReLU′(0) = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from drill.engine.elementary import erf
from drill.engine.elementwise import unary
from drill.engine.operation import (
    Array,
    Operation,
    constant,
    pi,
    register,
    same_or_scalar,
    unbroadcast,
)


def sigma(z: Array) -> Array:
    """The logistic sigmoid 1/(1+e^-z), without overflow at either end."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def softplus(z: Array) -> Array:
    """log(1+e^z), without overflow: max(z, 0) + log(1+e^-|z|)."""
    return np.asarray(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))


def normal_density(z: Array) -> Array:
    """φ(z), the density of the standard normal distribution."""
    return np.asarray(np.exp(-z * z / 2) / np.sqrt(2 * pi(z)))


def normal_cdf(z: Array) -> Array:
    """Φ(z), the probability that a standard normal variable is at most z."""
    return np.asarray((1 + erf(z / np.sqrt(constant(2, z)))) / 2)


def gelu(z: Array) -> Array:
    """zΦ(z) (Hendrycks & Gimpel 2016, arXiv:1606.08415, section 2)."""
    return z * normal_cdf(z)


GELU_CUBIC = 0.044715
"""Of the approximation in Hendrycks & Gimpel 2016, section 2."""


def _gelu_tanh_inner(z: Array) -> Array:
    return np.asarray(np.sqrt(2 / pi(z)) * (z + GELU_CUBIC * z * z * z))


def gelu_tanh(z: Array) -> Array:
    """z/2 (1 + tanh(√(2/π)(z + 0.044715z³))), the approximation of GELU by tanh."""
    return np.asarray(z / 2 * (1 + np.tanh(_gelu_tanh_inner(z))))


def _gelu_tanh_derivative(z: Array) -> Array:
    t = np.tanh(_gelu_tanh_inner(z))
    inner_slope = np.sqrt(2 / pi(z)) * (1 + 3 * GELU_CUBIC * z * z)
    return np.asarray((1 + t) / 2 + z / 2 * (1 - t * t) * inner_slope)


def _gelu_tanh_symbolic(sympy: Any, z: Any) -> Any:
    cubic = sympy.Rational(44715, 1_000_000)
    return z / 2 * (1 + sympy.tanh(sympy.sqrt(2 / sympy.pi) * (z + cubic * z**3)))


def heaviside(z: Array) -> Array:
    """1 where z > 0 and 0 elsewhere, at 0 too."""
    return (z > 0) * 1.0


unary(
    "relu",
    lambda z: np.where(z <= 0, 0.0, z),
    heaviside,
    lambda sp, z: sp.Max(z, 0),
    lambda sp, z: sp.Heaviside(z, 0),
    spoken="ReLU",
)
unary(
    "heaviside",
    heaviside,
    None,
    lambda sp, z: sp.Heaviside(z, 0),
    spoken="the step function (0 at 0)",
)
unary(
    "sigma",
    sigma,
    lambda z: sigma(z) * sigma(-z),
    lambda sp, z: 1 / (1 + sp.exp(-z)),
    spoken="the sigmoid",
)
unary("softplus", softplus, sigma, lambda sp, z: sp.log(1 + sp.exp(z)))
unary(
    "swish",
    lambda z: z * sigma(z),
    lambda z: sigma(z) + z * sigma(z) * sigma(-z),
    lambda sp, z: z / (1 + sp.exp(-z)),
    spoken="Swish (SiLU)",
)
unary(
    "Phi",
    normal_cdf,
    normal_density,
    lambda sp, z: (1 + sp.erf(z / sp.sqrt(2))) / 2,
    spoken="the standard normal distribution function",
)
unary(
    "phi_pdf",
    normal_density,
    lambda z: -z * normal_density(z),
    lambda sp, z: sp.exp(-(z**2) / 2) / sp.sqrt(2 * sp.pi),
    spoken="the standard normal density",
)
unary(
    "gelu",
    gelu,
    lambda z: normal_cdf(z) + z * normal_density(z),
    lambda sp, z: z * (1 + sp.erf(z / sp.sqrt(2))) / 2,
    spoken="GELU",
)
unary(
    "gelu_tanh",
    gelu_tanh,
    _gelu_tanh_derivative,
    _gelu_tanh_symbolic,
    spoken="GELU in its tanh approximation",
)


def _declare_with_parameter(
    name: str,
    below: Callable[[Array], Array],
    slope_below: Callable[[Array], Array],
    symbolic_below: Callable[[Any, Any], Any],
    *,
    default: tuple[int, int],
    spoken: str,
) -> None:
    """Declare an activation that is z above 0 and ``alpha * below(z)`` elsewhere, with its slope.

    ``default`` is alpha as a fraction, for when it is not written.
    """
    numerator, denominator = default

    def value(z: Array, alpha: Any = numerator / denominator) -> Array:
        return np.where(z > 0, z, alpha * below(z))

    def slope(z: Array, alpha: Any = numerator / denominator) -> Array:
        return np.where(z > 0, 1.0, alpha * slope_below(z))

    def vjp(g: Array, _out: Array, z: Array, *alpha: Array) -> tuple[Array, ...]:
        by_z = unbroadcast(g * slope(z, *alpha), z)
        return by_z, *(unbroadcast(g * np.where(z > 0, 0.0, below(z)), one) for one in alpha)

    def symbolic(sympy: Any, z: Array, *alpha: Array) -> Array:
        def of_entry(entry: Any, factor: Any) -> Any:
            return sympy.Piecewise(
                (entry, entry > 0), (factor * symbolic_below(sympy, entry), True)
            )

        factor = alpha[0] if alpha else sympy.Rational(numerator, denominator)
        return np.asarray(np.frompyfunc(of_entry, 2, 1)(z, factor))

    def symbolic_slope(sympy: Any, z: Array, *alpha: Array) -> Array:
        def of_entry(entry: Any, factor: Any) -> Any:
            variable = sympy.Dummy(real=True)
            below_slope = sympy.diff(symbolic_below(sympy, variable), variable)
            return sympy.Piecewise(
                (1, entry > 0), (factor * below_slope.subs(variable, entry), True)
            )

        factor = alpha[0] if alpha else sympy.Rational(numerator, denominator)
        return np.asarray(np.frompyfunc(of_entry, 2, 1)(z, factor))

    function = Operation(
        name, value, same_or_scalar, vjp, symbolic, (1, 2), elementwise=True, spoken=spoken
    )
    register(function)
    register(
        replace(
            function,
            name=f"{name}'",
            value=slope,
            vjp=None,
            symbolic=symbolic_slope,
            spoken=f"the derivative of {spoken}",
        )
    )


_declare_with_parameter(
    "leaky_relu",
    lambda z: z,
    lambda z: z * 0 + 1,
    lambda sp, z: z,
    default=(1, 100),
    spoken="leaky ReLU",
)
_declare_with_parameter(
    "elu",
    np.expm1,
    np.exp,
    lambda sp, z: sp.exp(z) - 1,
    default=(1, 1),
    spoken="ELU",
)
