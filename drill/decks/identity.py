"""Which card is which, when notes are edited, reordered and moved.

A card's id is given once and kept. A block id names its card wherever it goes; otherwise the id is
made at first sight from the note and the text, and from then on the registry says which card has
it. All here is pure: what was found and what is known come in, assignments go out.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from itertools import count
from typing import NamedTuple, TypeVar

from drill.decks.card import Card
from drill.decks.resemblance import ALIKE, resembling

_QUESTION_KEPT = 160
_ANSWER_KEPT = 80


class Sighting(NamedTuple):
    """A card as it was last seen, reduced to what tells it from others.

    ``position`` is its place among the cards of its note, ``sibling`` that among the cards of its
    passage, both from 0. ``text_hash`` does not depend on the note. ``text`` is cut short; it is
    there to be compared with the text of an edited card.
    """

    note: str
    text_hash: str
    position: int
    block_id: str | None
    sibling: int
    text: str


class Known(NamedTuple):
    """A row of the registry: an id and the card that has it, as last seen."""

    id: str
    sighting: Sighting


class Match(StrEnum):
    """How a card came by its id."""

    NEW = "new"
    BLOCK_ID = "block id"
    SAME = "same"
    MOVED = "moved"
    EDITED = "edited"


class Assignment(NamedTuple):
    """The id of a card that was found, and how it came by it."""

    id: str
    match: Match


def first_id(note: str, text_hash: str, occurrence: int = 0) -> str:
    """The id of a card without a block id at first sight.

    ``occurrence`` counts what else has taken the id: a card of the same text in the same note.
    """
    return _hash(note, text_hash, str(occurrence))


def block_card_id(block_id: str, sibling: int) -> str:
    """The id of a card of the passage with ``block_id`` at first sight: ``^abc``, ``^abc/1``."""
    return f"^{block_id}/{sibling}" if sibling else f"^{block_id}"


def sightings(cards: Iterable[Card]) -> tuple[Sighting, ...]:
    """The cards of any number of notes, each note's in its order, as the registry keeps them."""
    positions: Counter[str] = Counter()
    siblings: Counter[tuple[str, str]] = Counter()
    seen = []
    for card in cards:
        group = (card.note, card.sibling_group)
        question, answer = _normal(card.question), _normal(card.answer)
        seen.append(
            Sighting(
                note=card.note,
                text_hash=_hash(question, answer),
                position=positions[card.note],
                block_id=card.block_id,
                sibling=siblings[group],
                text=f"{question[:_QUESTION_KEPT]}\n{answer[:_ANSWER_KEPT]}",
            )
        )
        positions[card.note] += 1
        siblings[group] += 1
    return tuple(seen)


def identify(
    found: Sequence[Sighting], known: Iterable[Known], taken: Iterable[str] = ()
) -> tuple[Assignment, ...]:
    """Say which known card each card of ``found`` is; the result runs parallel to it.

    ``known`` holds the rows of the notes that ``found`` was read from and of notes that are gone.
    In this order: a card with a block id is the known one with it; a card of unchanged text in the
    same note is the same; one of unchanged text in another note has moved, if only one has gone
    and only one has come; a changed card is the vanished one of its note that it resembles most.
    No two cards get one id, none gets one of ``taken`` anew, and a card with a block id never gets
    the id of another block id.
    """
    search = _Search(found, known, taken)
    search.match_block_ids()
    search.match_same()
    search.match_moved()
    search.match_edited()
    return search.assignments()


def registry(found: Iterable[Sighting], assigned: Iterable[Assignment]) -> tuple[Known, ...]:
    """The rows to keep for the cards that were found."""
    pairs = zip(found, assigned, strict=True)
    return tuple(Known(assignment.id, sighting) for sighting, assignment in pairs)


def with_ids(cards: Sequence[Card], assigned: Iterable[Assignment]) -> tuple[Card, ...]:
    """The cards with the ids they were assigned, their sibling groups renamed with them."""
    groups: dict[tuple[str, str], str] = {}
    named = []
    for card, assignment in zip(cards, assigned, strict=True):
        group = groups.setdefault((card.note, card.sibling_group), assignment.id)
        named.append(replace(card, id=assignment.id, sibling_group=group))
    return tuple(named)


_Key = Callable[[Sighting], Hashable]
_Item = TypeVar("_Item")


class _Search:
    """Pairs found cards with known ones, step by step; each is used once."""

    def __init__(
        self, found: Sequence[Sighting], known: Iterable[Known], taken: Iterable[str]
    ) -> None:
        self.found = found
        self.unclaimed = {row.id: row for row in known}
        self.taken = {*self.unclaimed, *taken}
        self.assigned: dict[int, Assignment] = {}
        self.tried: dict[tuple[str, str, str | None], count[int]] = {}

    def assign(self, index: int, row: Known, match: Match) -> None:
        self.assigned[index] = Assignment(row.id, match)
        del self.unclaimed[row.id]

    def left(self) -> list[int]:
        """The found cards that still lack an id."""
        return [i for i in range(len(self.found)) if i not in self.assigned]

    def match_block_ids(self) -> None:
        """Siblings share a block id: by text, then the one that is most alike, however little."""
        self.match_equal(lambda s: s.block_id and (s.block_id, s.text_hash), Match.BLOCK_ID)
        self.match_alike(lambda s: s.block_id, 0, Match.BLOCK_ID)

    def match_same(self) -> None:
        self.match_equal(lambda s: (s.note, s.text_hash), Match.SAME)

    def match_moved(self) -> None:
        gone = self.rows_by(lambda s: s.text_hash)
        for text_hash, come in self.found_by(lambda s: s.text_hash).items():
            rows = gone.get(text_hash, [])
            if len(come) == len(rows) == 1 and self.may_be(come[0], rows[0]):
                self.assign(come[0], rows[0], Match.MOVED)

    def match_edited(self) -> None:
        self.match_alike(lambda s: s.note, ALIKE, Match.EDITED)

    def match_equal(self, key: _Key, match: Match) -> None:
        """Pair what has the same key; of several, the first with the first."""
        gone = self.rows_by(key)
        for value, come in self.found_by(key).items():
            rows = gone.get(value, [])
            for i in come:
                row = next((row for row in rows if self.may_be(i, row)), None)
                if row is not None:
                    self.assign(i, row, match)
                    rows.remove(row)

    def match_alike(self, key: _Key, least: float, match: Match) -> None:
        """Pair what resembles each other most, among what has the same key."""
        gone = self.rows_by(key)
        for value, come in self.found_by(key).items():
            rows = gone.get(value, [])
            new, old = [self.found[i] for i in come], [row.sighting for row in rows]
            may_be = partial(self._may_be_at, come, rows)
            for i, j in resembling(new, old, may_be, least):
                self.assign(come[i], rows[j], match)

    def found_by(self, key: _Key) -> dict[Hashable, list[int]]:
        """The found cards that lack an id, by key and in their order; not those without key."""
        left = sorted(self.left(), key=lambda i: self.found[i].position)
        return _grouped(left, lambda i: key(self.found[i]))

    def rows_by(self, key: _Key) -> dict[Hashable, list[Known]]:
        """The rows that no card has, by key and in their order; those without key left out."""
        rows = sorted(self.unclaimed.values(), key=lambda row: (row.sighting.position, row.id))
        return _grouped(rows, lambda row: key(row.sighting))

    def _may_be_at(self, come: Sequence[int], rows: Sequence[Known], i: int, j: int) -> bool:
        return self.may_be(come[i], rows[j])

    def may_be(self, index: int, row: Known) -> bool:
        """Whether a card is not barred from an id by its block id."""
        ours, theirs = self.found[index].block_id, row.sighting.block_id
        return ours is None or theirs is None or ours == theirs

    def assignments(self) -> tuple[Assignment, ...]:
        return tuple(
            self.assigned.get(i) or Assignment(self.new_id(sighting), Match.NEW)
            for i, sighting in enumerate(self.found)
        )

    def new_id(self, sighting: Sighting) -> str:
        """The first id that nothing has taken; those that look for the same go on in turn."""
        note, text_hash, _, block_id, sibling, _ = sighting
        tried = self.tried.setdefault(
            (note, text_hash, block_id), count(sibling if block_id else 0)
        )
        for n in tried:
            new = block_card_id(block_id, n) if block_id else first_id(note, text_hash, n)
            if new not in self.taken:
                break
        self.taken.add(new)
        return new


def _grouped(
    items: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> dict[Hashable, list[_Item]]:
    groups: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in items:
        if value := key(item):
            groups[value].append(item)
    return groups


def _normal(text: str) -> str:
    return " ".join(text.split())


def _hash(*parts: str) -> str:
    """A digest of the parts, each after its length, so that no other parts give the same bytes."""
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()
