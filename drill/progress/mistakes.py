"""Which mistakes a learner makes, how often, and whether they become fewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import comb, erfc, sqrt
from typing import NamedTuple

import numpy as np

from drill.progress.reviews import Reviews
from drill.progress.subject import Syllabus

CERTAINTY = 0.01
"""How unlikely a difference must be by chance alone before it is called one."""


class Slip(NamedTuple):
    """A mistake made in a review of ``item`` on a study day."""

    item: str
    mistake: str
    day: date


class Trend(StrEnum):
    """Where the frequency of a mistake goes."""

    FALLING = "falling"
    RISING = "rising"
    STEADY = "no clear change"
    UNKNOWN = "too few to tell"


@dataclass(frozen=True)
class MistakeCount:
    """A mistake: how often it was made, when last and in which items; and how often among how many
    answers that could show it, in the last days and in as many before them."""

    mistake: str
    count: int
    last_day: date
    items: tuple[str, ...]
    recent: int
    recent_answers: int
    before: int
    before_answers: int

    @property
    def trend(self) -> Trend:
        """Whether it falls or rises."""
        return trend(self.recent, self.recent_answers, self.before, self.before_answers)


def mistakes(
    slips: Iterable[Slip], reviews: Reviews, syllabus: Syllabus, today: date, span: int = 30
) -> tuple[MistakeCount, ...]:
    """Every mistake that was made, the most frequent of the last ``span`` days first.

    The answers that could show a mistake are the marked ones to the problems that declare it. One
    that was made in others too, such as a general slip of sign, could show in any.
    """
    now, then = today - timedelta(days=span - 1), today - timedelta(days=2 * span - 1)
    by_mistake: dict[str, list[Slip]] = {}
    for slip in slips:
        by_mistake.setdefault(slip.mistake, []).append(slip)
    answers = _Answers(reviews, syllabus)
    found = []
    for mistake, made in by_mistake.items():
        items = frozenset(slip.item for slip in made)
        recent = answers.that_could_show(mistake, items, now, today)
        before = answers.that_could_show(mistake, items, then, now - timedelta(days=1))
        found.append(
            MistakeCount(
                mistake=mistake,
                count=len(made),
                last_day=max(slip.day for slip in made),
                items=tuple(sorted(items)),
                recent=sum(now <= slip.day <= today for slip in made),
                recent_answers=recent,
                before=sum(then <= slip.day < now for slip in made),
                before_answers=before,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.recent, -each.count, each.mistake)))


def trend(recent: int, recent_answers: int, before: int, before_answers: int) -> Trend:
    """Whether a mistake became rarer or more frequent, by a test that is exact for few.

    If nothing changed, each of the mistakes falls into the recent period with the probability that
    its answers have among all. The two-sided binomial test must find what happened less likely than
    ``CERTAINTY``; if no outcome at all would be, there are too few to tell.
    """
    made, answers = recent + before, recent_answers + before_answers
    if not made or not recent_answers or not before_answers:
        return Trend.UNKNOWN
    share = recent_answers / answers
    if min(_two_sided(0, made, share), _two_sided(made, made, share)) >= CERTAINTY:
        return Trend.UNKNOWN
    if _two_sided(recent, made, share) >= CERTAINTY:
        return Trend.STEADY
    return Trend.FALLING if recent < made * share else Trend.RISING


def _two_sided(count: int, trials: int, share: float) -> float:
    """The probability of an outcome that is no likelier than ``count`` of ``trials``."""
    if trials > _MANY:
        return _two_sided_of_many(count, trials, share)
    chances = [
        comb(trials, each) * share**each * (1 - share) ** (trials - each)
        for each in range(trials + 1)
    ]
    return sum(chance for chance in chances if chance <= chances[count] * (1 + 1e-7))


_MANY = 500


def _two_sided_of_many(count: int, trials: int, share: float) -> float:
    """The same in the normal approximation, with its correction for whole numbers."""
    spread = sqrt(trials * share * (1 - share))
    distance = max(abs(count - trials * share) - 0.5, 0.0)
    return erfc(distance / spread / sqrt(2))


class _Answers:
    """Counts marked answers by mistake and period."""

    def __init__(self, reviews: Reviews, syllabus: Syllabus) -> None:
        marked = np.flatnonzero(reviews.marked)
        self._day, self._item = reviews.day[marked], reviews.item[marked]
        self._items = reviews.items
        self._declaring = _declaring(syllabus)

    def that_could_show(
        self, mistake: str, made_in: frozenset[str], first: date, last: date
    ) -> int:
        """The marked answers from ``first`` to ``last`` that could show ``mistake``."""
        inside = (self._day >= first.toordinal()) & (self._day <= last.toordinal())
        declaring = self._declaring.get(mistake, set())
        if not made_in <= declaring:
            return int(np.count_nonzero(inside))
        could = np.array([item in declaring for item in self._items], dtype=bool)
        return int(np.count_nonzero(inside & could[self._item]))


def _declaring(syllabus: Syllabus) -> Mapping[str, set[str]]:
    declaring: dict[str, set[str]] = {}
    for subject in syllabus.subjects.values():
        for mistake in subject.mistakes:
            declaring.setdefault(mistake, set()).add(subject.id)
    return declaring
