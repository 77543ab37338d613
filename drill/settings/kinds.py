"""The kinds of values that a setting can have: how each is read, written, typed and shown."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

TomlValue = bool | int | float | str | list[Any]
"""What a TOML file holds for a setting."""

_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1),
          "s": timedelta(seconds=1)}  # fmt: skip
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")


class WrongValueError(ValueError):
    """A value that a setting cannot have; the message says what it must be."""


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    ``read`` makes the value of what a TOML file holds and raises :class:`WrongValueError`;
    ``plain`` is the way back. ``typed`` makes what a file would hold of a typed text, and ``shown``
    is the text of a value. ``choices`` are all there are, where there are few.
    """

    wanted: str
    read: Callable[[object], Any]
    plain: Callable[[Any], TomlValue]
    typed: Callable[[str], object]
    shown: Callable[[Any], str]
    choices: tuple[Any, ...] = ()


def _kind(
    wanted: str,
    read: Callable[[object], Any],
    *,
    typed: Callable[[str], object] = str.strip,
    plain: Callable[[Any], TomlValue] = lambda value: value,
    shown: Callable[[Any], str] = str,
    choices: tuple[Any, ...] = (),
) -> Kind:
    """A kind whose every refusal says what is ``wanted``."""

    def reading(value: object) -> Any:
        try:
            return read(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise WrongValueError(f"must be {wanted}") from error

    return Kind(wanted, reading, plain, typed, shown, choices)


def whole_number(low: int, high: int) -> Kind:
    """A whole number in a range that includes both ends."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError
        return value

    return _kind(f"a whole number from {low} to {high}", read, typed=_number)


def decimal(low: float, high: float) -> Kind:
    """A number in a range that includes both ends."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError
        if not math.isfinite(value) or not low <= value <= high:
            raise ValueError
        return float(value)

    return _kind(f"a number from {low:g} to {high:g}", read, typed=_number, shown="{:g}".format)


def switch() -> Kind:
    """On or off."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise TypeError
        return value

    words = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
    return _kind(
        "true or false",
        read,
        typed=lambda text: words.get(text.strip().casefold(), text),
        shown=lambda value: "on" if value else "off",
        choices=(True, False),
    )


def one_of(*names: str) -> Kind:
    """One of some words."""

    def read(value: object) -> str:
        if value not in names:
            raise ValueError
        return str(value)

    return _kind(f"one of {', '.join(names)}", read, choices=names)


def steps() -> Kind:
    """Spans of time such as ``1m 10m 1d``, none or several."""

    def read(value: object) -> tuple[timedelta, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple(_span(each) for each in value)

    return _kind(
        "a list of spans such as 30s, 10m, 2h or 1d",
        read,
        typed=lambda text: text.replace(",", " ").split(),
        plain=lambda value: [_span_text(each) for each in value],
        shown=lambda value: " ".join(map(_span_text, value)) or "none",
    )


def span() -> Kind:
    """One span of time."""
    return _kind("a span such as 30s, 10m, 2h or 1d", _span, plain=_span_text, shown=_span_text)


def folders() -> Kind:
    """Folders; ``~`` is the learner's own. A typed one has to be there, wherever it is typed."""

    def read(value: object) -> tuple[Path, ...]:
        return tuple(_at_home(each) for each in _strings(value) if each)

    return _kind(
        "a list of folders",
        read,
        typed=lambda text: [_folder(each.strip()) for each in text.split(",") if each.strip()],
        plain=lambda value: [str(each) for each in value],
        shown=lambda value: ", ".join(map(str, value)) or "none",
    )


def _folder(text: str) -> str:
    """A folder as a file is to hold it: found from everywhere."""
    path = _at_home(text).absolute()
    if not path.is_dir():
        raise WrongValueError(f"must be a folder; {path} is none")
    return text if text.startswith("~") else str(path)


def _at_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # there is no such user
        return Path(text)


def numbers(defaults: tuple[float, ...]) -> Kind:
    """As many numbers as there are defaults; none stands for these."""

    def read(value: object) -> tuple[float, ...]:
        if not isinstance(value, list) or len(value) not in (0, len(defaults)):
            raise TypeError
        read_one = decimal(-1e6, 1e6).read
        return tuple(read_one(each) for each in value) or defaults

    return _kind(
        f"a list of {len(defaults)} numbers, or nothing for the defaults",
        read,
        typed=lambda text: [_number(each) for each in text.replace(",", " ").split()],
        plain=lambda value: [] if value == defaults else list(value),
        shown=lambda value: "the defaults" if value == defaults else " ".join(map(str, value)),
    )


def _number(text: str) -> object:
    """The number that a text spells, or the text."""
    for convert in (int, float):
        try:
            return convert(text.strip())
        except ValueError:
            continue
    return text


def _strings(value: object) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError
    return value


def _span(value: object) -> timedelta:
    match = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError
    return int(match[1]) * _UNITS[match[2]]


def _span_text(value: timedelta) -> str:
    unit = next(
        (u for u, length in _UNITS.items() if value and value % length == timedelta(0)), "s"
    )
    return f"{value // _UNITS[unit]}{unit}"
