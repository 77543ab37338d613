"""Whether the memory model's predictions come true.

Log loss and RMSE(bins) are those of the srs-benchmark: a prediction is made for each review at
least a study day after the one before, and RMSE(bins) groups them by interval, number of the review
and earlier lapses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from drill.progress.reviews import Bools, Floats, Ints, Reviews
from drill.schedule.rating import Rating

BINS = 20
_TINY = 1e-9


@dataclass(frozen=True)
class CalibrationBin:
    """The predictions from ``low`` to ``high``: how many, their mean, and the share recalled."""

    low: float
    high: float
    count: int
    predicted: float
    observed: float


@dataclass(frozen=True)
class Calibration:
    """The bins that have any predictions, and the scores over all ``count`` of them.

    ``log_loss_of_mean`` is that of always predicting the share that was recalled: a model that
    knows something is below it. The scores are None without predictions.
    """

    count: int
    bins: tuple[CalibrationBin, ...]
    log_loss: float | None
    log_loss_of_mean: float | None
    rmse_bins: float | None


def calibration(reviews: Reviews, predicted: Floats) -> Calibration:
    """How ``predicted``, an entry for each review, fits what was recalled.

    Entries of reviews without a prediction are not looked at.
    """
    chosen = reviews.predicted
    p, y = predicted[chosen], reviews.recalled[chosen].astype(np.float64)
    if not len(p):
        return Calibration(0, (), None, None, None)
    keys = _groups(reviews)[chosen]
    return Calibration(
        count=len(p),
        bins=_bins(p, y),
        log_loss=float(log_losses(p, y).mean()),
        log_loss_of_mean=float(log_losses(np.full_like(p, y.mean()), y).mean()),
        rmse_bins=_rmse(keys, p, y),
    )


def log_losses(predicted: Floats, recalled: Floats) -> Floats:
    """−ln of the probability that was given to what happened, for each prediction."""
    p = np.clip(predicted, _TINY, 1 - _TINY)
    return np.asarray(-(recalled * np.log(p) + (1 - recalled) * np.log1p(-p)))


def _bins(predicted: Floats, recalled: Floats) -> tuple[CalibrationBin, ...]:
    place = np.clip((predicted * BINS).astype(np.int64), 0, BINS - 1)
    count = np.bincount(place, minlength=BINS)
    predictions = np.bincount(place, weights=predicted, minlength=BINS)
    recalls = np.bincount(place, weights=recalled, minlength=BINS)
    return tuple(
        CalibrationBin(
            int(at) / BINS,
            (int(at) + 1) / BINS,
            int(count[at]),
            float(predictions[at] / count[at]),
            float(recalls[at] / count[at]),
        )
        for at in np.flatnonzero(count)
    )


def _groups(reviews: Reviews) -> Ints:
    """The group of RMSE(bins) that each review is in, as one number."""
    interval = _power_bin(reviews.elapsed, 3.62)
    number = _power_bin(reviews.place + 1, 1.89)
    lapses = np.where(_lapses(reviews) > 0, 1 + _power_bin(_lapses(reviews), 1.73), 0)
    return np.asarray((interval * 1000 + number) * 1000 + lapses)


def _power_bin(value: Ints, base: float) -> Ints:
    """⌊log_base value⌋; 0 for what is below 1."""
    return np.asarray(np.floor(np.log(np.maximum(value, 1)) / np.log(base)), dtype=np.int64)


def _lapses(reviews: Reviews) -> Ints:
    """The earlier AGAINs of the item, a study day or more after the review before them."""
    lapsed: Bools = (reviews.rating == Rating.AGAIN) & (reviews.elapsed > 0)
    before = np.concatenate(([0], np.cumsum(lapsed)))[:-1].astype(np.int64)
    start = np.arange(len(reviews)) - reviews.place
    return np.asarray(before - before[start]) if len(reviews) else before


def _rmse(group: Ints, predicted: Floats, recalled: Floats) -> float:
    """√(Σ n·(p̄ − ȳ)² / Σ n) over the groups."""
    _, place, count = np.unique(group, return_inverse=True, return_counts=True)
    gap = np.bincount(place, weights=predicted - recalled) / count
    return float(np.sqrt(np.sum(count * gap**2) / count.sum()))
