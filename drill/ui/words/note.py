"""A note on the page: its lines, and where its links and the lines of its file are among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drill.maths.width import cell_width
from drill.session.note_links import CLOSE, OPEN, NoteLink, with_links
from drill.session.note_text import Piece, PieceKind
from drill.ui.words.browse import one_line
from drill.ui.words.items import item_lines
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, paragraph
from drill.ui.words.maths import markdown

_BOX = re.compile(r"^(\s*[-*+]) \[[ xX]\] ", re.M)
_RULES = {1: "═", 2: "─"}


class Place(NamedTuple):
    """A link on the page: its row, its columns, and what it leads to: a note's name or an item."""

    row: int
    start: int
    end: int
    target: str
    item: bool = False


@dataclass
class NotePage:
    """The lines of a note; ``starts`` are the lines of its file, each with the row it begins at."""

    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(default_factory=list)

    def row_of(self, line: int) -> int:
        """The row at which the piece begins that holds a line of the file."""
        place = bisect_right(self.starts, (line, len(self.lines))) - 1
        return self.starts[place][1] if place >= 0 else 0

    def line_of(self, row: int) -> int:
        """The line of the file at which the piece on a row begins."""
        return max((line for line, first in self.starts if first <= row), default=1)

    def places_on(self, row: int) -> list[Place]:
        """The links on a row."""
        return [place for place in self.places if place.row == row]

    def rows_with(self, text: str) -> list[int]:
        """The rows whose text contains ``text``, in any case."""
        folded = text.casefold()
        return [row for row, line in enumerate(self.lines) if folded in line.text.casefold()]


def note_page(pieces: Iterable[Piece], page: Page) -> NotePage:
    """All of a note."""
    result = NotePage()
    for piece in pieces:
        _WRITE[piece.kind](result, piece, page)
    return result


def _heading(result: NotePage, piece: Piece, page: Page) -> None:
    text = one_line(piece.text)
    lines = paragraph(text, page, Role.TITLE)
    rule = _RULES.get(piece.level)
    if rule and not page.spoken:
        lines.append(Line(rule * min(cell_width(text), page.width), Role.QUIET))
    _begin(result, piece)
    result.lines += lines


def _text(result: NotePage, piece: Piece, page: Page) -> None:
    source, links = with_links(piece.text)
    _begin(result, piece)
    _add(result, as_lines(markdown(source, page)), links)


def _card(result: NotePage, piece: Piece, page: Page) -> None:
    card = piece.card
    if card is None:
        return
    question, links = with_links(piece.text)
    answer, more = with_links(_BOX.sub(r"\1 ", card.answer) if card.key_points else card.answer)
    _begin(result, piece)
    lines = item_lines(question, "Q  ", page, Role.STRONG)
    _add(result, [*lines, *item_lines(answer, "A  ", page)], (*links, *more))


def _block(result: NotePage, piece: Piece, page: Page) -> None:
    block = piece.block
    if block is None:
        return
    name = f"{block.kind.capitalize()} {block.name.replace('-', ' ')}"
    is_item = block.kind != "exam"
    _begin(result, piece)
    first = len(result.lines)
    result.lines += paragraph(f"{OPEN}{name}{CLOSE}" if is_item else name, page, Role.STRONG)
    if is_item:
        end = len(result.lines[first].text)
        result.places.append(Place(first, 0, end, block.id, item=True))
    if piece.text:
        result.lines += item_lines(piece.text, "   ", page)


_WRITE = {
    PieceKind.HEADING: _heading,
    PieceKind.TEXT: _text,
    PieceKind.CARD: _card,
    PieceKind.BLOCK: _block,
}


def _begin(result: NotePage, piece: Piece) -> None:
    """A blank line, and the place of the piece."""
    while result.lines and not result.lines[-1].text:
        result.lines.pop()
    if result.lines:
        result.lines.append(BLANK)
    result.starts.append((piece.line, len(result.lines)))


def _add(result: NotePage, lines: Sequence[Line], links: Sequence[NoteLink]) -> None:
    """Append lines, and find the links in them: by their words, as cells of a table are mixed."""
    waiting = [(one_line(link.words), link.target) for link in links]
    first = len(result.lines)
    for row, line in enumerate(lines, start=first):
        at = line.text.find(OPEN) if waiting else -1
        while at >= 0:
            end = line.text.find(CLOSE, at)
            end = len(line.text) if end < 0 else end + 1
            shown = line.text[at:end].strip(OPEN + CLOSE + " │")
            found = next((one for one in waiting if shown and one[0].startswith(shown)), None)
            if found:
                waiting.remove(found)
                result.places.append(Place(row, at, end, found[1]))
            at = line.text.find(OPEN, at + 1)
    result.lines += lines
