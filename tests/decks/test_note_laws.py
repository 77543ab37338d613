"""Laws of reading a note, whatever its text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drill.decks.note import read_note
from drill.decks.syntax.settings import SyntaxSettings

MARKS = [
    "Q:", "A:", "::", ":::", "?", "??", "==", "**", "{{", "}}", ";;", "[…]", "$", "$$", "\\(",
    "\\)", "\\[", "\\]", "`", "```", "````", "~~~", "drill", "problem x", "> ", ">", "[!question]",
    "[!note]", "[!sr|card-metadata]", "<!--", "-->", "<!--SR:!x-->", "^abc", " ^abc", "#tag",
    "#flashcards/x", "# ", "## ", "---", "===", "- ", "[ ] ", "1. ", "[[", "]]", "|", "tags: [",
    "#card", "- [ ] x", "- [x] y", "1. z", "plot x", "![a](b)",
    "topic:", "a", "b", "word", "1", "\\", " ", "  ", "\t", "\r", "\ufeff", "\u2028",
    "\x00", "\ud800",
]  # fmt: skip
NOTES = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(["\n", "\n\n"]), st.sampled_from(MARKS))).map("".join),
    st.lists(st.sampled_from([*MARKS, "\n"])).map(lambda marks: "---\n" + "".join(marks)),
)
ASKING = re.compile(r"^\s*#+ .*[^#\s].*#card", re.M)
"""A heading that may be a card: all up to the next one is its answer."""
SETTINGS = st.builds(SyntaxSettings, st.booleans(), st.booleans(), st.booleans())


@settings(max_examples=400)
@given(NOTES, SETTINGS)
def test_any_text_is_read_with_places_inside_it(text, choices):
    note = read_note(text, "note.md", choices)
    lines = text.split("\n")
    for fault in note.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    for card in note.cards:
        assert 1 <= card.line <= len(lines)
        assert card.question.strip()
        assert card.answer.strip()
    for block in note.blocks:
        assert 1 <= block.line <= len(lines)
    assert len({card.id for card in note.cards}) == len(note.cards)
    assert list(note.faults) == sorted(set(note.faults))


@given(NOTES)
def test_reading_is_a_function_of_the_text(text):
    assert read_note(text, "note.md") == read_note(text, "note.md")


@given(st.lists(st.sampled_from([mark for mark in MARKS if "\n" not in mark] + ["\n"])))
@example(["# ", "#card"])
@example(["# ", "word", " ", "#card"])
def test_a_passage_gone_wrong_leaves_the_others_alone(marks):
    end = "\n\n# Next\n\n" if ASKING.search("".join(marks)) else "\n\n"
    text = "first::1\n\n" + "".join(marks) + end + "second\n?\n2\n\nQ: third\nA: 3"
    sides = [(card.question, card.answer) for card in read_note(text, "note.md").cards]
    assert sides[0] == ("first", "1")
    assert sides[-2:] == [("second", "2"), ("third", "3")]


INSIDE = st.lists(
    st.sampled_from(
        ["::", ":::", "==", "?", "Q:", "A:", "x", "1", " ^a", "{", "}", "{{", "}}", "**", ";;", " "]
    ),
    min_size=1,
).map("".join)
DELIMITERS = [("$", "$"), ("$$", "$$"), ("\\(", "\\)"), ("\\[", "\\]"), ("`", "`")]
MATHS = st.tuples(INSIDE, st.sampled_from(DELIMITERS)).map(
    lambda drawn: f"{drawn[1][0]}a{drawn[0]}b{drawn[1][1]}"
)
ALL = SyntaxSettings(bold_clozes=True, curly_clozes=True)


@given(MATHS, MATHS)
def test_maths_is_never_split(first, second):
    def sides(text):
        note = read_note(text, "note.md", ALL)
        assert note.faults == ()
        return [(card.question, card.answer) for card in note.cards]

    assert sides(f"{first}::{second}") == [(first, second)]
    assert sides(f"so {first} ::: {second}.") == [
        (f"so {first}", f"{second}."),
        (f"{second}.", f"so {first}"),
    ]
    assert sides(f"{first} a =={second}== b") == [(f"{first} a […] b", second)]
    assert sides(f"{first}\n?\n{second}") == [(first, second)]
    assert sides(f"Q: {first}\nA: {second}") == [(first, second)]
    assert sides(f"> [!question] {first}\n> {second}") == [(first, second)]
    assert sides(f"{first} and {second}") == []


@pytest.mark.parametrize(
    "unit",
    ["?\n", "#t\n?\n", "Q:\n", "Q: x\n", "::\n", "==", "== ", "```a\n\n", "$$\n\n", "\\[\n\n",
     "\\[\n", "$$ x\n", "<!--", "<!--\n\n", "> ", ">\n", "# x\n", "# \n", "[[", "[[a", "#a ", " ",
     "- ", "^a ", "a::b\n\n", "{{", "**a", "[!question]", "> [!question]\n\n", "---\n", "a: [",
     "`\n", "a::b ^x\n\n"],
)  # fmt: skip
def test_a_long_note_of_one_kind_of_line_is_read(unit):
    text = unit * 5_000
    assert read_note(text, "note.md", ALL) == read_note(text, "note.md", ALL)


CARDS = [
    "one::two", "one:::two", "one\n?\ntwo\n- three", "one\n??\n$$\n\nx::y\n\n$$", "Q: one\nA: two",
    "> [!question] one\n> two\n>\n> three", "a ==gap== and\n==two==", "one\n?\n1. a\n2. b\n3. c",
    "one\n?\n- [x] a\n- [ ] b", "one #typed::two ^id", "## one #card\ntwo\n\nthree\n\n## end",
    "one\n?\n```python\na::b\n\n```",
]  # fmt: skip
OTHERS = [
    "", "text", "# heading", "$$\n\na::b\n\n$$", "```\nx::y\n\n```", "<!--\nx::y\n\n-->", "> quote",
    "```drill\nproblem x\n```", "```drill\nplot x\n```", "***", "- [ ] task", "#flashcards/x",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(CARDS), st.sampled_from(OTHERS))))
def test_every_card_is_found_on_its_own_line(parts):
    lines, expected = 1, []
    for part in parts:
        if part in CARDS:
            expected.append(lines)
        lines += part.count("\n") + 2
    cards = read_note("\n\n".join(parts), "note.md").cards
    assert list(dict.fromkeys(card.line for card in cards)) == expected
