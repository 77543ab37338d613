"""What falls due in the coming days and weeks."""

from __future__ import annotations

from drill.progress.basis import Basis
from drill.progress.figure import Chart, ChartKind, Column, Figure, Section, Series, Unit, counted
from drill.progress.forecast import DayAhead, forecast

WEEKS = 12
_DAYS_SHOWN = 14
_COLUMNS = (
    Column("scheduled", "Scheduled"),
    Column("without_new", "Expected without new"),
    Column("with_new", "Expected with new"),
    Column("new", "New"),
    Column("minutes", "Time", Unit.MINUTES),
)


def due_section(basis: Basis) -> Section:
    """The forecast by day and by week."""
    ahead = forecast(
        basis.present,
        basis.unseen,
        basis.settings,
        behaviour=basis.behaviour,
        today=basis.today,
        days=7 * WEEKS,
    )
    on_schedule = int((~basis.present.suspended).sum())
    sample = f"{counted(on_schedule, 'item')} on a schedule, {basis.unseen:,} not yet seen"
    return Section("due", "Due", (_by_day(basis, ahead, sample), _by_week(ahead, sample)))


def _by_day(basis: Basis, ahead: tuple[DayAhead, ...], sample: str) -> Figure:
    days = ahead[:_DAYS_SHOWN]
    week = sum(day.scheduled for day in ahead[:7])
    said = f"Due today: {days[0].scheduled:,}; in these seven days: {week:,}."
    new = f"With {basis.settings.new_per_day} new a day, as simulated from your own answers."
    return Figure(
        key="days",
        title="Due in the coming days",
        sample=sample,
        sentences=(said, new),
        columns=(Column("day", "Day", Unit.DAY), *_COLUMNS),
        rows=tuple((day.day, *_numbers((day,))) for day in days),
        chart=_chart([f"{day.day:%m-%d}" for day in days], [(day,) for day in days]),
    )


def _by_week(ahead: tuple[DayAhead, ...], sample: str) -> Figure:
    weeks = [ahead[7 * week : 7 * week + 7] for week in range(WEEKS)]
    return Figure(
        key="weeks",
        title="Due in the coming weeks",
        sample=sample,
        columns=(Column("week", "Week from", Unit.DAY), *_COLUMNS),
        rows=tuple((week[0].day, *_numbers(week)) for week in weeks),
        chart=_chart([f"{week[0].day:%m-%d}" for week in weeks], weeks),
    )


def _numbers(days: tuple[DayAhead, ...]) -> tuple[int | float, ...]:
    return (
        sum(day.scheduled for day in days),
        sum(day.without_new for day in days),
        sum(day.with_new for day in days),
        sum(day.new for day in days),
        sum(day.minutes for day in days),
    )


def _chart(labels: list[str], spans: list[tuple[DayAhead, ...]]) -> Chart:
    scheduled, without, with_new, *_ = zip(*map(_numbers, spans), strict=True)
    return Chart(
        ChartKind.LINES,
        tuple(labels),
        (
            Series("scheduled", scheduled),
            Series("without new", without),
            Series("with new", with_new),
        ),
    )
