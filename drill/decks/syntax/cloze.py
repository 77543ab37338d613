"""``The ==gap== in a text``: each deletion makes a card that shows the rest of the passage.

A deletion may have a number, which asks all of the same number together, and a hint, as in
``==1;;gap;;hint==``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drill.decks.card import CardKind
from drill.decks.line import Line, Misread, dedent
from drill.decks.marks import take_block_id
from drill.decks.syntax.answer import Answer
from drill.decks.syntax.draft import Draft, Face, Reading, all_tags, shown
from drill.decks.syntax.settings import SyntaxSettings

MOST_DELETIONS = 100
"""A passage with more is misread: its cards would each repeat the whole passage."""

_HIGHLIGHT = "=="
_BOLD = "**"
_CURLY = "{{"
_CLOSING = {_HIGHLIGHT: "==", _BOLD: "**", _CURLY: "}}"}
_DELETION = re.compile(r"(?:(\d+);;)?(.+?)(?:;;(.*))?")


class Deletion(NamedTuple):
    """What is left out of a text: which card asks for it, and what the gap shows."""

    number: str
    text: str
    hint: str

    @property
    def gap(self) -> str:
        """What stands in place of the deletion in the question that asks for it."""
        return f"[{self.hint or '…'}]"


Piece = str | Deletion


def read(lines: Sequence[Line], settings: SyntaxSettings) -> list[Reading]:
    """The cards of a passage, if it has deletions, and the marks in it that are never closed."""
    if not any(_marks_in(line, settings) for line in lines):
        return []
    kept, block_id = take_block_id(lines)
    pieces: list[Piece] = []
    misreads: list[Misread] = []
    for line in dedent(shown(kept)):
        for piece in _pieces(line, settings):
            if isinstance(piece, Misread):
                misreads.append(piece)
            else:
                pieces.append(piece)
        pieces.append("\n")
    deletions = [piece for piece in pieces if isinstance(piece, Deletion)]
    if len(deletions) > MOST_DELETIONS:
        reason = f"more than {MOST_DELETIONS} deletions in one passage"
        return [Misread(lines[0].number, lines[0].column(0), reason)]
    if not deletions:
        return [*misreads]
    faces = tuple(_face(pieces, number) for number in dict.fromkeys(d.number for d in deletions))
    return [Draft(faces, lines[0].number, all_tags(lines), block_id), *misreads]


def _face(pieces: Sequence[Piece], number: str) -> Face:
    """The card that asks for the deletions of one number and shows all others."""
    shown_pieces, answers = [], []
    for piece in pieces:
        if isinstance(piece, str):
            shown_pieces.append(piece)
        elif piece.number == number:
            shown_pieces.append(piece.gap)
            answers.append(piece.text.strip())
        else:
            shown_pieces.append(piece.text)
    answer = Answer(CardKind.BASIC, ", ".join(answers))
    return Face(CardKind.CLOZE, "".join(shown_pieces).strip(), answer)


def _pieces(line: Line, settings: SyntaxSettings) -> Iterator[Piece | Misread]:
    text, prose = line.text, line.prose
    marks = _marks_in(line, settings)
    at = 0
    while marks:
        start, mark = min((_opening(prose, mark, at), mark) for mark in marks)
        end = prose.find(_CLOSING[mark], start + len(mark) + 1)
        if start == len(prose) or end < 0:
            marks.remove(mark)
            if start < len(prose):
                yield Misread(line.number, line.column(start), f"{mark} is never closed")
            continue
        yield text[at:start]
        at = end + len(mark)
        inside = slice(start + len(mark), end)
        if text[inside].strip():
            yield _deletion(line.cut(inside.start, inside.stop))
        else:
            yield text[start:at]
            yield Misread(line.number, line.column(start), f"nothing stands between {mark}")
    yield text[at:]


def _marks_in(line: Line, settings: SyntaxSettings) -> list[str]:
    wanted = (
        (_HIGHLIGHT, settings.highlight_clozes),
        (_BOLD, settings.bold_clozes),
        (_CURLY, settings.curly_clozes),
    )
    return [mark for mark, on in wanted if on and mark in line.prose]


def _opening(prose: str, mark: str, start: int) -> int:
    """Where ``mark`` next opens a deletion: at the end of a run such as ``===``."""
    at = prose.find(mark, start)
    if at < 0:
        return len(prose)
    while prose.startswith(mark, at + 1):
        at += 1
    return at


def _deletion(inside: Line) -> Deletion:
    parts = _DELETION.fullmatch(inside.prose)
    if parts is None:
        return Deletion(_own_number(inside), inside.text, "")
    text = inside.text[parts.start(2) : parts.end(2)]
    hint = inside.text[parts.start(3) : parts.end(3)] if parts[3] else ""
    return Deletion(parts[1] or _own_number(inside), text, hint.strip())


def _own_number(inside: Line) -> str:
    return f"{inside.number}:{inside.offset}"
