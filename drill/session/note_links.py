"""Links between notes: what stands between double brackets, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from drill.decks.card import Note
from drill.maths.markdown_segments import Segment, segments

OPEN, CLOSE = "‹", "›"
"""Stand around the words of a link."""
_REACH = 400
_LINK = re.compile(
    rf"(?<!!)(?:\[\[(?P<target>[^][|\n]{{1,{_REACH}}})(?:\|(?P<words>[^][\n]{{0,{_REACH}}}))?]]"
    rf"|\[(?P<text>[^][\n]{{1,{_REACH}}})]\(<?(?P<file>[^()\s<>:]{{1,{_REACH}}}\.md(?:#[^()\s<>]*)?)>?\))"
)
_BLOCK_ID = re.compile(r"\^[\w-]+$")


@dataclass(frozen=True)
class NoteLink:
    """A link as it is written: where to, and its words in Markdown."""

    target: str
    words: str


def with_links(markdown: str) -> tuple[str, tuple[NoteLink, ...]]:
    """``markdown`` with the words of each link between ``‹ ›``, and the links in order.

    What looks like a link inside code or maths is none.
    """
    found: list[NoteLink] = []

    def shown(match: re.Match[str]) -> str:
        target = (match["target"] or unquote(match["file"] or "")).strip()
        bare = _BLOCK_ID.sub("", target).rstrip("#")
        words = (match["words"] or match["text"] or bare.strip("#").replace("#", ": ")).strip()
        found.append(NoteLink(target, words or target))
        return f"{OPEN}{words or target}{CLOSE}"

    parts = [
        _LINK.sub(shown, segment.content) if segment.kind == "text" else _source(segment)
        for segment in segments(markdown)
    ]
    return "".join(parts), tuple(found)


def _source(segment: Segment) -> str:
    """A segment as it stood, between the dollars that its content lacks."""
    mark = {"inline": "$", "display": "$$"}.get(segment.kind, "")
    content = segment.content.strip() if segment.kind == "inline" else segment.content
    return f"{mark}{content}{mark}"


def destination(notes: Sequence[Note], here: str, target: str) -> tuple[Note, int] | None:
    """The note that ``target`` names, seen from the note ``here``, and the line to begin at.

    A note is named by its path, its file, its title or an alias, in any case; behind ``#`` stands a
    heading. A heading that there is not leads to the beginning.
    """
    name, _, heading = target.partition("#")
    note = _named(notes, here, name.strip())
    if note is None:
        return None
    wanted = _folded(heading.rpartition("#")[2])
    lines = [one.line for one in note.headings if _folded(one.text) == wanted]
    return note, lines[0] if heading and lines else 1


def _named(notes: Sequence[Note], here: str, name: str) -> Note | None:
    if not name:
        return next((note for note in notes if note.path == here), None)
    wanted = name.casefold().removesuffix(".md").removeprefix("./")
    for names in (_paths, _titles):
        for note in notes:
            if wanted in names(note):
                return note
    return None


def _paths(note: Note) -> set[str]:
    """A note's path and each end of it: ``notes/cnn/pooling``, ``cnn/pooling``, ``pooling``."""
    parts = PurePosixPath(note.path.casefold()).with_suffix("").parts
    return {"/".join(parts[start:]) for start in range(len(parts))}


def _titles(note: Note) -> set[str]:
    aliases = note.properties.get("aliases", ())
    listed = (aliases,) if isinstance(aliases, str) else aliases
    return {name.casefold() for name in (note.title, *listed)}


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())
