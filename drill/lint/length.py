"""Answers that are too long to be graded, by oneself or by anyone."""

from __future__ import annotations

from collections.abc import Iterator

from drill.decks.card import Card, CardKind
from drill.lint.finding import Finding
from drill.maths.markdown_maths import split_maths

MOST_WORDS = 60


def long_answers(card: Card) -> Iterator[Finding]:
    """An answer of many words without key points; the items of a list are points of their own."""
    if card.key_points or card.kind in (CardKind.LIST, CardKind.CHOICE):
        return
    words = _words(card.answer)
    if words > MOST_WORDS:
        sentence = (
            f"the answer has {words} words and no key points; split it, or say what counts in it"
        )
        yield Finding(card.note, card.line, 1, "long-answer", sentence)


def _words(markdown: str) -> int:
    """The words of a text; a formula counts as one."""
    parts = split_maths(markdown)
    return sum(len(part.content.split()) if part.kind == "text" else 1 for part in parts)
