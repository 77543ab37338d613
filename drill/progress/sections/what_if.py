"""What if: other settings, simulated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from drill.progress.basis import Basis
from drill.progress.figure import Column, Figure, Section, Unit, Value, counted
from drill.progress.simulate import Plan, simulate
from drill.schedule.settings import ScheduleSettings

SIMULATING = "Simulating"
DAYS = 180
Progress = Callable[[int, int], None]
"""Is told how many of how many days are simulated, those with each setting counted; may raise."""


def untold(_done: int, _all: int) -> None:
    """Tells nobody."""


_RETENTIONS = (0.8, 0.85, 0.9, 0.95)
_NEW = (0, 5, 10, 20, 40)


def what_if_section(
    basis: Basis, days: int = DAYS, seed: int = 0, progress: Progress = untold
) -> Section:
    """The present settings, other retentions, and other numbers of new items."""
    present = basis.settings
    retentions = [replace(present, desired_retention=value) for value in _RETENTIONS]
    numbers = [replace(present, new_per_day=value) for value in _NEW]
    others = [each for each in (*retentions, *numbers) if each != present]
    figure = what_if(basis, [present, *others], days, seed, progress)
    return Section("what_if", "What if", (figure,))


def what_if(
    basis: Basis,
    settings: Sequence[ScheduleSettings],
    days: int,
    seed: int = 0,
    progress: Progress = untold,
) -> Figure:
    """``days`` of study with each of the ``settings``, from the same luck."""
    every = len(settings) * days

    def after(before: int) -> Progress:
        return lambda done, _: progress(before + done, every)

    rows = tuple(
        _row(basis, each, days, seed, after(number * days)) for number, each in enumerate(settings)
    )
    return Figure(
        key="settings",
        title=f"The next {days} days with other settings",
        sample=f"{counted(len(basis.present), 'seen item')}, {basis.unseen:,} not yet seen;"
        " simulated from your own answers",
        sentences=("The first line is as you study now.",),
        columns=(
            Column("retention", "Retention", Unit.SHARE),
            Column("new_per_day", "New a day"),
            Column("reviews_per_day", "Reviews a day", Unit.NUMBER),
            Column("minutes_per_day", "Time a day", Unit.MINUTES),
            Column("seen", "Seen"),
            Column("memorised", "Known at the end", Unit.NUMBER),
        ),
        rows=rows,
    )


def _row(
    basis: Basis, settings: ScheduleSettings, days: int, seed: int, progress: Progress
) -> tuple[Value, ...]:
    plan = Plan(settings, basis.unseen, days, basis.behaviour, basis.settings.parameters)
    course = simulate(basis.present, plan, basis.today, seed, progress)
    return (
        settings.desired_retention,
        settings.new_per_day,
        round(float(course.reviews.mean()), 1),
        round(float(course.seconds.mean()) / 60, 1),
        len(basis.present) + int(course.new.sum()),
        round(float(course.memorised[-1])),
    )
