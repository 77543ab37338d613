"""One Markdown note, read from its text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from drill.decks.card import Block, Card, CardKind, Fault, Heading, Note, Property
from drill.decks.front_matter import read_front_matter
from drill.decks.identity import identify, sightings, with_ids
from drill.decks.line import Misread, split_lines
from drill.decks.passage import Found, FoundBlock, PassageReader
from drill.decks.syntax.draft import Face
from drill.decks.syntax.settings import DEFAULT, SyntaxSettings

TYPED = "typed"
"""The tag of a card whose answer is to be typed."""
_TAG_SEPARATOR = re.compile(r"[,\s]+")


def read_note(text: str, path: str, settings: SyntaxSettings = DEFAULT) -> Note:
    """Read a note; whatever its text, what can be read of it is.

    ``path`` is what the note is called in identities and faults. The title is the property of
    that name, or the first heading of level 1, or the name of the file.
    """
    sources = split_lines(text.removeprefix("\ufeff"))
    front = read_front_matter(sources)
    reader = PassageReader(settings)
    reader.read(sources[front.length :])
    found, repeated = _with_own_block_ids(reader.found)
    misreads = sorted({*front.misreads, *reader.misreads, *repeated})
    tags = _tags(front.properties)
    blocks = [_block(block, path, tags) for block in reader.blocks]
    return Note(
        path=path,
        title=_title(front.properties, reader.headings, path),
        properties=front.properties,
        tags=tags,
        cards=with_first_ids(_cards(found, path, front.properties, settings)),
        blocks=tuple(block for block in blocks if block.kind != "exam"),
        exams=tuple(block for block in blocks if block.kind == "exam"),
        faults=tuple(Fault(path, *misread) for misread in misreads),
        links=tuple(reader.links),
        headings=tuple(reader.headings),
    )


def with_first_ids(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards of a note with the ids they have if none of them is known."""
    return with_ids(cards, identify(sightings(cards), ()))


def _with_own_block_ids(found: Sequence[Found]) -> tuple[list[Found], list[Misread]]:
    """The passages without the block ids that an earlier one has."""
    owners: dict[str, int] = {}
    kept, misreads = [], []
    for passage in found:
        line, block_id = passage.draft.line, passage.draft.block_id
        owner = line if block_id is None else owners.setdefault(block_id, line)
        if owner != line:
            misreads.append(Misread(line, 1, f"line {owner} already has the block id ^{block_id}"))
            kept.append(passage._replace(draft=passage.draft._replace(block_id=None)))
        else:
            kept.append(passage)
    return kept, misreads


def _cards(
    found: Iterable[Found],
    path: str,
    properties: Mapping[str, Property],
    settings: SyntaxSettings,
) -> list[Card]:
    note_tags = _tags(properties)
    cards = []
    for number, passage in enumerate(found):
        decks, tags = _decks_and_tags(passage, note_tags, settings)
        deck = next(iter((*decks, *note_tags)), "") or _topic(properties, path)
        for face in passage.draft.faces:
            card = Card(
                id="",
                kind=_kind(face, tags),
                question=face.question,
                answer=face.answer.text,
                context=passage.context,
                tags=tags,
                deck=deck,
                note=path,
                line=passage.draft.line,
                block_id=passage.draft.block_id,
                sibling_group=str(number),
                key_points=face.answer.key_points,
                items=face.answer.items,
                right=face.answer.right,
                remark=face.answer.remark,
            )
            cards.append(card)
    return cards


def _kind(face: Face, tags: Sequence[str]) -> CardKind:
    """TYPED where a tag says so, unless the answer is marked another way already."""
    may_be_typed = face.kind in (CardKind.BASIC, CardKind.CLOZE) and not face.answer.key_points
    return CardKind.TYPED if may_be_typed and TYPED in tags else face.kind


def _decks_and_tags(
    passage: Found, note_tags: Sequence[str], settings: SyntaxSettings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The decks of a card, nearest first, and all its tags, with those first.

    The tags in the card itself that name decks stand in for those above it, and these for the
    note's.
    """
    own = tuple(filter(settings.names_deck, passage.draft.tags))
    decks = own or passage.decks or tuple(filter(settings.names_deck, note_tags))
    others = (*note_tags, *passage.tags, *passage.draft.tags)
    plain = (tag for tag in others if not settings.names_deck(tag))
    return decks, tuple(dict.fromkeys((*decks, *plain)))


def _tags(properties: Mapping[str, Property]) -> tuple[str, ...]:
    """The tags of a note, from a list or from a text that separates them by commas or spaces."""
    value = properties.get("tags", ())
    words = [value] if isinstance(value, str) else value
    tags = (tag.removeprefix("#") for word in words for tag in _TAG_SEPARATOR.split(word))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _topic(properties: Mapping[str, Property], path: str) -> str:
    topic = properties.get("topic")
    return topic if isinstance(topic, str) and topic else PurePosixPath(path).stem


def _title(properties: Mapping[str, Property], headings: Iterable[Heading], path: str) -> str:
    title = properties.get("title")
    if isinstance(title, str) and title:
        return title
    first = next((heading.text for heading in headings if heading.level == 1), "")
    return first or PurePosixPath(path).stem


def _block(found: FoundBlock, path: str, tags: Sequence[str]) -> Block:
    return Block(
        kind=found.kind,
        name=found.name,
        text=found.line.text,
        note=path,
        line=found.line.number,
        context=found.context,
        tags=tuple(dict.fromkeys((*tags, *found.tags))),
        indent=found.line.offset,
    )
