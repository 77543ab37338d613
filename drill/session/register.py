"""The register of items: which card is which since the notes were last read, and what is gone.

The store keeps a row an item, with its topic as deck, so that counts by topic are queries.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from drill.decks.card import Block
from drill.decks.identity import Known, Sighting, identify, registry, sightings, with_ids
from drill.decks.vault import Vault
from drill.session.library import ItemKind, Library, build_library
from drill.store.database import Store
from drill.store.items import KnownItem, known, save


def identified_library(vault: Vault, store: Store, day: date) -> Library:
    """The library, its cards under the ids that the store knows them by; the store knows all of it.

    Raises:
        StoreError: when the store can't be read or written.
    """
    rows = known(store)
    cards = [row for row in rows.values() if row.kind == ItemKind.CARD]
    found = sightings(vault.cards)
    assigned = identify(found, [Known(row.id, _sighting(row)) for row in cards])
    library = build_library(vault, with_ids(vault.cards, assigned))
    seen = [(row, ItemKind.CARD) for row in registry(found, assigned)]
    seen += [
        (Known(block.id, sighting), ItemKind(block.kind)) for block, sighting in _blocks(vault)
    ]
    current = {
        row.id: _row(row, kind, _topic(library, row.id), rows.get(row.id), day)
        for row, kind in seen
    }
    changed = [row for row in current.values() if row != rows.get(row.id)]
    changed += list(_gone(rows, current))
    if changed:
        save(store, changed)
    return library


def _blocks(vault: Vault) -> Iterator[tuple[Block, Sighting]]:
    """The problems and derivations, those with a fault too: they keep their history."""
    places: Counter[str] = Counter()
    for block in vault.blocks:
        digest = hashlib.blake2b(block.text.encode("utf-8", "surrogatepass"), digest_size=12)
        place, title = places[block.note], block.name.replace("-", " ")
        yield block, Sighting(block.note, digest.hexdigest(), place, None, 0, title)
        places[block.note] += 1


def _topic(library: Library, id_: str) -> str:
    """The topic of an item; "" for a block that could not be read."""
    return library.items[id_].topic if id_ in library.items else ""


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
