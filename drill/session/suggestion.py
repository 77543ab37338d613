"""The rating that is suggested for a turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from drill.decks.card import CardKind
from drill.grading.verdict import Verdict
from drill.problems.template import AskKind
from drill.schedule.rating import Rating
from drill.session.library import ItemKind
from drill.session.turn import Task, Turn

QUICK = {ItemKind.CARD: timedelta(seconds=6), ItemKind.PROBLEM: timedelta(seconds=45),
         ItemKind.DERIVATION: timedelta(seconds=90)}  # fmt: skip
"""Right within this time suggests that it was easy."""
SLOW = {ItemKind.CARD: timedelta(seconds=60), ItemKind.PROBLEM: timedelta(minutes=8),
        ItemKind.DERIVATION: timedelta(minutes=12)}  # fmt: skip
"""Right only after this time suggests that it was hard."""

MOSTLY = 0.75
"""The share that has to be right for an answer that is wrong in part to be rated hard."""


def suggested_rating(turn: Turn, now: datetime) -> Rating:
    """The rating to preselect: from right or wrong, hints and time; the learner may change it.

    A card that was turned over is taken for recalled until the learner ticks the points they made.
    """
    kind, spent = turn.item.kind, now - turn.started
    if not turn.tasks:
        return (
            Rating.GOOD if turn.ticked is None else _by_points(len(turn.ticked), len(turn.points))
        )
    verdicts = [one.verdict for one in turn.answers]
    if not all(verdict.right or verdict.nearly for verdict in verdicts):
        return Rating.HARD if _few_wrong(turn, verdicts) else Rating.AGAIN
    if turn.hints or spent > SLOW[kind] or any(verdict.nearly for verdict in verdicts):
        return Rating.HARD
    return Rating.EASY if _recalled(turn) and spent < QUICK[kind] else Rating.GOOD


def _recalled(turn: Turn) -> bool:
    """Whether the answer came from memory; one that was chosen may have been guessed."""
    if turn.card is not None:
        return turn.card.kind is CardKind.TYPED
    return all(isinstance(task, Task) and task.kind is not AskKind.CHOICE for task in turn.tasks)


def _by_points(made: int, points: int) -> Rating:
    """All points are good, half of them hard."""
    if made == points:
        return Rating.GOOD
    return Rating.HARD if 2 * made >= points else Rating.AGAIN


def _few_wrong(turn: Turn, verdicts: Sequence[Verdict]) -> bool:
    """Whether most was right: of a derivation three steps in four, of a list or a choice too."""
    if turn.card is not None:
        return all(verdict.credit >= MOSTLY for verdict in verdicts)
    wrong = sum(not verdict.right for verdict in verdicts)
    return turn.item.kind is ItemKind.DERIVATION and wrong <= (1 - MOSTLY) * len(turn.tasks)
