"""Chance as a function: the same numbers for the same seed on every machine and NumPy."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from drill.progress.reviews import Floats, Ints

_Bits: TypeAlias = NDArray[np.uint64]
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def chances(seed: int, draw: int, places: Ints) -> Floats:
    """A number in [0, 1) for each place, uniform and independent of those of other draws.

    SplitMix64's mixing function (Steele, Lea and Flood, 2014), applied to each part in turn. Two
    simulations from one seed give an item the same luck on the same day.
    """
    with np.errstate(over="ignore"):
        drawn = _mixed(_mixed(np.array(seed, dtype=np.uint64) + _STEP) ^ np.uint64(draw))
        bits = _mixed(drawn + (places.astype(np.uint64) + np.uint64(1)) * _STEP)
    return np.asarray((bits >> np.uint64(11)).astype(np.float64) / 2.0**53)


def _mixed(bits: _Bits) -> _Bits:
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return np.asarray(bits ^ (bits >> np.uint64(31)))
