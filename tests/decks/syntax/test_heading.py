"""``## Question #card``."""

import pytest

from drill.decks.note import read_note


def sides(text):
    return [(card.question, card.answer) for card in read_note(text, "note.md").cards]


@pytest.mark.parametrize(
    ("below", "answer"),
    [
        ("one", "one"),
        ("\n\none\n\ntwo\n", "one\n\ntwo"),
        ("- one\n- two", "- one\n- two"),
        ("one\n\n---\n\ntwo", "one\n\n\ntwo"),
        ("one::two\n\nQ: x\nA: y\n\n==z==", "one::two\n\nQ: x\nA: y\n\n==z=="),
        ("> [!note] one\n> two", "> [!note] one\n> two"),
        ("```python\n# comment\n```", "```python\n# comment\n```"),
        ("```drill\nplot sigmoid\n```", "```drill\nplot sigmoid\n```"),
        ("one ^id", "one"),
    ],
)
def test_all_below_a_tagged_heading_answers_it(below, answer):
    text = f"# Topic\n## Question? #card\n{below}\n## Next\nafter::it"
    assert sides(text) == [("Question?", answer), ("after", "it")]
    assert read_note(text, "note.md").faults == ()


def test_where_a_heading_card_stands():
    text = "# Topic\n\n## Sibling\n\n## Question? #card #hard\n\none\n- [ ] point\n\n^id\n"
    (card,) = read_note(text, "note.md").cards
    assert (card.line, card.context, card.id) == (5, ("Topic",), "^id")
    assert (card.tags, card.key_points) == (("card", "hard"), ("point",))


def test_a_mark_below_a_tagged_heading_makes_it_an_ordinary_question():
    text = "## Question? #card\n?\nanswer\n\nafter::it"
    assert sides(text) == [("Question?", "answer"), ("after", "it")]


def test_a_tagged_heading_without_a_question_leaves_what_is_below_it_alone():
    note = read_note("## #card\nbefore::it\n\nin\n?\nthe section", "note.md")
    assert [(card.question, card.answer) for card in note.cards] == [
        ("before", "it"),
        ("in", "the section"),
    ]
    assert [fault.line for fault in note.faults] == [1]


@pytest.mark.parametrize("text", ["## Question #card", "## #card\nanswer", "## Q #card\n## Next"])
def test_a_missing_side_is_a_fault(text):
    note = read_note(text, "note.md")
    assert note.cards == ()
    assert [fault.reason for fault in note.faults] == [
        "a heading that is a card needs a question before its tag and an answer below it"
    ]


@pytest.mark.parametrize("text", ["## Question #cards\nanswer", "## `#card`\nanswer", "#card\nx"])
def test_other_headings_are_none(text):
    assert sides(text) == []


def test_problems_below_a_heading_card_are_kept():
    note = read_note("## Question #card\none\n```drill\nproblem x\n```\ntwo", "note.md")
    assert [(block.id, block.line) for block in note.blocks] == [("problem:x", 4)]
    assert sides("## Question #card\none\n```drill\nproblem x\n```\ntwo") == [
        ("Question", "one\ntwo")
    ]


def test_a_heading_is_no_context_of_its_sibling():
    text = "# Topic\n## First\n## Second\n?\nanswer"
    assert [card.context for card in read_note(text, "note.md").cards] == [("Topic",)]
