"""A note as it is read: its headings, its text, its cards and the blocks that declare problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drill.decks.card import Block, Card, CardKind, Note
from drill.decks.front_matter import read_front_matter
from drill.decks.layout import lay_out
from drill.decks.line import Line, LineKind, split_lines
from drill.decks.marks import is_only_tags
from drill.decks.note import read_note
from drill.decks.syntax import callout, inline, multiline


class PieceKind(StrEnum):
    """What a piece of a note is."""

    HEADING = "heading"
    TEXT = "text"
    CARD = "card"
    BLOCK = "block"


@dataclass(frozen=True)
class Piece:
    """A piece of a note, from its line on.

    ``text`` is Markdown: a heading's, some passages', a card's question, what a block says of
    itself. ``block`` is the block's, ``card`` the card's own.
    """

    line: int
    kind: PieceKind
    text: str
    level: int = 0
    card: Card | None = None
    block: Block | None = None


_SHOWN_AS_CARDS = (CardKind.BASIC, CardKind.LIST, CardKind.CHOICE, CardKind.TYPED)
_ENDS = (LineKind.BLANK, LineKind.BREAK, LineKind.HEADING, LineKind.BLOCK)


def read_pieces(text: str, path: str) -> tuple[Piece, ...]:
    """The pieces of the note ``text`` in order; comments and front matter are none.

    A card whose question is a heading, and one made of gaps in a text, stay in the text.
    """
    note = read_note(text, path)
    sources = split_lines(text.removeprefix("\ufeff"))
    lines = lay_out(sources[read_front_matter(sources).length :]).lines
    return tuple(_Pieces(lines, note))


def section_at(pieces: Sequence[Piece], line: int) -> tuple[Piece, ...]:
    """The pieces from the heading above a line of the file to the next heading."""
    places = [place for place, piece in enumerate(pieces) if piece.kind is PieceKind.HEADING]
    start = max((place for place in places if pieces[place].line <= line), default=0)
    end = min((place for place in places if place > start), default=len(pieces))
    return tuple(pieces[start:end])


class _Pieces:
    def __init__(self, lines: Sequence[Line], note: Note) -> None:
        self._lines = lines
        self._cards: Mapping[int, Card] = {
            card.line: card for card in reversed(note.cards) if card.kind in _SHOWN_AS_CARDS
        }
        self._blocks = {block.line: block for block in (*note.blocks, *note.exams)}

    def __iter__(self) -> Iterator[Piece]:
        text: list[Line] = []
        at = 0
        while at < len(self._lines):
            end, piece = self._piece(at)
            if piece is None:
                text += self._lines[at:end]
            else:
                yield from _passages(text)
                text = []
                yield piece
            at = end
        yield from _passages(text)

    def _piece(self, at: int) -> tuple[int, Piece | None]:
        """The piece that starts here and its end; None for a line of text."""
        line = self._lines[at]
        if line.kind is LineKind.HEADING:
            title = line.text.strip().lstrip("#").strip()
            return at + 1, Piece(line.number, PieceKind.HEADING, title, level=line.level)
        block = self._blocks.get(line.number) if line.kind is LineKind.BLOCK else None
        if block is not None:
            return at + 1, Piece(line.number, PieceKind.BLOCK, _statement(block), block=block)
        card = self._cards.get(line.number)
        end = self._card_end(at) if card is not None else at
        if card is None or end == at:
            return at + 1, None
        return end, Piece(line.number, PieceKind.CARD, card.question, card=card)

    def _card_end(self, at: int) -> int:
        """Where the card ends that starts here; ``at`` itself if it is left in the text."""
        line = self._lines[at]
        if line.kind is LineKind.QUOTE:
            header = callout.header(callout.unquote([line])[0])
            asks = header is not None and header.asks
            return self._run(at, lambda one: one.kind is not LineKind.QUOTE) if asks else at
        if inline.separator(line):
            return at + 1
        return self._run(at, lambda one: one.kind in _ENDS)

    def _run(self, at: int, ends: Callable[[Line], bool]) -> int:
        end = at + 1
        while end < len(self._lines):
            line = self._lines[end]
            if ends(line) or line.number in self._cards:
                break
            end += 1
        return end


def _passages(lines: Sequence[Line]) -> Iterator[Piece]:
    """The text of ``lines``, without lines that only hold tags or part a card."""
    kept = [line for line in lines if not (is_only_tags(line) or multiline.is_separator(line))]
    while kept and kept[0].kind is LineKind.BLANK:
        kept.pop(0)
    text = "\n".join(_shown(line) for line in kept).rstrip()
    if text:
        yield Piece(kept[0].number, PieceKind.TEXT, text)


def _shown(line: Line) -> str:
    """A block that can't be read stays in the text, between its fences."""
    return f"```\n{line.text}\n```" if line.kind is LineKind.BLOCK else line.text


def _statement(block: Block) -> str:
    """The text in quotes below the name, if one stands there."""
    for line in block.text.split("\n")[1:]:
        stripped = line.strip()
        if stripped:
            return (
                stripped[1:-1] if len(stripped) > 1 and stripped[0] == stripped[-1] == '"' else ""
            )
    return ""
