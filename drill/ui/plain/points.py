"""Key points by their numbers: which of them an answer made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.study import Study


def awaits_points(study: Study) -> bool:
    """Whether a card was turned over and its key points not yet looked through."""
    return bool(study.turn and study.turn.points and study.turn.ticked is None)


def points_in(line: str, count: int) -> frozenset[int] | None:
    """The points from 0 that ``line`` names by numbers from 1; None if it can't be read.

    Nothing and ``none`` name no point, ``all`` each.
    """
    text = line.strip().casefold()
    if text in ("", "none", "0"):
        return frozenset()
    if text == "all":
        return frozenset(range(count))
    if not re.fullmatch(r"[\d\s,;]+", text):
        return None
    points = frozenset(int(number) - 1 for number in re.findall(r"\d+", text))
    return points if points <= frozenset(range(count)) else None
