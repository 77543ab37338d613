"""What tests of several packages need: the built-in syllabus, a clock, desks on a store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from drill.decks.vault import read_vault
from drill.session.desk import Desk
from drill.session.library import Library, build_library
from drill.session.opening import open_desk
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


class Wall:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of the test lies."""
    return tmp_path / "drill.db"


@pytest.fixture
def desk_of(path: Path, clock: Wall) -> Iterator[Callable[..., Desk]]:
    """Opens the desk of the test's store on folders of notes; all are closed in the end."""
    opened: list[Desk] = []
    numbers = count(1)

    def open_(*folders: Path) -> Desk:
        desk = open_desk(path, folders, clock=clock, new_uuid=lambda: str(UUID(int=next(numbers))))
        opened.append(desk)
        return desk

    yield open_
    for desk in opened:
        desk.close()
