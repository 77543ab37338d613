"""True retention against desired, and whether predictions come true."""

from __future__ import annotations

from datetime import timedelta

from drill.progress.basis import Basis
from drill.progress.calibration import Calibration, calibration
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
from drill.progress.fsrs import recall
from drill.progress.retention import MATURE_DAYS, Retention, TrueRetention, true_retention

_LATELY = 30


def memory_section(basis: Basis) -> Section:
    """How much was recalled, by age, and how well that was foreseen."""
    parameters = basis.settings.parameters
    ever = true_retention(basis.reviews, parameters)
    since = basis.today - timedelta(days=_LATELY - 1)
    lately = true_retention(basis.reviews, parameters, since)
    predicted = recall(basis.reviews.stability.clip(1e-3), basis.reviews.elapsed, parameters)
    found = calibration(basis.reviews, predicted)
    return Section("memory", "Memory", (_retention(basis, ever, lately), _calibration(found)))


def _retention(basis: Basis, ever: TrueRetention, lately: TrueRetention) -> Figure:
    names = ("all", f"young (<{MATURE_DAYS})", f"mature ({MATURE_DAYS}+)")
    kinds = [
        (name, getattr(ever, kind), getattr(lately, kind))
        for name, kind in zip(names, ("overall", "young", "mature"), strict=True)
    ]
    bands = [
        (_band_name(one), one, other) for one, other in zip(ever.bands, lately.bands, strict=True)
    ]
    filled = [(name, each) for name, each, _ in bands if each.recalled.whole]
    return Figure(
        key="retention",
        title="True retention, by the days since the last review",
        sample=counted(ever.overall.recalled.whole, "review"),
        sentences=_retention_sentences(ever.overall, basis.target),
        columns=(
            Column("age", "Days since", Unit.TEXT),
            Column("recalled", "Recalled"),
            Column("reviews", "of"),
            Column("share", "Share", Unit.SHARE),
            Column("low", "from", Unit.SHARE),
            Column("high", "to", Unit.SHARE),
            Column("predicted", "Predicted", Unit.SHARE),
            Column("recent_share", f"Last {_LATELY} d", Unit.SHARE),
            Column("recent_reviews", "of"),
        ),
        rows=tuple(_retention_row(*each) for each in (*kinds, *bands) if each[1].recalled.whole),
        chart=Chart(
            ChartKind.BARS,
            tuple(name for name, _ in filled),
            (Series("recalled", tuple(each.recalled.value for _, each in filled)),),
            unit=Unit.SHARE,
            level=basis.target,
            level_name="desired",
        ),
    )


def _retention_sentences(overall: Retention, desired: float) -> tuple[str, ...]:
    share, interval = overall.recalled.value, overall.recalled.interval
    if share is None or interval is None:
        return ("Nothing that was on long intervals came up for review yet.",)
    low, high = (shown(bound, Unit.SHARE) for bound in interval)
    fits = interval[0] <= desired <= interval[1]
    return (
        f"{shown(share, Unit.SHARE)} recalled; desired are {shown(desired, Unit.SHARE)},"
        f" which is {'within' if fits else 'outside'} what chance allows ({low} to {high}).",
    )


def _band_name(band: Retention) -> str:
    if band.longest is None:
        return f"{band.shortest}+"
    if band.longest == band.shortest:
        return str(band.shortest)
    return f"{band.shortest}–{band.longest}"


def _retention_row(name: str, ever: Retention, lately: Retention) -> tuple[Value, ...]:
    low, high = ever.recalled.interval or (None, None)
    return (
        name,
        ever.recalled.part,
        ever.recalled.whole,
        ever.recalled.value,
        low,
        high,
        ever.expected,
        lately.recalled.value,
        lately.recalled.whole,
    )


def _calibration(found: Calibration) -> Figure:
    return Figure(
        key="calibration",
        title="Predicted recall against observed",
        sample=counted(found.count, "prediction"),
        sentences=_scores(found),
        columns=(
            Column("low", "Predicted from", Unit.SHARE),
            Column("high", "to", Unit.SHARE),
            Column("predictions", "Predictions"),
            Column("predicted", "Predicted", Unit.SHARE),
            Column("observed", "Observed", Unit.SHARE),
        ),
        rows=tuple(
            (each.low, each.high, each.count, each.predicted, each.observed) for each in found.bins
        ),
        chart=Chart(
            ChartKind.POINTS,
            tuple(each.predicted for each in found.bins),
            (Series("observed", tuple(each.observed for each in found.bins)),),
            unit=Unit.SHARE,
            x_title="predicted",
            weights=tuple(each.count for each in found.bins),
        ),
    )


def _scores(found: Calibration) -> tuple[str, ...]:
    if found.log_loss is None or found.log_loss_of_mean is None or found.rmse_bins is None:
        return ("No item came up a day or more after its last review yet.",)
    return (
        f"Log loss {found.log_loss:.4f}; always predicting the average gives"
        f" {found.log_loss_of_mean:.4f}. RMSE(bins) {shown(found.rmse_bins, Unit.SHARE)}.",
        "Points on the diagonal: what was predicted is what came.",
    )
