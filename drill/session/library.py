"""Everything that can be studied: cards, problems and derivations of the notes, with their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from drill.decks.card import Block, Card, Fault, Note
from drill.decks.vault import Progress, Vault, no_progress
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


class Templates(Mapping[str, Template]):
    """What the blocks declare, by id; a block is read when it is asked for."""

    def __init__(self, blocks: Mapping[str, Block]) -> None:
        self.blocks = blocks

    def __getitem__(self, id_: str) -> Template:
        return read_template(self.blocks[id_])

    def __iter__(self) -> Iterator[str]:
        return iter(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)


@dataclass(frozen=True)
class Library:
    """The items in syllabus order, what stands behind each, and what could not be read.

    ``exams``: the blocks that declare exams, as they stand. ``requires``: the topics that come
    before a topic. ``notes``: all of them in syllabus order, also those without an item.
    """

    items: Mapping[str, StudyItem]
    cards: Mapping[str, Card]
    templates: Templates
    topics: tuple[str, ...]
    faults: tuple[Fault, ...]
    exams: tuple[Block, ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    def template_named(self, name: str) -> Template | None:
        """The problem or derivation of that name."""
        return next((t for t in self.templates.values() if t.name == name), None)


def build_library(
    vault: Vault,
    cards: Sequence[Card],
    is_sound: Callable[[Block], bool] = lambda block: False,
    progress: Progress = no_progress,
) -> Library:
    """The library of ``vault``, its cards carrying the ids they keep.

    ``is_sound``: whether a block is known to have no fault, so that it need not be read yet.
    ``progress`` is told how many notes are done.
    """
    notes, misordered = in_order(vault.notes)
    by_note = _grouped(cards)
    items: dict[str, StudyItem] = {}
    blocks: dict[str, Block] = {}
    faults = [*vault.faults, *misordered]
    for number, note in enumerate(notes, start=1):
        progress(number, len(notes))
        topic = topic_of(note)
        sound = []
        for block in note.blocks:
            fault = None if is_sound(block) else _fault(block)
            if fault:
                faults.append(fault)
            else:
                blocks[block.id] = block
                sound.append(block)
        for source in _mixed(by_note.get(note.path, ()), sound):
            items[source.id] = _item(source, topic, len(items))
    return Library(
        items=items,
        cards={card.id: card for card in cards},
        templates=Templates(blocks),
        topics=tuple(dict.fromkeys(item.topic for item in items.values())),
        faults=tuple(sorted(faults)),
        exams=tuple(block for note in notes for block in note.exams),
        requires=_requires(notes),
        notes=tuple(notes),
    )


def _requires(notes: Sequence[Note]) -> dict[str, tuple[str, ...]]:
    """The topics that each topic requires, other than itself."""
    required: dict[str, dict[str, None]] = {}
    before = requirements(notes)
    for note in notes:
        topics = required.setdefault(topic_of(note), {})
        topics.update((topic_of(other), None) for other in before[note.path])
        topics.pop(topic_of(note), None)
    return {topic: tuple(topics) for topic, topics in required.items()}


def read_template(block: Block) -> Template:
    """What a block declares.

    Raises:
        BlockError: where it can't be read.
    """
    return _template(block.text, block.note, block.line)


@lru_cache(maxsize=4096)
def _template(text: str, note: str, line: int) -> Template:
    """What a block declares; when notes are read again, only blocks that changed cost time."""
    return read_block(text, note, line)


def _fault(block: Block) -> Fault | None:
    """Where a block can't be read, and why."""
    try:
        read_template(block)
    except BlockError as error:
        return Fault(block.note, error.line, error.column + block.indent, error.reason)
    return None


def _grouped(cards: Iterable[Card]) -> dict[str, list[Card]]:
    grouped: dict[str, list[Card]] = {}
    for card in cards:
        grouped.setdefault(card.note, []).append(card)
    return grouped


def topic_of(note: Note) -> str:
    """What a note is about: its property ``topic``, or its title."""
    topic = note.properties.get("topic")
    return topic if isinstance(topic, str) and topic else note.title


def _mixed(cards: Sequence[Card], blocks: Sequence[Block]) -> Sequence[Card | Block]:
    """Cards and blocks of a note each in their order, the blocks at even distances.

    Blocks stand at the end of a note; asked in that order they would come days after its cards.
    """
    if not blocks:
        return cards
    both: tuple[Sequence[Card | Block], ...] = (cards, blocks)
    placed = [
        ((place + 1) / (len(sources) + 1), source)
        for sources in both
        for place, source in enumerate(sources)
    ]
    return [source for _, source in sorted(placed, key=lambda pair: pair[0])]


def _item(source: Card | Block, topic: str, order: int) -> StudyItem:
    if isinstance(source, Card):
        return _card_item(source, topic, order)
    return StudyItem(
        id=source.id,
        kind=ItemKind(source.kind),
        topic=topic,
        note=source.note,
        line=source.line,
        order=order,
        sibling=None,
        tags=source.tags,
        context=source.context,
        title=source.name.replace("-", " "),
    )


def _card_item(card: Card, topic: str, order: int) -> StudyItem:
    return StudyItem(
        id=card.id,
        kind=ItemKind.CARD,
        topic=topic,
        note=card.note,
        line=card.line,
        order=order,
        sibling=card.sibling_group,
        tags=card.tags,
        context=card.context,
        title=card.question,
    )
