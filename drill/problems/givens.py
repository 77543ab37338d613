"""A value for one given, from a stream of random numbers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from drill.engine.operation import Array
from drill.notation.evaluate import prepared
from drill.notation.identity import Same
from drill.problems.template import Given, Source
from drill.problems.unroll import whole


def draw_given(given: Given, values: Mapping[str, Any], chance: random.Random) -> Any:
    """A value for ``given``, of the shape that :func:`form_shape` tells."""
    if given.source.formula is not None:
        with np.errstate(all="ignore"):
            return prepared(given.source.formula)(values)
    sizes = [whole(size, values) for size in given.sizes]
    if given.source.kind == "onehot":
        return _onehot(sizes[0], chance)
    entries = _entries(Same(given.source))
    if given.form == "scalar":
        return np.float64(entries(chance.random()))
    shape = form_shape(given.form, sizes)
    flat = np.array([entries(chance.random()) for _ in range(math.prod(shape))])
    return as_scalar_if_single(flat.reshape(shape))


def form_shape(form: str, sizes: Sequence[int]) -> tuple[int, ...]:
    """A scalar is (), a vector (n, 1), a matrix (r, c), a list (k,), a tensor (c, h, w)."""
    return (*sizes, 1) if form == "vector" else tuple(sizes)


def as_scalar_if_single(array: Array) -> Any:
    """A 1×1 matrix is a number in the notation."""
    return array[0, 0] if np.shape(array) == (1, 1) else array


def _onehot(size: int, chance: random.Random) -> Any:
    vector = np.zeros((size, 1))
    vector[int(chance.random() * size), 0] = 1.0
    return as_scalar_if_single(vector)


@lru_cache(maxsize=4096)
def _entries(same: Same[Source]) -> Callable[[float], float]:
    """What a number of [0, 1) becomes as an entry."""
    source = same.thing
    if source.kind == "choice":
        values = [float(number) for number in source.numbers]
        return lambda part: values[int(part * len(values))]
    low, high = source.numbers[:2]
    unit = 10 ** int(source.numbers[2]) if source.kind == "decimals" else 1
    first, last = round(low * unit), round(high * unit)
    return lambda part: (first + int(part * (last - first + 1))) / unit
