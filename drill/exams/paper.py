"""A question paper: drawn from a blueprint and a seed, the same on every machine.

Only Python's ``random.Random.random()`` is used, whose stream is kept across versions.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from drill.decks.card import Card
from drill.exams.blueprint import Blueprint, Kind, Section
from drill.exams.parts import Part, part_of, parts_of
from drill.exams.sources import admitted, levels
from drill.problems.confirm import confirm
from drill.problems.draw import DrawError, asked_by, draw
from drill.problems.problem import Key, Problem
from drill.problems.template import Kind as TemplateKind
from drill.problems.template import Template
from drill.session.library import ItemKind, Library, StudyItem

SEEDS = 1_000_000
TRIES = 60
"""Seeds tried until one draws a question of the wanted kind whose answer is confirmed."""
T = TypeVar("T")


class PaperError(ValueError):
    """A paper cannot be drawn, or not be drawn again; the message says why."""


class Entry(NamedTuple):
    """What a question is made again from: its section from 0, its item's id, a problem's key."""

    section: int
    item: str
    key: str


@dataclass(frozen=True)
class Question:
    """One question of a paper: a card, or a problem with its numbers, and its parts.

    ``number`` counts from 1 through the paper, ``section`` from 0. ``key`` names a problem as
    ``name@version:level:seed``; a card has none.
    """

    number: int
    section: int
    item: StudyItem
    key: str
    marks: int
    parts: tuple[Part, ...]
    card: Card | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Paper:
    """A drawn paper."""

    blueprint: Blueprint
    seed: int
    questions: tuple[Question, ...]

    @property
    def marks(self) -> int:
        """The marks of all questions."""
        return sum(question.marks for question in self.questions)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the paper is made again from."""
        return tuple(Entry(q.section, q.item.id, q.key) for q in self.questions)


def draw_paper(blueprint: Blueprint, library: Library, seed: int) -> Paper:
    """The paper of ``seed``. No item is asked twice, nor two cards of one passage.

    Raises:
        PaperError: when a section finds too few questions.
    """
    pools = [admitted(section, library) for section in blueprint.sections]
    taken: set[str] = set()
    found: dict[int, list[Question]] = {}
    for place in sorted(range(len(pools)), key=lambda place: _slack(blueprint, pools, place)):
        chance = _chance(blueprint, seed, place)
        order = _spread(pools[place], chance)
        found[place] = _section(blueprint, place, order, library, chance, taken=taken)
    questions = [question for place in sorted(found) for question in found[place]]
    return Paper(blueprint, seed, _numbered(questions, seed))


def _numbered(questions: Iterable[Question], seed: int) -> tuple[Question, ...]:
    """The questions with their numbers, the items of cards shuffled by the seed."""
    return tuple(
        replace(one, number=number, parts=_parts(one, seed))
        for number, one in enumerate(questions, start=1)
    )


def _parts(question: Question, seed: int) -> tuple[Part, ...]:
    if question.card is None:
        return question.parts
    return (part_of(question.card, seed, question.marks),)


def _slack(blueprint: Blueprint, pools: Sequence[Sequence[StudyItem]], place: int) -> int:
    """How many items a section has to spare: the scarcest chooses first."""
    return len(pools[place]) - blueprint.sections[place].questions


def _chance(blueprint: Blueprint, seed: int, place: int) -> random.Random:
    text = f"exam:{blueprint.name}:{seed}:{place}"
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


def _section(
    blueprint: Blueprint,
    place: int,
    order: Iterable[StudyItem],
    library: Library,
    chance: random.Random,
    *,
    taken: set[str],
) -> list[Question]:
    """The questions of one section in syllabus order; what they are about is added to ``taken``."""
    section, found = blueprint.sections[place], list[Question]()
    for item in order:
        passage = item.sibling or item.id
        question = None if passage in taken else _question(section, place, item, library, chance)
        if question is not None:
            taken.add(passage)
            found.append(question)
        if len(found) == section.questions:
            return sorted(found, key=lambda question: question.item.order)
    raise PaperError(
        f"{blueprint.note}:{section.line}:1: {section.title}: {section.questions} questions are "
        f"wanted, and {len(found)} could be drawn"
    )


def _spread(pool: Sequence[StudyItem], chance: random.Random) -> Iterator[StudyItem]:
    """All items in a chance order in which the topics take turns."""
    by_topic: dict[str, list[StudyItem]] = {}
    for item in pool:
        by_topic.setdefault(item.topic, []).append(item)
    piles = [_shuffled(items, chance) for items in _shuffled(list(by_topic.values()), chance)]
    while piles:
        yield from (pile.pop() for pile in piles)
        piles = [pile for pile in piles if pile]


def _shuffled(things: Iterable[T], chance: random.Random) -> list[T]:
    left, mixed = list(things), []
    while left:
        mixed.append(left.pop(int(chance.random() * len(left))))
    return mixed


# -- one question ----------------------------------------------------------------------------------


def _question(
    section: Section, place: int, item: StudyItem, library: Library, chance: random.Random
) -> Question | None:
    """A question about ``item``; None when no draw of it is fit to be asked."""
    if item.kind is ItemKind.CARD:
        return _card_question(library, item, place, section.marks)
    template = library.templates[item.id]
    fitting = levels(section, template) if item.kind is ItemKind.PROBLEM else _levels_of(template)
    level = fitting[int(chance.random() * len(fitting))]
    for _ in range(TRIES):
        key = Key(template.name, template.version, level, int(chance.random() * SEEDS))
        if not _is_wanted(section, template, key):
            continue
        problem = _confirmed(template, key)
        if problem is not None:
            return _problem_question(problem, item, place, section.marks)
    return None


def _levels_of(template: Template) -> list[int]:
    return [level.number for level in template.levels]


def _is_wanted(section: Section, template: Template, key: Key) -> bool:
    """Whether the question of ``key`` is of a kind that the section asks."""
    if template.kind is TemplateKind.DERIVATION or not section.kinds:
        return True
    return Kind(asked_by(template, key).kind.value) in section.kinds


def _confirmed(template: Template, key: Key) -> Problem | None:
    """The problem of ``key`` if two roads agree on its answers."""
    try:
        problem = draw(template, key.level, key.seed)
    except DrawError:
        return None
    return None if confirm(problem) else problem


def _card_question(library: Library, item: StudyItem, place: int, marks: int) -> Question:
    return Question(0, place, item, "", marks, (), card=library.cards[item.id])


def _problem_question(problem: Problem, item: StudyItem, place: int, marks: int) -> Question:
    parts = parts_of(problem, marks)
    return Question(0, place, item, str(problem.key), marks, parts, problem=problem)


# -- a paper that was drawn before -----------------------------------------------------------------


def paper_again(
    blueprint: Blueprint, library: Library, seed: int, entries: Iterable[Entry]
) -> Paper:
    """The paper of these entries.

    Raises:
        PaperError: when a card or problem of it is gone, or its problem has another version.
    """
    questions = []
    for place, id_, key in entries:
        marks, item = blueprint.sections[place].marks, library.items.get(id_)
        if item is None:
            what = f"{key}: this problem" if key else "a card of this paper"
            raise PaperError(f"{what} is no longer in the notes")
        questions.append(
            _problem_again(library, item, Key.parse(key), place, marks)
            if key
            else _card_question(library, item, place, marks)
        )
    return Paper(blueprint, seed, _numbered(questions, seed))


def _problem_again(library: Library, item: StudyItem, key: Key, place: int, marks: int) -> Question:
    template = library.templates[item.id]
    if template.version != key.version:
        raise PaperError(f"{key}: the notes no longer have this problem in version {key.version}")
    problem = _confirmed(template, key)
    if problem is None:
        raise PaperError(f"{key}: its numbers can no longer be drawn")
    return _problem_question(problem, item, place, marks)
