"""What must be studied on which day, so that a topic is known on the day of its exam.

The plan follows the schedule forward, as if each review were recalled and rated GOOD, and adds to
it: new items early enough, and a review ahead of time for each item whose probability of recall
would otherwise be below the target on the day of the exam. It is made anew every day from what was
really recalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from drill.progress.fsrs import first_memory, ideal_interval, next_memory, recall
from drill.progress.memories import Memories, memories_of
from drill.progress.reviews import Bools, Floats, Ints
from drill.schedule.queue import Item
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.schedule.settings import ScheduleSettings

_LONGEST_LEAD = 7
"""New items end so many days before the exam, or a quarter of the time there is if that is less."""
_ROUNDING = 1e-9


@dataclass(frozen=True)
class ExamDay:
    """What to study on a day: items to see for the first time, those that fall due by the schedule,
    and ``extra`` ones, which the exam asks for ahead of it."""

    day: date
    new: tuple[str, ...]
    due: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """All of them, what is known before what is new."""
        return self.due + self.extra + self.new


@dataclass(frozen=True)
class ExamPlan:
    """A plan for the exam on ``exam``.

    ``days`` go from today to the day before it. ``items`` counts those of the topic that are not
    suspended; ``now`` those at the target today; ``without`` those at it on the day of the exam if
    the schedule alone is followed and nothing new is seen; ``reached`` those at it with the plan.
    ``missed`` are the others.
    """

    exam: date
    target: float
    items: int
    now: int
    without: int
    reached: int
    missed: tuple[str, ...]
    days: tuple[ExamDay, ...]


def plan_for_exam(
    records: Mapping[str, ItemRecord],
    items: Iterable[Item],
    exam: date,
    *,
    target: float,
    today: date,
    settings: ScheduleSettings,
    introduced: int = 0,
) -> ExamPlan:
    """The plan from ``today`` to ``exam`` for ``items``, so that R ≥ ``target`` on that day.

    ``introduced`` of the items were seen today for the first time: with what else was done today
    they count as the day's work, so that a plan made again asks for no more. An exam that is today
    or over has a plan without days.
    """
    wanted = [item for item in items if not records.get(item.id, NEW_RECORD).suspended]
    of_items = {item.id: records[item.id] for item in wanted if item.id in records}
    memories = memories_of(of_items)
    seen = set(memories.items)
    new = sorted((item for item in wanted if item.id not in seen), key=lambda item: item.order)
    course = _Course(memories, [item.id for item in new], settings, today, exam)
    schedule = course.follow(introduced)
    without = course.reaching(target) & (np.arange(len(course)) < len(memories))
    course.add(schedule, target)
    reached = course.reaching(target)
    return ExamPlan(
        exam=exam,
        target=target,
        items=len(course),
        now=int(np.count_nonzero(_at_target(memories, today, target, settings))),
        without=int(np.count_nonzero(without)),
        reached=int(np.count_nonzero(reached)),
        missed=tuple(course.names[at] for at in np.flatnonzero(~reached)),
        days=tuple(schedule[day].named(course.names, day) for day in sorted(schedule)),
    )


def todays_extra(plans: Iterable[ExamPlan], today: date) -> tuple[str, ...]:
    """What the plans ask for today, each item once; a queue takes it beyond its limits."""
    days = [day for plan in plans for day in plan.days if day.day == today]
    return tuple(dict.fromkeys(item for day in days for item in day.items))


def _at_target(memories: Memories, day: date, target: float, settings: ScheduleSettings) -> Bools:
    return np.asarray(memories.recall_on(day, settings.parameters) >= target - _ROUNDING)


@dataclass
class _Load:
    """The places of the items of one day."""

    new: list[int]
    due: list[int]
    extra: list[int]

    def named(self, names: tuple[str, ...], day: int) -> ExamDay:
        new, due, extra = (
            tuple(names[at] for at in places) for places in (self.new, self.due, self.extra)
        )
        return ExamDay(date.fromordinal(day), new, due, extra)

    def __len__(self) -> int:
        return len(self.new) + len(self.due) + len(self.extra)


class _Course:
    """The items as they go through the days before the exam, the new ones last."""

    def __init__(
        self,
        memories: Memories,
        new: list[str],
        settings: ScheduleSettings,
        today: date,
        exam: date,
    ) -> None:
        self.names = (*memories.items, *new)
        self._known = len(memories)
        self._settings = settings
        self._today, self._exam = today.toordinal(), exam.toordinal()
        unknown = np.zeros(len(new))
        self._stability = np.concatenate([memories.stability, unknown + 1.0])
        self._difficulty = np.concatenate([memories.difficulty, unknown + 5.0])
        self._last = np.concatenate([memories.last_day, unknown]).astype(np.int64)
        self._due = np.concatenate([memories.due_day, unknown]).astype(np.int64)
        self._seen = np.arange(len(self.names)) < self._known
        self._done = int(np.count_nonzero(memories.last_day == self._today))

    def __len__(self) -> int:
        return len(self.names)

    def follow(self, introduced: int) -> dict[int, _Load]:
        """Go through the days by the schedule, new items evenly over those that come early."""
        schedule: dict[int, _Load] = {}
        introductions = self._introductions(introduced)
        for day, new in zip(range(self._today, self._exam), introductions, strict=True):
            due = np.flatnonzero(self._seen & (self._due <= day))
            self._review(due, day)
            self._introduce(new, day)
            schedule[day] = _Load(new.tolist(), due.tolist(), [])
        return schedule

    def add(self, schedule: dict[int, _Load], target: float) -> None:
        """Review once more what would be below the target, each item on the day with the least to
        do among those that suffice; on the last if none does."""

        def work(day: int) -> tuple[int, int]:
            return len(schedule[day]) + (self._done if day == self._today else 0), day

        for item in self._by_number_of_days(np.flatnonzero(~self.reaching(target)), target):
            days = self._sufficing(item, target)
            if not days:
                continue
            day = min(days, key=work)
            if self._last[item] < day:
                schedule[day].extra.append(item)
                self._review(np.array([item]), day)

    def reaching(self, target: float) -> Bools:
        """Whether each item is at the target on the day of the exam."""
        then = recall(self._stability, self._exam - self._last, self._settings.parameters)
        return np.asarray(self._seen & (then >= target - _ROUNDING))

    def _introductions(self, introduced: int) -> list[Ints]:
        """The new items of each day, after ``introduced`` were seen today."""
        days = max(self._exam - self._today, 0)
        early = days - min(_LONGEST_LEAD, days // 4)
        new = np.arange(self._known, len(self))
        if not days:
            return []
        share = -(-(len(new) + introduced) // early)
        today = max(share - introduced, 0) if early > 1 else len(new)
        later = np.array_split(new[today:], early - 1) if early > 1 else []
        return [new[:today], *later, *[new[:0]] * (days - early)]

    def _introduce(self, new: Ints, day: int) -> None:
        """See items for the first time: GOOD, and GOOD again for the second step."""
        good = np.full(len(new), int(Rating.GOOD))
        memory = first_memory(good, self._settings.parameters)
        self._stability[new], self._difficulty[new] = memory
        self._last[new], self._seen[new] = day, True
        self._review(new, day)

    def _review(self, items: Ints, day: int) -> None:
        """Review items with GOOD."""
        self._stability[items], self._difficulty[items] = self._after(items, day)
        ideal = ideal_interval(
            self._stability[items], self._settings.desired_retention, self._settings.parameters
        )
        longest = self._settings.maximum_interval
        self._last[items] = day
        self._due[items] = day + np.clip(np.rint(ideal), 1, longest).astype(np.int64)

    def _after(self, items: Ints, day: int | Ints) -> tuple[Floats, Floats]:
        elapsed = np.maximum(day - self._last[items], 0)
        good = np.full(len(items), int(Rating.GOOD))
        return next_memory(
            self._stability[items],
            self._difficulty[items],
            elapsed,
            good,
            self._settings.parameters,
        )

    def _sufficing(self, item: int, target: float) -> list[int]:
        """The days on which one more review of ``item`` would be enough; else the last that there
        is. None if it is reviewed on the last day anyway."""
        first = max(int(self._last[item]) + 1, self._today)
        days = np.arange(first, self._exam)
        if not len(days):
            return []
        items = np.full(len(days), item)
        stability, _ = self._after(items, days)
        then = recall(stability, self._exam - days, self._settings.parameters)
        enough = days[then >= target - _ROUNDING]
        return [int(day) for day in (enough if len(enough) else days[-1:])]

    def _by_number_of_days(self, items: Ints, target: float) -> list[int]:
        """The items that have the fewest days to choose from first."""
        return sorted(items.tolist(), key=lambda item: (len(self._sufficing(item, target)), item))
