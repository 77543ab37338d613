"""Answers that stand in their questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drill.decks.card import Card, CardKind
from drill.lint.finding import Finding
from drill.lint.words import COMMON, plain, words

_ALTERNATIVES = re.compile(r"\bor\b|\bwhich of\b|\bversus\b|\bvs\b|\btrue\b|\bbetween\b")
"""A question that names what there is to choose from."""
_SYMBOL = re.compile(r"(?:\\?[A-Za-z]+|[_^]|\{[^{}]*\}|\[[^\[\]]*\]|\d)+")
"""A symbol with its accents and subscripts, which a question has to name to ask about."""
_SHORTEST_WORD = 4
_SHORTEST_FORMULA = 6


def leaking_answers(card: Card) -> Iterator[Finding]:
    """A gap whose text stands beside it, an answer that its question says already."""
    question, answer = plain(card.question), plain(card.answer)
    if card.kind in (CardKind.LIST, CardKind.CHOICE) or not _tells(answer):
        return
    if card.kind is not CardKind.CLOZE and _ALTERNATIVES.search(question):
        return
    if _stands_in(words(answer), words(question)):
        what = "the gap" if card.kind is CardKind.CLOZE else "the answer"
        yield Finding(card.note, card.line, 1, "leak", f"{what} stands in the question: {answer}")


def _tells(answer: str) -> bool:
    """Whether an answer is more than a number, a symbol or a common word."""
    found = words(answer)
    return any(
        _tells_formula(word[1:-1])
        if word.startswith("$")
        else len(word) >= _SHORTEST_WORD and word not in COMMON and not word.isdigit()
        for word in found
    )


def _tells_formula(tex: str) -> bool:
    return len(tex) >= _SHORTEST_FORMULA and not _SYMBOL.fullmatch(tex)


def _stands_in(wanted: Sequence[str], where: Sequence[str]) -> bool:
    """Whether the words of one text stand in another, one after the other."""
    length = len(wanted)
    return any(
        list(where[start : start + length]) == list(wanted)
        for start in range(len(where) - length + 1)
    )
