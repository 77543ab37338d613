"""FSRS parameters fitted to a learner's own reviews, and taken only if they predict better.

The fit is fsrs-rs's, through its Python binding. Predictions are compared on reviews that are later
than those fitted to: the days are cut into parts of about as many predictions, and each part but
the first is predicted from those before it, as in scikit-learn's TimeSeriesSplit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from drill.progress.calibration import Calibration, calibration, log_losses
from drill.progress.fsrs import first_memory, next_memory, recall
from drill.progress.memories import Memories
from drill.progress.reviews import Bools, Floats, Ints, Reviews

LEAST_REVIEWS = 1000
FITTING = "Fitting the memory model"
SPLITS = 5
_EPOCHS = 8
MISSING = (
    "fitting needs the package fsrs-rs-python, which is not installed: "
    "pip install 'drill[optimise]' gets it"
)
Parameters: TypeAlias = tuple[float, ...]


class Rated(NamedTuple):
    """A review as a fit takes it: the study days since the one before, 0 at first."""

    day: int
    rating: int
    gap: int


Histories: TypeAlias = Sequence[Sequence[Rated]]
"""For each memory its reviews."""
Train: TypeAlias = Callable[[Histories], Parameters]


class FitError(ValueError):
    """Why nothing was fitted, in one sentence."""


@dataclass(frozen=True)
class Fit:
    """What came of a fit.

    ``held_out`` counts the later reviews that both the present and the newly fitted parameters
    predicted; ``loss_before`` and ``loss_after`` are their log losses, and ``error`` is the
    standard error of the difference. ``before`` and ``after`` are the calibrations over all
    reviews.
    """

    present: Parameters
    fitted: Parameters
    reviews: int
    held_out: int
    loss_before: float
    loss_after: float
    error: float
    before: Calibration
    after: Calibration

    @property
    def better(self) -> bool:
        """Whether the fitted parameters predicted later reviews better."""
        return self.loss_after < self.loss_before


def fit(
    reviews: Reviews,
    present: Parameters,
    train: Train,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> Fit:
    """Fit with ``train``, and compare with the ``present`` parameters on held-out later reviews.

    ``progress`` is told how many of how many fits are done; it may raise to stop.

    Raises:
        FitError: when there are too few reviews.
    """
    count = int(np.count_nonzero(reviews.predicted))
    if count < LEAST_REVIEWS:
        raise FitError(
            f"fitting needs {LEAST_REVIEWS:,} reviews that are a day or more after the last of "
            f"their item; there are {count:,}"
        )
    fits = SPLITS + 1
    before, after = _held_out_losses(reviews, present, train, lambda done: progress(done, fits))
    progress(SPLITS, fits)
    fitted = train(histories(reviews))
    progress(fits, fits)
    gain = before - after
    return Fit(
        present=present,
        fitted=fitted,
        reviews=count,
        held_out=len(gain),
        loss_before=float(before.mean()),
        loss_after=float(after.mean()),
        error=float(gain.std() / np.sqrt(len(gain))),
        before=calibration(reviews, predictions(reviews, present)),
        after=calibration(reviews, predictions(reviews, fitted)),
    )


def predictions(reviews: Reviews, parameters: Parameters) -> Floats:
    """The probability of recall that ``parameters`` give for each review; 1 for a new item."""
    return _replayed(reviews, parameters)[0]


def with_parameters(memories: Memories, reviews: Reviews, parameters: Parameters) -> Memories:
    """The memories as the reviews make them with other ``parameters``."""
    _, stability, difficulty = _replayed(reviews, parameters)
    last = {reviews.items[item]: at for at, item in enumerate(reviews.item.tolist())}
    places = [last[item] for item in memories.items]
    return replace(memories, stability=stability[places], difficulty=difficulty[places])


def _replayed(reviews: Reviews, parameters: Parameters) -> tuple[Floats, Floats, Floats]:
    """For each review the probability of recall before it, stability and difficulty after it."""
    count = len(reviews)
    predicted, stability, difficulty = np.ones(count), np.ones(count), np.ones(count)
    place = reviews.place
    order = np.argsort(place, kind="stable")
    bounds = np.searchsorted(place[order], np.arange(place.max(initial=-1) + 2))
    for number, (low, high) in enumerate(pairwise(bounds.tolist())):
        at = order[low:high]
        rating = reviews.rating[at]
        if number == 0:
            stability[at], difficulty[at] = first_memory(rating, parameters)
            continue
        elapsed = reviews.elapsed[at]
        predicted[at] = recall(stability[at - 1], elapsed, parameters)
        stability[at], difficulty[at] = next_memory(
            stability[at - 1], difficulty[at - 1], elapsed, rating, parameters
        )
    return predicted, stability, difficulty


def histories(reviews: Reviews, until: int | None = None) -> list[list[Rated]]:
    """The reviews of each memory, from when the item was new, up to the day ``until``."""
    found: list[list[Rated]] = []
    columns = (reviews.place, reviews.day, reviews.rating, np.maximum(reviews.elapsed, 0))
    for place, *review in zip(*(column.tolist() for column in columns), strict=True):
        if place == 0:
            found.append([])
        rated = Rated(*review)
        if until is None or rated.day <= until:
            found[-1].append(rated)
    return found


def train_with_fsrs_rs(memories: Histories) -> Parameters:
    """The parameters that fsrs-rs fits to the reviews, in the way of Anki.

    A review weighs the more the later it was, so they are handed over in the order of their days.

    Raises:
        FitError: when the package is missing, or finds nothing.
    """
    try:
        from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, TrainingConfig
    except ImportError:
        raise FitError(MISSING) from None
    items = []
    for card, history in enumerate(memories):
        reviews = [FSRSReview(rated.rating, rated.gap) for rated in history]
        for end, last in enumerate(history[1:], 2):
            if last.gap > 0:
                items.append((last.day, card, FSRSItem(reviews[:end])))
    items.sort(key=lambda item: item[:2])
    try:
        found = FSRS(DEFAULT_PARAMETERS).compute_parameters(
            [item for _, _, item in items],
            card_ids=[card for _, card, _ in items],
            enable_short_term=True,
            num_relearning_steps=1,
            training_config=TrainingConfig(num_epochs=_EPOCHS),
        )
    except (ValueError, RuntimeError, OSError) as error:
        raise FitError(f"fsrs-rs found no parameters: {error}") from error
    return tuple(round(value, 4) for value in found)


def _held_out_losses(
    reviews: Reviews, present: Parameters, train: Train, progress: Callable[[int], None]
) -> tuple[Floats, Floats]:
    """The log loss of each held-out prediction with the present and with fitted parameters."""
    presently = predictions(reviews, present)
    before, after = [], []
    for number, (last_day, held_out) in enumerate(_splits(reviews)):
        progress(number)
        fitted = predictions(reviews, train(histories(reviews, until=last_day)))
        recalled = reviews.recalled[held_out].astype(np.float64)
        before.append(log_losses(presently[held_out], recalled))
        after.append(log_losses(fitted[held_out], recalled))
    return np.concatenate(before), np.concatenate(after)


def _splits(reviews: Reviews) -> list[tuple[int, Bools]]:
    """For each cut the last day before it, and the predictions of the part after it."""
    days: Ints = np.sort(reviews.day[reviews.predicted])
    cuts = [int(days[len(days) * part // (SPLITS + 1)]) for part in range(1, SPLITS + 1)]
    ends = [*cuts[1:], int(days[-1])]
    parts = [
        (cut, reviews.predicted & (reviews.day > cut) & (reviews.day <= end))
        for cut, end in zip(cuts, ends, strict=True)
    ]
    return [(cut, part) for cut, part in parts if part.any()]
