"""The time until the next review, as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

DAY = timedelta(days=1)
_UNITS = (
    ("y", timedelta(days=365.25), timedelta(days=365)),
    ("mo", timedelta(days=30.4375), timedelta(days=30)),
    ("d", DAY, DAY),
    ("h", timedelta(hours=1), timedelta(hours=1)),
    ("min", timedelta(minutes=1), timedelta(minutes=1)),
    ("s", timedelta(seconds=1), timedelta(0)),
)
"""Each unit, how long it is, and the shortest interval written in it."""


@dataclass(frozen=True, order=True)
class Interval:
    """A span of time: below a day by the clock, from a day on in whole study days."""

    span: timedelta

    def __str__(self) -> str:
        name, length, _ = next(unit for unit in _UNITS if self.span >= unit[2])
        decimals = 1 if name in ("y", "mo", "h") else 0
        return f"{round(self.span / length, decimals):g} {name}"


def whole_days(span: timedelta) -> int | None:
    """The study days in ``span``, or None below a day, where the clock counts."""
    return None if span < DAY else round(span / DAY)
