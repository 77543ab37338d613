"""``==gap==`` and its optional relatives."""

import pytest

from drill.decks.card import CardKind
from drill.decks.note import read_note
from drill.decks.syntax.cloze import MOST_DELETIONS
from drill.decks.syntax.settings import SyntaxSettings

ALL = SyntaxSettings(bold_clozes=True, curly_clozes=True)
NONE = SyntaxSettings(highlight_clozes=False)


def sides(text, settings=SyntaxSettings()):  # noqa: B008
    return [(card.question, card.answer) for card in read_note(text, "note.md", settings).cards]


def faults(text, settings=SyntaxSettings()):  # noqa: B008
    return [str(fault) for fault in read_note(text, "note.md", settings).faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cloze ==deletion== test", [("cloze […] test", "deletion")]),
        ("==this== is a ==gap==\n", [("[…] is a gap", "this"), ("this is a […]", "gap")]),
        ("a gap on\nsuch ==wow==\nafter", [("a gap on\nsuch […]\nafter", "wow")]),
        ("before\n\n==x==\n\nafter", [("[…]", "x")]),
        ("the ==`inline`== code", [("the […] code", "`inline`")]),
        ("- a ==gap==", [("a […]", "gap")]),
        ("- one\n- ==two==", [("- one\n- […]", "two")]),
        ("  - one\n    - ==two==", [("- one\n  - […]", "two")]),
        ("## The ==ReLU== gate", [("The […] gate", "ReLU")]),
        ("===x===", [("=[…]=", "x")]),
        ("== x ==", [("[…]", "x")]),
        ("text\n```\nx == y\n```\n==gap==", [("text\n```\nx == y\n```\n[…]", "gap")]),
    ],
)
def test_each_deletion_makes_a_card(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


def test_the_cards_of_a_passage_are_siblings():
    note = read_note("==a== and ==b==\n\n==c==", "note.md")
    groups = [card.sibling_group for card in note.cards]
    assert groups == [note.cards[0].id, note.cards[0].id, note.cards[2].id]
    assert {card.kind for card in note.cards} == {CardKind.CLOZE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "==$a==b$== and $c == d$",
            [("[…] and $c == d$", "$a==b$")],
        ),
        (r"\(a==b\) is ==so==", [(r"\(a==b\) is […]", "so")]),
        ("`a == b` is ==code==", [("`a == b` is […]", "code")]),
        ("$$\nx == y\n$$\nis ==display==", [("$$\nx == y\n$$\nis […]", "display")]),
        ("so $$ x\n== y $$ is ==it==", [("so $$ x\n== y $$ is […]", "it")]),
    ],
)
def test_marks_in_maths_and_code_are_none(text, expected):
    assert sides(text) == expected
    assert faults(text) == []


@pytest.mark.parametrize("text", ["x == y\n```", "**bold** {{curly}}", "x = y", "=====", "a\n==="])
def test_no_deletion_no_card(text):
    assert sides(text) == []


def test_an_inline_card_wins_over_a_cloze():
    assert sides("the ==gap==::the answer") == [("the ==gap==", "the answer")]


def test_a_cloze_above_an_inline_card_is_kept():
    assert sides("the ==gap==\nQ::A") == [("the […]", "gap"), ("Q", "A")]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("srdf ==", [(1, 6)]),
        ("lorem ipsum ==p\ndolor won==", [(1, 13), (2, 10)]),
        ("lorem ==dolor won=", [(1, 7)]),
        ("==a== and ==b", [(1, 11)]),
        ("> quoted ==b", [(1, 10)]),
        ("====x", [(1, 3)]),
    ],
)
def test_an_unclosed_mark_is_a_fault(text, columns):
    found = read_note(text, "note.md").faults
    assert [(fault.line, fault.column) for fault in found] == columns
    assert {fault.reason for fault in found} == {"== is never closed"}


def test_deletions_beside_an_unclosed_mark_are_read():
    assert sides("==a== and ==b") == [("[…] and ==b", "a")]


def test_an_empty_deletion_is_a_fault():
    assert faults("x ==  == ==y==") == ["note.md:1:3: nothing stands between =="]
    assert sides("x ==  == ==y==") == [("x ==  == […]", "y")]


def test_bold_and_curly_marks_count_when_wanted():
    text = "a {{first}} and ==second== and **third** test"
    assert [answer for _, answer in sides(text)] == ["second"]
    assert sides(text, ALL) == [
        ("a […] and second and third test", "first"),
        ("a first and […] and third test", "second"),
        ("a first and second and […] test", "third"),
    ]


def test_no_mark_counts_when_none_is_wanted():
    assert sides("a ==gap==", NONE) == []
    assert faults("a ==gap", NONE) == []


@pytest.mark.parametrize("text", ["srdf {{", "srdf **", "{{dolor won}", "**p\nq**"])
def test_unclosed_bold_and_curly_marks_are_faults_when_wanted(text):
    assert sides(text, ALL) == []
    assert faults(text, ALL)
    assert faults(text) == []


def test_braces_in_maths_are_no_deletion():
    assert sides(r"$\frac{{a}}{{b}}$ is {{a fraction}}", ALL) == [
        (r"$\frac{{a}}{{b}}$ is […]", "a fraction")
    ]


def test_the_outer_of_two_marks_makes_the_deletion():
    assert sides("**==x==** y", ALL) == [("[…] y", "==x==")]


def test_a_hint_stands_in_the_gap():
    assert sides("Adam has ==two;;how many== moments") == [("Adam has [how many] moments", "two")]


def test_deletions_of_one_number_are_asked_together():
    assert sides("==1;;a== ==2;;b;;hint== ==1;;c== ==d==") == [
        ("[…] b […] d", "a, c"),
        ("a [hint] c d", "b"),
        ("a b c […]", "d"),
    ]


def test_a_semicolon_pair_in_maths_is_no_hint():
    assert sides("==$a;;b$==") == [("[…]", "$a;;b$")]


def test_too_many_deletions_are_a_fault():
    text = "==x== " * (MOST_DELETIONS + 1)
    assert sides(text) == []
    assert faults(text) == [f"note.md:1:1: more than {MOST_DELETIONS} deletions in one passage"]


def test_a_block_id_names_all_siblings():
    cards = read_note("==a== and ==b== ^gap-1", "note.md").cards
    assert [card.id for card in cards] == ["^gap-1", "^gap-1/1"]
    assert cards[1].question == "a and […]"
    assert cards[1].sibling_group == "^gap-1"
