"""An item as it may be asked, to be looked at beforehand: of a problem, numbers of its own."""

from __future__ import annotations

from datetime import datetime

from drill.session.card_task import card_tasks
from drill.session.drawing import checked_draw
from drill.session.library import ItemKind, Library, StudyItem
from drill.session.turn import Turn, tasks_of

_SEED = 1
"""Never that of a review, so that looking gives no answer away."""


def example(library: Library, item: StudyItem, now: datetime) -> Turn:
    """A turn of ``item``, always the same; a problem is drawn at its first level.

    Raises:
        DrawError: when no draw of a problem passes its own check.
    """
    if item.kind is ItemKind.CARD:
        card = library.cards[item.id]
        return Turn(item, now, card=card, tasks=card_tasks(card, item.id, 0))
    template = library.templates[item.id]
    first = min(level.number for level in template.levels)
    problem = checked_draw(template, first, _SEED)
    return Turn(item, now, problem=problem, tasks=tasks_of(problem))
