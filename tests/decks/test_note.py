"""What a note holds around its cards: tags, decks, headings, links, block ids, drill blocks."""

import pytest

from drill.decks.card import Block, Heading
from drill.decks.note import read_note


def decks(text, path="folder/a-note.md"):
    return {card.question: card.deck for card in read_note(text, path).cards}


def tags(text):
    return {card.question: card.tags for card in read_note(text, "note.md").cards}


def test_a_note_of_the_syllabus():
    note = read_note(
        "---\ntags: [networks, relu]\ntopic: Activations\nrequires: [forward-pass]\n---\n\n"
        "# Activation functions\n\nSee [[Forward pass#shapes|shapes]] and ![[image.png]].\n\n"
        "## ReLU\n\nWrite it.\n?\n$\\max(0,z)$ ^relu\n",
        "cards/activations.md",
    )
    (card,) = note.cards
    assert note.title == "Activation functions"
    assert note.tags == ("networks", "relu")
    assert note.properties["requires"] == ("forward-pass",)
    assert note.links == ("Forward pass",)
    assert note.headings == (Heading(1, "Activation functions", 7), Heading(2, "ReLU", 11))
    assert note.faults == ()
    assert (card.id, card.question, card.answer) == ("^relu", "Write it.", "$\\max(0,z)$")
    assert card.context == ("Activation functions", "ReLU")
    assert (card.tags, card.deck) == (("networks", "relu"), "networks")
    assert (card.note, card.line, card.key_points) == ("cards/activations.md", 13, ())


def test_an_empty_note():
    note = read_note("", "a-note.md")
    assert (note.title, note.cards, note.faults, note.tags) == ("a-note", (), (), ())


@pytest.mark.parametrize(
    ("text", "deck"),
    [
        ("a::b", "a-note"),
        ("---\ntopic: Losses\n---\na::b", "Losses"),
        ("---\ntopic: Losses\ntags: [x, y]\n---\na::b", "x"),
        ("---\ntags: '#x, y'\n---\na::b", "x"),
        ("---\ntags: [x, flashcards/y]\n---\na::b", "flashcards/y"),
        ("#flashcards/dnn/forward\na::b", "flashcards/dnn/forward"),
        ("#flashcards/dnn\n\nsome text\n\na::b", "flashcards/dnn"),
        ("---\ntags: [x]\n---\n#flashcards/dnn\n\na::b", "flashcards/dnn"),
        ("---\ntags: [x]\n---\n#other\n\na::b", "x"),
        ("text with #flashcards/dnn in it\n\na::b", "flashcards/dnn"),
        ("`#flashcards/dnn`\n\na::b", "a-note"),
        ("#flashcardsmore\n\na::b", "a-note"),
    ],
)
def test_the_deck_is_the_first_tag_or_the_topic(text, deck):
    assert decks(text) == {"a": deck}


def test_a_deck_line_holds_until_the_next():
    text = (
        "#flashcards/a\n1::x\n2::x\n\n# Heading\n\n#flashcards/b #flashcards/c\n3::x\n\n"
        "#flashcards/d 4::x\n\n5::x"
    )
    assert decks(text) == {
        "1": "flashcards/a",
        "2": "flashcards/a",
        "3": "flashcards/b",
        "4": "flashcards/d",
        "5": "flashcards/b",
    }


def test_a_line_of_tags_holds_for_its_section():
    text = "# A\n\n## B\n\n#extra\n\n1::x\n\n### C\n\n2::x\n\n## D\n\n3::x"
    assert tags(text) == {"1": ("extra",), "2": ("extra",), "3": ()}


def test_a_tag_in_a_sentence_is_that_sentences():
    assert tags("see #todo here\n\n1::x") == {"1": ()}


@pytest.mark.parametrize(
    ("text", "question", "answer", "expected"),
    [
        ("#hard Question::Answer", "Question", "Answer", ("hard",)),
        ("- #hard #x/y Question::Answer", "Question", "Answer", ("hard", "x/y")),
        ("#hard\nQuestion\n?\nAnswer", "Question", "Answer", ("hard",)),
        ("Question::Answer #hard #easy", "Question", "Answer", ("hard", "easy")),
        ("Question:: #flashcards", "Question", "#flashcards", ("flashcards",)),
        ("#1 question::Answer", "#1 question", "Answer", ()),
        ("Question::Answer #1", "Question", "Answer #1", ()),
        ("The #1 question::a#b", "The #1 question", "a#b", ()),
        ("> [!question] #hard Question\n> Answer", "Question", "Answer", ("hard",)),
        ("Q: #hard Question\nA: Answer", "Question", "Answer", ("hard",)),
        ("#hard the ==gap==", "the […]", "gap", ("hard",)),
        ("Code::`#include` $#x$", "Code", "`#include` $#x$", ()),
    ],
)
def test_tags_in_a_card_are_its_own_and_not_shown(text, question, answer, expected):
    (card,) = read_note(text, "note.md").cards
    assert (card.question, card.answer, card.tags) == (question, answer, expected)


def test_headings_above_a_card_give_its_context():
    text = "1::x\n# A\n2::x\n### B ###\n3::x\n## C #tag\n4::x\n# D\n5::x\n#\n6::x\n## C#\n7::x"
    contexts = {card.question: card.context for card in read_note(text, "note.md").cards}
    assert contexts == {
        "1": (),
        "2": ("A",),
        "3": ("A", "B"),
        "4": ("A", "C"),
        "5": ("D",),
        "6": (),
        "7": ("C#",),
    }


def test_a_hash_without_a_space_is_no_heading():
    assert read_note("#Title\n####### seven", "note.md").headings == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Given\n---\n# Heading", "Given"),
        ("## Second\n# First", "First"),
        ("## Second", "note"),
    ],
)
def test_the_title(text, title):
    assert read_note(text, "a/note.md").title == title


def test_links_are_those_to_notes():
    text = "[[a]] [[b|shown]] [[c#part]] [[a#x]] [[#here]] `[[code]]`\n> [[d^e]]\n\n```\n[[f]]\n```"
    assert read_note(text, "note.md").links == ("a", "b", "c", "d")


def test_a_byte_order_mark_is_no_text():
    assert read_note("\ufeff---\ntopic: x\n---\na::b", "note.md").properties == {"topic": "x"}


def test_a_block_id_given_twice_is_a_fault_and_names_the_first():
    note = read_note("one::1 ^abc\n\ntwo::2 ^abc", "note.md")
    assert [card.block_id for card in note.cards] == ["abc", None]
    assert [str(fault) for fault in note.faults] == [
        "note.md:3:1: line 1 already has the block id ^abc"
    ]


def test_cards_of_the_same_text_have_ids_of_their_own():
    cards = read_note("a::b\n\na::b\n\na:::b", "note.md").cards
    assert len({card.id for card in cards}) == 4


def test_ids_depend_on_the_note_and_the_text_alone():
    first = read_note("a::b\n\nc::d", "note.md").cards
    again = read_note("# Heading\n\nc  ::  d\n\nother text\n\na::b", "note.md").cards
    elsewhere = read_note("a::b", "other.md").cards
    assert {card.id for card in first} == {card.id for card in again}
    assert first[0].id != elsewhere[0].id


def test_faults_come_in_order():
    note = read_note("---\na: [\n---\n::x\n\nQ: y\n\n```", "note.md")
    assert [(fault.line, fault.column) for fault in note.faults] == [(2, 5), (4, 1), (6, 1), (8, 1)]


PROBLEM = "problem two-layer\nsteps\n  z = a == b\n\n  y = a :: b"


def test_a_drill_block_is_taken_whole():
    note = read_note(
        f"---\ntags: [x]\n---\n# A\n\n#extra\n\n```drill\n{PROBLEM}\n```\na::b", "note.md"
    )
    assert note.blocks == (
        Block("problem", "two-layer", PROBLEM, "note.md", 9, ("A",), ("x", "extra")),
    )
    assert note.blocks[0].id == "problem:two-layer"
    assert [card.question for card in note.cards] == ["a"]
    assert note.faults == ()


@pytest.mark.parametrize(
    ("text", "line", "indent", "inside"),
    [
        ("  ```drill\n  derivation d\n    step\n  ```", 2, 2, "derivation d\n  step"),
        ("> ~~~drill\n> derivation d\n> ~~~", 2, 2, "derivation d"),
        ("```drill\n\nderivation d\n```", 2, 0, "\nderivation d"),
        ("    ```drill\nderivation d\n```", 2, 0, "derivation d"),
        ("> [!question] Why?\n> So.\n> ```drill\n> derivation d\n> ```", 4, 2, "derivation d"),
    ],
)
def test_a_drill_block_remembers_its_place(text, line, indent, inside):
    note = read_note(text, "note.md")
    (block,) = note.blocks
    assert (block.kind, block.name) == ("derivation", "d")
    assert (block.line, block.indent, block.text) == (line, indent, inside)
    assert note.faults == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("```drill\n```", "note.md:1:1: an empty drill block"),
        ("```drill\n\n  puzzle x\n```", "note.md:3:3: a drill block starts with"),
        ("> ```drill\n> problem\n> ```", "note.md:2:3: a drill block starts with"),
    ],
)
def test_a_drill_block_without_kind_or_name_is_a_fault(text, fault):
    note = read_note(f"{text}\n\na::b", "note.md")
    assert [str(found)[: len(fault)] for found in note.faults] == [fault]
    assert note.blocks == ()
    assert len(note.cards) == 1


def test_a_block_id_below_a_drill_block_is_not_the_cards_above():
    (card,) = read_note("a::b\n```drill\nproblem x\n```\n^abc", "note.md").cards
    assert card.block_id is None
