"""The learner's four ratings and the four states of a memory."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How well something was recalled, from not at all to at once; numbered as in FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(StrEnum):
    """Where an item stands: never seen, in its first steps, on long intervals, or after a lapse."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"
