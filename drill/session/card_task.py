"""What a card asks for besides being turned over: an order, a choice, a typed answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from drill.decks.card import Card, CardKind
from drill.grading.arrangement import mark_options, mark_order
from drill.grading.typed import mark_typed, why_not_typed
from drill.grading.verdict import Verdict


@dataclass(frozen=True)
class CardTask:
    """The one thing to answer of a marked card.

    ``shown`` holds the places of the card's items in the order that they are shown in.
    """

    card: Card
    shown: tuple[int, ...] = ()

    def mark(self, text: str) -> Verdict:
        """Mark ``text``; never raises on what a learner typed."""
        match self.card.kind:
            case CardKind.LIST:
                return mark_order(self.card.items, self.shown, text)
            case CardKind.CHOICE:
                return mark_options(self.card.right, self.shown, text)
            case _:
                return mark_typed(self.card.answer, text)


def card_tasks(card: Card, item: str, reps: int) -> tuple[CardTask, ...]:
    """What ``card`` asks at its review number ``reps``; nothing if it is to be turned over.

    A card to be typed is turned over if nothing that is typed can be marked as its answer.
    """
    if card.items:
        return (CardTask(card, shuffled(card, f"{item}:{reps}")),)
    if card.kind is CardKind.TYPED and not why_not_typed(card.answer):
        return (CardTask(card),)
    return ()


def shuffled(card: Card, chance: str) -> tuple[int, ...]:
    """The places of the card's items, as ``chance`` has it; steps never stand in their order."""

    def drawn(place: int) -> bytes:
        return hashlib.sha256(f"{chance}:{place}".encode()).digest()

    order = sorted(range(len(card.items)), key=drawn)
    in_order = [card.items[place] for place in order] == list(card.items)
    if card.kind is CardKind.LIST and in_order:
        order = [*order[1:], order[0]]
    return tuple(order)
