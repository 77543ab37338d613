"""Time spent, and the speed on problems by level."""

from __future__ import annotations

from datetime import date, timedelta

from drill.progress.basis import Basis
from drill.progress.days import days_studied
from drill.progress.effort import speed, time_by_topic
from drill.progress.figure import Chart, ChartKind, Column, Figure, Section, Series, Unit, counted

_WEEKS = 12
_LATELY = 90


def time_section(basis: Basis) -> Section:
    """The time by week and by topic, and how fast problems are solved."""
    return Section("time", "Time", (_by_week(basis), _by_topic(basis), _speed(basis)))


def _by_week(basis: Basis) -> Figure:
    days = days_studied(basis.answers)
    first = basis.today - timedelta(days=7 * _WEEKS - 1)
    weeks: dict[date, list[float]] = {
        first + timedelta(days=7 * week): [0, 0, 0.0] for week in range(_WEEKS)
    }
    for day in days:
        if first <= day.day <= basis.today:
            row = weeks[first + timedelta(days=(day.day - first).days // 7 * 7)]
            row[0] += 1
            row[1] += day.reviews
            row[2] += day.seconds / 60
    answers = int(sum(row[1] for row in weeks.values()))
    return Figure(
        key="weeks",
        title="Minutes a week",
        sample=f"{counted(answers, 'answer')} in {_WEEKS} weeks, practice counted",
        columns=(
            Column("week", "Week from", Unit.DAY),
            Column("days", "Days"),
            Column("answers", "Answers"),
            Column("minutes", "Time", Unit.MINUTES),
        ),
        rows=tuple(
            (week, int(studied), int(count), minutes)
            for week, (studied, count, minutes) in weeks.items()
            if answers
        ),
        chart=Chart(
            ChartKind.BARS,
            tuple(f"{week:%m-%d}" for week in weeks),
            (Series("minutes", tuple(row[2] for row in weeks.values())),),
            unit=Unit.MINUTES,
        )
        if answers
        else None,
    )


def _by_topic(basis: Basis) -> Figure:
    since = basis.today - timedelta(days=_LATELY - 1)
    found = time_by_topic(basis.answers, basis.syllabus, since)
    answers = sum(each.reviews for each in found)
    return Figure(
        key="topics",
        title=f"Time by topic, in the last {_LATELY} days",
        sample=counted(answers, "answer"),
        columns=(
            Column("topic", "Topic", Unit.TEXT),
            Column("answers", "Answers"),
            Column("recalled", "Right"),
            Column("minutes", "Time", Unit.MINUTES),
        ),
        rows=tuple(
            (each.topic or "no longer in the notes", each.reviews, each.recalled, each.seconds / 60)
            for each in sorted(found, key=lambda each: -each.seconds)
        ),
    )


def _speed(basis: Basis) -> Figure:
    found = speed(basis.answers, basis.today, _LATELY)
    solved = sum(each.recent + each.before for each in found)
    return Figure(
        key="speed",
        title="Median time of a solved problem, by level",
        sample=counted(solved, "solved problem"),
        columns=(
            Column("level", "Level"),
            Column("recent", f"Last {_LATELY} d"),
            Column("recent_median", "Median", Unit.SECONDS),
            Column("before", f"{_LATELY} d before"),
            Column("before_median", "Median", Unit.SECONDS),
        ),
        rows=tuple(
            (each.level, each.recent, each.recent_median, each.before, each.before_median)
            for each in found
        ),
    )
