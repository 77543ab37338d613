"""What a TOML document sets, with every wrong value named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from drill.schedule.settings import SettingsError
from drill.settings.kinds import WrongValueError
from drill.settings.options import BY_ID, OPTIONS, SECTIONS, TABLES, Option
from drill.settings.values import DEFAULTS, Settings


def settings_from(data: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """The settings of a TOML document, and what of it was not used."""
    settings, complaints = DEFAULTS, list[str]()
    for section, values in data.items():
        if section not in (*SECTIONS, *TABLES):
            complaints.append(_unknown("section", section, (*SECTIONS, *TABLES)))
        elif not isinstance(values, dict):
            complaints.append(f"{section} must be a table, [{section}]; it is left out")
        elif section == "keys":
            settings = replace(settings, keys=_keys(values, complaints))
        elif section == "exams":
            settings = replace(settings, exams=_exams(values, complaints))
        else:
            settings = _with_section(settings, section, values, complaints)
    return settings, list(map(_printable, complaints))


def unknown_topics(exams: Iterable[str], topics: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each topic with an exam date that the notes do not have."""
    known = tuple(topics)
    return tuple(
        _printable(_unknown("topic", topic, known, before="exams."))
        for topic in exams
        if topic not in known
    )


def _with_section(
    settings: Settings, section: str, values: Mapping[str, Any], complaints: list[str]
) -> Settings:
    for name, value in values.items():
        option = BY_ID.get(f"{section}.{name}")
        if option is None:
            names = [each.name for each in OPTIONS if each.section == section]
            complaints.append(_unknown("setting", name, names, before=f"{section}."))
            continue
        try:
            settings = changed(settings, option, value)
        except (WrongValueError, SettingsError) as error:
            kept = option.kind.shown(option.default)
            complaints.append(f"{option.id} = {value!r}: {error}; the default is used: {kept}")
    return settings


def changed(settings: Settings, option: Option, plain: object) -> Settings:
    """``settings`` with the value that a file or a learner gave for ``option``.

    Raises:
        WrongValueError, SettingsError: when it can't be; the message says what it must be.
    """
    return option.put(settings, option.kind.read(plain))


def _keys(values: Mapping[str, Any], complaints: list[str]) -> dict[str, str]:
    keys = {}
    for name, value in _flat(values):
        if isinstance(value, str) and value.strip():
            keys[name] = value
        else:
            complaints.append(f"keys.{name} = {value!r}: must be keys such as 'h,f2'")
    return keys


def _flat(values: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, Any]]:
    """The entries by their dotted names: ``study.hint = "h"`` is a table in TOML."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _exams(values: Mapping[str, Any], complaints: list[str]) -> dict[str, date]:
    exams = {}
    for topic, value in values.items():
        if isinstance(value, date) and not isinstance(value, datetime):
            exams[topic] = value
        else:
            complaints.append(f"exams.{topic} = {value!r}: must be a day such as 2027-01-31")
    return exams


def _unknown(what: str, name: str, known: Iterable[str], before: str = "") -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    hint = f" Did you mean {before}{near[0]}?" if near else ""
    return f"there is no {what} {before}{name}; it is left out.{hint}"


def _printable(text: str) -> str:
    """``text`` with what can't be shown as its escape."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
