"""Tree → array: the engine's values, in float64 or at 50 digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from drill.notation.arithmetic import FLOAT64, Arithmetic
from drill.notation.identity import Same
from drill.notation.plan import MOST_TERMS, Plan, Values, plan
from drill.notation.tree import Node


def evaluate(tree: Node, values: Values, arithmetic: Arithmetic = FLOAT64) -> Any:
    """The value of ``tree``; where it has none (log of a negative number) entries are NaN.

    Raises:
        ShapeError: for operands whose shapes do not go together.
        DomainError: for what counts and is no whole number, and for sums of too many terms.
    """
    with np.errstate(all="ignore"):
        return plan(tree, arithmetic)(values, [MOST_TERMS])


Formula = Callable[[Values], Any]
"""A formula of a note, ready to compute: :func:`evaluate` in float64, with warnings off."""


def prepared(tree: Node) -> Formula:
    """What computes a formula that is computed again and again; the same for the same tree."""
    return _prepared(Same(tree))


@lru_cache(maxsize=4096)
def _prepared(same: Same[Node]) -> Formula:
    run: Plan = plan(same.thing, FLOAT64)
    return lambda values: run(values, [MOST_TERMS])
