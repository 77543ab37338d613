"""The plan for each exam that has a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from drill.progress.basis import Basis
from drill.progress.exam_plan import ExamPlan
from drill.progress.figure import (
    Chart,
    ChartKind,
    Column,
    Figure,
    Section,
    Series,
    Unit,
    counted,
    shown,
)

_NONE = Figure(
    key="none",
    title="Exams",
    sample="no exam",
    sentences=(
        "No topic has an exam date. In the settings, a topic gets its day under Exam dates.",
    ),
)


def exams_section(basis: Basis, plans: Mapping[str, ExamPlan]) -> Section:
    """What each plan asks for, by day; ``plans`` are by topic."""
    figures = [_plan(topic, plan, basis.today) for topic, plan in plans.items()]
    later = sorted((day, topic) for topic, day in basis.exams.items() if topic not in plans)
    figures += [_without(topic, day, basis) for day, topic in later]
    return Section("exams", "Exams", tuple(figures) or (_NONE,))


def _without(topic: str, day: date, basis: Basis) -> Figure:
    """An exam that has no plan, and why."""
    reason = f"It is on {day}; its plan begins a year before."
    if topic not in basis.syllabus.topics:
        reason = "The notes have no such topic."
    elif day <= basis.today:
        reason = f"It was on {day}."
        if day == basis.today:
            reason = "It is today."
    items = sum(subject.topic == topic for subject in basis.syllabus.subjects.values())
    return Figure(topic, f"Exam in {topic}", counted(items, "item"), (reason,))


def _plan(topic: str, plan: ExamPlan, today: date) -> Figure:
    days = [day for day in plan.days if day.items]
    left = counted((plan.exam - today).days, "day")
    target = shown(plan.target, Unit.SHARE)
    sentences = [
        f"In {left}, on {plan.exam}: {plan.reached:,} of {plan.items:,} items at {target} or more"
        f" if you follow the plan, {plan.without:,} by the schedule alone; now {plan.now:,}.",
    ]
    if plan.missed:
        sentences.append(f"{counted(len(plan.missed), 'item')} cannot get there in the time.")
    return Figure(
        key=topic,
        title=f"Plan for {topic}",
        sample=counted(plan.items, "item"),
        sentences=tuple(sentences),
        columns=(
            Column("day", "Day", Unit.DAY),
            Column("due", "Due"),
            Column("extra", "Ahead of time"),
            Column("new", "New"),
        ),
        rows=tuple((day.day, len(day.due), len(day.extra), len(day.new)) for day in days),
        chart=Chart(
            ChartKind.LINES,
            tuple(f"{day.day:%m-%d}" for day in plan.days),
            (
                Series("due", tuple(float(len(day.due)) for day in plan.days)),
                Series("ahead of time", tuple(float(len(day.extra)) for day in plan.days)),
                Series("new", tuple(float(len(day.new)) for day in plan.days)),
            ),
        ),
    )
