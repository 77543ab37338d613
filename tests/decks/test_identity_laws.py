"""Laws of identities: what was not touched never changes its id."""

from hypothesis import given
from hypothesis import strategies as st

from drill.decks.identity import Known, Match, Sighting, identify, registry, sightings
from drill.decks.note import read_note

WORDS = ["gradient", "loss", "layer", "ReLU", "softmax", "weight", "bias", "batch", "$x$", "not"]
TEXT = st.lists(st.sampled_from(WORDS), min_size=2, max_size=8).map(" ".join)
PASSAGE = st.one_of(
    st.builds("{}::{}".format, TEXT, TEXT),
    st.builds("{}:::{}".format, TEXT, TEXT),
    st.builds("{}\n?\n{}".format, TEXT, TEXT),
    st.builds("{} =={}== {} =={}==".format, TEXT, TEXT, TEXT, TEXT),
)


def read(passages):
    return read_note("\n\n".join(passages), "note.md").cards


def has_no_twins(passages):
    sides = [(card.question, card.answer) for card in read(passages)]
    return len(sides) == len(set(sides))


PASSAGES = st.lists(PASSAGE, min_size=1, max_size=8).filter(has_no_twins)


def identified(passages, known=()):
    """The ids of the cards by their question and answer, those of equal text together."""
    cards = read(passages)
    by_text = {}
    for card, assignment in zip(cards, identify(sightings(cards), known), strict=True):
        by_text.setdefault((card.question, card.answer), set()).add(assignment.id)
    return by_text


def known_from(passages):
    found = sightings(read(passages))
    return registry(found, identify(found, ()))


@given(PASSAGES)
def test_nothing_changes_when_nothing_does(passages):
    assert identified(passages, known_from(passages)) == identified(passages)


@given(PASSAGES, st.randoms(use_true_random=False))
def test_reordering_changes_no_id(passages, random):
    known, before = known_from(passages), identified(passages)
    random.shuffle(passages)
    assert identified(passages, known) == before


@given(PASSAGES, PASSAGES, st.data())
def test_inserting_changes_no_other_id(passages, inserted, data):
    known, before = known_from(passages), identified(passages)
    after = list(passages)
    for passage in inserted:
        after.insert(data.draw(st.integers(0, len(after))), passage)
    found = identified(after, known)
    for text, ids in before.items():
        assert ids <= found[text]


@given(PASSAGES, st.data())
def test_deleting_changes_no_other_id(passages, data):
    known, before = known_from(passages), identified(passages)
    del passages[data.draw(st.integers(0, len(passages) - 1))]
    for text, ids in identified(passages, known).items():
        assert ids <= before[text]


@given(PASSAGES, st.data())
def test_editing_one_changes_no_other_id(passages, data):
    known, before = known_from(passages), identified(passages)
    passages[data.draw(st.integers(0, len(passages) - 1))] = data.draw(PASSAGE)
    for text, ids in identified(passages, known).items():
        assert before.get(text, set()) <= ids


@given(PASSAGES, st.data())
def test_an_edited_passage_keeps_its_ids(passages, data):
    known = known_from(passages)
    at = data.draw(st.integers(0, len(passages) - 1))
    passages[at] = f"Exactly {passages[at]}"
    assigned = identify(sightings(read(passages)), known)
    assert [assignment.id for assignment in assigned] == [row.id for row in known]


SIGHTING = st.builds(
    Sighting,
    note=st.sampled_from(["a.md", "b.md"]),
    text_hash=st.sampled_from(["h1", "h2", "h3"]),
    position=st.integers(0, 5),
    block_id=st.sampled_from([None, None, "x", "y"]),
    sibling=st.integers(0, 2),
    text=st.sampled_from(["one text\na", "one text\nb", "other\nc", ""]),
)
KNOWN = st.lists(
    st.builds(Known, st.sampled_from([*"pqrstuv", "^x", "^x/1", "^y"]), SIGHTING),
    unique_by=lambda row: row.id,
)


@given(st.lists(SIGHTING), KNOWN)
def test_no_two_cards_get_one_id(found, known):
    assigned = identify(found, known)
    assert len(assigned) == len(found)
    assert len({assignment.id for assignment in assigned}) == len(found)
    rows = {row.id: row.sighting for row in known}
    for sighting, (card_id, match) in zip(found, assigned, strict=True):
        assert (match is Match.NEW) == (card_id not in rows)
        if card_id in rows and sighting.block_id and rows[card_id].block_id:
            assert sighting.block_id == rows[card_id].block_id


@given(st.lists(SIGHTING), KNOWN)
def test_what_was_assigned_is_assigned_again(found, known):
    assigned = identify(found, known)
    again = identify(found, registry(found, assigned))
    assert sorted(a.id for a in again) == sorted(a.id for a in assigned)


@given(st.lists(SIGHTING), KNOWN)
def test_the_order_of_the_registry_does_not_matter(found, known):
    assert identify(found, known) == identify(found, known[::-1])
