"""What is found in small notes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.decks.card import Note
from drill.decks.note import read_note
from drill.decks.vault import read_vault
from drill.lint import lint

Found = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """The findings in notes given by name, each as ``note:line:column: kind: sentence``."""

    def find(**notes: str) -> list[str]:
        folder = tmp_path / "v"
        folder.mkdir(exist_ok=True)
        for name, text in notes.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        texts: dict[str, str] = {}

        def read(text: str, path: str) -> Note:
            texts[path] = text
            return read_note(text, path)

        return [
            f"{one.note}:{one.line}:{one.column}: {one.kind}: {one.sentence}"
            for one in lint(read_vault([folder], read), texts)
        ]

    return find
