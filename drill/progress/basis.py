"""All that a report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from drill.progress.behaviour import Behaviour, behaviour_of
from drill.progress.memories import Memories
from drill.progress.mistakes import Slip
from drill.progress.reviews import Reviews
from drill.progress.subject import Syllabus
from drill.schedule.settings import ScheduleSettings


@dataclass(frozen=True)
class Basis:
    """What is known of a learner on the study day ``today``.

    ``answers`` are all reviews and practices; ``exams`` the day of the exam of a topic. An item is
    mastered if the probability of recalling it is at least ``target``, and it is past its steps.
    """

    answers: Reviews
    memories: Memories
    slips: tuple[Slip, ...]
    syllabus: Syllabus
    settings: ScheduleSettings
    today: date
    exams: Mapping[str, date] = field(default_factory=dict)

    @property
    def target(self) -> float:
        """The desired retention."""
        return self.settings.desired_retention

    @cached_property
    def reviews(self) -> Reviews:
        """The answers of which the schedule took notice."""
        return self.answers.of(~self.answers.practice)

    @cached_property
    def present(self) -> Memories:
        """The memory of the items that the notes hold."""
        subjects = self.syllabus.subjects
        return self.memories.where([item in subjects for item in self.memories.items])

    @cached_property
    def unseen(self) -> int:
        """How many items were never seen."""
        return len(self.syllabus.subjects) - len(self.present)

    @cached_property
    def behaviour(self) -> Behaviour:
        """How the learner rates, and how long answers take."""
        return behaviour_of(self.reviews)
