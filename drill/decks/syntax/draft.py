"""A card passage as a syntax reads it, before it has a deck and an identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drill.decks.card import CardKind
from drill.decks.line import Line, Misread, text_of
from drill.decks.marks import (
    tags_of,
    without_end_tags,
    without_leading_tags,
    without_list_marker,
)
from drill.decks.syntax.answer import Answer


class Face(NamedTuple):
    """One of the cards that a passage makes."""

    kind: CardKind
    question: str
    answer: Answer


class Draft(NamedTuple):
    """A passage that makes cards: its faces, its first line, the tags in it and its block id."""

    faces: tuple[Face, ...]
    line: int
    tags: tuple[str, ...] = ()
    block_id: str | None = None


Reading = Draft | Misread


def two_sided(
    question: str, answer: Answer, *, reverse: bool, lines: Sequence[Line], block_id: str | None
) -> Draft:
    """The passage ``lines`` with one card, or with two that ask for each other."""
    faces = [Face(answer.kind, question, answer)]
    if reverse:
        faces.append(Face(CardKind.REVERSE, answer.text, Answer(CardKind.BASIC, question)))
    return Draft(tuple(faces), lines[0].number, all_tags(lines), block_id)


def all_tags(lines: Iterable[Line]) -> tuple[str, ...]:
    """The tags of the lines, each once, in order."""
    return tuple(dict.fromkeys(tag for line in lines for tag in tags_of(line)))


def front(lines: Sequence[Line]) -> str:
    """The Markdown of a question: without the tags around it, nor the marker of a list item."""
    return text_of(shown(lines))


def shown(lines: Sequence[Line]) -> list[Line]:
    """The lines without the tags around them; a lone line also without its list marker."""
    rest = without_end_tags(lines)
    while rest:
        first = without_leading_tags(rest[0])
        if first.text.strip():
            rest[0] = first
            break
        del rest[0]
    if len(rest) == 1:
        rest[0] = without_leading_tags(without_list_marker(rest[0]))
    return rest
