"""Batch and layer normalisation, with samples in rows and features in columns (m×d)."""

from __future__ import annotations

from drill.engine.composite import Functions, Term, composite

EPS = 1e-5
"""PyTorch's default, added to the variance under the root."""


def batchnorm(f: Functions, x: Term, gamma: Term, beta: Term, eps: Term | float = EPS) -> Term:
    """γ(x − μ)/√(σ² + ε) + β with mean and variance (1/m) of each column; γ, β are 1×d.

    Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 1.
    """
    return gamma * (x - f.colmean(x)) / f.sqrt(f.colvar(x) + eps) + beta


def batchnorm_inference(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions,
    x: Term,
    gamma: Term,
    beta: Term,
    mean: Term,
    var: Term,
    eps: Term | float = EPS,
) -> Term:
    """γ(x − μ)/√(σ² + ε) + β with the running mean and variance, each 1×d."""
    return gamma * (x - mean) / f.sqrt(var + eps) + beta


def batchnorm_backward(
    f: Functions, g: Term, x: Term, gamma: Term, eps: Term | float = EPS
) -> Term:
    """∂L/∂x of :func:`batchnorm` from ``g`` = ∂L/∂y: γ/√(σ²+ε) (g − mean(g) − x̂ mean(g x̂)).

    The equations of Ioffe & Szegedy 2015, section 3, put together.
    """
    root = f.sqrt(f.colvar(x) + eps)
    xhat = (x - f.colmean(x)) / root
    return gamma / root * (g - f.colmean(g) - xhat * f.colmean(g * xhat))


def layernorm(f: Functions, x: Term, gamma: Term, beta: Term, eps: Term | float = EPS) -> Term:
    """γ(x − μ)/√(σ² + ε) + β with mean and variance of each row; γ, β are 1×d.

    A column is one sample, normalised over all its entries. Ba, Kiros & Hinton 2016,
    arXiv:1607.06450.
    """
    if x.shape[1:] == (1,):
        return gamma * (x - f.mean(x)) / f.sqrt(f.var(x) + eps) + beta
    return gamma * (x - f.rowmean(x)) / f.sqrt(f.rowvar(x) + eps) + beta


composite("batchnorm", batchnorm, (3, 4), spoken="batch normalisation in training")
composite(
    "batchnorm_inference",
    batchnorm_inference,
    (5, 6),
    spoken="batch normalisation at inference",
)
composite(
    "batchnorm_backward",
    batchnorm_backward,
    (3, 4),
    spoken="the input gradient of batch normalisation",
)
composite("layernorm", layernorm, (3, 4), spoken="layer normalisation")
