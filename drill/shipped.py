"""Where the syllabus and the reference data lie: inside the wheel, or beside the source."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def cards_folder() -> Path:
    """The folder of the built-in notes."""
    return _folder("cards")


def data_folder() -> Path:
    """The folder of reference data."""
    return _folder("data")


def _folder(name: str) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
