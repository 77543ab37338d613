"""How much of each topic would be recalled, now and on the day of an exam; and what lies behind a
weak topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from drill.progress.memories import Memories
from drill.progress.reviews import Bools, Floats
from drill.progress.subject import Syllabus

WEAK = 0.7
"""A topic of which less than this share is mastered is weak, once some of it was seen."""


@dataclass(frozen=True)
class TopicMastery:
    """A topic: its items, how many were seen, and how many of them are mastered.

    An item is mastered on a day if the probability of recalling it is at least the target, and it
    is past its steps: a minute after it was forgotten anything can be recalled. ``now``
    counts today; ``then`` the day of the exam ``exam``, if nothing is studied before it, and is
    None without an exam. ``expected`` is how many items would be recalled now.
    """

    topic: str
    items: int
    seen: int
    now: int
    then: int | None
    exam: date | None
    expected: float

    @property
    def share(self) -> float:
        """The share of all the topic's items that is mastered now."""
        return self.now / self.items if self.items else 0.0


@dataclass(frozen=True)
class WeakTopic:
    """A weak topic, and what it requires of which less is mastered than the target share: the
    weakest first."""

    topic: TopicMastery
    behind: tuple[TopicMastery, ...]


def mastery(
    syllabus: Syllabus,
    memories: Memories,
    parameters: Sequence[float],
    *,
    target: float,
    today: date,
    exams: Mapping[str, date] | None = None,
) -> tuple[TopicMastery, ...]:
    """The mastery of every topic, in the order of the syllabus."""
    exams = exams or {}
    place = {item: at for at, item in enumerate(memories.items)}
    now = memories.recall_on(today, parameters)
    found = []
    for topic, subjects in syllabus.by_topic().items():
        known = [place[subject.id] for subject in subjects if subject.id in place]
        chosen = np.array(known, dtype=np.int64)
        settled = ~memories.in_steps[chosen]
        exam = exams.get(topic)
        then = None if exam is None else memories.recall_on(exam, parameters)[chosen]
        found.append(
            TopicMastery(
                topic=topic,
                items=len(subjects),
                seen=len(known),
                now=_above(now[chosen], settled, target),
                then=None if then is None else _above(then, settled, target),
                exam=exam,
                expected=float(now[chosen].sum()),
            )
        )
    return tuple(found)


def _above(recall: Floats, settled: Bools, target: float) -> int:
    """How many are at the target. Rounding must not take what lies on it."""
    return int(np.count_nonzero(settled & (recall >= target - 1e-9)))


def weak_topics(
    syllabus: Syllabus, topics: Sequence[TopicMastery], weak: float = WEAK
) -> tuple[WeakTopic, ...]:
    """The topics that were begun and of which a share below ``weak`` is mastered, weakest first."""
    by_name = {topic.topic: topic for topic in topics}
    found = [topic for topic in topics if topic.seen and topic.share < weak]
    return tuple(
        WeakTopic(topic, _behind(syllabus, topic.topic, by_name, weak))
        for topic in sorted(found, key=lambda topic: topic.share)
    )


def _behind(
    syllabus: Syllabus, topic: str, by_name: Mapping[str, TopicMastery], weak: float
) -> tuple[TopicMastery, ...]:
    required = [by_name[each] for each in syllabus.all_required(topic) if each in by_name]
    lacking = [each for each in required if each.items and each.share < weak]
    return tuple(sorted(lacking, key=lambda each: each.share))
