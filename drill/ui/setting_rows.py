"""The rows of the settings screen: every option, every key, every exam date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.binding import Binding
from textual.keys import Keys

from drill.settings.options import OPTIONS, Option
from drill.ui.keys.groups import GROUPS
from drill.ui.keys.names import key_names
from drill.ui.preferences import Preferences

_DEFAULTS = "the defaults"
TITLES = {"schedule": "Schedule", "screen": "Screen", "notes": "Notes"}


class RefusedError(ValueError):
    """What was typed can't be set; the message says what it must be."""


@dataclass(frozen=True)
class Row:
    """One setting on the screen.

    ``text`` is what stands in the field when it is edited. ``put`` raises ``ValueError`` with the
    reason. ``following`` is the text of the choice after the present one, where there are few.
    """

    section: str
    title: str
    meaning: str
    wanted: str
    shown: Callable[[Preferences], str]
    text: Callable[[Preferences], str]
    put: Callable[[Preferences, str], None]
    reset: Callable[[Preferences], None]
    following: Callable[[Preferences], str] | None = None


def rows(topics: Iterable[str]) -> tuple[Row, ...]:
    """All rows, section by section."""
    options = [_option_row(option) for option in OPTIONS]
    exams = [_exam_row(topic) for topic in topics]
    keys = [
        _key_row(title, binding) for title, bindings in GROUPS for binding in bindings if binding.id
    ]
    return (*options, *exams, *keys)


def _option_row(option: Option) -> Row:
    kind = option.kind

    def value(preferences: Preferences) -> Any:
        return option.value(preferences.settings)

    def shown(preferences: Preferences) -> str:
        return kind.shown(value(preferences))

    def following(preferences: Preferences) -> str:
        place = kind.choices.index(value(preferences))
        return kind.shown(kind.choices[(place + 1) % len(kind.choices)])

    return Row(
        section=TITLES[option.section],
        title=option.title,
        meaning=option.meaning,
        wanted=kind.wanted,
        shown=shown,
        text=lambda preferences: shown(preferences).replace("none", "").replace(_DEFAULTS, ""),
        put=lambda preferences, text: preferences.change(option, kind.typed(text)),
        reset=lambda preferences: preferences.change(option, kind.plain(option.default)),
        following=following if kind.choices else None,
    )


def _exam_row(topic: str) -> Row:
    def shown(preferences: Preferences) -> str:
        day = preferences.settings.exams.get(topic)
        return day.isoformat() if day else "no date"

    def put(preferences: Preferences, text: str) -> None:
        try:
            preferences.set_exam(topic, date.fromisoformat(text.strip()) if text.strip() else None)
        except ValueError as error:
            raise RefusedError("must be a day such as 2027-01-31") from error

    return Row(
        section="Exam dates",
        title=topic,
        meaning="The day on which this topic has to be known; the plan follows it.",
        wanted="a day such as 2027-01-31, or nothing",
        shown=shown,
        text=lambda preferences: shown(preferences).replace("no date", ""),
        put=put,
        reset=lambda preferences: preferences.set_exam(topic, None),
    )


def _key_row(group: str, binding: Binding) -> Row:
    name = str(binding.id)

    def keys(preferences: Preferences) -> str:
        return preferences.settings.keys.get(name, binding.key)

    return Row(
        section=f"Keys: {group}",
        title=binding.description,
        meaning=binding.tooltip,
        wanted="keys separated by commas, such as h,ctrl+t,f2",
        shown=lambda preferences: key_names(keys(preferences)),
        text=keys,
        put=lambda preferences, text: preferences.bind(name, checked_keys(text)),
        reset=lambda preferences: preferences.bind(name, None),
    )


_NAMED = {str(key.value) for key in Keys}


def checked_keys(text: str) -> str:
    """Keys as Textual names them.

    Raises:
        RefusedError: for one that no keyboard sends.
    """
    keys = [key.strip() for key in text.split(",") if key.strip()]
    wrong = [key for key in keys if not _is_key(key)]
    if wrong or not keys:
        raise RefusedError(f"{wrong[0] if wrong else 'nothing'} is no key; write h,ctrl+t,f2")
    return ",".join(keys)


def _is_key(key: str) -> bool:
    plain = key.removeprefix("ctrl+").removeprefix("shift+").removeprefix("alt+")
    return len(plain) == 1 or key in _NAMED or plain in _NAMED or plain in _PUNCTUATION


_PUNCTUATION = {"space", "question_mark", "exclamation_mark", "comma", "full_stop", "colon",
                "semicolon", "minus", "plus", "slash", "at", "equals_sign", "asterisk",
                "number_sign", "underscore", "tilde"}  # fmt: skip
