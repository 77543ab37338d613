"""What an exam block declares: plain values, before any question is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a section asks: cards, or a problem in one of its ways, or a derivation."""

    CARD = "card"
    POINTS = "points"
    """A card that says which points its answer should make."""
    VALUE = "value"
    FORMULA = "formula"
    SHAPE = "shape"
    CHOICE = "choice"
    DERIVATION = "derivation"


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in a note."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Section:
    """Questions of one sort.

    ``sources``: topics, notes, headings, tags or items, by that word; a question is in each list.
    ``levels``: the levels of problems, all where it is empty. ``marks``: of each question.
    """

    title: str
    line: int
    sources: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    kinds: tuple[Kind, ...] = ()
    levels: tuple[int, ...] = ()
    questions: int = 0
    marks: int = 0


@dataclass(frozen=True)
class Blueprint:
    """An exam: its rules and its sections. ``text`` is the block as it was written."""

    name: str
    title: str
    rules: str
    minutes: int
    pause: bool
    sections: tuple[Section, ...]
    text: str
    note: str
    line: int

    @property
    def questions(self) -> int:
        """The number of questions of a paper."""
        return sum(section.questions for section in self.sections)

    @property
    def marks(self) -> int:
        """The marks of a paper."""
        return sum(section.questions * section.marks for section in self.sections)
