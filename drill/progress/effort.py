"""Where the time went, and how fast problems are solved at each level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from drill.progress.reviews import Bools, Reviews
from drill.progress.subject import Syllabus


@dataclass(frozen=True)
class TopicTime:
    """The reviews of a topic, how many were recalled, and the time they took.

    What is no longer in the notes stands under the empty name.
    """

    topic: str
    reviews: int
    recalled: int
    seconds: float


@dataclass(frozen=True)
class LevelSpeed:
    """The problems solved at a level: how many, and the median time in seconds; in the last days
    and in as many before them. A median of nothing is None."""

    level: int
    recent: int
    recent_median: float | None
    before: int
    before_median: float | None


def time_by_topic(
    reviews: Reviews, syllabus: Syllabus, since: date | None = None
) -> tuple[TopicTime, ...]:
    """The topics that were studied from ``since`` on, in the order of the syllabus."""
    topics = [*syllabus.topics, ""]
    places = {topic: place for place, topic in enumerate(topics)}
    of_item = np.array(
        [
            places[syllabus.subjects[item].topic] if item in syllabus.subjects else places[""]
            for item in reviews.items
        ],
        dtype=np.int64,
    )
    chosen = reviews.day >= (since.toordinal() if since else 0)
    topic = of_item[reviews.item[chosen]]
    count = np.bincount(topic, minlength=len(topics))
    recalled = np.bincount(topic, weights=reviews.recalled[chosen], minlength=len(topics))
    seconds = np.bincount(topic, weights=reviews.seconds[chosen], minlength=len(topics))
    return tuple(
        TopicTime(topics[at], int(count[at]), int(recalled[at]), float(seconds[at]))
        for at in np.flatnonzero(count)
    )


def speed(reviews: Reviews, today: date, span: int = 90) -> tuple[LevelSpeed, ...]:
    """How long solved problems took in the last ``span`` days, and in the ``span`` before.

    Solved is a problem that was rated better than AGAIN.
    """
    now, then = today - timedelta(days=span - 1), today - timedelta(days=2 * span - 1)
    solved = reviews.recalled & reviews.timed & (reviews.level > 0)
    solved &= (reviews.day >= then.toordinal()) & (reviews.day <= today.toordinal())
    is_recent: Bools = reviews.day >= now.toordinal()
    found = []
    for level in np.unique(reviews.level[solved]):
        of_level = solved & (reviews.level == level)
        recent = reviews.seconds[of_level & is_recent]
        before = reviews.seconds[of_level & ~is_recent]
        found.append(
            LevelSpeed(
                level=int(level),
                recent=len(recent),
                recent_median=float(np.median(recent)) if len(recent) else None,
                before=len(before),
                before_median=float(np.median(before)) if len(before) else None,
            )
        )
    return tuple(found)
