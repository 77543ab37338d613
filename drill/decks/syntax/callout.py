"""``> [!question] Title``: the title is the question, the quoted lines below it the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drill.decks.line import Line, LineKind, Source
from drill.decks.marks import take_block_id
from drill.decks.syntax.answer import read as read_answer
from drill.decks.syntax.draft import Draft, front, two_sided

_HEADER = re.compile(r"\s*\[\\?!([^\]|]+)(?:\|[^\]]*)?\][+-]?(?:\s+|$)")
_QUOTE_MARK = re.compile(r"\s*> ?")


class Header(NamedTuple):
    """The first line of a callout: its kind in lower case, and its title in its place."""

    kind: str
    title: Source

    @property
    def asks(self) -> bool:
        """Whether the callout may be a card."""
        return self.kind == "question"


def unquote(lines: Sequence[Line]) -> list[Source]:
    """The quoted lines without one level of ``>``."""
    sources = []
    for line in lines:
        mark = _QUOTE_MARK.match(line.text)
        cut = line.cut(mark.end()) if mark else line
        sources.append(Source(cut.number, cut.text, cut.offset))
    return sources


def header(first: Source) -> Header | None:
    """What kind of callout a quotation is by its first line, if it is one.

    The title may be foldable (``+`` or ``-`` after the bracket); the bracket may hold metadata
    after ``|``, and an escaped ``!``, which some exporters write.
    """
    match = _HEADER.match(first.text)
    if match is None:
        return None
    title = Source(first.number, first.text[match.end() :], first.offset + match.end())
    return Header(match[1].strip().lower(), title)


def read(title: Sequence[Line], body: Sequence[Line]) -> Draft | None:
    """The card of a question callout; nothing if it lacks a question or an answer."""
    kept = [line for line in body if line.kind is not LineKind.BLOCK]
    while kept and kept[-1].kind is LineKind.BLANK:
        kept.pop()
    rest, block_id = take_block_id(kept)
    question, answer = front(title), read_answer(rest)
    if not question or not answer.text:
        return None
    return two_sided(question, answer, reverse=False, lines=[*title, *body], block_id=block_id)
