"""The properties at the top of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.decks.front_matter import read_front_matter
from drill.decks.line import split_lines


def read(body):
    return read_front_matter(split_lines(f"---\n{body}\n---\ntext"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("topic: Optimizers", {"topic": "Optimizers"}),
        ("order: 30", {"order": "30"}),
        ("reading time: 5 min  ", {"reading time": "5 min"}),
        ("tags: [a, b/c, 'd, e', \"f\"]", {"tags": ("a", "b/c", "d, e", "f")}),
        ("tags: []", {"tags": ()}),
        ("tags: [a, b, ]", {"tags": ("a", "b")}),
        ("tags:\n  - a\n  - b/c", {"tags": ("a", "b/c")}),
        ("tags:\n- a\n\n- 'b'\ntopic: x", {"tags": ("a", "b"), "topic": "x"}),
        ("tags:", {"tags": ""}),
        ("# a comment\n\ntopic: x # another", {"topic": "x"}),
        ("topic: C#", {"topic": "C#"}),
        ("topic: 'it''s'", {"topic": "it's"}),
        ('topic: "say \\"x\\": y" # so', {"topic": 'say "x": y'}),
        ('requires: ["[[forward-pass]]", losses]', {"requires": ("[[forward-pass]]", "losses")}),
        ("url: http://example.org/a", {"url": "http://example.org/a"}),
        ("größe: groß", {"größe": "groß"}),
        ("topic: x\r", {"topic": "x"}),
    ],
)
def test_flat_properties_are_read(body, expected):
    front = read(body)
    assert front.properties == expected
    assert front.misreads == ()


@pytest.mark.parametrize(
    ("body", "place", "reason"),
    [
        ("no property", (2, 1), "a property reads"),
        ("a:b", (2, 1), "a property reads"),
        ("  a: b", (2, 3), "a property reads"),
        ("- a", (2, 1), "a property reads"),
        ("a: {b: c}", (2, 4), "needs quotes"),
        ("a: &b c", (2, 4), "needs quotes"),
        ("a: |\n  text", (3, 3), "on one line"),
        ("a: >-", (2, 4), "needs quotes"),
        ("a: b\n  more", (3, 3), "on one line"),
        ("a: b: c", (2, 5), "a colon needs quotes"),
        ("a:\n  b: c", (3, 3), "starts with a dash"),
        ("a:\n  - b\n  - c: d", (4, 6), "a colon needs quotes"),
        ("a:\n  - [b]", (3, 5), "needs quotes"),
        ("a: [b", (2, 4), "never closed with ]"),
        ("a: [b,", (2, 7), "never closed with ]"),
        ("a: [b] c", (2, 7), "follow the list"),
        ("a: [b, , c]", (2, 8), "an item is empty"),
        ("a: [[b]]", (2, 5), "a link in a property needs quotes"),
        ('a: "b', (2, 4), "never closed"),
        ("a: 'b' c", (2, 7), "follow the closing quote"),
        ("x: 1\nx: 2", (3, 1), "the property x is given twice"),
    ],
)
def test_what_is_not_flat_is_misread_at_its_place(body, place, reason):
    front = read(f"{body}\ntopic: kept")
    (misread,) = front.misreads
    assert (misread.line, misread.column) == place
    assert reason in misread.reason
    assert front.properties["topic"] == "kept"


@pytest.mark.parametrize(
    "text", ["", "text", "text\n---\na: b\n---", "---\n\ntext", "---", " ---\na: b"]
)
def test_a_note_may_have_none(text):
    assert read_front_matter(split_lines(text)) == ({}, (), 0)


def test_the_text_starts_after_the_closing_line():
    assert read_front_matter(split_lines("---\na: b\n--- \ntext")).length == 3
    assert read_front_matter(split_lines("---\n---")).length == 2


def test_front_matter_left_open_is_misread():
    front = read_front_matter(split_lines("---\ntags: [a]\n\nQuestion::Answer"))
    assert front.misreads == ((1, 1, "the front matter is never closed with ---"),)


@given(
    st.lists(st.sampled_from(["a", "b: ", ":", "-", "[", "]", ",", '"', "'", "#", " ", "\n", "\\"]))
)
def test_whatever_it_says_it_is_read_or_misread_in_place(words):
    lines = ["---", *"".join(words).split("\n"), "---"]
    front = read_front_matter(split_lines("\n".join(lines)))
    for misread in front.misreads:
        assert 1 <= misread.column <= len(lines[misread.line - 1]) + 1


NAME = st.text(alphabet="abcdefgh", min_size=1)
VALUE = st.text(alphabet="ab c,:[]{}#&*'|>-\"\\", max_size=12)


@given(st.dictionaries(NAME, st.one_of(VALUE, st.lists(VALUE).map(tuple))))
def test_quoted_values_come_back(properties):
    def quoted(value):
        return "'" + value.replace("'", "''") + "'"

    def written(value):
        if isinstance(value, str):
            return quoted(value)
        return "[" + ", ".join(map(quoted, value)) + "]"

    front = read("\n".join(f"{name}: {written(value)}" for name, value in properties.items()))
    assert front.properties == properties
    assert front.misreads == ()
