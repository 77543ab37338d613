from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.session.desk import Desk

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


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def desk(desk_of: Callable[..., Desk], notes: Path) -> Desk:
    return desk_of(notes)
