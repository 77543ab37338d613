"""The order in which notes are learned: each after those it requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from drill.decks.card import Fault, Note


def in_order(notes: Iterable[Note]) -> tuple[list[Note], list[Fault]]:
    """The notes by their ``order`` property, what one requires before it; and wrong requirements.

    A note without an order comes behind those with one, by name. ``requires`` names notes by their
    file, with or without the brackets of a link. A note that requires itself, be it through others,
    and one that requires a note that there is not, are faults, and the requirement is left out.
    """
    listed = sorted(notes, key=_order)
    by_name = _by_name(listed)
    faults: list[Fault] = []
    placed: dict[str, Note] = {}
    for note in listed:
        _place(note, by_name, placed, faults)
    return list(placed.values()), faults


def requirements(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """The notes that each note requires, by its path; what there is no note of is left out."""
    listed = sorted(notes, key=_order)
    by_name = _by_name(listed)
    return {note.path: list(_required(note, by_name, [])) for note in listed}


def _by_name(listed: Sequence[Note]) -> dict[str, Note]:
    return {PurePosixPath(note.path).stem.casefold(): note for note in reversed(listed)}


def _place(
    first: Note, by_name: dict[str, Note], placed: dict[str, Note], faults: list[Fault]
) -> None:
    """Place ``first`` behind all that it requires, depth first."""
    path: list[tuple[Note, Iterator[Note]]] = []
    open_notes: set[str] = set()

    def begin(note: Note) -> None:
        open_notes.add(note.path)
        path.append((note, iter(_required(note, by_name, faults))))

    if first.path not in placed:
        begin(first)
    while path:
        note, rest = path[-1]
        before = next(rest, None)
        if before is None:
            path.pop()
            placed[note.path] = note
        elif before.path in open_notes and before.path not in placed:
            reason = f"requires {_name(before)}, which itself requires this note"
            faults.append(Fault(note.path, 1, 1, reason))
        elif before.path not in placed:
            begin(before)


def _required(note: Note, by_name: dict[str, Note], faults: list[Fault]) -> Sequence[Note]:
    """The notes that ``note`` requires, in their own order."""
    wanted = note.properties.get("requires", ())
    names = [wanted] if isinstance(wanted, str) and wanted else list(wanted)
    found = []
    for name in names:
        bare = name.removeprefix("[[").removesuffix("]]").partition("|")[0].partition("#")[0]
        known = by_name.get(PurePosixPath(bare.strip()).name.removesuffix(".md").casefold())
        if known is None:
            faults.append(Fault(note.path, 1, 1, f"requires {name}, a note that there is not"))
        else:
            found.append(known)
    return sorted(found, key=_order)


def _order(note: Note) -> tuple[float, str]:
    value = note.properties.get("order")
    number = float(value) if isinstance(value, str) and value.isdigit() else float("inf")
    return number, note.path


def _name(note: Note) -> str:
    return PurePosixPath(note.path).stem
