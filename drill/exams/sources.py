"""Where the questions of a section can come from, and whether there are enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from drill.decks.card import Fault
from drill.exams.blueprint import Blueprint, Kind, Named, Section
from drill.problems.draw import asks_at
from drill.problems.template import Template
from drill.session.library import ItemKind, Library, StudyItem


def admitted(section: Section, library: Library) -> list[StudyItem]:
    """The items that a section may ask, in syllabus order."""
    return [
        item
        for item in library.items.values()
        if _is_from(item, section, library) and _can_be_asked(item, section, library)
    ]


def levels(section: Section, template: Template) -> list[int]:
    """The levels of a problem at which the section finds a question that it asks."""
    return [
        level.number
        for level in template.levels
        if (not section.levels or level.number in section.levels)
        and any(
            not section.kinds or Kind(ask.kind.value) in section.kinds
            for ask in asks_at(template.body(level.number), level.number)
        )
    ]


def _is_from(item: StudyItem, section: Section, library: Library) -> bool:
    """Whether every list of the section names the item."""
    own = _names(item, library)
    return all(
        any(name.text.casefold() in own[word] for name in names)
        for word, names in section.sources.items()
    )


def _names(item: StudyItem, library: Library) -> dict[str, set[str]]:
    """What the lists of a section may call an item, in lower case."""
    template = library.templates.get(item.id)
    return {
        "topics": {item.topic.casefold()},
        "notes": {PurePosixPath(item.note).stem.casefold()},
        "headings": {heading.casefold() for heading in item.context},
        "tags": {tag.casefold() for tag in item.tags},
        "items": {template.name} if template else set(),
    }


def _can_be_asked(item: StudyItem, section: Section, library: Library) -> bool:
    match item.kind:
        case ItemKind.CARD:
            wanted = {Kind.CARD, Kind.POINTS} if library.cards[item.id].key_points else {Kind.CARD}
            return not section.kinds or bool(wanted & set(section.kinds))
        case ItemKind.DERIVATION:
            return not section.kinds or Kind.DERIVATION in section.kinds
        case ItemKind.PROBLEM:
            return bool(levels(section, library.templates[item.id]))


# -- faults ----------------------------------------------------------------------------------------


def faults(blueprint: Blueprint, library: Library) -> Iterator[Fault]:
    """Names that nothing in the notes has, and sections that ask for more than there is."""
    known: dict[str, set[str]] = {}
    for item in library.items.values():
        for word, names in _names(item, library).items():
            known.setdefault(word, set()).update(names)
    for section in blueprint.sections:
        unknown = list(_unknown(section, known))
        for word, name in unknown:
            reason = f"there is no {word.removesuffix('s')} {name.text}"
            yield Fault(blueprint.note, name.line, name.column, reason)
        fitting = len({_passage(item) for item in admitted(section, library)})
        if fitting < section.questions and not unknown:
            reason = f"the section asks for {section.questions} questions, and {fitting} fit"
            yield Fault(blueprint.note, section.line, 1, reason)


def _unknown(section: Section, known: Mapping[str, set[str]]) -> Iterator[tuple[str, Named]]:
    for word, names in section.sources.items():
        yield from ((word, n) for n in names if n.text.casefold() not in known.get(word, ()))


def _passage(item: StudyItem) -> str:
    """Cards of one passage answer each other, so that only one of them is asked."""
    return item.sibling or item.id
