"""The four ratings, each with the time until the item comes again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drill.schedule.interval import Interval
from drill.schedule.rating import Rating

NAMES = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


NO_DATE = "no date"
"""In place of an interval, where the schedule stays as it is."""


OVERTAKEN = (
    "Another program has rated this meanwhile, or taken a rating back; that counts, and your "
    "answer is kept as practice."
)


class RatingChoice(NamedTuple):
    """One rating as it is offered."""

    rating: Rating
    name: str
    interval: str
    suggested: bool


def choices(intervals: Mapping[Rating, Interval], suggested: Rating) -> tuple[RatingChoice, ...]:
    """The ratings in order, with their intervals; without any, the schedule stays as it is."""
    return tuple(
        RatingChoice(
            rating, NAMES[rating], str(intervals.get(rating, NO_DATE)), rating is suggested
        )
        for rating in Rating
    )
