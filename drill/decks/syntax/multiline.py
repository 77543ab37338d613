"""A question, a line with only ``?`` (``??`` for both directions), and an answer."""

from __future__ import annotations

from collections.abc import Sequence

from drill.decks.line import Line, LineKind, Misread
from drill.decks.marks import take_block_id
from drill.decks.syntax.answer import read as read_answer
from drill.decks.syntax.draft import Reading, front, two_sided

_BASIC = "?"
_REVERSE = "??"


def is_separator(line: Line) -> bool:
    """Whether a line stands between a question and an answer."""
    return line.kind is LineKind.TEXT and line.prose.strip() in (_BASIC, _REVERSE)


def read(question: Sequence[Line], lines: Sequence[Line], at: int) -> Reading:
    """The card of the lines ``question`` and those below the separator at ``lines[at]``."""
    mark = lines[at]
    written = mark.prose.strip()
    asked = front(question)
    if not asked:
        return Misread(mark.number, _column(mark), f"no question stands directly above {written}")
    answer = lines[at + 1 :]
    rest, block_id = take_block_id(answer)
    answered = read_answer(rest)
    if not answered.text:
        return Misread(mark.number, _column(mark), f"no answer stands directly below {written}")
    return two_sided(
        asked,
        answered,
        reverse=written == _REVERSE,
        lines=[*question, *answer],
        block_id=block_id,
    )


def _column(mark: Line) -> int:
    return mark.column(mark.prose.index("?"))
