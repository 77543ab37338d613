"""Operations on arrays: a value, a vector-Jacobian product and a SymPy form each; no text."""

from drill.engine import (
    activations,
    arithmetic,
    convolution,
    elementary,
    initialization,
    linear,
    losses,
    normalization,
    pooling,
    reduce,
    regularization,
    schedules,
    second_roads,
    slices,
    softmax,
    trigonometry,
)
from drill.engine.operation import OPERATIONS

__all__ = [
    "OPERATIONS",
    "activations",
    "arithmetic",
    "convolution",
    "elementary",
    "initialization",
    "linear",
    "losses",
    "normalization",
    "pooling",
    "reduce",
    "regularization",
    "schedules",
    "second_roads",
    "slices",
    "softmax",
    "trigonometry",
]
