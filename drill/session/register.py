"""The register of items: which card is which since the notes were last read, and what is gone.

The store keeps a row an item, with its topic as deck, so that counts by topic are queries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drill.decks.card import Block, Card, Note
from drill.decks.identity import Known, Sighting, identify, registry, sightings, with_ids
from drill.decks.vault import Progress, Vault, no_progress
from drill.session.library import ItemKind, topic_of
from drill.store.database import Store
from drill.store.items import KnownItem, known, known_ids, known_of, save

_PARTS = 4


@dataclass(frozen=True)
class Change:
    """What differs from the last reading: notes that are new or other, paths that are gone."""

    notes: Sequence[Note]
    gone: Sequence[str]


def identified(
    vault: Vault,
    store: Store,
    day: date,
    stamp: str = "",
    change: Change | None = None,
    *,
    progress: Progress = no_progress,
) -> Vault:
    """The vault, its cards under the ids that the store knows them by; the store knows all of it.

    ``change`` tells what differs from what the register says, where all other cards have their ids
    already; without it nothing is taken for granted. ``stamp`` names the state that the register
    has afterwards. ``progress`` is told of four parts of the work.

    Raises:
        StoreError: when the store can't be read or written.
    """
    fresh = vault.notes if change is None else change.notes
    if change is None:
        rows, taken = known(store), set[str]()
    else:
        rows = known_of(store, [*(note.path for note in fresh), *change.gone])
        taken = known_ids(store)
    progress(1, _PARTS)
    cards = [card for note in fresh for card in note.cards]
    found = sightings(cards)
    known_cards = [row for row in rows.values() if row.kind == ItemKind.CARD]
    assigned = identify(found, [Known(row.id, _sighting(row)) for row in known_cards], taken)
    progress(2, _PARTS)
    seen = [(row, ItemKind.CARD) for row in registry(found, assigned)]
    seen += [(Known(block.id, it), ItemKind(block.kind)) for block, it in _blocks(fresh)]
    topics = {note.path: topic_of(note) for note in fresh}
    current = {
        row.id: _row(row, kind, topics[row.sighting.note], rows.get(row.id), day)
        for row, kind in seen
    }
    changed = [row for row in current.values() if row != rows.get(row.id)]
    progress(3, _PARTS)
    save(store, [*changed, *_gone(rows, current)], stamp)
    progress(_PARTS, _PARTS)
    return _with_cards(vault, fresh, with_ids(cards, assigned))


def _with_cards(vault: Vault, fresh: Sequence[Note], cards: Sequence[Card]) -> Vault:
    """The vault with the cards of its ``fresh`` notes in their place."""
    by_note: dict[str, list[Card]] = {note.path: [] for note in fresh}
    for card in cards:
        by_note[card.note].append(card)
    notes = tuple(
        replace(note, cards=tuple(by_note[note.path])) if note.path in by_note else note
        for note in vault.notes
    )
    return replace(vault, notes=notes, cards=tuple(card for note in notes for card in note.cards))


def _blocks(notes: Iterable[Note]) -> Iterator[tuple[Block, Sighting]]:
    """The problems and derivations, those with a fault too: they keep their history."""
    for note in notes:
        for place, block in enumerate(note.blocks):
            digest = hashlib.blake2b(block.text.encode("utf-8", "surrogatepass"), digest_size=12)
            title = block.name.replace("-", " ")
            yield block, Sighting(block.note, digest.hexdigest(), place, None, 0, title)


def _gone(rows: Mapping[str, KnownItem], current: Mapping[str, KnownItem]) -> Iterable[KnownItem]:
    for row in rows.values():
        if row.id not in current and not row.gone:
            yield replace(row, gone=True)


def _sighting(row: KnownItem) -> Sighting:
    return Sighting(row.note, row.text_hash, row.position, row.block, row.sibling, row.text)


def _row(item: Known, kind: ItemKind, topic: str, before: KnownItem | None, day: date) -> KnownItem:
    seen = item.sighting
    return KnownItem(
        id=item.id,
        kind=kind.value,
        note=seen.note,
        deck=topic or (before.deck if before else ""),
        position=seen.position,
        block=seen.block_id,
        text_hash=seen.text_hash,
        first_seen=before.first_seen if before else day,
        sibling=seen.sibling,
        text=seen.text,
    )
