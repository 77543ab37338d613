"""What falls due in the days to come: what is scheduled, and what is to be expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from drill.progress.behaviour import Behaviour
from drill.progress.memories import Memories
from drill.progress.simulate import Course, Plan, simulate
from drill.schedule.settings import ScheduleSettings


@dataclass(frozen=True)
class DayAhead:
    """A day to come.

    ``scheduled`` items fall due on it as things stand, those overdue on the first. The others are
    simulated: the reviews there will be if nothing new is seen, and with the new items of each day;
    how many new ones; and the minutes it all takes.
    """

    day: date
    scheduled: int
    without_new: int
    with_new: int
    new: int
    minutes: float


def forecast(
    memories: Memories,
    unseen: int,
    settings: ScheduleSettings,
    *,
    behaviour: Behaviour,
    today: date,
    days: int,
) -> tuple[DayAhead, ...]:
    """The ``days`` from ``today`` on; ``unseen`` items are still new."""
    scheduled = due_by_day(memories, today, days)
    plan = Plan(settings, unseen, days, behaviour)
    with_new: Course = simulate(memories, plan, today)
    without: Course = simulate(memories, replace(plan, new_items=0), today)
    return tuple(
        DayAhead(
            day=today + timedelta(days=ahead),
            scheduled=scheduled[ahead],
            without_new=int(without.reviews[ahead]),
            with_new=int(with_new.reviews[ahead]),
            new=int(with_new.new[ahead]),
            minutes=float(with_new.seconds[ahead]) / 60,
        )
        for ahead in range(days)
    )


def due_by_day(memories: Memories, today: date, days: int) -> list[int]:
    """How many items fall due on each day; suspended ones never."""
    ahead = np.maximum(memories.due_day[~memories.suspended] - today.toordinal(), 0)
    return [int(count) for count in np.bincount(ahead[ahead < days], minlength=days)]
