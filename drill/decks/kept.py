"""Notes as JSON, so that one that has not changed need not be read again.

Records are written as lists of their fields in order; what is read back is checked by construction
alone, so only what was written by the same code may be read.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from drill.decks.card import Note

_Convert = Callable[[Any], Any]


def note_to_json(note: Note) -> str:
    """All of a note in one line."""
    return json.dumps(_plain(note), ensure_ascii=True, separators=(",", ":"))


def note_from_json(text: str) -> Note | None:
    """The note that was written; None for a text that is none."""
    try:
        note = _record(Note)(json.loads(text))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return note if isinstance(note, Note) else None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


@lru_cache(maxsize=64)
def _record(kind: type) -> _Convert:
    """Makes a record of the list of its fields; only what JSON has no form for is converted."""
    hints = get_type_hints(kind)
    converts = [_converter(hints[field.name]) for field in fields(kind)]
    special = [(place, convert) for place, convert in enumerate(converts) if convert]

    def make(values: list[Any]) -> Any:
        for place, convert in special:
            values[place] = convert(values[place])
        return kind(*values)

    return make


def _converter(hint: Any) -> _Convert | None:
    """What turns a JSON value into one of the type ``hint``; None where it is one already."""
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        inner = [found for each in get_args(hint) if (found := _converter(each))]
        if not inner:
            return None
        return lambda value: inner[0](value) if isinstance(value, list) else value
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(hint)[1])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    return None


def _tuple(inner: Any) -> _Convert:
    convert = _converter(inner)
    return tuple if convert is None else lambda value: tuple(map(convert, value))


def _mapping(inner: Any) -> _Convert | None:
    convert = _converter(inner)
    if convert is None:
        return None
    return lambda value: {key: convert(each) for key, each in value.items()}
