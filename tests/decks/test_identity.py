"""Which card keeps which id when notes change."""

import pytest

from drill.decks.identity import (
    Match,
    block_card_id,
    first_id,
    identify,
    registry,
    sightings,
    with_ids,
)
from drill.decks.note import read_note


def cards_of(notes):
    return [card for path, text in notes.items() for card in read_note(text, path).cards]


def known_from(notes, known=()):
    found = sightings(cards_of(notes))
    return registry(found, identify(found, known))


def ids(notes, known):
    """The id and the match of each card by its question."""
    cards = cards_of(notes)
    assigned = identify(sightings(cards), known)
    return {card.question: assignment for card, assignment in zip(cards, assigned, strict=True)}


def one(text):
    """The registry of a note of one card, and its id."""
    known = known_from({"n.md": text})
    return known, known[0].id


@pytest.mark.parametrize(
    ("before", "after", "match"),
    [
        ("Question::Answer", "# New heading\n\nQuestion  ::  Answer", Match.SAME),
        ("Question::Answer", "Question\n?\nAnswer", Match.SAME),
        ("Question::Answer", "Q: Question\nA: Answer", Match.SAME),
        ("What is a neuron?::A unit", "What is a neuron?::A computing unit", Match.EDITED),
        ("What is a neuron?::A unit", "What is a neuron?::Something else entirely", Match.EDITED),
        ("What is a neuron in a network?::A unit", "What's a neuron?::A unit", Match.EDITED),
        ("Question::Answer", "Question::Answer ^abc", Match.SAME),
        ("Question::Answer ^abc", "Question::Answer", Match.SAME),
        ("Question::Answer ^abc", "Other::Text entirely ^abc", Match.BLOCK_ID),
        ("Question::Answer ^abc", "Question::Answer ^abc", Match.BLOCK_ID),
    ],
)
def test_a_card_keeps_its_id(before, after, match):
    known, old = one(before)
    ((assigned),) = ids({"n.md": after}, known).values()
    assert assigned == (old, match)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("What is a neuron?::A unit", "Name four optimizers::SGD, Momentum, RMSprop, Adam"),
        ("Question::Answer ^abc", "Question::Answer ^abd"),
        ("Question::An answer ^abc", "Question::Answer ^abd"),
    ],
)
def test_another_card_gets_an_id_of_its_own(before, after):
    known, old = one(before)
    ((assigned),) = ids({"n.md": after}, known).values()
    assert assigned.match is Match.NEW
    assert assigned.id != old


def test_a_block_id_is_the_id_in_any_note():
    assert block_card_id("abc", 0) == "^abc"
    known, old = one("Question::Answer ^abc")
    assert old == "^abc"
    assert ids({"m.md": "Other::Text ^abc"}, known) == {"Other": ("^abc", Match.BLOCK_ID)}


def test_a_block_id_added_later_finds_the_card_again_after_an_edit():
    known, old = one("Question::Answer")
    known = known_from({"n.md": "Question::Answer ^abc"}, known)
    assert ids({"m.md": "Quite other::Words ^abc"}, known) == {"Quite other": (old, Match.BLOCK_ID)}


def test_a_moved_card_keeps_its_id_when_it_is_the_only_one():
    known = known_from({"a.md": "one::1\n\ntwo::2", "b.md": "three::3"})
    after = ids({"a.md": "two::2", "b.md": "three::3\n\none::1"}, known)
    assert after["one"] == (known[0].id, Match.MOVED)
    assert {after["two"].match, after["three"].match} == {Match.SAME}


def test_a_renamed_note_keeps_its_ids():
    known = known_from({"a.md": "one::1\n\nthe ==two== of ==three=="})
    after = ids({"b.md": "one::1\n\nthe ==two== of ==three=="}, known)
    assert [assigned.id for assigned in after.values()] == [row.id for row in known]


def test_a_moved_card_is_new_when_it_could_be_several():
    known = known_from({"a.md": "one::1", "b.md": "one::1"})
    after = ids({"c.md": "one::1"}, known)
    assert after["one"].match is Match.NEW


def test_a_copy_in_another_note_is_new():
    known = known_from({"a.md": "one::1"})
    cards = cards_of({"a.md": "one::1", "b.md": "one::1"})
    first, second = identify(sightings(cards), known)
    assert first == (known[0].id, Match.SAME)
    assert second.match is Match.NEW
    assert second.id != first.id


def test_of_two_edited_cards_each_is_matched_to_its_own():
    known = known_from({"n.md": "The gradient of tanh?::One\n\nThe gradient of ReLU?::Two"})
    after = ids({"n.md": "The gradient of a ReLU?::Two\n\nThe gradient of the tanh?::One"}, known)
    assert after["The gradient of the tanh?"].id == known[0].id
    assert after["The gradient of a ReLU?"].id == known[1].id


def test_of_equals_the_nearer_is_taken():
    known = known_from({"n.md": "\n\n".join(f"Question {i}::Answer" for i in range(6))})
    kept = [f"Question {i}::Answer" for i in range(6) if i != 3]
    after = ids({"n.md": "\n\n".join([*kept[:3], "Question x::Answer", *kept[3:]])}, known)
    assert after["Question x"] == (known[3].id, Match.EDITED)


def test_an_id_whose_card_was_edited_is_not_given_to_its_old_text():
    known, old = one("What is a neuron?::A unit")
    known = known_from({"n.md": "What is one neuron?::A unit"}, known)
    after = ids({"n.md": "What is one neuron?::A unit\n\nWhat is a neuron?::A unit"}, known)
    assert after["What is one neuron?"].id == old
    assert after["What is a neuron?"].id != old


def test_a_card_that_comes_back_gets_its_id_back():
    known, old = one("Question::Answer")
    assert identify((), known) == ()
    assert ids({"n.md": "Question::Answer"}, known) == {"Question": (old, Match.SAME)}


@pytest.mark.parametrize(
    "after",
    [
        "The ==sigmoid== saturates on both ==sides==.",
        "The ==sigmoid== of $x$ saturates on ==sides==.",
        "The ==logistic sigmoid== saturates on ==sides==.",
        "==1;;The== ==sigmoid== saturates on ==sides==.",
        "Recall: the ==sigmoid== saturates on ==sides==, and ==others== do not.",
    ],
)
def test_the_siblings_of_an_edited_passage_keep_their_ids(after):
    known = known_from({"n.md": "The ==sigmoid== saturates on ==sides==."})
    cards = cards_of({"n.md": after})
    assigned = identify(sightings(cards), known)
    by_answer = {
        card.answer: assignment.id for card, assignment in zip(cards, assigned, strict=True)
    }
    sigmoid = by_answer.get("sigmoid", by_answer.get("logistic sigmoid"))
    assert [sigmoid, by_answer["sides"]] == [row.id for row in known]


def test_siblings_with_a_block_id_keep_their_ids_when_one_comes_in_front():
    known = known_from({"n.md": "The ==sigmoid== on ==sides== ^abc"})
    cards = cards_of({"n.md": "Say ==when==: the ==sigmoid== on ==sides== ^abc"})
    assigned = identify(sightings(cards), known)
    assert [(assignment.id, assignment.match) for assignment in assigned] == [
        ("^abc/2", Match.NEW),
        ("^abc", Match.BLOCK_ID),
        ("^abc/1", Match.BLOCK_ID),
    ]


def test_the_forward_card_stays_when_a_reverse_one_comes():
    known, old = one("Question::Answer")
    after = ids({"n.md": "Question:::Answer"}, known)
    assert after["Question"] == (old, Match.SAME)
    assert after["Answer"].match is Match.NEW


def test_cards_take_the_ids_they_are_assigned():
    known, old = one("The ==first== of ==two==")
    cards = cards_of({"n.md": "The very ==first== of ==two=="})
    named = with_ids(cards, identify(sightings(cards), known))
    assert [card.id for card in named] == [row.id for row in known]
    assert {card.sibling_group for card in named} == {old}


def test_the_parts_of_a_first_id_are_kept_apart():
    assert first_id("ab", "c") != first_id("a", "bc")
    assert first_id("a", "b", 0) != first_id("a", "b", 1)
    hashes = {sighting.text_hash for sighting in sightings(cards_of({"n": "ab::c\n\na::bc"}))}
    assert len(hashes) == 2


def test_a_note_rewritten_at_large_is_matched():
    text = "What is the value of number {}, {} and {}?::It is {}"
    before = "\n\n".join(text.format(i, i * 7, i * 13, i**3) for i in range(150))
    after = before.replace("the value", "the exact value")
    known = known_from({"n.md": before})
    found = sightings(cards_of({"n.md": after}))
    assert [a.id for a in identify(found, known)] == [row.id for row in known]
