"""The settings file: where it lies, and what is in it. Without one, all is as it comes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from drill.settings.values import DEFAULTS, Settings

VARIABLE = "DRILL_SETTINGS"
"""The environment variable that names another file."""


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


def read_settings(path: Path, otherwise: Settings = DEFAULTS) -> Reading:
    """The settings in the file ``path``; without one, the defaults.

    A value that is wrong is named in a complaint and its default used; nothing is raised. Of a
    file that can't be read at all nothing is used, but ``otherwise``.
    """
    instead = "the defaults" if otherwise is DEFAULTS else "what was set before"

    def unusable(reason: str) -> Reading:
        complaint = f"{path}: {reason}; nothing in the file is used, but {instead}"
        return Reading(otherwise, (complaint,))

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Reading(DEFAULTS)
    except OSError as error:
        return unusable(f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return unusable("is not UTF-8")
    import tomllib  # most learners have no such file: nothing that reads one is loaded before

    from drill.settings.reading import settings_from

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return unusable(" ".join(str(error).split()))
    settings, complaints = settings_from(data)
    return Reading(settings, tuple(f"{path}: {complaint}" for complaint in complaints))
