"""The plans for the exams that have a date."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from drill.progress.exam_plan import ExamPlan, plan_for_exam
from drill.schedule.queue import Item
from drill.schedule.record import ItemRecord
from drill.schedule.settings import ScheduleSettings
from drill.session.library import Library, StudyItem

YEAR = timedelta(days=366)
"""How long before an exam its plan begins."""


def exam_plans(
    library: Library,
    records: Mapping[str, ItemRecord],
    exams: Mapping[str, date],
    settings: ScheduleSettings,
    *,
    today: date,
    first_seen: Collection[str],
) -> dict[str, ExamPlan]:
    """The plan for each topic whose exam is within a year, the next exam first.

    The target is the desired retention; ``first_seen`` are the items first seen today.
    """
    coming = sorted(
        (day, topic)
        for topic, day in exams.items()
        if today < day <= today + YEAR and topic in library.topics
    )
    plans = {}
    for day, topic in coming:
        items = [_queued(item) for item in library.items.values() if item.topic == topic]
        plans[topic] = plan_for_exam(
            records,
            items,
            day,
            target=settings.desired_retention,
            today=today,
            settings=settings,
            introduced=sum(item.id in first_seen for item in items),
        )
    return plans


def _queued(item: StudyItem) -> Item:
    return Item(item.id, item.topic, item.order, item.sibling)
