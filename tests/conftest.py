"""The built-in syllabus, read once for all laws over it."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drill.decks.vault import read_vault
from drill.session.library import Library, build_library
from drill.shipped import cards_folder


@pytest.fixture(scope="session")
def library() -> Library:
    """Everything in ``cards/``."""
    vault = read_vault([cards_folder()])
    return build_library(vault, vault.cards)


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_ones_own() -> Iterator[None]:
    """No test, and no process that it starts, reads the settings of whoever runs it."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("DRILL_SETTINGS")
        os.environ["DRILL_SETTINGS"] = str(Path(folder) / "settings.toml")
        yield
        if before is None:
            del os.environ["DRILL_SETTINGS"]
        else:
            os.environ["DRILL_SETTINGS"] = before
