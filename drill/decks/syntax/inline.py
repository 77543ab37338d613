"""``question::answer`` on one line, and ``question:::answer`` for both directions."""

from __future__ import annotations

from drill.decks.line import Line, Misread
from drill.decks.marks import take_block_id
from drill.decks.syntax.answer import read as read_answer
from drill.decks.syntax.draft import Reading, front, two_sided

_BASIC = "::"
_REVERSE = ":::"


def separator(line: Line) -> str | None:
    """The mark that splits the line: the longer one if it has both."""
    if _BASIC not in line.prose:
        return None
    return _REVERSE if _REVERSE in line.prose else _BASIC


def read(line: Line, mark: str) -> Reading:
    """Split a line at the first ``mark`` outside maths and code."""
    at = line.prose.index(mark)
    rest, block_id = take_block_id([line.cut(at + len(mark))])
    question = front([line.cut(0, at)])
    answer = read_answer(rest)
    if not question or not answer.text:
        side = "after" if question else "before"
        return Misread(line.number, line.column(at), f"nothing stands {side} {mark}")
    return two_sided(question, answer, reverse=mark == _REVERSE, lines=[line], block_id=block_id)
