"""The register of the cards and problems that the syllabus was ever seen to hold.

It keeps what another reading of the notes needs to tell an edited card from a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from drill.store.database import Row, Store


@dataclass(frozen=True)
class KnownItem:
    """A card, problem or derivation as it stood when the notes were last read.

    ``position`` is its place in the note, from 0; ``block`` its explicit block id, if it has one;
    ``text_hash`` changes with its text, and ``text`` is its beginning; ``sibling`` is its place
    among the cards of its passage. ``gone`` is an item that its note no longer holds.
    """

    id: str
    kind: str
    note: str
    deck: str
    position: int
    block: str | None
    text_hash: str
    first_seen: date
    gone: bool = False
    sibling: int = 0
    text: str = ""


_STAMP = "register"


def register_stamp(store: Store) -> str:
    """A name for the present state of the register, "" before the first was given."""
    rows = store.tuples("SELECT value FROM meta WHERE key = ?", [_STAMP])
    return str(rows[0][0]) if rows else ""


def known(store: Store) -> dict[str, KnownItem]:
    """Every registered item by its id, those that are gone included."""
    return _by_id(store.rows("SELECT * FROM item"))


def known_of(store: Store, notes: Sequence[str]) -> dict[str, KnownItem]:
    """The registered items of some notes and all that are gone, by id."""
    return _by_id(
        store.rows(
            "SELECT * FROM item WHERE gone = 1 OR note IN (SELECT value FROM json_each(?))",
            [json.dumps(notes)],
        )
    )


def known_ids(store: Store) -> set[str]:
    """The ids of all registered items."""
    return {row[0] for row in store.tuples("SELECT id FROM item")}


def known_topics(store: Store) -> tuple[str, ...]:
    """The topics of what the notes held when they were last read."""
    rows = store.tuples("SELECT DISTINCT deck FROM item WHERE gone = 0 ORDER BY deck")
    return tuple(row[0] for row in rows)


def _by_id(rows: Iterable[Row]) -> dict[str, KnownItem]:
    return {
        row["id"]: KnownItem(
            id=row["id"],
            kind=row["kind"],
            note=row["note"],
            deck=row["deck"],
            position=row["position"],
            block=row["block"],
            text_hash=row["text_hash"],
            first_seen=date.fromisoformat(row["first_seen"]),
            gone=row["gone"] == 1,
            sibling=row["sibling"],
            text=row["text"],
        )
        for row in rows
    }


def save(store: Store, items: Iterable[KnownItem], stamp: str = "") -> None:
    """Register ``items``, all or none; one known by its id keeps the day it was first seen.

    ``stamp`` names the state that the register has afterwards.
    """
    rows = [
        {
            "id": item.id,
            "kind": item.kind,
            "note": item.note,
            "deck": item.deck,
            "position": item.position,
            "block": item.block,
            "text_hash": item.text_hash,
            "first_seen": item.first_seen.isoformat(),
            "gone": int(item.gone),
            "sibling": item.sibling,
            "text": item.text,
        }
        for item in items
    ]
    with store.transaction():
        store.execute_each(_UPSERT, rows)
        store.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_STAMP, stamp])


_UPSERT = """
INSERT INTO item (id, kind, note, deck, position, block, text_hash, first_seen, gone,
    sibling, text)
VALUES (:id, :kind, :note, :deck, :position, :block, :text_hash, :first_seen, :gone,
    :sibling, :text)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, note = excluded.note, deck = excluded.deck,
    position = excluded.position, block = excluded.block, text_hash = excluded.text_hash,
    gone = excluded.gone, sibling = excluded.sibling, text = excluded.text
"""
