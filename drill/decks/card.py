"""What a note holds: cards, drill blocks, and the places where it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Property = str | tuple[str, ...]
"""The value of a front-matter property: a scalar as written, or a list of scalars."""


class CardKind(StrEnum):
    """What a card asks for."""

    BASIC = "basic"
    REVERSE = "reverse"
    """The question is the answer of a BASIC sibling, and the other way round."""
    CLOZE = "cloze"
    """The question is a text with a gap; the answer is what was in the gap."""
    LIST = "list"
    """The answer is a list of steps, to be put in order."""
    CHOICE = "choice"
    """The answer is a list of options, to be chosen from."""
    TYPED = "typed"
    """The answer is to be typed: a formula, a number, or a few words."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question and its answer, both Markdown with ``$maths$`` as written.

    ``note`` is the path of its note with ``/``, relative to the folder above the vault's;
    ``line`` counts from 1. ``context`` holds the headings above the card, outermost first.
    ``sibling_group`` is the same for all cards made from one passage: the id of the first of them.
    ``key_points`` are what a good answer says. ``items`` are the steps of a LIST in their order or
    the options of a CHOICE, ``right`` the places from 0 of the right options, and ``remark`` what
    is said about them; ``answer`` holds all of it as written.
    """

    id: str
    kind: CardKind
    question: str
    answer: str
    context: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    note: str
    line: int
    block_id: str | None
    sibling_group: str
    key_points: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced ``drill`` block: the text of a problem, a derivation or an exam.

    ``line`` is that of the first line inside the fence, and ``indent`` the number of columns that
    were cut off in front of the text, so that its own columns can be counted in the note.
    """

    kind: str
    name: str
    text: str
    note: str
    line: int
    context: tuple[str, ...]
    tags: tuple[str, ...]
    indent: int = 0

    @property
    def id(self) -> str:
        """The identity of what the block declares, such as ``problem:two-layer-softmax``."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A place in a note that could not be read, and why; line and column count from 1."""

    note: str
    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        return f"{self.note}:{self.line}:{self.column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a note: its level from 1 to 6, its Markdown and its line."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """All that is read from one Markdown file.

    ``links`` names the notes it links to, each once, in the order of their first mention.
    """

    path: str
    title: str
    properties: Mapping[str, Property]
    tags: tuple[str, ...]
    cards: tuple[Card, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]
    links: tuple[str, ...]
    headings: tuple[Heading, ...]
    exams: tuple[Block, ...] = ()
