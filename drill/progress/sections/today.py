"""Today, the streak, and the calendar of the year."""

from __future__ import annotations

from datetime import date, timedelta

from drill.progress.basis import Basis
from drill.progress.days import Day, Streak, day_of, days_studied, streak
from drill.progress.figure import (
    Chart,
    ChartKind,
    Column,
    Figure,
    Section,
    Series,
    Unit,
    Value,
    counted,
    shown,
)

YEAR = 365
_DONE = (
    Column("reviews", "Reviews"),
    Column("recalled", "Recalled"),
    Column("first_seen", "New"),
    Column("minutes", "Time", Unit.MINUTES),
)


def today_section(basis: Basis) -> Section:
    """What was done today and on the days before."""
    days = days_studied(basis.reviews)
    return Section("today", "Today", (_lately(days, basis.today), _calendar(days, basis.today)))


def _lately(days: tuple[Day, ...], today: date) -> Figure:
    done = day_of(days, today)
    said = "Nothing was studied yet today."
    if not days:
        said = "Nothing was ever studied: this fills with your first reviews."
    if done.reviews:
        time = shown(done.seconds / 60, Unit.MINUTES)
        said = f"Today: {counted(done.reviews, 'review')}, {done.recalled:,} recalled, {time}."
    spans = (("today", 1), ("last 7 days", 7), ("last 30 days", 30), ("ever", None))
    return Figure(
        key="lately",
        title="Lately",
        sample=counted(sum(day.reviews for day in days), "review"),
        sentences=(said, *_streak_sentences(streak(days, today))),
        columns=(
            Column("span", "", Unit.TEXT),
            Column("days", "Days"),
            *_DONE,
        ),
        rows=tuple(_span_row(name, _since(days, today, length)) for name, length in spans if days),
    )


def _streak_sentences(found: Streak) -> list[str]:
    if not found.longest:
        return []
    recent = f"{found.recent} of the last {found.span} days had a review."
    if found.running < 2:
        return [recent]
    return [f"{found.running} days in a row. {recent}"]


def _since(days: tuple[Day, ...], today: date, length: int | None) -> list[Day]:
    first = date.min if length is None else today - timedelta(days=length - 1)
    return [day for day in days if first <= day.day <= today]


def _span_row(name: str, days: list[Day]) -> tuple[Value, ...]:
    return (
        name,
        len(days),
        sum(day.reviews for day in days),
        sum(day.recalled for day in days),
        sum(day.first_seen for day in days),
        sum(day.seconds for day in days) / 60,
    )


def _calendar(days: tuple[Day, ...], today: date) -> Figure:
    year = _since(days, today, YEAR)
    of_day = {day.day: day.reviews for day in year}
    shown_days = [today - timedelta(days=ago) for ago in range(YEAR - 1, -1, -1)]
    counts = tuple(float(of_day.get(day, 0)) for day in shown_days)
    return Figure(
        key="calendar",
        title="The year",
        sample=f"{counted(sum(of_day.values()), 'review')} on {counted(len(year), 'day')}",
        columns=(Column("day", "Day", Unit.DAY), *_DONE),
        rows=tuple(
            (day.day, day.reviews, day.recalled, day.first_seen, day.seconds / 60)
            for day in reversed(year)
        ),
        chart=Chart(ChartKind.CALENDAR, tuple(shown_days), (Series("reviews", counts),))
        if year
        else None,
    )
