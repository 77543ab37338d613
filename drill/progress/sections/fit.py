"""What a fit found: before and after, and what it does to the work."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from drill.progress.basis import Basis
from drill.progress.figure import Column, Figure, Section, Unit, Value, counted
from drill.progress.fit import Fit, with_parameters
from drill.progress.simulate import Course, Plan, simulate
from drill.schedule.settings import ScheduleSettings, SettingsError

DAYS = 180


def fit_section(basis: Basis, found: Fit) -> Section:
    """The fit's figures."""
    return Section("fit", "Fit", (_scores(found), _work(basis, found), _parameters(found)))


def is_worth_taking(found: Fit) -> bool:
    """Whether the fitted parameters predict later reviews better, and can be used."""
    return found.better and refusal(found) is None


def refusal(found: Fit) -> str | None:
    """Why the schedule can't use the fitted parameters; None if it can."""
    try:
        ScheduleSettings(parameters=found.fitted)
    except SettingsError as error:
        return str(error)
    return None


def _scores(found: Fit) -> Figure:
    gain = found.loss_before - found.loss_after
    unusable = refusal(found)
    said = (
        f"Log loss of later reviews: {found.loss_before:.4f} before, {found.loss_after:.4f} after"
        f" (difference {gain:.4f} ± {found.error:.4f})."
    )
    said = said.replace("-", "\N{MINUS SIGN}")
    verdict = f"The fit cannot be used: {unusable}" if unusable else _verdict(found, gain)
    return Figure(
        key="scores",
        title="Predictions before and after",
        sample=f"{counted(found.held_out, 'later review')} held out of {found.reviews:,}",
        sentences=(said, verdict),
        columns=(
            Column("which", "", Unit.TEXT),
            Column("held_out_log_loss", "Log loss, later", Unit.SCORE),
            Column("log_loss", "Log loss, all", Unit.SCORE),
            Column("rmse_bins", "RMSE(bins), all", Unit.SHARE),
        ),
        rows=(
            ("before", found.loss_before, found.before.log_loss, found.before.rmse_bins),
            ("after", found.loss_after, found.after.log_loss, found.after.rmse_bins),
        ),
    )


def _verdict(found: Fit, gain: float) -> str:
    if not found.better:
        return "The fit is no better; keep what you have."
    by_chance = gain < found.error
    return "The fit is better." + " By less than its error: it may be chance." * by_chance


def _work(basis: Basis, found: Fit) -> Figure:
    true = with_parameters(basis.present, basis.reviews, found.fitted)
    plan = Plan(basis.settings, basis.unseen, DAYS, basis.behaviour, found.fitted, true)
    rows = [_work_row("before", simulate(basis.present, plan, basis.today))]
    if refusal(found) is None:
        fitted = replace(basis.settings, parameters=found.fitted)
        after = replace(plan, settings=fitted)
        rows.append(_work_row("after", simulate(true, after, basis.today)))
    return Figure(
        key="work",
        title=f"What it does to the next {DAYS} days",
        sample=f"{counted(len(basis.present), 'seen item')}, {basis.unseen:,} not yet seen",
        sentences=("Simulated, with the memory that the fit found.",),
        columns=(
            Column("which", "", Unit.TEXT),
            Column("reviews_per_day", "Reviews a day", Unit.NUMBER),
            Column("minutes_per_day", "Time a day", Unit.MINUTES),
            Column("recalled", "Recalled", Unit.SHARE),
            Column("memorised", "Known at the end", Unit.NUMBER),
        ),
        rows=tuple(rows),
    )


def _work_row(which: str, course: Course) -> tuple[Value, ...]:
    reviews = int(course.reviews.sum())
    return (
        which,
        round(float(course.reviews.mean()), 1),
        round(float(course.seconds.mean()) / 60, 1),
        int(course.recalled.sum()) / reviews if reviews else None,
        round(float(course.memorised[-1])),
    )


def _parameters(found: Fit) -> Figure:
    changed = np.count_nonzero(np.array(found.present) != np.array(found.fitted))
    return Figure(
        key="parameters",
        title="FSRS parameters",
        sample=f"{changed} of {len(found.fitted)} differ",
        columns=(
            Column("name", "", Unit.TEXT),
            Column("before", "Before", Unit.SCORE),
            Column("after", "After", Unit.SCORE),
        ),
        rows=tuple(
            (f"w{place}", before, after)
            for place, (before, after) in enumerate(zip(found.present, found.fitted, strict=True))
        ),
    )
