"""Every check over a vault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drill.decks.vault import Vault
from drill.lint.context import lost_cards, vague_questions
from drill.lint.duplicates import repeated_questions
from drill.lint.finding import Finding
from drill.lint.leaks import leaking_answers
from drill.lint.length import long_answers
from drill.lint.links import broken_links
from drill.lint.tex import unknown_tex


def lint(vault: Vault, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """What is to be mended in ``vault``, whose notes have the texts ``texts`` by their paths."""
    return tuple(sorted(set(_found(vault, texts))))


def _found(vault: Vault, texts: Mapping[str, str]) -> Iterator[Finding]:
    yield from broken_links(vault.notes, texts)
    for path, text in texts.items():
        yield from unknown_tex(path, text)
    yield from repeated_questions(vault.cards)
    for note in vault.notes:
        yield from lost_cards(note)
    for card in vault.cards:
        yield from vague_questions(card)
        yield from leaking_answers(card)
        yield from long_answers(card)
