"""The passages of a note in turn: each goes to the card syntax that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from drill.decks.card import Heading
from drill.decks.cutting import is_asked_by_mark, passages
from drill.decks.layout import lay_out
from drill.decks.line import Line, LineKind, Misread, Source, indent
from drill.decks.marks import (
    is_only_tags,
    tags_of,
    take_block_id,
    without_hashes,
    without_trailing_tags,
)
from drill.decks.syntax import callout, cloze, heading, inline, multiline, pair
from drill.decks.syntax.draft import Draft, Reading
from drill.decks.syntax.settings import SyntaxSettings

_MOST_QUOTES = 10
"""Quotations within quotations beyond this are not looked into."""
_BLOCK_KINDS = ("problem", "derivation", "exam")


class Found(NamedTuple):
    """A card passage in its place: the headings above it and the tags that hold there.

    ``decks`` are the tags of the nearest line above it that names decks, ``tags`` those that stand
    on a line of their own in its section.
    """

    draft: Draft
    context: tuple[str, ...]
    decks: tuple[str, ...]
    tags: tuple[str, ...]


class FoundBlock(NamedTuple):
    """A ``drill`` block in its place."""

    kind: str
    name: str
    line: Line
    context: tuple[str, ...]
    tags: tuple[str, ...]


class PassageReader:
    """Reads the lines of one note into what it has found so far.

    A passage is what stands between blank lines; a heading is one of its own, unless a ``?`` below
    makes it a question, or a tag in it makes all below it an answer.
    """

    def __init__(self, settings: SyntaxSettings) -> None:
        self.found: list[Found] = []
        self.blocks: list[FoundBlock] = []
        self.misreads: list[Misread] = []
        self.headings: list[Heading] = []
        self.links: dict[str, None] = {}
        self._settings = settings
        self._above: list[Heading] = []
        self._decks: tuple[str, ...] = ()
        self._section_tags: tuple[str, ...] = ()
        self._section_level = 0
        self._card_is_last = False
        """Whether nothing stands between the last card and here, so that a block id names it."""

    def read(self, sources: Sequence[Source], depth: int = 0) -> None:
        """Read lines that stand in ``depth`` quotations."""
        for passage in passages(self._lay_out(sources), self._gathers):
            first = passage[0]
            if first.kind is LineKind.BLOCK:
                self._read_block(first)
            elif first.kind is LineKind.HEADING:
                self._read_heading(passage, depth)
            else:
                self._read_lines(passage, depth)

    def _gathers(self, line: Line) -> bool:
        return heading.gathers(line, self._settings)

    def _lay_out(self, sources: Sequence[Source]) -> Sequence[Line]:
        layout = lay_out(sources)
        self.misreads += layout.misreads
        self.links.update(dict.fromkeys(layout.links))
        return layout.lines

    def _read_heading(self, passage: Sequence[Line], depth: int) -> None:
        line, below = without_hashes(passage[0]), passage[1:]
        while self._above and self._above[-1].level >= line.level:
            self._above.pop()
        if heading.asks(passage[0], self._settings) and not is_asked_by_mark(passage):
            self._read_section(line, below)
        else:
            self._read_lines([line, *below], depth)
        here = Heading(line.level, without_trailing_tags(line).text.strip(), line.number)
        self._above.append(here)
        if here.level <= self._section_level:
            self._section_tags = ()
        self._card_is_last = self._card_is_last and bool(below)
        if not depth:
            self.headings.append(here)

    def _read_section(self, title: Line, body: Sequence[Line]) -> None:
        """A heading that asks, and what stands below it up to the next."""
        for line in body:
            if line.kind is LineKind.BLOCK:
                self._read_block(line)
        self._add(heading.read(title, body))

    def _read_lines(self, lines: Sequence[Line], depth: int, *, pairs: bool = True) -> None:
        pending: list[Line] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            if multiline.is_separator(line):
                if self._add(multiline.read(pending, lines, at)):
                    return
                pending, at = [], at + 1
                continue
            end = self._read_at(lines, at, depth, pending, pairs=pairs)
            if end == at:
                pending.append(line)
                end += 1
            else:
                pending = []
            at = end
        self._finish(pending)

    def _read_at(
        self, lines: Sequence[Line], at: int, depth: int, pending: Sequence[Line], *, pairs: bool
    ) -> int:
        """Read what starts at ``lines[at]``, after the lines above; the result is its end."""
        line = lines[at]
        if line.kind is LineKind.QUOTE:
            self._finish(pending)
            end = at
            while end < len(lines) and lines[end].kind is LineKind.QUOTE:
                end += 1
            self._read_quote(lines[at:end], depth)
            return end
        if pairs and pair.opens(line):
            self._finish(pending)
            end = pair.end(lines, at)
            self._read_pair(lines[at:end], depth)
            return end
        if mark := inline.separator(line):
            self._finish(pending)
            self._add(inline.read(line, mark))
            return at + 1
        return at

    def _read_pair(self, lines: Sequence[Line], depth: int) -> None:
        reading = pair.read(lines)
        if reading is not None:
            self._add(reading)
            return
        before = len(self.found)
        self._read_lines(lines, depth, pairs=False)
        if len(self.found) == before:
            self.misreads.append(pair.missing(lines[0], "Q: has no A: before the next blank line"))

    def _read_quote(self, lines: Sequence[Line], depth: int) -> None:
        if depth == _MOST_QUOTES:
            return
        above = list(self._above)
        sources = callout.unquote(lines)
        header = callout.header(sources[0])
        if header is None:
            self.read(sources, depth + 1)
        elif header.asks:
            self._read_question(header, sources, depth + 1)
        else:
            self.read([header.title], depth + 1)
            self.read(sources[1:], depth + 1)
        self._above = above

    def _read_question(self, header: callout.Header, sources: Sequence[Source], depth: int) -> None:
        before = len(self.found), len(self.misreads)
        title, body = self._lay_out([header.title]), self._lay_out(sources[1:])
        body, inner = _without_inner_questions(body)
        draft = callout.read(title, body)
        if draft is not None:
            for line in body:
                if line.kind is LineKind.BLOCK:
                    self._read_block(line)
            self._add(draft)
            for quote in inner:
                self._read_quote(quote, depth)
            return
        del self.misreads[before[1] :]
        self.read([header.title], depth)
        self.read(sources[1:], depth)
        if len(self.found) == before[0]:
            number, text, offset = sources[0]
            reason = "a question callout needs a question after ] and an answer below it"
            self.misreads.append(Misread(number, offset + indent(text) + 1, reason))

    def _finish(self, lines: Sequence[Line]) -> None:
        """Read the lines of a passage that no other syntax has taken."""
        if not lines:
            return
        rest, block_id = take_block_id(lines)
        if not rest:
            self._name_last_card(block_id)
            return
        made_cards = False
        for reading in cloze.read(lines, self._settings):
            made_cards |= self._add(reading)
        if not made_cards:
            self._note_tags(lines)
            self._card_is_last = False

    def _name_last_card(self, block_id: str | None) -> None:
        if self._card_is_last and self.found[-1].draft.block_id is None:
            last = self.found[-1]
            self.found[-1] = last._replace(draft=last.draft._replace(block_id=block_id))
        self._card_is_last = False

    def _add(self, reading: Reading) -> bool:
        """Keep what was read; whether that makes a card."""
        if isinstance(reading, Misread):
            self.misreads.append(reading)
            return False
        self.found.append(Found(reading, self._context(), self._decks, self._section_tags))
        self._card_is_last = True
        return True

    def _note_tags(self, lines: Iterable[Line]) -> None:
        """Let the tags in a passage without cards hold for what follows."""
        section: list[str] = []
        for line in lines:
            tags = tags_of(line)
            if decks := tuple(filter(self._settings.names_deck, tags)):
                self._decks = decks
            if is_only_tags(line):
                section += (tag for tag in tags if tag not in decks)
        if section:
            self._section_tags = tuple(dict.fromkeys(section))
            self._section_level = self._above[-1].level if self._above else 0

    def _read_block(self, block: Line) -> None:
        self._card_is_last = False
        lines = block.text.split("\n")
        at = next((i for i, line in enumerate(lines) if line.strip()), None)
        if at is None:
            self.misreads.append(
                Misread(block.number - 1, block.offset + 1, "an empty drill block")
            )
            return
        kind, *rest = lines[at].split()
        if kind not in _BLOCK_KINDS or not rest:
            reason = "a drill block starts with `problem`, `derivation` or `exam`, and a name"
            column = block.offset + indent(lines[at]) + 1
            self.misreads.append(Misread(block.number + at, column, reason))
            return
        self.blocks.append(FoundBlock(kind, rest[0], block, self._context(), self._section_tags))

    def _context(self) -> tuple[str, ...]:
        return tuple(above.text for above in self._above if above.text)


def _without_inner_questions(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a callout without the question callouts in it, and each of those."""
    kept: list[Line] = []
    inner: list[list[Line]] = []
    for is_quote, run in groupby(lines, lambda line: line.kind is LineKind.QUOTE):
        quote = list(run)
        first = callout.header(callout.unquote(quote[:1])[0]) if is_quote else None
        if first is not None and first.asks:
            inner.append(quote)
        else:
            kept += quote
    return kept, inner
