"""Reading again what changed gives what reading everything gives."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.decks.kept import note_from_json, note_to_json
from drill.decks.note import read_note
from drill.session.library import Library
from drill.session.reading import (
    KEEPING,
    PROBLEMS,
    READING,
    RECOGNISING,
    index_path,
    read_library,
)
from drill.shipped import cards_folder
from drill.store.database import Store, open_store
from drill.store.items import known

DAY = date(2026, 5, 4)
NAMES = ("a", "b", "c")
LINES = (
    "One?::First",
    "One?::First, more at length",
    "Two?::Second ^two",
    "Two, asked otherwise?::Second ^two",
    "Three:::Third",
    "The ==gap== is a ==hole==",
    "Q: Four?\nA: Fourth",
    "Which?\n?\n- [x] this\n- [ ] that",
    '```drill\nproblem double\n"Double."\ngiven\n  x : integers(1, 9)\nsteps\n  y = 2*x\n'
    "check y == x + x\nask value y\n```",
    "```drill\nproblem broken\nsteps\n```",
    "## A heading",
    "Only prose.",
)
NOTES = st.dictionaries(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(LINES), max_size=5, unique=True).map("\n\n".join),
    max_size=3,
)


def opened(path: Path) -> Store:
    return open_store(path, new_device="laptop", version="1")


def write(folder: Path, notes: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for name, text in notes.items():
        (folder / f"{name}.md").write_text(text, "utf-8")


def content(library: Library) -> tuple[object, ...]:
    return (
        dict(library.items),
        dict(library.cards),
        dict(library.templates),
        library.topics,
        library.faults,
        library.requires,
    )


@given(st.lists(NOTES, min_size=2, max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_kept_changes_nothing(versions: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        with opened(root / "kept.db") as kept, opened(root / "anew.db") as anew:
            for number, notes in enumerate(versions):
                day = DAY + timedelta(days=number)
                write(root / "notes", notes)
                first = read_library(kept, [root / "notes"], day)
                index_path(anew).unlink(missing_ok=True)
                second = read_library(anew, [root / "notes"], day)
                assert content(first) == content(second)
                assert known(kept) == known(anew)
                assert content(read_library(kept, [root / "notes"], day)) == content(first)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "notes", {"a": "One?::First\n\nTwo?::Second", "b": "Three?::Third"})
    return tmp_path / "notes"


def test_an_index_that_is_damaged_is_as_good_as_none(tmp_path: Path, folder: Path) -> None:
    with opened(tmp_path / "drill.db") as store:
        before = content(read_library(store, [folder], DAY))
        index_path(store).write_bytes(b"SQLite format 3\0" + b"x" * 5000)
        assert content(read_library(store, [folder], DAY)) == before
        assert content(read_library(store, [folder], DAY)) == before


def test_an_index_of_another_store_gives_no_ids(tmp_path: Path, folder: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        read_library(one, [folder], DAY)
        (folder / "a.md").write_text("One, edited?::First\n\nTwo?::Second", "utf-8")
        edited = content(read_library(one, [folder], DAY))
        fresh = content(read_library(two, [folder], DAY))
        index_path(two).write_bytes(index_path(one).read_bytes())
        assert content(read_library(two, [folder], DAY)) == fresh != edited


def test_a_note_that_is_away_for_a_while_keeps_its_ids(tmp_path: Path, folder: Path) -> None:
    with opened(tmp_path / "drill.db") as store:
        before = read_library(store, [folder], DAY)
        text = (folder / "b.md").read_text("utf-8")
        (folder / "b.md").unlink()
        assert len(read_library(store, [folder], DAY).items) == 2
        assert [row.id for row in known(store).values() if row.gone]
        (folder / "b.md").write_text(text, "utf-8")
        assert content(read_library(store, [folder], DAY)) == content(before)
        assert not [row.id for row in known(store).values() if row.gone]


def all_told(path: Path, folder: Path) -> list[tuple[str, int, int]]:
    told: list[tuple[str, int, int]] = []
    with opened(path) as store:
        read_library(store, [folder], DAY, lambda *far: told.append(far))
    return told


def test_progress_is_told_note_by_note(tmp_path: Path, folder: Path) -> None:
    told = all_told(tmp_path / "drill.db", folder)
    assert list(dict.fromkeys(what for what, _, _ in told)) == [
        READING, RECOGNISING, PROBLEMS, KEEPING
    ]  # fmt: skip
    assert [far for what, *far in told if what == READING] == [[1, 2], [2, 2]]
    assert [far for what, *far in told if what == KEEPING] == [[1, 2], [2, 2]]


class StopError(Exception):
    """Somebody does not want to wait."""


def test_reading_that_is_stopped_anywhere_leaves_nothing_half_done(
    tmp_path: Path, folder: Path
) -> None:
    whole = all_told(tmp_path / "whole.db", folder)
    with opened(tmp_path / "whole.db") as store:
        expected = read_library(store, [folder], DAY)
    for place in range(len(whole)):
        left = place

        def told(*_: object) -> None:
            nonlocal left
            if left == 0:
                raise StopError
            left -= 1

        path = tmp_path / f"{place}.db"
        with opened(path) as store:
            with pytest.raises(StopError):
                read_library(store, [folder], DAY, told)
            assert not index_path(store).exists()
            assert read_library(store, [folder], DAY) == expected


@pytest.mark.parametrize("file", sorted(cards_folder().glob("*.md")), ids=lambda file: file.stem)
def test_notes_survive_their_keeping(file: Path) -> None:
    note = read_note(file.read_text("utf-8"), f"cards/{file.name}")
    assert note_from_json(note_to_json(note)) == note


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1,2,3]", "nonsense", '["a"]'])
def test_what_is_no_note_is_none(text: str) -> None:
    assert note_from_json(text) is None
