"""A question, ``?`` or ``??`` alone on a line, and an answer."""

import pytest

from drill.decks.card import CardKind
from drill.decks.note import read_note


def sides(text):
    return [(card.question, card.answer) for card in read_note(text, "note.md").cards]


def faults(text):
    return [str(fault) for fault in read_note(text, "note.md").faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Question\n?\nAnswer", [("Question", "Answer")]),
        ("Question\n ? \nAnswer", [("Question", "Answer")]),
        ("Question\r\n?\r\nAnswer\r\n", [("Question", "Answer")]),
        ("Line 1\nLine 2\n?\nLine 3\nLine 4", [("Line 1\nLine 2", "Line 3\nLine 4")]),
        ("Title\n\nQ1\n?\nA1\nmore\n\nQ2\n?\nA2", [("Q1", "A1\nmore"), ("Q2", "A2")]),
        ("Q1\n?\nA1\n   \nnot part", [("Q1", "A1")]),
        ("Q1\n?\nA1\n---\nnot part", [("Q1", "A1")]),
        ("Q1\n?\nA1\n?\nA2", [("Q1", "A1\n?\nA2")]),
        ("Q1\n?\nwith a::b inside", [("Q1", "with a::b inside")]),
        ("Q1\n?\nwith a ==gap== inside", [("Q1", "with a ==gap== inside")]),
        ("A ==marked== question\n?\nAnswer", [("A ==marked== question", "Answer")]),
        ("Q1\n?\n> quoted\n> more", [("Q1", "> quoted\n> more")]),
        ("Before::this\nQ1\n?\nA1", [("Before", "this"), ("Q1", "A1")]),
        ("- Question\n  ?\n  Answer", [("Question", "Answer")]),
        ("Q1\n?\n- one\n  - two\n- three", [("Q1", "- one\n  - two\n- three")]),
        ("Q1\n?\n$$\na :: b\n$$", [("Q1", "$$\na :: b\n$$")]),
        ("Q1\n?\n$$\n\na :: b\n\n$$\nend", [("Q1", "$$\n\na :: b\n\n$$\nend")]),
    ],
)
def test_a_separator_splits_a_passage(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


def test_two_marks_ask_both_ways():
    note = read_note("Front 1\nFront 2\n??\nBack", "note.md")
    assert sides("Front 1\nFront 2\n??\nBack") == [
        ("Front 1\nFront 2", "Back"),
        ("Back", "Front 1\nFront 2"),
    ]
    assert [card.kind for card in note.cards] == [CardKind.BASIC, CardKind.REVERSE]
    assert len({card.sibling_group for card in note.cards}) == 1


def test_a_heading_directly_above_the_separator_is_the_question():
    note = read_note("# Topic\n## What is ReLU?\n?\n$\\max(0,z)$\n\nafter::it", "note.md")
    first, second = note.cards
    assert (first.question, first.answer) == ("What is ReLU?", "$\\max(0,z)$")
    assert first.context == ("Topic",)
    assert second.context == ("Topic", "What is ReLU?")


def test_a_heading_above_a_question_is_not_part_of_it():
    assert sides("# Topic\nQuestion\n?\nAnswer") == [("Question", "Answer")]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_code_is_taken_whole_with_its_blank_lines(fence):
    code = f"{fence}python\nprint('Hello')\n\n\na::b\n?\n{fence}"
    assert sides(f"How?\n?\n{code}\n\nNext::one") == [("How?", code), ("Next", "one")]


def test_a_fence_is_closed_by_marks_of_its_kind_and_length():
    code = "````ad-note\n\n```git\n+ one\n```\n\n~~~python\ntwo\n~~~\n\n````"
    assert sides(f"Nested?\n?\n{code}") == [("Nested?", code)]


def test_code_may_be_the_question():
    assert sides("```\nf(x)\n\n```\n?\nAnswer") == [("```\nf(x)\n\n```", "Answer")]


@pytest.mark.parametrize(
    "text",
    [
        "Question\n?\nAnswer <!--SR:!2021-08-11,4,270-->",
        "Question\n?\nAnswer\n<!--SR:2021-08-11,4,270-->",
        "Question\n<!-- a remark -->\n?\nAnswer",
        "Question\n?\n<!-- a remark\n\nover lines -->\nAnswer",
        "Question\n<!--SR:!2021-08-11,4,270-->\n?\nAnswer",
        "Question\n?\nAnswer\n> [!sr|card-metadata]\n> <!--SR:!2021-08-11,4,270-->",
    ],
)
def test_comments_are_no_part_of_a_card_and_do_not_break_it(text):
    assert sides(text) == [("Question", "Answer")]
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Question\n?\nAnswer ^abc",
        "Question\n?\nAnswer\n^abc",
        "Question\n?\nAnswer\n\n^abc",
        "Question\n?\nAnswer\n<!--SR:!2021-08-11,4,270-->\n^abc",
    ],
)
def test_a_block_id_ends_the_answer(text):
    (card,) = read_note(text, "note.md").cards
    assert (card.answer, card.block_id) == ("Answer", "abc")


def test_a_block_id_below_other_text_is_not_the_cards():
    (card,) = read_note("Question\n?\nAnswer\n\nother text\n\n^abc", "note.md").cards
    assert card.block_id is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("?\nAnswer", "note.md:1:1: no question stands directly above ?"),
        ("Question\n\n ??\nAnswer", "note.md:3:2: no question stands directly above ??"),
        ("Question\n?", "note.md:2:1: no answer stands directly below ?"),
        ("Question\n?\n\nAnswer", "note.md:2:1: no answer stands directly below ?"),
        ("> Question\n> ?", "note.md:2:3: no answer stands directly below ?"),
    ],
)
def test_a_missing_side_is_a_fault(text, fault):
    assert faults(text) == [fault]
    assert sides(text) == []


def test_the_line_is_that_of_the_question():
    (card,) = read_note("text\n\nQuestion 1\nQuestion 2\n?\nAnswer", "note.md").cards
    assert card.line == 3
