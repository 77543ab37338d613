"""``Q:`` and ``A:`` at the starts of lines; either may go on over the next lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drill.decks.line import Line, LineKind, Misread, indent, space_end
from drill.decks.marks import take_block_id
from drill.decks.syntax.answer import read as read_answer
from drill.decks.syntax.draft import Reading, front, two_sided

_QUESTION = re.compile(r"\s*Q:(?!:)")
_ANSWER = re.compile(r"\s*A:(?!:)")


def opens(line: Line) -> bool:
    """Whether a pair starts with ``line``."""
    return line.kind is LineKind.TEXT and _QUESTION.match(line.prose) is not None


def end(lines: Sequence[Line], start: int) -> int:
    """Where the pair that starts at ``start`` ends: at the next one, or with the passage."""
    return next((i for i in range(start + 1, len(lines)) if opens(lines[i])), len(lines))


def read(lines: Sequence[Line]) -> Reading | None:
    """The card of a pair; nothing if it has no ``A:``."""
    answer_at = next((i for i, line in enumerate(lines) if _answers(line)), None)
    if answer_at is None:
        return None
    question = [_without(_QUESTION, lines[0]), *lines[1:answer_at]]
    answer = [_without(_ANSWER, lines[answer_at]), *lines[answer_at + 1 :]]
    rest, block_id = take_block_id(answer)
    asked, answered = front(question), read_answer(rest)
    if not asked:
        return missing(lines[0], "nothing follows Q:")
    if not answered.text:
        return missing(lines[answer_at], "nothing follows A:")
    return two_sided(asked, answered, reverse=False, lines=lines, block_id=block_id)


def missing(line: Line, reason: str) -> Misread:
    """A pair that lacks something, at the first word of ``line``."""
    return Misread(line.number, line.column(indent(line.text)), reason)


def _answers(line: Line) -> bool:
    return line.kind is LineKind.TEXT and _ANSWER.match(line.prose) is not None


def _without(mark: re.Pattern[str], line: Line) -> Line:
    match = mark.match(line.prose)
    return line.cut(space_end(line.prose, match.end())) if match else line
