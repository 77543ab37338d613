"""``Q:`` and ``A:``."""

import pytest

from drill.decks.note import read_note


def sides(text):
    return [(card.question, card.answer) for card in read_note(text, "note.md").cards]


def faults(text):
    return [str(fault) for fault in read_note(text, "note.md").faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Question\nA: Answer", [("Question", "Answer")]),
        ("Q:Question\nA:Answer", [("Question", "Answer")]),
        ("Q: one\nmore\nA: two\nmore", [("one\nmore", "two\nmore")]),
        ("Q:\none\nA:\n- two\n- three", [("one", "- two\n- three")]),
        ("Q: 1\nA: 2\nQ: 3\nA: 4", [("1", "2"), ("3", "4")]),
        ("Q: 1\nA: 2\n\nother text", [("1", "2")]),
        ("text before\nQ: 1\nA: 2", [("1", "2")]),
        ("Q: 1\nA: 2\nA: 3", [("1", "2\nA: 3")]),
        ("Q: 1\nA: x::y\n?", [("1", "x::y\n?")]),
        ("Q: a ==marked== word\nA: 2", [("a ==marked== word", "2")]),
        ("Q: 1\nA:\n> quoted", [("1", "> quoted")]),
        ("  Q: 1\n  A: 2", [("1", "2")]),
        ("Q: $Q: x$\nA: $A: y$", [("$Q: x$", "$A: y$")]),
        ("Q: 1\nA: 2 <!--SR:!2021-08-11,4,270-->", [("1", "2")]),
    ],
)
def test_a_pair_is_a_card(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


def test_code_in_an_answer_keeps_its_blank_lines():
    code = "```\none\n\nQ: not a question\nA: nor an answer\n```"
    assert sides(f"Q: How?\nA:\n{code}\n\n---") == [("How?", code)]


def test_a_block_id_ends_the_answer():
    (card,) = read_note("Q: 1\nA: 2\nmore ^abc", "note.md").cards
    assert (card.answer, card.id, card.line) == ("2\nmore", "^abc", 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Q: 1", "note.md:1:1: Q: has no A: before the next blank line"),
        ("Q: 1\n\nA: 2", "note.md:1:1: Q: has no A: before the next blank line"),
        ("Q: 1\nQ: 2\nA: 3", "note.md:1:1: Q: has no A: before the next blank line"),
        (">  Q: 1", "note.md:1:4: Q: has no A: before the next blank line"),
        ("Q:\nA: 2", "note.md:1:1: nothing follows Q:"),
        ("Q: 1\nA:", "note.md:2:1: nothing follows A:"),
    ],
)
def test_half_a_pair_is_a_fault(text, fault):
    assert faults(text) == [fault]


def test_the_pair_after_half_a_pair_is_read():
    assert sides("Q: 1\nQ: 2\nA: 3") == [("2", "3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Why?::Because.", [("Q: Why?", "Because.")]),
        ("Q: Why?\n?\nBecause.", [("Q: Why?", "Because.")]),
        ("Q:::A", [("Q", "A"), ("A", "Q")]),
        ("Q::A", [("Q", "A")]),
    ],
)
def test_without_an_answer_line_the_other_syntaxes_count(text, expected):
    assert sides(text) == expected
    assert faults(text) == []
