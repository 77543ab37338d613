"""``> [!question]`` callouts, and cards inside other quotations."""

import pytest

from drill.decks.note import read_note


def sides(text):
    return [(card.question, card.answer) for card in read_note(text, "note.md").cards]


def faults(text):
    return [str(fault) for fault in read_note(text, "note.md").faults]


@pytest.mark.parametrize(
    "header",
    [
        "> [!question] Why ReLU?",
        "> [!QUESTION] Why ReLU?",
        "> [!question]- Why ReLU?",
        "> [!question]+ Why ReLU?",
        ">[!question]   Why ReLU?  ",
        "  > [!question] Why ReLU?",
        "> [!question|wide] Why ReLU?",
        "> [\\!question] Why ReLU?",
    ],
)
def test_the_title_asks_and_the_body_answers(header):
    assert sides(f"{header}\n> It does not\n> saturate.") == [
        ("Why ReLU?", "It does not\nsaturate.")
    ]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("> one\n>\n> two", "one\n\ntwo"),
        ("> one\n> > two", "one\n> two"),
        ("> ```\n> a::b\n>\n> ```", "```\na::b\n\n```"),
        ("> $$\n> a == b\n> $$", "$$\na == b\n$$"),
        ("> # one\n> - two\n> ---\n> three", "# one\n- two\n---\nthree"),
        ("> a ==marked== word\n> Q: x\n> y::z", "a ==marked== word\nQ: x\ny::z"),
        ("> one\n> <!--SR:!2021-08-11,4,270-->", "one"),
        ("> one\n> [!sr|card-metadata]\n> <!--SR:!2021-08-11,4,270-->", "one"),
    ],
)
def test_the_body_is_taken_as_written(body, answer):
    assert sides(f"> [!question] Why?\n{body}\n\nNext::one") == [("Why?", answer), ("Next", "one")]
    assert faults(f"> [!question] Why?\n{body}") == []


def test_a_callout_ends_with_its_marks():
    assert sides("> [!question] Why?\n> Because.\nnot quoted") == [("Why?", "Because.")]


def test_callouts_follow_each_other_after_a_blank_line():
    text = "> [!question] One?\n> 1\n\n> [!question] Two?\n> 2"
    assert sides(text) == [("One?", "1"), ("Two?", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "> [!question] Why?\n> So. ^abc",
        "> [!question] Why?\n> So.\n> ^abc\n>",
        "> [!question] Why?\n> So.\n\n^abc",
    ],
)
def test_a_block_id_stands_in_or_below_the_callout(text):
    (card,) = read_note(text, "note.md").cards
    assert (card.answer, card.id) == ("So.", "^abc")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("> [!question] Why?", 3),
        ("> [!question]\n> Because.", 3),
        ("> [!question] Why?\n>", 3),
        (">  [!question]", 4),
    ],
)
def test_a_missing_side_is_a_fault(text, fault):
    assert sides(text) == []
    assert faults(text) == [
        f"note.md:1:{fault}: a question callout needs a question after ] and an answer below it"
    ]


@pytest.mark.parametrize(
    "text", ["> [!question]\n> Why?::Because.", "> [!question] Why?::Because.\n"]
)
def test_a_question_callout_with_an_inline_card_is_no_fault(text):
    assert sides(text) == [("Why?", "Because.")]
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!NOTE] Title\n> Question::Answer", [("Question", "Answer")]),
        ("> [!NOTE] Question::Answer", [("Question", "Answer")]),
        ("> Question::Answer", [("Question", "Answer")]),
        ("> Question\n> ?\n> Answer\n>\n> other", [("Question", "Answer")]),
        ("> Q: Question\n> A: Answer", [("Question", "Answer")]),
        ("> [!tip]- Title\n> a ==gap==", [("a […]", "gap")]),
        ("> [!note] Title\n> > [!question] Inner?\n> > Yes.", [("Inner?", "Yes.")]),
        ("> > Question::Answer", [("Question", "Answer")]),
        ("text\n> Question::Answer\ntext", [("Question", "Answer")]),
    ],
)
def test_other_quotations_may_hold_cards(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


def test_a_question_in_a_question_is_a_card_of_its_own():
    text = "> [!question] Outer?\n> one\n> > [!question]- Inner?\n> > yes\n>\n> two"
    assert sides(text) == [("Outer?", "one\n\ntwo"), ("Inner?", "yes")]
    assert faults(text) == []


def test_lines_and_columns_are_those_of_the_file():
    note = read_note("> [!note]\n>\n> > Question::\n> > Q::A", "note.md")
    assert [str(fault) for fault in note.faults] == ["note.md:3:13: nothing stands after ::"]
    assert [card.line for card in note.cards] == [4]


def test_a_fence_left_open_in_a_quotation_ends_with_it():
    note = read_note("> ```\n> code\n\nQuestion::Answer", "note.md")
    assert [str(fault) for fault in note.faults] == [
        "note.md:1:3: the code fence ``` is never closed"
    ]
    assert sides("> ```\n> code\n\nQuestion::Answer") == [("Question", "Answer")]


def test_a_heading_in_a_quotation_holds_within_it():
    note = read_note("# A\n> ## B\n> one::1\n\ntwo::2", "note.md")
    assert [card.context for card in note.cards] == [("A", "B"), ("A",)]
    assert [heading.text for heading in note.headings] == ["A"]


def test_quotations_of_any_depth_are_borne():
    assert read_note(">" * 5_000 + " Question::Answer", "note.md").faults == ()
