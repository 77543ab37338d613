"""The settings file: read with every wrong value named, written without losing a comment."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drill.schedule.settings import SettingsError
from drill.settings.kinds import WrongValueError
from drill.settings.options import BY_ID, OPTIONS, SECTIONS, TABLES, Option
from drill.settings.values import DEFAULTS, Settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

VARIABLE = "DRILL_SETTINGS"
"""The environment variable that names another file."""


class SettingsFileError(Exception):
    """The file can't be written, in one sentence that begins with its path."""


@dataclass(frozen=True)
class Reading:
    """What a file gave: the settings, and a sentence for each thing in it that was not used."""

    settings: Settings
    complaints: tuple[str, ...] = ()


def default_path() -> Path:
    """Where the settings lie unless ``DRILL_SETTINGS`` names another file."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("drill", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Reading:
    """The settings in the file ``path``; without one, the defaults.

    A value that is wrong is named in a complaint and its default used; nothing is raised.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Reading(DEFAULTS)
    except OSError as error:
        return Reading(DEFAULTS, (f"{path}: cannot be read: {error.strerror}; {_ALL_DEFAULTS}",))
    except UnicodeDecodeError:
        return Reading(DEFAULTS, (f"{path}: is not UTF-8; {_ALL_DEFAULTS}",))
    except tomllib.TOMLDecodeError as error:
        return Reading(DEFAULTS, (f"{path}: {_one_line(error)}; {_ALL_DEFAULTS}",))
    settings, complaints = settings_from(data)
    return Reading(settings, tuple(f"{path}: {complaint}" for complaint in complaints))


_ALL_DEFAULTS = "the defaults are used"


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


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


# -- writing ---------------------------------------------------------------------------------------


def write_option(path: Path, option: Option, value: Any) -> None:
    """Put one value into the file, all else as it stands; a default is written too.

    Raises:
        SettingsFileError: when the file can't be read as TOML or written.
    """
    _write(path, option.section, option.name, option.kind.plain(value))


def write_entry(path: Path, table: str, name: str, value: str | date | None) -> None:
    """Put one entry into the table ``keys`` or ``exams``; None takes it away.

    Raises:
        SettingsFileError: when the file can't be read as TOML or written.
    """
    _write(path, table, name, value)


def _write(path: Path, section: str, name: str, value: Any) -> None:
    import tomlkit

    document = _document(path)
    if not isinstance(document.get(section), dict):
        document[section] = tomlkit.table()
    table: Any = document[section]
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path = Path(os.path.realpath(path))  # a link stays one
        beside = path.with_name(f"{path.name}.new")
        beside.write_text(tomlkit.dumps(document), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise SettingsFileError(f"{path}: cannot be written: {error.strerror}") from error


def _document(path: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except OSError as error:
        raise SettingsFileError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, TOMLKitError) as error:
        raise SettingsFileError(f"{path}: {_one_line(error)}; mend it first") from error
