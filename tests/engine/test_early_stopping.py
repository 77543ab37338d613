"""The epoch after which training stops, on lists worked out by hand."""

import random

import pytest

from drill.engine.early_stopping import stopping_epoch


@pytest.mark.parametrize(
    ("losses", "patience", "min_delta", "epoch"),
    [
        ([1.0, 0.8, 0.9, 0.85, 0.7], 2, 0.0, 4),
        ([1.0, 0.8, 0.9, 0.7, 0.75, 0.72, 0.71], 3, 0.0, 7),
        ([1.0, 0.98, 0.97, 0.5], 2, 0.05, 3),
        ([1.0, 1.0, 1.0], 2, 0.0, 3),
        ([0.5, 0.4, 0.3], 1, 0.0, 4),
    ],
    ids=["two in a row", "an improvement resets", "too small to count", "equal is none", "never"],
)
def test_stops_with_the_last_epoch_of_patience(losses, patience, min_delta, epoch):
    assert stopping_epoch(losses, patience, min_delta) == epoch


def test_without_a_least_improvement_the_last_epochs_hold_no_new_minimum():
    rng = random.Random(5)
    for _ in range(300):
        losses = [rng.randrange(20) for _ in range(rng.randrange(1, 12))]
        patience = rng.randrange(1, 4)
        epoch = stopping_epoch(losses, patience)
        stalled = [
            t
            for t in range(patience + 1, len(losses) + 1)
            if min(losses[t - patience : t]) >= min(losses[: t - patience])
        ]
        assert epoch == min(stalled, default=len(losses) + 1)
