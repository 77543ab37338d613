"""A share of a number of things, and how far it can be trusted."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval for the probability behind the share; None of nothing.

        Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212.
        """
        if not self.whole:
            return None
        n, p = self.whole, self.part / self.whole
        centre = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(centre - half, 0.0), min(centre + half, 1.0)
