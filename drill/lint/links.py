"""Links that lead nowhere: to a note, a heading or a block that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from drill.decks.card import Note
from drill.decks.front_matter import read_front_matter
from drill.decks.layout import lay_out
from drill.decks.line import Line, LineKind, split_lines
from drill.decks.marks import without_hashes
from drill.decks.verbatim import mask
from drill.lint.finding import Finding

_WIKI = re.compile(r"\[\[([^\[\]]+)\]\]")
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_BLOCK_ID = re.compile(r"(?<!\S)\^([A-Za-z0-9-]+)\s*$")
_NOT_IN_LINKS = re.compile(r"[#|^:]|%%|\[\[|\]\]|\s+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class _Place:
    """What can be linked to in one note: the parts of its path, its headings, its block ids."""

    parts: tuple[str, ...]
    headings: frozenset[str]
    block_ids: frozenset[str]


def broken_links(notes: Sequence[Note], texts: Mapping[str, str]) -> Iterator[Finding]:
    """``[[note]]``, ``[[note#heading|alias]]``, ``[[note#^id]]`` and ``[text](note.md)``."""
    lines = {note.path: _lines(texts[note.path]) for note in notes}
    places = {path: _place(path, found) for path, found in lines.items()}
    by_name: dict[str, list[_Place]] = {}
    for place in places.values():
        by_name.setdefault(place.parts[-1], []).append(place)
    for path, found in lines.items():
        for line in found:
            for column, target in _targets(line):
                reason = _why_broken(target, places[path], by_name)
                if reason:
                    yield Finding(path, line.number, column, "broken-link", reason)


def _lines(text: str) -> list[Line]:
    """The lines that may hold links, maths and code filled in their prose."""
    sources = split_lines(text.removeprefix("\ufeff"))
    laid_out = lay_out(sources[read_front_matter(sources).length :]).lines
    kept = [line for line in laid_out if line.kind not in (LineKind.VERBATIM, LineKind.BLOCK)]
    return [
        line._replace(prose=mask(line.text).prose) if line.kind is LineKind.QUOTE else line
        for line in kept
    ]


def _place(path: str, lines: Sequence[Line]) -> _Place:
    headings = [without_hashes(line).text for line in lines if line.kind is LineKind.HEADING]
    ids = (_BLOCK_ID.search(line.prose) for line in lines)
    return _Place(
        parts=PurePosixPath(path.casefold().removesuffix(".md")).parts,
        headings=frozenset(_as_linked(heading) for heading in headings)
        | frozenset(_as_linked(re.sub(r"(?<!\S)#[\w/-]+", "", heading)) for heading in headings),
        block_ids=frozenset(found.group(1).casefold() for found in ids if found),
    )


def _as_linked(heading: str) -> str:
    """A heading as links spell it: without the marks that have a meaning in links."""
    return " ".join(_NOT_IN_LINKS.sub(" ", heading).split()).casefold()


def _targets(line: Line) -> Iterator[tuple[int, str]]:
    """The links of a line to notes: the column, and ``note#heading``."""
    for found in _WIKI.finditer(line.prose):
        target = line.text[found.start(1) : found.end(1)].replace("\\|", "|").partition("|")[0]
        suffix = PurePosixPath(target.partition("#")[0].strip()).suffix.lower()
        if suffix in ("", ".md") or not suffix[1:].isalpha():
            yield line.column(found.start()), target.strip()
    for found in _MARKDOWN.finditer(line.prose):
        target = unquote(line.text[found.start(1) : found.end(1)])
        note, sign, heading = target.partition("#")
        if not _SCHEME.match(target) and (note.lower().endswith(".md") or (sign and not note)):
            yield line.column(found.start()), f"{note}{sign}{heading.replace('-', ' ')}"


def _why_broken(target: str, here: _Place, by_name: Mapping[str, list[_Place]]) -> str:
    note, _, detail = target.partition("#")
    note = note.strip()
    places = [here] if not note else _notes_called(note, by_name)
    if not places:
        return f"there is no note {note}"
    shown = note or "this note"
    if detail.startswith("^"):
        ids = (place.block_ids for place in places)
        known = any(detail[1:].strip().casefold() in one for one in ids)
        return "" if known else f"{shown} has no block {detail}"
    heading = _as_linked(detail.rpartition("#")[2])
    if not heading or any(_has_heading(place, heading) for place in places):
        return ""
    return f"{shown} has no heading {detail}"


def _has_heading(place: _Place, heading: str) -> bool:
    return heading in place.headings or _slug(heading) in map(_slug, place.headings)


def _slug(heading: str) -> str:
    """A heading as Markdown links spell it, without punctuation."""
    return " ".join(re.sub(r"[^\w\s]", " ", heading).split())


def _notes_called(note: str, by_name: Mapping[str, list[_Place]]) -> list[_Place]:
    """The notes that ``note`` may mean, by its name or the end of its path."""
    wanted = PurePosixPath(note.casefold().removesuffix(".md"))
    parts = tuple(part for part in wanted.parts if part not in (".", ".."))
    return [place for place in by_name.get(wanted.name, []) if place.parts[-len(parts) :] == parts]
