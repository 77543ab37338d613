"""``question::answer`` and ``question:::answer``."""

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
        ("Question::Answer", [("Question", "Answer")]),
        ("Question ::Answer", [("Question", "Answer")]),
        ("Question:: Answer  ", [("Question", "Answer")]),
        ("Some text before\nQuestion ::Answer", [("Question", "Answer")]),
        ("Question::Answer\nsome text after", [("Question", "Answer")]),
        ("# Title\n\nQ1::A1\nQ2:: A2", [("Q1", "A1"), ("Q2", "A2")]),
        ("one::two::three", [("one", "two::three")]),
        ("Question::Answer\r\nNext::One\r\n", [("Question", "Answer"), ("Next", "One")]),
        ("| a::b | c |", [("| a", "b | c |")]),
        ("Q::A", [("Q", "A")]),
        ("A::Q", [("A", "Q")]),
    ],
)
def test_one_card_a_line(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "front", "back"),
    [
        ("Question:::Answer", "Question", "Answer"),
        ("Question ::: Answer", "Question", "Answer"),
        ("a::b:::c", "a::b", "c"),
        ("a:::b::c", "a", "b::c"),
        ("a::::b", "a", ":b"),
    ],
)
def test_three_colons_ask_both_ways_and_win_over_two(text, front, back):
    note = read_note(text, "note.md")
    assert sides(text) == [(front, back), (back, front)]
    assert [card.kind for card in note.cards] == [CardKind.BASIC, CardKind.REVERSE]
    assert len({card.sibling_group for card in note.cards}) == 1
    assert len({card.id for card in note.cards}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "`Inlineq::InlineA`",
        "``code with ` and ::``",
        "$a::b$",
        "$$a::b$$",
        r"\(a::b\)",
        r"\[a::b\]",
        "text `std::vector` text",
        "<!-- question::answer -->",
        "some text <!-- question::answer -->",
        "no colons: here",
    ],
)
def test_a_separator_in_maths_code_or_a_comment_is_none(text):
    assert sides(text) == []
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "with `some code` in it::and `more` code",
            ("with `some code` in it", "and `more` code"),
        ),
        ("`a::b` is::code", ("`a::b` is", "code")),
        (
            r"Gradient of $\sigma(z)$?::$\sigma(z)(1-\sigma(z))$",
            (r"Gradient of $\sigma(z)$?", r"$\sigma(z)(1-\sigma(z))$"),
        ),
        ("map $f::A$ to::$B::C$", ("map $f::A$ to", "$B::C$")),
        (r"\`a::b\`", (r"\`a", r"b\`")),
        (r"\$a::b\$", (r"\$a", r"b\$")),
        ("between $5 and::$10", ("between $5 and", "$10")),
        ("it costs $ 5::or 6 $", ("it costs $ 5", "or 6 $")),
        ("`unclosed::tick", ("`unclosed", "tick")),
    ],
)
def test_the_first_separator_outside_maths_and_code_splits(text, expected):
    assert sides(text) == [expected]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("- Question::Answer", "Question"),
        ("  * Question::Answer", "Question"),
        ("12. Question::Answer", "Question"),
        ("- [ ] Question::Answer", "Question"),
        ("-1 squared::Answer", "-1 squared"),
        ("## Question::Answer", "Question"),
    ],
)
def test_a_list_marker_is_not_part_of_the_question(text, question):
    assert sides(text) == [(question, "Answer")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Question::", "note.md:1:9: nothing stands after ::"),
        ("::Answer", "note.md:1:1: nothing stands before ::"),
        ("text\n\n> quoted  ::: ", "note.md:3:11: nothing stands after :::"),
        ("Question:: ^abc", "note.md:1:9: nothing stands after ::"),
        ("- ::Answer", "note.md:1:3: nothing stands before ::"),
        ("#tag ::Answer", "note.md:1:6: nothing stands before ::"),
    ],
)
def test_an_empty_side_is_a_fault(text, fault):
    assert faults(text) == [fault]
    assert sides(text) == []


def test_what_follows_a_faulty_line_is_read():
    assert sides("Question::\nNext::One\n\nLast::One") == [("Next", "One"), ("Last", "One")]


@pytest.mark.parametrize(
    "text",
    [
        "Question::Answer\n<!--SR:!2021-08-11,4,270-->",
        "Question::Answer <!--SR:2021-08-11,4,270-->",
        "Question::Answer\n> [!sr|card-metadata] \n> <!--SR:!2021-08-11,4,270-->",
        "Question::Answer\n> [!sr|card-metadata]\n> some text\n> <!--SR:!2021-08-11,4,270-->",
    ],
)
def test_a_schedule_is_ignored(text):
    assert sides(text) == [("Question", "Answer")]
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Question::Answer ^d7cee0",
        "Question::Answer <!--SR:!2023-10-16,34,290--> ^d7cee0",
        "Question::Answer ^d7cee0\n<!--SR:!2023-10-16,34,290-->",
        "Question::Answer\n^d7cee0",
        "Question::Answer\n\n^d7cee0\n\nmore",
    ],
)
def test_a_block_id_names_the_card_and_is_not_shown(text):
    (card,) = read_note(text, "note.md").cards
    assert (card.id, card.block_id, card.answer) == ("^d7cee0", "d7cee0", "Answer")


@pytest.mark.parametrize("answer", ["$x ^2$", "`x ^2`", "x^2", "^", "a ^b c"])
def test_a_power_is_no_block_id(answer):
    (card,) = read_note(f"Question::{answer}", "note.md").cards
    assert (card.block_id, card.answer) == (None, answer)
