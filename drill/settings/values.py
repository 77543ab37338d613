"""The settings as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from drill.schedule.settings import ScheduleSettings

THEMES = ("dark", "light", "high-contrast", "safe-dark", "safe-light", "terminal")
"""The colours of the screen; the ``safe`` ones can be told apart by the colour-blind."""
BLOCKS, INLINE = MATHS = ("blocks", "inline")
"""Formulas drawn over several lines, or each on one."""


@dataclass(frozen=True)
class ScreenSettings:
    """What the program looks like.

    ``solution_digits`` are the significant digits of a worked solution beyond those asked for.
    ``timer``: show the time that an item has taken.
    """

    theme: str = "dark"
    maths: str = BLOCKS
    solution_digits: int = 1
    timer: bool = False
    mouse: bool = True


@dataclass(frozen=True)
class NotesSettings:
    """Which notes are studied: the learner's own ``folders``, and those that come with drill."""

    folders: tuple[Path, ...] = ()
    built_in: bool = True


@dataclass(frozen=True)
class Settings:
    """Everything that can be set.

    ``keys`` holds the keys of a binding by its id, separated by commas; ``exams`` the day on which
    a topic has to be known.
    """

    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    notes: NotesSettings = field(default_factory=NotesSettings)
    keys: Mapping[str, str] = field(default_factory=dict)
    exams: Mapping[str, date] = field(default_factory=dict)


DEFAULTS = Settings()
