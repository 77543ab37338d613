"""Laws over the notes of the syllabus: what makes them a sound, complete set of flashcards."""

import csv
import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from drill.decks.card import Card, Note
from drill.decks.note import read_note
from drill.decks.vault import Vault, read_vault
from drill.lint import lint

NOTES = Path(__file__).parents[2] / "cards"
SECTIONS = Path(__file__).with_name("sections.tsv")
FEWEST_CARDS = 110
MOST_WORDS = 60
CLOSING_HEADINGS = (["Problems"], ["Derivations"], ["Problems", "Derivations"])


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def vault(texts: dict[str, str]) -> Vault:
    def read(text: str, path: str) -> Note:
        texts[path] = text
        return read_note(text, path)

    return read_vault([NOTES], read)


def name(note: Note | Card) -> str:
    """What links and properties call a note: its file name without the suffix."""
    return PurePosixPath(note.path if isinstance(note, Note) else note.note).stem


def required(note: Note) -> tuple[str, ...]:
    requires = note.properties["requires"]
    assert isinstance(requires, tuple)
    return requires


def order(note: Note) -> int:
    return int(str(note.properties["order"]))


def sections() -> list[dict[str, str]]:
    with SECTIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_note_is_read_without_a_fault(vault: Vault) -> None:
    assert [str(fault) for fault in vault.faults] == []


def test_nothing_is_found_that_a_note_would_be_better_without(
    vault: Vault, texts: dict[str, str]
) -> None:
    assert [str(finding) for finding in lint(vault, texts)] == []


def test_every_link_leads_to_a_note(vault: Vault) -> None:
    names = {name(note) for note in vault.notes}
    broken = [(name(note), link) for note in vault.notes for link in note.links]
    assert [pair for pair in broken if pair[1] not in names] == []


def test_every_note_can_be_reached_from_the_start(vault: Vault) -> None:
    start = next(note for note in vault.notes if name(note) == "start")
    assert {name(note) for note in vault.notes} == {"start", *start.links}


def test_every_note_says_where_it_stands(vault: Vault) -> None:
    for note in vault.notes:
        assert {"tags", "aliases", "topic", "order", "requires"} <= note.properties.keys(), (
            note.path
        )
    for said in ("topic", "order"):
        counts = Counter(str(note.properties[said]) for note in vault.notes)
        assert max(counts.values()) == 1, counts


def test_a_note_requires_only_notes_that_come_before_it(vault: Vault) -> None:
    orders = {name(note): order(note) for note in vault.notes}
    for note in vault.notes:
        for earlier in required(note):
            assert orders[earlier] < order(note), (note.path, earlier)


def test_problems_and_derivations_close_a_note(vault: Vault) -> None:
    for note in vault.notes:
        titles = [heading.text for heading in note.headings]
        closing = [title for title in titles if title in ("Problems", "Derivations")]
        if closing:
            assert closing in CLOSING_HEADINGS, note.path
            assert titles[-len(closing) :] == closing, note.path


def test_there_are_enough_cards(vault: Vault) -> None:
    assert len(vault.cards) >= FEWEST_CARDS
    assert {card.note for card in vault.cards} >= {
        note.path for note in vault.notes if name(note) != "start" and not note.exams
    }


def test_no_question_is_asked_twice(vault: Vault) -> None:
    counts = Counter(" ".join(card.question.split()) for card in vault.cards)
    assert [question for question, count in counts.items() if count > 1] == []


def test_every_answer_is_short(vault: Vault) -> None:
    long = [card.question for card in vault.cards if len(card.answer.split()) > MOST_WORDS]
    assert long == []


def test_maths_holds_no_mark_of_a_card(vault: Vault) -> None:
    for card in vault.cards:
        for side in (card.question, card.answer):
            assert side.count("$") % 2 == 0, card.question
            maths = side.replace("$$", "$").split("$")[1::2]
            assert not [m for m in maths if "::" in m or "==" in m or "?" in m], card.question


@pytest.mark.parametrize("row", sections(), ids=lambda row: f"{row['source']}, {row['section']}")
def test_every_section_of_the_source_notes_has_a_card(vault: Vault, row: dict[str, str]) -> None:
    questions = [card.question for card in vault.cards if name(card) == row["note"]]
    assert [question for question in questions if row["question"] in question]


def test_obsidian_reads_every_property_and_file_name(vault: Vault) -> None:
    for note in vault.notes:
        assert not set('#^[]|\\:*"?<>') & set(PurePosixPath(note.path).name), note.path
        for key, value in note.properties.items():
            assert re.fullmatch(r"[a-z]+", key), (note.path, key)
            texts = [value] if isinstance(value, str) else list(value)
            assert not [text for text in texts if text != text.strip() or "\n" in text]
        for listed in ("tags", "aliases", "requires"):
            assert isinstance(note.properties.get(listed, ()), tuple), (note.path, listed)
        tags = [str(tag) for tag in note.properties["tags"]]
        assert not [tag for tag in tags if not re.fullmatch(r"[\w/-]*[^\W\d][\w/-]*", tag)]


def test_aliases_name_one_note_each(vault: Vault) -> None:
    counts = Counter(
        alias.casefold() for note in vault.notes for alias in note.properties.get("aliases", ())
    )
    assert [alias for alias, count in counts.items() if count > 1] == []
