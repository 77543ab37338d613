"""Questions that are asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drill.decks.card import Card
from drill.lint.finding import Finding
from drill.lint.words import plain, words

FEW_WORDS = 4
"""Questions of fewer words are told apart by the heading above them."""


def repeated_questions(cards: Iterable[Card]) -> Iterator[Finding]:
    """Each question that an earlier card asks in the same words."""
    first: dict[object, Card] = {}
    for card in cards:
        asked = tuple(words(plain(card.question)))
        above = card.context[-1:] if len(asked) < FEW_WORDS else ()
        earlier = first.setdefault((asked, above), card)
        if earlier is not card and asked and earlier.sibling_group != card.sibling_group:
            where = f"{earlier.note}:{earlier.line}"
            yield Finding(card.note, card.line, 1, "duplicate", f"{where} asks this too")
