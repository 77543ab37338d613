"""Attention and the blocks of a Transformer, with tokens in rows (n×d)."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.engine.composite import Functions, Term, composite
from drill.engine.operation import (
    Array,
    Operation,
    Shape,
    ShapeError,
    collapse,
    collapsed_shape,
    register,
    setting,
)


def attention(f: Functions, Q: Term, K: Term, V: Term, mask: Term | float = 0.0) -> Term:
    """softmax(QKᵀ/√d_k + mask)V, the softmax along each row; the mask is 0 or −∞ and added.

    Vaswani et al. 2017, "Attention is all you need", arXiv:1706.03762, equation 1.
    """
    return f.rowsoftmax(Q @ K.T / _root(f, K, _width(K)) + mask) @ V


def _width(X: Term) -> int:
    return X.shape[1] if X.shape else 1


def _root(f: Functions, like: Term, number: int) -> Term:
    """√number, to as many digits as ``like`` has."""
    return f.sqrt(0 * f.sum(like) + number)


def multi_head_attention(  # noqa: PLR0917 (a formula's arguments have an order)
    f: Functions,
    X: Term,
    W_query: Term,
    W_key: Term,
    W_value: Term,
    W_output: Term,
    n_heads: Any,
    mask: Term | float = 0.0,
) -> Term:
    """The heads' attention side by side, times W_O; head k has the k-th part of the columns.

    Self-attention of X (n×d) with d×d weights used as X W, no biases. Vaswani et al. 2017, 3.2.2.
    """
    heads = setting("the number of heads", n_heads)
    Q, K, V = X @ W_query, X @ W_key, X @ W_value
    width = _width(Q)
    if width % heads:
        raise ShapeError(f"{heads} heads do not divide {width} columns")
    d_k = width // heads
    parts = []
    for k in range(heads):
        first, last = k * d_k + 1, (k + 1) * d_k
        q, key, v = (f.columns(part, first, last) for part in (Q, K, V))
        parts.append(attention(f, q, key, v, mask))
    return f.hstack(*parts) @ W_output


def feed_forward(  # noqa: PLR0917
    f: Functions, X: Term, W1: Term, b1: Term, W2: Term, b2: Term
) -> Term:
    """relu(X W₁ + b₁)W₂ + b₂, each token alone; biases are rows. Vaswani et al. 2017, 3.3."""
    return f.relu(X @ W1 + b1) @ W2 + b2


def pre_norm_block(  # noqa: PLR0917
    f: Functions, X: Term, gamma: Term, beta: Term, W1: Term, b1: Term, W2: Term, b2: Term
) -> Term:
    """X + FFN(LN(X)). Xiong et al. 2020, arXiv:2002.04745."""
    return X + feed_forward(f, f.layernorm(X, gamma, beta), W1, b1, W2, b2)


def post_norm_block(  # noqa: PLR0917
    f: Functions, X: Term, gamma: Term, beta: Term, W1: Term, b1: Term, W2: Term, b2: Term
) -> Term:
    """LN(X + FFN(X)), the order of Vaswani et al. 2017."""
    return f.layernorm(X + feed_forward(f, X, W1, b1, W2, b2), gamma, beta)


composite("attention", attention, (3, 4), spoken="scaled dot-product attention")
composite(
    "multi_head_attention",
    multi_head_attention,
    (6, 7),
    settings=(5,),
    spoken="multi-head attention",
)
composite("feed_forward", feed_forward, 5, spoken="the feed-forward network")
composite("pre_norm_block", pre_norm_block, 7, spoken="a block with the norm before")
composite("post_norm_block", post_norm_block, 7, spoken="a block with the norm after")


def causal_mask(length: Any) -> Array:
    """n×n: −∞ where the column comes after the row, 0 elsewhere."""
    n = setting("the length", length)
    return collapse(np.where(np.triu(np.ones((n, n)), 1) > 0, -np.inf, 0.0))


def _causal_mask_symbolic(sympy: Any, length: Any) -> Array:
    n = setting("the length", length)
    mask = np.full((n, n), sympy.Integer(0), dtype=object)
    mask[np.triu_indices(n, 1)] = -sympy.oo
    return collapse(mask)


def _causal_mask_shape(length: Any) -> Shape:
    n = setting("the length", length)
    return collapsed_shape((n, n))


register(
    Operation(
        "causal_mask",
        value=causal_mask,
        shape=_causal_mask_shape,
        vjp=None,
        symbolic=_causal_mask_symbolic,
        arity=(1, 1),
        spoken="the causal mask",
        settings=(0,),
    )
)


def positional_encoding(length: Any, d_model: Any, base: float = 10_000.0) -> Array:
    """n×d: sin(pos/base^(2i/d)) in column 2i and the cosine in 2i + 1, pos and i from 0.

    Vaswani et al. 2017, 3.5.
    """
    n, d = _encoding_shape(length, d_model)
    pair = np.arange(d) // 2
    angle = np.arange(n)[:, None] / np.power(float(base), 2 * pair / d)
    return np.where(np.arange(d) % 2 == 0, np.sin(angle), np.cos(angle))


def _encoding_shape(length: Any, d_model: Any, _base: Any = None) -> Shape:
    n, d = setting("the length", length), setting("d_model", d_model, 2)
    if d % 2:
        raise ShapeError(f"d_model has to be even, not {d}")
    return n, d


def _encoding_symbolic(sympy: Any, length: Any, d_model: Any, base: Any = 10_000) -> Array:
    n, d = _encoding_shape(length, d_model)
    out = np.empty((n, d), dtype=object)
    for position, column in np.ndindex(n, d):
        exponent = sympy.Rational(2 * (column // 2), d)
        angle = position / sympy.sympify(np.asarray(base).item()) ** exponent
        out[position, column] = sympy.cos(angle) if column % 2 else sympy.sin(angle)
    return out


register(
    Operation(
        "positional_encoding",
        value=positional_encoding,
        shape=_encoding_shape,
        vjp=None,
        symbolic=_encoding_symbolic,
        arity=(2, 3),
        spoken="the sinusoidal positional encoding",
        settings=(0, 1),
    )
)
