"""The notes read into a library: what has not changed since last time comes from the index."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import drill
from drill.decks.card import Block, Note
from drill.decks.kept import note_from_json, note_to_json
from drill.decks.note import read_note
from drill.decks.vault import Vault, read_vault
from drill.session.library import Library, build_library
from drill.session.register import Change, identified
from drill.session.telling import Told, each, stage, untold
from drill.store.database import Store
from drill.store.index import Index, KeptNote, read_index, write_index
from drill.store.items import register_stamp

_READING = ("decks", "problems", "notation", "engine")
"""The packages that decide what is read from a note."""
READING = "Reading the notes"
RECOGNISING = "Recognising the cards"
PROBLEMS = "Reading the problems"
KEEPING = "Keeping what was read"
_CHANGED_BY_ANOTHER = KeptNote("", "")
"""Stands for a note that lost a name to another one: it has to be read each time."""


@dataclass
class Remembering:
    """Reads notes; a text that was read before is not read again.

    ``digests`` and ``read`` hold what it gave, by path; ``remembered`` the paths of what it knew.
    """

    kept: Mapping[str, KeptNote]
    digests: dict[str, str] = field(default_factory=dict)
    read: dict[str, Note] = field(default_factory=dict)
    remembered: set[str] = field(default_factory=set)

    def __call__(self, text: str, path: str) -> Note:
        """The note of ``text``."""
        digest, kept = text_digest(text), self.kept.get(path)
        note = note_from_json(kept.data) if kept and kept.digest == digest else None
        if note is not None:
            self.remembered.add(path)
        self.digests[path] = digest
        self.read[path] = note or read_note(text, path)
        return self.read[path]


def read_library(store: Store, folders: Sequence[Path], day: date, told: Told = untold) -> Library:
    """The library of the notes in ``folders``, as the store knows its items.

    ``told`` may raise at any time: the store is then as before or as after, and nothing is kept.

    Raises:
        StoreError: when the store can't be read or written.
    """
    path, code = index_path(store), reading_code()
    before = read_index(path, code)
    reader = Remembering(before.notes)
    vault = read_vault(folders, reader, stage(told, READING))

    def is_sound(block: Block) -> bool:
        return text_digest(block.text) in before.blocks

    change = _change(vault, reader) if before.stamp == register_stamp(store) else None
    if change is not None and not change.notes and not change.gone:
        return build_library(vault, vault.cards, is_sound, stage(told, PROBLEMS))
    stamp = uuid.uuid4().hex
    whole = identified(vault, store, day, stamp, change, progress=stage(told, RECOGNISING))
    library = build_library(whole, whole.cards, is_sound, stage(told, PROBLEMS))
    sound = {text_digest(block.text) for block in library.templates.blocks.values()}
    fresh = {note.path for note in (vault.notes if change is None else change.notes)}
    own_notes = zip(vault.notes, whole.notes, strict=True)
    notes = {
        note.path: before.notes[note.path]
        if note.path not in fresh
        else KeptNote(reader.digests[note.path], note_to_json(own))
        if note is reader.read[note.path]
        else _CHANGED_BY_ANOTHER
        for note, own in each(own_notes, len(whole.notes), stage(told, KEEPING))
    }
    write_index(path, code, Index(stamp, notes, frozenset(sound)), before)
    return library


def _change(vault: Vault, reader: Remembering) -> Change:
    """What is not as it was when it was kept. A note that another one changed always counts."""
    return Change(
        notes=[
            note
            for note in vault.notes
            if note.path not in reader.remembered or note is not reader.read[note.path]
        ],
        gone=sorted(reader.kept.keys() - reader.digests.keys()),
    )


def index_path(store: Store) -> Path:
    """Where the index of the notes lies: beside the store."""
    return store.path.with_name(f"{store.path.name}.index")


def text_digest(text: str) -> str:
    """A digest that tells texts apart."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def reading_code() -> str:
    """A name for the code that reads notes: what another code kept is not used."""
    root = Path(drill.__file__).parent
    digest = hashlib.blake2b(drill.__version__.encode(), digest_size=16)
    for package in _READING:
        for file in sorted(root.joinpath(package).rglob("*.[pl]*")):
            stat = file.stat()
            digest.update(f"{file.name}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    return digest.hexdigest()
