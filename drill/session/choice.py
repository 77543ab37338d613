"""Which items a learner wants to study: of topics, tags, notes, of a kind, or named one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from drill.session.library import ItemKind, Library, StudyItem

Choice = Callable[[StudyItem], bool]


class ChoiceError(ValueError):
    """Nothing is called so; the message names what there is."""


class NoSuchTopicError(ChoiceError):
    """No topic has the text; the message names the topics there are."""


@dataclass(frozen=True)
class Wanted:
    """What items have to be; what is empty asks for nothing.

    Of several topics, tags and notes one is enough. A topic is a title or a part of some titles, a
    note the name of its file or a part of some, both in any case; a tag is one tag with those below
    it, as ``cnn`` is to ``cnn/pooling``. ``items`` are ids, or names of problems and derivations.
    """

    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kind: ItemKind | None = None
    items: tuple[str, ...] = ()


def everything(_item: StudyItem) -> bool:
    """The choice of all items."""
    return True


def choosing(library: Library, wanted: Wanted) -> Choice:
    """The choice of the items that are what is ``wanted``.

    Raises:
        NoSuchTopicError: when no title contains a topic.
        ChoiceError: when there is no such tag or note, and when none of the items is there.
    """
    titles = {topic: topic for topic in library.topics}
    topics = _named(titles, wanted.topics, NoSuchTopicError, "topic")
    notes = _named(note_names(library), wanted.notes, ChoiceError, "note")
    tags = _tags(library, wanted.tags)
    ids = _ids(library, wanted.items)

    def admits(item: StudyItem) -> bool:
        return (
            (topics is None or item.topic in topics)
            and (notes is None or item.note in notes)
            and (tags is None or not tags.isdisjoint(item.tags))
            and (ids is None or item.id in ids)
            and wanted.kind in (None, item.kind)
        )

    return admits


def among(choose: Choice, ids: Collection[str]) -> Choice:
    """The choice of what ``choose`` admits among ``ids``."""
    return lambda item: item.id in ids and choose(item)


def note_names(library: Library) -> dict[str, str]:
    """Each note that holds an item, by path, with the name of its file."""
    return {item.note: PurePosixPath(item.note).stem for item in library.items.values()}


def tag_names(library: Library) -> list[str]:
    """Every tag of an item, in order."""
    return sorted({tag for item in library.items.values() for tag in item.tags})


def _named(
    names: dict[str, str], wanted: Iterable[str], refusal: type[ChoiceError], what: str
) -> frozenset[str] | None:
    """The keys of ``names`` whose name is wanted, or contains it where none is it."""
    found: set[str] = set()
    asked = [text for text in wanted if text]
    for text in asked:
        folded = text.casefold()
        exact = {key for key, name in names.items() if name.casefold() == folded}
        near = exact or {key for key, name in names.items() if folded in name.casefold()}
        if not near:
            known = ", ".join(dict.fromkeys(names.values())) or "none"
            raise refusal(f"no {what} contains {text!r}; the {what}s are: {known}")
        found |= near
    return frozenset(found) if asked else None


def _tags(library: Library, wanted: Iterable[str]) -> frozenset[str] | None:
    asked = [text.removeprefix("#").casefold() for text in wanted if text]
    known = tag_names(library)
    found: set[str] = set()
    for text in asked:
        below = {tag for tag in known if f"{tag.casefold()}/".startswith(f"{text}/")}
        if not below:
            raise ChoiceError(
                f"no item has the tag {text!r}; the tags are: {', '.join(known) or 'none'}"
            )
        found |= below
    return frozenset(found) if asked else None


def _ids(library: Library, wanted: Iterable[str]) -> frozenset[str] | None:
    """The ids of what is wanted and there; an item that has gone from its note is no error."""
    asked = [text for text in wanted if text]
    if not asked:
        return None
    by_name = {block.name: id_ for id_, block in library.templates.blocks.items()}
    found = {by_name.get(text, text) for text in asked} & library.items.keys()
    if not found:
        raise ChoiceError(f"there is no item {asked[0]!r}; drill problems lists those with a name")
    return frozenset(found)
