from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from drill.session.desk import Desk, open_desk

NOTES = {
    "sets.md": (
        "---\ntopic: Sets\norder: 2\ntags: [maths, maths/sets]\n---\n\n"
        + "\n\n".join(f"What is set {n}?::It is set {n}. ^set-{n}" for n in range(4))
    ),
    "gates.md": (
        "---\ntopic: Gates\norder: 1\ntags: [networks]\n---\n\n"
        "What is a gate?:::A factor in [0, 1]. ^gate\n\n"
        "```drill\nproblem double\n\"Double.\"\nlevel 1: n = 1\nlevel 2: n = 3\ngiven\n"
        "  x : vector(n) of integers(1, 9)\nsteps\n  y = 2*x\n"
        "    mistake halved: x/2  \"It is halved.\"\ncheck y == x + x\nask value y\n```\n"
    ),
}  # fmt: skip


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
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def open_at(tmp_path: Path, clock: Wall) -> Iterator[Callable[[Path], Desk]]:
    """Opens a desk on notes; all are closed in the end."""
    opened: list[Desk] = []
    numbers = count(1)

    def open_(folder: Path) -> Desk:
        desk = open_desk(
            tmp_path / "drill.db",
            [folder],
            clock=clock,
            new_uuid=lambda: str(UUID(int=next(numbers))),
        )
        opened.append(desk)
        return desk

    yield open_
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_at: Callable[[Path], Desk], notes: Path) -> Desk:
    return open_at(notes)
