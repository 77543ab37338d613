"""``## Question #card``: the heading asks, and all below it up to the next heading answers."""

from __future__ import annotations

from collections.abc import Sequence

from drill.decks.line import Line, LineKind, Misread
from drill.decks.marks import tags_of, take_block_id, without_hashes
from drill.decks.syntax.answer import read as read_answer
from drill.decks.syntax.draft import Reading, front, two_sided
from drill.decks.syntax.settings import SyntaxSettings


def asks(line: Line, settings: SyntaxSettings) -> bool:
    """Whether a line is a heading whose tag makes it a question."""
    return line.kind is LineKind.HEADING and settings.heading_tag in tags_of(line)


def gathers(line: Line, settings: SyntaxSettings) -> bool:
    """Whether all below a heading answers it; one that is nothing but tags leaves it alone."""
    return asks(line, settings) and bool(front([without_hashes(line)]))


def read(title: Line, body: Sequence[Line]) -> Reading:
    """The card of a heading, its hashes cut off; blocks and thematic breaks are no text."""
    kept = [line for line in body if line.kind not in (LineKind.BLOCK, LineKind.BREAK)]
    while kept and kept[-1].kind is LineKind.BLANK:
        kept.pop()
    rest, block_id = take_block_id(kept)
    question, answer = front([title]), read_answer(rest)
    if not question or not answer.text:
        reason = "a heading that is a card needs a question before its tag and an answer below it"
        return Misread(title.number, title.column(0), reason)
    lines = [title, *(line for line in body if line.kind is LineKind.TEXT)]
    return two_sided(question, answer, reverse=False, lines=lines, block_id=block_id)
