"""The properties at the top of a note: the flat part of YAML that Obsidian writes.

A property is a scalar or a list of scalars, in brackets or with a dash a line. Scalars stay text:
``order: 30`` is "30". Anything else that YAML can say is misread at its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drill.decks.card import Property
from drill.decks.line import Misread, Source, indent, space_end

_NAME = re.compile(r"[^\W\d][\w .-]*")
_ITEM = re.compile(r"\s*-(?=\s|$)")
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_PLAIN_ITEM = re.compile(r"[^,\[\]]+")
_ESCAPE = re.compile(r'\\(["\\/])')
_COMMENT = re.compile(r"(?:^|\s)#")
_NOT_PLAIN = "&*!|>{}@`%[],"
_FENCE = "---"


class FrontMatter(NamedTuple):
    """The properties of a note and what could not be read of them.

    ``length`` counts the lines of the front matter with both its fences.
    """

    properties: dict[str, Property]
    misreads: tuple[Misread, ...]
    length: int


def read_front_matter(sources: Sequence[Source]) -> FrontMatter:
    """The front matter of a note that starts with ``---``; without one, nothing."""
    if not sources or sources[0].text.rstrip() != _FENCE:
        return FrontMatter({}, (), 0)
    end = next((i for i, s in enumerate(sources) if i and s.text.rstrip() == _FENCE), None)
    if end is None:
        unclosed = len(sources) > 1 and _name(sources[1].text)
        misread = Misread(1, 1, "the front matter is never closed with ---")
        return FrontMatter({}, (misread,) if unclosed else (), 0)
    properties: dict[str, Property] = {}
    misreads: list[Misread] = []
    at = 1
    while at < end:
        at = _read_property(sources[:end], at, properties, misreads)
    return FrontMatter(properties, tuple(misreads), end + 1)


class _UnreadableError(Exception):
    def __init__(self, source: Source, at: int, reason: str) -> None:
        super().__init__(reason)
        self.misread = Misread(source.number, source.offset + at + 1, reason)


def _read_property(
    sources: Sequence[Source],
    at: int,
    properties: dict[str, Property],
    misreads: list[Misread],
) -> int:
    """Read the property on line ``at``; the result is the line after it and its items."""
    source = sources[at]
    if not source.text.strip() or source.text.lstrip().startswith("#"):
        return at + 1
    end = at + 1
    while end < len(sources) and _continues(sources[end].text):
        end += 1
    try:
        name = _name(source.text)
        if not name:
            raise _UnreadableError(source, indent(source.text), "a property reads `name: value`")
        if name in properties:
            raise _UnreadableError(source, 0, f"the property {name} is given twice")
        properties[name] = _value(source, source.text.index(":") + 1, sources[at + 1 : end])
    except _UnreadableError as error:
        misreads.append(error.misread)
    return end


def _name(text: str) -> str:
    head, colon, rest = text.partition(":")
    name = head.rstrip()
    spaced = not rest or rest[0].isspace()
    return name if colon and spaced and _NAME.fullmatch(name) else ""


def _continues(text: str) -> bool:
    return not text.strip() or text[0].isspace() or _ITEM.match(text) is not None


def _value(source: Source, start: int, below: Sequence[Source]) -> Property:
    below = [line for line in below if line.text.strip() and line.text.lstrip()[0] != "#"]
    start = space_end(source.text, start)
    if _ended(source, start):
        return tuple(_item(line) for line in below) if below else ""
    if below:
        raise _UnreadableError(below[0], indent(below[0].text), "a value stands on one line")
    return _list(source, start) if source.text[start] == "[" else _scalar(source, start)


def _ended(source: Source, at: int) -> bool:
    """Whether nothing but a comment is left of the line."""
    rest = source.text[at:]
    return not rest.strip() or (rest.lstrip()[0] == "#" and (rest[0].isspace() or at == 0))


def _item(source: Source) -> str:
    dash = _ITEM.match(source.text)
    if dash is None:
        reason = "an item of a list starts with a dash; deeper structure is not read"
        raise _UnreadableError(source, indent(source.text), reason)
    return _scalar(source, space_end(source.text, dash.end()))


def _scalar(source: Source, at: int) -> str:
    """The scalar that fills the rest of the line from ``at`` on."""
    text = source.text
    if quoted := _quoted(source, at):
        value, end = quoted
        if not _ended(source, end):
            raise _UnreadableError(source, end, "nothing may follow the closing quote")
        return value
    comment = _COMMENT.search(text, at)
    return _plain(source, at, text[at : comment.start() if comment else len(text)])


def _plain(source: Source, at: int, value: str) -> str:
    if value[:1] and value[0] in _NOT_PLAIN:
        raise _UnreadableError(source, at, f"a value that starts with {value[0]} needs quotes")
    if ": " in value or value.rstrip().endswith(":"):
        raise _UnreadableError(source, at + value.index(":"), "a value with a colon needs quotes")
    return value.strip()


def _quoted(source: Source, at: int) -> tuple[str, int] | None:
    """The quoted scalar that starts at ``at``, and where it ends."""
    mark = source.text[at : at + 1]
    if mark not in ('"', "'") or not mark:
        return None
    match = (_DOUBLE_QUOTED if mark == '"' else _SINGLE_QUOTED).match(source.text, at)
    if match is None:
        raise _UnreadableError(source, at, "the quote is never closed")
    inside = match[1]
    value = _ESCAPE.sub(r"\1", inside) if mark == '"' else inside.replace("''", "'")
    return value, match.end()


def _list(source: Source, start: int) -> tuple[str, ...]:
    """The list in brackets that fills the rest of the line."""
    text, items, at = source.text, [], start + 1
    while True:
        at = space_end(text, at)
        if text[at : at + 1] == "]":
            break
        value, at = _list_item(source, at)
        items.append(value)
        at = space_end(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            raise _UnreadableError(source, start, "the list is never closed with ]")
    if not _ended(source, at + 1):
        raise _UnreadableError(source, at + 1, "nothing may follow the list")
    return tuple(items)


def _list_item(source: Source, at: int) -> tuple[str, int]:
    if quoted := _quoted(source, at):
        return quoted
    if source.text.startswith("[", at):
        raise _UnreadableError(source, at, 'a link in a property needs quotes: "[[…]]"')
    plain = _PLAIN_ITEM.match(source.text, at)
    if plain is None:
        reason = "the list is never closed with ]" if at == len(source.text) else "an item is empty"
        raise _UnreadableError(source, at, reason)
    return _plain(source, at, plain.group()), plain.end()
