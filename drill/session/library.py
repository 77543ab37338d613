"""Everything that can be studied: cards, problems and derivations of the notes, with their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from drill.decks.card import Block, Card, Fault, Note
from drill.decks.vault import Vault
from drill.problems.block import BlockError, read_block
from drill.problems.template import Template
from drill.session.syllabus import in_order, requirements


class ItemKind(StrEnum):
    """What sort of thing is studied."""

    CARD = "card"
    PROBLEM = "problem"
    DERIVATION = "derivation"


@dataclass(frozen=True)
class StudyItem:
    """One thing to study. ``order`` is its place in the syllabus, ``sibling`` its passage."""

    id: str
    kind: ItemKind
    topic: str
    note: str
    line: int
    order: int
    sibling: str | None
    tags: tuple[str, ...]
    context: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Library:
    """The items in syllabus order, what stands behind each, and what could not be read.

    ``exams``: the blocks that declare exams, as they stand. ``requires``: the topics that come
    before a topic.
    """

    items: Mapping[str, StudyItem]
    cards: Mapping[str, Card]
    templates: Mapping[str, Template]
    topics: tuple[str, ...]
    faults: tuple[Fault, ...]
    exams: tuple[Block, ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def template_named(self, name: str) -> Template | None:
        """The problem or derivation of that name."""
        return next((t for t in self.templates.values() if t.name == name), None)


def build_library(vault: Vault, cards: Sequence[Card]) -> Library:
    """The library of ``vault``, its cards carrying the ids they keep."""
    notes, misordered = in_order(vault.notes)
    by_note = _grouped(cards)
    items: dict[str, StudyItem] = {}
    templates: dict[str, Template] = {}
    faults = [*vault.faults, *misordered]
    for note in notes:
        topic = _topic(note)
        cards_found = [_card_item(card, topic) for card in by_note.get(note.path, ())]
        blocks_found = []
        for block in note.blocks:
            try:
                templates[block.id] = _template(block.text, note.path, block.line)
            except BlockError as error:
                column = error.column + block.indent
                faults.append(Fault(note.path, error.line, column, error.reason))
                continue
            blocks_found.append(_block_item(block, topic))
        for item in _mixed(cards_found, blocks_found):
            items[item.id] = replace(item, order=len(items))
    return Library(
        items=items,
        cards={card.id: card for card in cards},
        templates=templates,
        topics=tuple(dict.fromkeys(item.topic for item in items.values())),
        faults=tuple(sorted(faults)),
        exams=vault.exams,
        requires=_requires(notes),
    )


def _requires(notes: Sequence[Note]) -> dict[str, tuple[str, ...]]:
    """The topics that each topic requires, other than itself."""
    required: dict[str, dict[str, None]] = {}
    before = requirements(notes)
    for note in notes:
        topics = required.setdefault(_topic(note), {})
        topics.update((_topic(other), None) for other in before[note.path])
        topics.pop(_topic(note), None)
    return {topic: tuple(topics) for topic, topics in required.items()}


@lru_cache(maxsize=4096)
def _template(text: str, note: str, line: int) -> Template:
    """What a block declares; when notes are read again, only blocks that changed cost time."""
    return read_block(text, note, line)


def _grouped(cards: Iterable[Card]) -> dict[str, list[Card]]:
    grouped: dict[str, list[Card]] = {}
    for card in cards:
        grouped.setdefault(card.note, []).append(card)
    return grouped


def _topic(note: Note) -> str:
    topic = note.properties.get("topic")
    return topic if isinstance(topic, str) and topic else note.title


def _mixed(cards: Sequence[StudyItem], blocks: Sequence[StudyItem]) -> list[StudyItem]:
    """Cards and blocks of a note each in their order, the blocks at even distances.

    Blocks stand at the end of a note; asked in that order they would come days after its cards.
    """
    placed = [
        ((place + 1) / (len(items) + 1), item)
        for items in (cards, blocks)
        for place, item in enumerate(items)
    ]
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]


def _card_item(card: Card, topic: str) -> StudyItem:
    return StudyItem(
        id=card.id,
        kind=ItemKind.CARD,
        topic=topic,
        note=card.note,
        line=card.line,
        order=0,
        sibling=card.sibling_group,
        tags=card.tags,
        context=card.context,
        title=card.question,
    )


def _block_item(block: Block, topic: str) -> StudyItem:
    return StudyItem(
        id=block.id,
        kind=ItemKind(block.kind),
        topic=topic,
        note=block.note,
        line=block.line,
        order=0,
        sibling=None,
        tags=block.tags,
        context=block.context,
        title=block.name.replace("-", " "),
    )
