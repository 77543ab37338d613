"""What stands on a card besides its text: tags, a block id, the marker of a list item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drill.decks.line import Line, LineKind, space_end

_TAG = re.compile(r"(?<!\S)#([\w/-]+)")
_LIST_MARKER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)$")


def tags_of(line: Line) -> tuple[str, ...]:
    """The tags of a line without their ``#``, in order; a number is no tag."""
    if "#" not in line.prose:
        return ()
    return tuple(tag for tag in _TAG.findall(line.prose) if not tag.isdigit())


def is_only_tags(line: Line) -> bool:
    """Whether a line says nothing but tags."""
    words = line.prose.split()
    return bool(words) and len(tags_of(line)) == len(words)


def without_leading_tags(line: Line) -> Line:
    """The line from its first word that is no tag on."""
    at = 0
    while match := _TAG.match(line.prose, space_end(line.prose, at)):
        if match[1].isdigit():
            break
        at = match.end()
    return line.cut(space_end(line.prose, at)) if at else line


def without_trailing_tags(line: Line) -> Line:
    """The line up to its last word that is no tag; a line of nothing but tags stays."""
    if "#" not in line.prose or is_only_tags(line):
        return line
    end = len(line.prose.rstrip())
    while match := _last_word_as_tag(line.prose, end):
        end = len(line.prose[: match.start()].rstrip())
    return line.cut(0, end)


def without_end_tags(lines: Sequence[Line]) -> list[Line]:
    """The lines without the tags at the end of the last one, nor those on lines below the text."""
    rest = list(lines)
    while len(rest) > 1 and (rest[-1].kind is LineKind.BLANK or is_only_tags(rest[-1])):
        del rest[-1]
    return [*rest[:-1], *map(without_trailing_tags, rest[-1:])]


def _last_word_as_tag(prose: str, end: int) -> re.Match[str] | None:
    start = prose.rfind("#", 0, end)
    match = _TAG.fullmatch(prose, start, end) if start >= 0 else None
    return match if match and not match[1].isdigit() else None


def without_list_marker(line: Line) -> Line:
    """The text of a list item, of a task too."""
    marker = _LIST_MARKER.match(line.prose)
    return line.cut(marker.end()) if marker else line


def without_hashes(heading: Line) -> Line:
    """The text of a heading, without the marks before it and those that may close it."""
    start = len(heading.prose) - len(heading.prose.lstrip()) + heading.level
    text = heading.cut(space_end(heading.prose, start))
    kept = text.prose.rstrip()
    bare = kept.rstrip("#")
    if not bare or bare[-1].isspace():
        kept = bare.rstrip()
    return text.cut(0, len(kept))


def take_block_id(lines: Sequence[Line]) -> tuple[list[Line], str | None]:
    """The lines without the block id at their end, and the block id.

    A block id stands after a space or on a line of its own.
    """
    if not lines or lines[-1].kind is LineKind.VERBATIM:
        return list(lines), None
    last = lines[-1].cut(0, len(lines[-1].prose.rstrip()))
    start = last.prose.rfind("^")
    match = _BLOCK_ID.match(last.prose, start) if start >= 0 else None
    if match is None or (start > 0 and not last.prose[start - 1].isspace()):
        return list(lines), None
    rest = last.cut(0, len(last.prose[:start].rstrip()))
    return [*lines[:-1], *([rest] if rest.text else [])], match[1]
