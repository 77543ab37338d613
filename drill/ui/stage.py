"""What a learner can do now: one word for the state of a session."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.study import Study


class Stage(StrEnum):
    """The stages of a turn, and the end."""

    FRONT = "front"
    """A card lies face down."""
    ANSWER = "answer"
    """An answer is awaited."""
    MARKED = "marked"
    """A step of a derivation was marked, and another follows."""
    RATE = "rate"
    """There is nothing left to answer."""
    PRACTISED = "practised"
    """There is nothing left to answer, and it is not rated: another turn waits."""
    DONE = "done"
    """There is nothing left to ask."""


def stage_of(study: Study) -> Stage:
    """The stage of the turn on the table."""
    turn = study.turn
    if turn is None:
        return Stage.DONE
    if turn.complete:
        return Stage.PRACTISED if study.kept else Stage.RATE
    if not turn.tasks:
        return Stage.FRONT
    return Stage.MARKED if turn.answered else Stage.ANSWER
