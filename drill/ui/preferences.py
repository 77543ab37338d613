"""The settings as the running program holds them, and their way into the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from drill.settings.file import Reading, read_settings
from drill.settings.values import DEFAULTS, Settings

if TYPE_CHECKING:
    from drill.settings.options import Option


class SettingsChanged(Message):
    """Something was set."""


class Preferences:
    """What is set now. A change is in the file before it is in force.

    Without a ``path`` nothing is written. ``complaints`` tells what of the file was not used.
    """

    def __init__(self, path: Path | None = None) -> None:
        reading = read_settings(path) if path else Reading(DEFAULTS)
        self.path = path
        self.settings: Settings = reading.settings
        self.complaints: tuple[str, ...] = reading.complaints

    def read_again(self) -> None:
        """Take in what was changed in the file by other means; nothing of one that is broken."""
        if self.path is not None:
            reading = read_settings(self.path, self.settings)
            self.settings, self.complaints = reading.settings, reading.complaints

    def change(self, option: Option, plain: object) -> None:
        """Set ``option`` to what a file would hold for it.

        Raises:
            WrongValueError, SettingsError: when the value can't be.
            SettingsFileError: when it can't be written; the setting is as before.
        """
        from drill.settings.reading import changed
        from drill.settings.writing import write_option

        settings = changed(self.settings, option, plain)
        self._write(lambda path: write_option(path, option, option.value(settings)))
        self.settings = settings

    def bind(self, binding: str, keys: str | None) -> None:
        """Give a binding other keys, None its own again.

        Raises:
            SettingsFileError: when it can't be written.
        """
        from drill.settings.writing import write_entry

        self._write(lambda path: write_entry(path, "keys", binding, keys))
        self.settings = replace(self.settings, keys=_with(self.settings.keys, binding, keys))

    def set_exam(self, topic: str, day: date | None) -> None:
        """Set the day on which a topic has to be known, None for no day.

        Raises:
            SettingsFileError: when it can't be written.
        """
        from drill.settings.writing import write_entry

        self._write(lambda path: write_entry(path, "exams", topic, day))
        self.settings = replace(self.settings, exams=_with(self.settings.exams, topic, day))

    def _write(self, write: Callable[[Path], None]) -> None:
        if self.path is not None:
            write(self.path)


def _with(entries: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    rest = {key: each for key, each in entries.items() if key != name}
    return rest if value is None else {**rest, name: value}
