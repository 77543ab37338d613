"""Fences, comments and display maths: what holds cards and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.decks.note import read_note


def sides(text):
    return [(card.question, card.answer) for card in read_note(text, "note.md").cards]


def faults(text):
    return [str(fault) for fault in read_note(text, "note.md").faults]


@pytest.mark.parametrize(
    "text",
    [
        "```\na::b\n```",
        "~~~\na::b\n?\n~~~",
        "# Title\n\n```markdown\nsome ==highlighted text==!\n\nQ: x\n```\n\nmore!",
        "  - item\n    ```cpp\n    std::vector\n    ```",
        "````\n```\na::b\n```\n````",
        "```\na::b\n~~~\nc::d\n`````",
        "$$\na::b\n==c==\n$$",
        "$$\na::b\n\n?\nc == d\n$$ end",
        "text $$ a\n::b $$ end",
        "\\[\na::b\n\\]",
        "<!--question::answer test-->",
        "<!--\nQuestion\n?\nAnswer <!--SR:!2021-08-11,4,270-->\n-->",
        "<!--\nQuestion\n?\n\nAnswer\n-->",
        "something\n<!--cloze ==deletion== test-->",
        "=====\n-----\n***\n_ _ _",
    ],
)
def test_no_card_is_read_from_code_maths_or_comments(text):
    assert sides(text) == []
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "something\n\n<!--cloze ==c== test-->\n\na::b",
        "<!--\nx::y\n--> a::b",
        "```python\ncode\n```\na::b",
        "$$x$$\na::b",
        "$$\nx\n$$\na::b",
        "$$ x\n= y $$\na::b",
    ],
)
def test_a_card_after_them_is_read(text):
    assert sides(text) == [("a", "b")]
    assert faults(text) == []


def test_three_backticks_may_open_code_in_a_line():
    assert sides("```a::b``` is::c") == [("```a::b``` is", "c")]


@pytest.mark.parametrize(
    ("opening", "place", "reason"),
    [
        ("```python", "3:1", "the code fence ``` is never closed"),
        ("  ~~~~", "3:3", "the code fence ~~~ is never closed"),
        ("```drill\nproblem x", "3:1", "the code fence ``` is never closed"),
        ("<!-- remark", "3:1", "the comment <!-- is never closed"),
        ("$$", "3:1", "display maths opened with $$ is never closed"),
        (" $$ x", "3:2", "display maths opened with $$ is never closed"),
    ],
)
def test_what_is_never_closed_is_a_fault_and_ends_at_the_next_blank_line(opening, place, reason):
    text = f"one::1\n\n{opening}\nx\n\ntwo::2\n\nthree\n?\n3"
    assert faults(text) == [f"note.md:{place}: {reason}"]
    assert sides(text) == [("one", "1"), ("two", "2"), ("three", "3")]


@pytest.mark.parametrize("stop", ["# Heading", "> quoted", "```\ncode\n```"])
def test_display_maths_cannot_reach_over_other_blocks(stop):
    text = f"$$\n\n{stop}\n\na::b\n\n$$\nx\n$$"
    assert sides(text) == [("a", "b")]
    assert [fault.line for fault in read_note(text, "note.md").faults][:1] == [1]


LINE = st.lists(
    st.sampled_from(
        ["a", "::", ":::", "?", "==", " ", "Q: ", "> ", "$", "$$", "#", "# ", "^b", "-"]
    )
).map("".join)


@given(st.lists(LINE), st.sampled_from(["```", "~~~", "`````"]))
def test_whatever_stands_in_a_fence_is_code(lines, fence):
    text = "\n".join(["a::b", fence, *lines, fence, "c::d"])
    assert sides(text) == [("a", "b"), ("c", "d")]
    assert faults(text) == []
