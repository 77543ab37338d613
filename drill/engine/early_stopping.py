"""Early stopping on a list of validation losses, simulated epoch by epoch."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf


def stopping_epoch(losses: Iterable[float], patience: float, min_delta: float = 0.0) -> int:
    """The epoch, from 1, after which training stops; one past the last if it never does.

    An epoch improves when its loss is below the best so far by more than ``min_delta``; training
    stops with the ``patience``-th epoch in a row that does not. Prechelt 1998, "Early stopping —
    but when?", with the criterion UP counted in single epochs.
    """
    best, waited, epoch = inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
        if waited >= patience:
            return epoch
    return epoch + 1
