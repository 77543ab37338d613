"""Where the lines of a note are cut into passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from drill.decks.line import Line, LineKind
from drill.decks.syntax import multiline


def passages(lines: Iterable[Line], gathers: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """The passages in turn. All up to the next heading belongs to one that ``gathers``."""
    passage: list[Line] = []
    for line in lines:
        if passage and gathers(passage[0]) and not is_asked_by_mark(passage):
            if line.kind is not LineKind.HEADING:
                passage.append(line)
                continue
            yield passage
            passage = [line]
        elif line.kind in (LineKind.BLANK, LineKind.BREAK):
            if passage:
                yield passage
            passage = []
        elif passage and _starts_passage(line, passage):
            yield passage
            passage = [line]
        else:
            passage.append(line)
    if passage:
        yield passage


def is_asked_by_mark(passage: Sequence[Line]) -> bool:
    """Whether a ``?`` stands right below a heading."""
    return len(passage) > 1 and multiline.is_separator(passage[1])


def _starts_passage(line: Line, passage: Sequence[Line]) -> bool:
    alone = (LineKind.HEADING, LineKind.BLOCK)
    if line.kind in alone or passage[0].kind is LineKind.BLOCK:
        return True
    heading_only = len(passage) == 1 and passage[0].kind is LineKind.HEADING
    return heading_only and not multiline.is_separator(line)
