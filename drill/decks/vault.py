"""The notes below one or more folders, read into one index."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from drill.decks.card import Block, Card, Fault, Note
from drill.decks.note import read_note, with_first_ids

_SUFFIX = ".md"
_NO_NOTE = "readme.md"
_OUTSIDE = "not read: it links to a place outside its vault"

ReadNote = Callable[[str, str], Note]
"""Reads the text of a note and the path it is known by."""

Progress = Callable[[int, int], None]
"""Is told how many of how many notes are read."""


def no_progress(_read: int, _all: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Vault:
    """All that was read from a vault, in the order of its notes' paths."""

    notes: tuple[Note, ...]
    cards: tuple[Card, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]
    exams: tuple[Block, ...] = ()


class NoteFile(NamedTuple):
    """A file to read, and the path its note is known by: from its folder's own name on."""

    path: str
    file: Path


def read_vault(
    folders: Iterable[Path], read: ReadNote = read_note, progress: Progress = no_progress
) -> Vault:
    """Read every ``.md`` file below ``folders`` but hidden ones and those called README.md.

    What cannot be read is a fault, and the rest is read. ``read`` may be one that remembers the
    note of a text it has seen: a note depends on its text and path alone. A note that no other one
    changes is in the vault as the same object.
    """
    faults: list[Fault] = []
    notes: dict[str, Note] = {}
    files = list(_note_files(folders, faults))
    for number, (path, file) in enumerate(files, start=1):
        progress(number, len(files))
        if path in notes:
            faults.append(Fault(path, 1, 1, f"not read: another folder has this note ({file})"))
            continue
        text = _text(path, file, faults)
        if text is not None:
            notes[path] = read(text, path)
    ordered = _with_own_names([notes[path] for path in sorted(notes)])
    return Vault(
        notes=ordered,
        cards=tuple(card for note in ordered for card in note.cards),
        blocks=tuple(block for note in ordered for block in note.blocks),
        faults=tuple(sorted([*faults, *(fault for note in ordered for fault in note.faults)])),
        exams=tuple(block for note in ordered for block in note.exams),
    )


def note_file(folders: Iterable[Path], path: str) -> Path | None:
    """The file of the note known by ``path``; None if there is none."""
    return next((file.file for file in _note_files(folders, []) if file.path == path), None)


def _note_files(folders: Iterable[Path], faults: list[Fault]) -> Iterator[NoteFile]:
    """The files to read, each once even where folders overlap."""
    seen: set[Path] = set()
    for folder in folders:
        root = _real(folder)
        if not root.is_dir():
            faults.append(Fault(folder.as_posix(), 1, 1, "no such folder"))
            continue
        for file in _markdown_files(root, root.name, faults):
            real = _real(file.file)
            if not real.is_relative_to(root):
                faults.append(Fault(file.path, 1, 1, _OUTSIDE))
            elif real not in seen:
                seen.add(real)
                yield file


def _markdown_files(root: Path, name: str, faults: list[Fault]) -> Iterator[NoteFile]:
    folders, visited = [root], {root}
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            faults.append(Fault(_path(name, root, folder), 1, 1, _reason(error)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                real = _real(entry)
                if not real.is_relative_to(root):
                    faults.append(Fault(_path(name, root, entry), 1, 1, _OUTSIDE))
                elif real not in visited:
                    visited.add(real)
                    folders.append(entry)
            elif entry.suffix.lower() == _SUFFIX and entry.name.lower() != _NO_NOTE:
                yield NoteFile(_path(name, root, entry), entry)


def _path(name: str, root: Path, file: Path) -> str:
    """The path from the folder's name on; a name that is not text is made one."""
    path = (name / file.relative_to(root)).as_posix()
    return path.encode("utf-8", "replace").decode("utf-8")


def _real(path: Path) -> Path:
    """Where a path leads; unlike ``Path.resolve`` this bears links that lead to themselves."""
    return Path(os.path.realpath(path))


def _text(path: str, file: Path, faults: list[Fault]) -> str | None:
    if not file.is_file():
        faults.append(Fault(path, 1, 1, "cannot be read: not a file"))
        return None
    try:
        data = file.read_bytes()
    except OSError as error:
        faults.append(Fault(path, 1, 1, _reason(error)))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(_not_utf8(path, data, error.start))
        return None


def _reason(error: OSError) -> str:
    return f"cannot be read: {error.strerror or type(error).__name__}"


def _not_utf8(path: str, data: bytes, at: int) -> Fault:
    before = data[:at].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Fault(path, line, column, f"not UTF-8: the byte 0x{data[at]:02x} starts no character")


def _with_own_names(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes without the block ids and block names that an earlier place has."""
    owners: dict[str, tuple[str, int]] = {}
    return tuple(_without_taken_names(_without_taken_ids(note, owners), owners) for note in notes)


def _without_taken_ids(note: Note, owners: dict[str, tuple[str, int]]) -> Note:
    cards, faults = [], []
    for card in note.cards:
        here = (note.path, card.line)
        owner = owners.setdefault(f"^{card.block_id}", here) if card.block_id else here
        if owner != here:
            faults.append(_taken(note, card.line, f"the block id ^{card.block_id}", owner))
        cards.append(card if owner == here else replace(card, block_id=None))
    if not faults:
        return note
    once = tuple(dict.fromkeys((*note.faults, *faults)))
    return replace(note, cards=with_first_ids(cards), faults=tuple(sorted(once)))


def _without_taken_names(note: Note, owners: dict[str, tuple[str, int]]) -> Note:
    faults = list(note.faults)

    def own(blocks: Sequence[Block]) -> tuple[Block, ...]:
        kept = []
        for block in blocks:
            here = (note.path, block.line)
            owner = owners.setdefault(block.id, here)
            if owner == here:
                kept.append(block)
            else:
                faults.append(_taken(note, block.line, f"the {block.kind} {block.name}", owner))
        return tuple(kept)

    blocks, exams = own(note.blocks), own(note.exams)
    if len(faults) == len(note.faults):
        return note
    return replace(note, blocks=blocks, exams=exams, faults=tuple(sorted(faults)))


def _taken(note: Note, line: int, what: str, owner: tuple[str, int]) -> Fault:
    return Fault(note.path, line, 1, f"{what} is already at {owner[0]}:{owner[1]}")
