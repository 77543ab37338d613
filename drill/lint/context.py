"""Cards that can't be understood alone: no heading above them, or a word that refers to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drill.decks.card import Card, CardKind, Note
from drill.lint.finding import Finding
from drill.lint.words import COMMON, plain, words

_REFERS = frozenset({"it", "its", "this", "these", "they", "them", "their", "those"})
_EXPLETIVE = re.compile(
    r"\bit\b(?:\s+\w+){0,5}\s+(?:to|that|if|when|whether|because|for)\b(?=\s+\S)"
    r"|\b(?:does|did|would|can|will|must|may|might|could)\s+it\s+(?:take|cost|help|matter|mean)\b"
)
"""An "it" that stands for what follows: "why is it useful to …", "how long does it take"."""
_ELSEWHERE = re.compile(
    r"\b(?:the|as|shown|see|seen|given|listed|formula|formulas|figure|example|table|equation|code)"
    r"\s+(?:above|below)\b|\b(?:above|below)\s+(?:formula|figure|example|table|equation|code)\b"
)
_THIS_HERE = re.compile(r"\bthis\s+(?:way|case|time|reason)\b")


def lost_cards(note: Note) -> Iterator[Finding]:
    """The cards of a note above its first heading, as one finding."""
    lost = [card for card in note.cards if not card.context]
    if not lost:
        return
    others = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    sentence = f"no heading stands above this card{others}: nothing says what it is about"
    yield Finding(note.path, lost[0].line, 1, "no-context", sentence)


def vague_questions(card: Card) -> Iterator[Finding]:
    """A question that says "it", "this" or "above" of nothing that it names."""
    if card.kind in (CardKind.REVERSE, CardKind.CHOICE, CardKind.LIST):
        return  # its question is an answer, or "these" are what is to be chosen or put in order
    question = plain(card.question)
    elsewhere = _ELSEWHERE.search(question)
    word = elsewhere.group() if elsewhere else _referring(question)
    if word:
        sentence = f'"{word}" refers to nothing in the question'
        yield Finding(card.note, card.line, 1, "vague", sentence)


def _referring(question: str) -> str:
    """The first word that refers back, if nothing that it may refer to stands before it."""
    bare = _THIS_HERE.sub(" ", _EXPLETIVE.sub(" ", question))
    for word in words(bare):
        if word in _REFERS:
            return word
        if word not in COMMON:
            return ""
    return ""
