"""Variances of initial weights. The standard deviation is the root, the uniform limit √(3·var)."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite


def he_variance(f: Functions, fan_in: Term, alpha: Term | float = 0.0) -> Term:
    """2/((1+α²) fan_in) for (leaky) ReLU of slope α below 0. He et al. 2015, arXiv:1502.01852."""
    return 2 / ((1 + alpha**2) * fan_in)


def glorot_variance(f: Functions, fan_in: Term, fan_out: Term) -> Term:
    """2/(fan_in + fan_out). Glorot & Bengio 2010, equation 12."""
    return 2 / (fan_in + fan_out)


def lecun_variance(f: Functions, fan_in: Term) -> Term:
    """1/fan_in. LeCun et al. 1998, "Efficient BackProp", section 4.6."""
    return 1 / fan_in


def uniform_limit(f: Functions, variance: Term) -> Term:
    """The L for which the uniform distribution on (−L, L) has this variance: √(3·var)."""
    return f.sqrt(3 * variance)


composite("he_variance", he_variance, (1, 2), elementwise=True, spoken="He's variance")
composite("glorot_variance", glorot_variance, 2, elementwise=True, spoken="Glorot's variance")
composite("lecun_variance", lecun_variance, 1, elementwise=True, spoken="LeCun's variance")
composite(
    "uniform_limit",
    uniform_limit,
    1,
    elementwise=True,
    spoken="the limit of the uniform distribution of a variance",
)
