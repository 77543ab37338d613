"""The search line: words and filters, read and applied to every item.

``gate tag:cnn is:due -kind:card`` finds what has the word, the tag, is due and is no card;
``due:3`` what is due within three days, ``due:0`` today. All that is written has to hold; of
several values behind one filter, parted by commas, one is enough. A minus turns a filter or a word
round, and quotes keep a phrase together.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from drill.schedule.rating import State
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.session.library import ItemKind, Library, StudyItem

STATES = ("new", "learning", "review", "due", "suspended", "buried", "leech", "flagged")
"""What an item may be; several of them can be true at once."""
KINDS = tuple(kind.value for kind in ItemKind)
FLAGS = ("1", "2", "3", "4")
DAYS = ("0", "1", "7", "30")
"""Some of the numbers of days within which an item may be due: any other will do."""
FILTERS = ("tag", "topic", "note", "kind", "is", "due", "flag", "mistake")

_TERM = re.compile(r'(?P<minus>-?)(?:(?P<key>[A-Za-z]+):)?(?P<value>(?:"[^"]*"?|[^\s"])*)')
_DAYS = re.compile(r"[0-9]{1,6}")
_VALUE = re.compile(r'(?:"[^"]*"?|[^,"])+')


@dataclass(frozen=True)
class Term:
    """A filter with its values, or the words of a phrase with the key ""."""

    key: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True)
class Query:
    """What has to hold, and a sentence for each filter that was left out."""

    terms: tuple[Term, ...] = ()
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What there is to filter by: the values that some item has, by filter."""

    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a filter."""
        return {
            "tag": self.tags,
            "topic": self.topics,
            "note": self.notes,
            "kind": KINDS,
            "is": STATES,
            "due": DAYS,
            "flag": FLAGS,
            "mistake": self.mistakes,
        }[key]


@dataclass(frozen=True)
class Standing:
    """Where the items stand at an instant: the records, and the mistakes made in each."""

    now: datetime
    day: date
    records: Mapping[str, ItemRecord] = field(default_factory=dict)
    mistakes: Mapping[str, Collection[str]] = field(default_factory=dict)

    def record(self, item: str) -> ItemRecord:
        """What is known of an item."""
        return self.records.get(item, NEW_RECORD)

    def states(self, item: str) -> frozenset[str]:
        """All that the item is, of :data:`STATES`."""
        record = self.record(item)
        learning = record.memory.state in (State.LEARNING, State.RELEARNING)
        held = {
            "new": record.memory.state is State.NEW,
            "learning": learning,
            "review": record.memory.state is State.REVIEW,
            "due": self.is_due(item),
            "suspended": record.suspended,
            "buried": record.buried_day == self.day,
            "leech": record.memory.leech,
            "flagged": record.flag > 0,
        }
        return frozenset(name for name, holds in held.items() if holds)

    def is_due(self, item: str) -> bool:
        """Whether it would be asked now, whatever the limits of the day."""
        record = self.record(item)
        if record.suspended or record.buried_day == self.day:
            return False
        memory = record.memory
        if memory.due_day is not None:
            return memory.due_day <= self.day
        return memory.due is not None and memory.due <= self.now

    def days_until_due(self, item: str) -> int | None:
        """The study days until it is asked again, 0 for today; None if it is not, or is new."""
        record = self.record(item)
        due = record.memory.due_day or (self.day if record.memory.due else None)
        if due is None or record.suspended:
            return None
        return max((due - self.day).days, 1 if record.buried_day == self.day else 0)


class Shelf:
    """The items of a library, made ready to be searched at each key."""

    def __init__(self, library: Library, mistakes: Iterable[str] = ()) -> None:
        self.items = tuple(library.items.values())
        self._texts = [_text(item) for item in self.items]
        self.known = Known(
            tags=tuple(sorted({tag for item in self.items for tag in item.tags})),
            topics=library.topics,
            notes=tuple(dict.fromkeys(_note_name(item) for item in self.items)),
            mistakes=tuple(sorted(mistakes)),
        )

    def search(self, query: Query, standing: Standing) -> list[StudyItem]:
        """The items for which all terms hold, in syllabus order."""
        tests = [_test(term, standing) for term in query.terms]
        return [
            item
            for item, text in zip(self.items, self._texts, strict=True)
            if all(test(item, text) for test in tests)
        ]


def read_query(text: str, known: Known) -> Query:
    """The query of a search line; what can't be a filter is named with the nearest that can.

    A filter without a value is not finished yet, and asks for nothing.
    """
    terms: list[Term] = []
    complaints: list[str] = []
    for match in _TERM.finditer(text):
        key, negated = (match["key"] or "").lower(), bool(match["minus"])
        values = tuple(filter(None, map(_plain, _VALUE.findall(match["value"]))))
        if not key:
            phrase = _plain(match["value"])
            terms += [Term("", (phrase,), negated)] if phrase else []
        elif key not in FILTERS:
            complaints.append(_no_filter(match["key"], match["value"]))
        else:
            strange = [value for value in values if not _stands_for(key, value, known)]
            complaints += (_no_value(key, value, known) for value in strange)
            kept = tuple(value for value in values if value not in strange)
            terms += [Term(key, kept, negated)] if kept else []
    return Query(tuple(terms), tuple(complaints))


def _plain(value: str) -> str:
    return " ".join(value.replace('"', "").casefold().split())


def _stands_for(key: str, value: str, known: Known) -> bool:
    """Whether some value that there is would be found by ``value``."""
    holds = _HOLDS[key]
    return any(holds(value, one.casefold()) for one in known.values(key))


def _no_filter(key: str, value: str) -> str:
    near = difflib.get_close_matches(key.lower(), FILTERS, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}:?" if near else f"there are {_listed(FILTERS, ':')}."
    return f'{key}: is no filter; {hint} To find the words, quote them: "{key}:{value}".'


def _no_value(key: str, value: str, known: Known) -> str:
    there = known.values(key)
    if key == "due":
        return f"due:{_quoted(value)} finds nothing; it takes a number of days, as in due:3."
    parts = {part: one for one in there for part in re.split(r"[\s/]+", one.casefold())}
    named = parts | {one.casefold(): one for one in there}
    near = difflib.get_close_matches(value, named, n=1, cutoff=0.5)
    if near:
        hint = f"did you mean {key}:{_quoted(named[near[0]])}?"
    elif there:
        hint = f"there are {_listed(there[:8])}{', …' if len(there) > 8 else '.'}"
    else:
        hint = "there is none."
    return f"{key}:{_quoted(value)} finds nothing; {hint}"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _listed(names: Sequence[str], after: str = "") -> str:
    return ", ".join(name + after for name in names)


def _is(value: str, one: str) -> bool:
    return value == one


def _begins(value: str, one: str) -> bool:
    return bool(value) and one.startswith(value)


def _contains(value: str, one: str) -> bool:
    return value in one


def _is_within(value: str, one: str) -> bool:
    """Whether ``one`` day or so many are within ``value`` days."""
    return _DAYS.fullmatch(value) is not None and int(one) <= int(value)


def _is_above(value: str, one: str) -> bool:
    """Whether a tag is ``value`` or below it."""
    return f"{one}/".startswith(f"{value.removeprefix('#')}/")


_HOLDS: Mapping[str, Callable[[str, str], bool]] = {
    "tag": _is_above,
    "topic": _contains,
    "note": _contains,
    "kind": _begins,
    "is": _begins,
    "due": _is_within,
    "flag": _is,
    "mistake": _is,
}
"""How a value, folded, is compared with one that there is."""


def _test(term: Term, standing: Standing) -> Callable[[StudyItem, str], bool]:
    if not term.key:
        phrase = term.values[0]
        return lambda _item, text: (phrase in text) != term.negated
    holds, read = _HOLDS[term.key], _READ[term.key]

    def test(item: StudyItem, _text: str) -> bool:
        found = any(
            holds(value, one.casefold()) for one in read(item, standing) for value in term.values
        )
        return found != term.negated

    return test


def _due(item: StudyItem, standing: Standing) -> Collection[str]:
    days = standing.days_until_due(item.id)
    return () if days is None else (str(days),)


_READ: Mapping[str, Callable[[StudyItem, Standing], Collection[str]]] = {
    "tag": lambda item, _: item.tags,
    "topic": lambda item, _: (item.topic,),
    "note": lambda item, _: (_note_name(item),),
    "kind": lambda item, _: (item.kind.value,),
    "is": lambda item, standing: standing.states(item.id),
    "due": _due,
    "flag": lambda item, standing: (str(standing.record(item.id).flag),),
    "mistake": lambda item, standing: standing.mistakes.get(item.id, ()),
}
"""The values that an item has for a filter."""


def _text(item: StudyItem) -> str:
    """What words are looked for in: the question or title, and the name with its hyphens."""
    name = "" if item.kind is ItemKind.CARD else item.id.partition(":")[2]
    return " ".join(f"{item.title} {name}".casefold().split())


def _note_name(item: StudyItem) -> str:
    return PurePosixPath(item.note).stem
