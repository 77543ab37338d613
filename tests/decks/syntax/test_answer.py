"""What an answer is made of: text, key points, steps, options; typed answers by their tag."""

import pytest

from drill.decks.card import CardKind
from drill.decks.note import read_note


def only_card(text):
    (card,) = read_note(text, "note.md").cards
    return card


def answered(answer):
    return only_card(f"Question\n?\n{answer}")


@pytest.mark.parametrize(
    ("answer", "text", "points"),
    [
        ("Text.\n- [ ] one\n- [ ] two", "Text.", ("one", "two")),
        ("- [ ] one\n* [ ] two\n+ [ ] three", "- one\n- two\n- three", ("one", "two", "three")),
        ("- [ ] one\n  and more\n- [ ] two", "- one\n  and more\n- two", ("one\nand more", "two")),
        ("Before\n- [ ] one\nAfter", "Before\nAfter", ("one",)),
        ("Text\n- [x] kept\n- [ ] one", "Text\n- [x] kept", ("one",)),
        ("Text\n- [ ] `a` $b$ **c**", "Text", ("`a` $b$ **c**",)),
        ("Text\n- [ ] $$\n  a\n  $$", "Text", ("$$\na\n$$",)),
        ("Text\n- [ ] $$\na\n$$", "Text", ("$$\na\n$$",)),
        ("Text #tag\n- [ ] one #tag", "Text", ("one",)),
        ("Text\n- [ ]\n- [ ] one", "Text", ("one",)),
        ("```\n- [ ] code\n```", "```\n- [ ] code\n```", ()),
        ("`- [ ]` is an open item", "`- [ ]` is an open item", ()),
        ("- one\n- [link](x)", "- one\n- [link](x)", ()),
        ("- [x] one\n- [x] two", "- [x] one\n- [x] two", ()),
    ],
)
def test_open_items_are_points(answer, text, points):
    card = answered(answer)
    assert (card.kind, card.answer, card.key_points) == (CardKind.BASIC, text, points)


@pytest.mark.parametrize(
    "text",
    [
        "Question\n?\nText\n- [ ] one",
        "Q: Question\nA: Text\n- [ ] one",
        "Q: Question\nA:\nText\n- [ ] one",
        "> [!question] Question\n> Text\n> - [ ] one",
        "> [!question] Question\n> - [ ] one\n>\n> Text",
    ],
)
def test_every_answer_of_several_lines_may_have_points(text):
    card = only_card(text)
    assert (card.question, card.answer, card.key_points) == ("Question", "Text", ("one",))


def test_asked_both_ways_points_count_for_the_answer_alone():
    front, back = read_note("One\n??\nTwo\n- [ ] point", "note.md").cards
    assert (front.answer, front.key_points) == ("Two", ("point",))
    assert (back.question, back.answer, back.key_points) == ("Two", "One", ())


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("1. a\n2. b\n3. c", ("a", "b", "c")),
        ("1) a\n1) b\n1) c", ("a", "b", "c")),
        ("1. a\n   - x\n   - y\n2. b\n3. c", ("a\n- x\n- y", "b", "c")),
        ("1. a\n   ```\n   code\n\n   ```\n2. b\n3. $c$ ^id", ("a\n```\ncode\n\n```", "b", "$c$")),
    ],
)
def test_a_numbered_list_alone_is_to_be_put_in_order(answer, items):
    card = answered(answer)
    assert (card.kind, card.items) == (CardKind.LIST, items)
    assert card.answer.startswith("1")


@pytest.mark.parametrize(
    "answer", ["1. a\n2. b", "First\n1. a\n2. b\n3. c", "1. a\n2. b\n3. c\nLast", "- a\n- b\n- c"]
)
def test_any_other_list_is_a_text(answer):
    card = answered(answer)
    assert (card.kind, card.answer, card.items) == (CardKind.BASIC, answer, ())


def test_options_some_of_them_right():
    card = answered("- [x] a\n- [ ] b\n  more\n- [X] c\nBecause.")
    assert (card.kind, card.items, card.right) == (CardKind.CHOICE, ("a", "b\nmore", "c"), (0, 2))
    assert card.remark == "Because."
    assert card.key_points == ()


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("#typed Question::Answer", "Question", "Answer"),
        ("Question #typed::Answer", "Question", "Answer"),
        ("Question::Answer #typed", "Question", "Answer"),
        ("Question #typed\n?\nAnswer", "Question", "Answer"),
        ("Question\n?\nAnswer #typed", "Question", "Answer"),
        ("Question\n?\nAnswer\n#typed", "Question", "Answer"),
        ("Q: Question #typed\nA: Answer", "Question", "Answer"),
        ("> [!question] Question #typed\n> Answer", "Question", "Answer"),
        ("a ==gap== in it #typed", "a […] in it", "gap"),
        ("# Heading\n#typed\n\nQuestion::Answer", "Question", "Answer"),
        ("---\ntags: [typed]\n---\nQuestion::Answer", "Question", "Answer"),
    ],
)
def test_a_tag_asks_for_typing(text, question, answer):
    card = only_card(text)
    assert (card.kind, card.question, card.answer) == (CardKind.TYPED, question, answer)


def test_asked_both_ways_the_answer_is_typed_and_the_question_is_not():
    kinds = [card.kind for card in read_note("One:::Two #typed", "note.md").cards]
    assert kinds == [CardKind.TYPED, CardKind.REVERSE]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("1. a\n2. b\n3. c", CardKind.LIST),
        ("- [x] a\n- [ ] b", CardKind.CHOICE),
        ("a\n- [ ] point", CardKind.BASIC),
    ],
)
def test_what_is_marked_in_another_way_is_not_typed(answer, kind):
    assert only_card(f"#typed\nQuestion\n?\n{answer}").kind is kind
