"""The built-in syllabus, read once for all laws over it."""

import pytest

from drill.decks.vault import read_vault
from drill.session.library import Library, build_library
from drill.shipped import cards_folder


@pytest.fixture(scope="session")
def library() -> Library:
    """Everything in ``cards/``."""
    vault = read_vault([cards_folder()])
    return build_library(vault, vault.cards)
