"""The search line: what it reads, what it finds, what it says of a wrong filter."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.schedule.memory import Memory
from drill.schedule.rating import State
from drill.schedule.record import ItemRecord
from drill.session.desk import Desk
from drill.session.library import ItemKind, Library, StudyItem, Templates
from drill.session.search import (
    FILTERS,
    KINDS,
    STATES,
    Known,
    Query,
    Shelf,
    Standing,
    read_query,
)

NOW, DAY = datetime(2026, 5, 4, 8, tzinfo=UTC), date(2026, 5, 4)
KNOWN = Known(("maths", "maths/sets"), ("Sets", "Metric learning"), ("sets", "gates"), ("sign",))


def memory(state: State, due_day: date | None = None, **more: object) -> Memory:
    return Memory(state=state, due_day=due_day, **more)  # type: ignore[arg-type]


@pytest.fixture
def standing(desk: Desk) -> Standing:
    """Four sets: due, suspended though due, buried and flagged, a leech with a mistake."""
    due = memory(State.REVIEW, DAY)
    ids = [item.id for item in desk.library.items.values() if item.note.endswith("sets.md")]
    records = [
        ItemRecord(due),
        ItemRecord(due, suspended=True),
        ItemRecord(buried_day=DAY, flag=2),
        ItemRecord(memory(State.REVIEW, date(2026, 6, 1), lapses=8, leech=True)),
    ]
    return Standing(NOW, DAY, dict(zip(ids, records, strict=True)), {ids[3]: ["sign"]})


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("set", ["What is set 0?", "What is set 1?", "What is set 2?", "What is set 3?"]),
        ("WHAT gate", ["What is a gate?"]),
        ('"is set 1"', ["What is set 1?"]),
        ("set -1 -2", ["What is set 0?", "What is set 3?"]),
        ("kind:problem", ["double"]),
        ("kind:problem,card -tag:maths factor", ["A factor in [0, 1]."]),
        ("tag:maths/sets is:due", ["What is set 0?"]),
        ("tag:#maths is:susp", ["What is set 1?"]),
        ("topic:set is:buried", ["What is set 2?"]),
        ("is:flagged", ["What is set 2?"]),
        ("flag:2,3", ["What is set 2?"]),
        ("flag:1", []),
        ("is:leech is:review", ["What is set 3?"]),
        ("mistake:sign", ["What is set 3?"]),
        ("note:gates is:new kind:c", ["What is a gate?", "A factor in [0, 1]."]),
        ("is:due,leech", ["What is set 0?", "What is set 3?"]),
        ("due:0", ["What is set 0?"]),
        ("due:27", ["What is set 0?"]),
        ("due:28,3", ["What is set 0?", "What is set 3?"]),
        ("due:30 -due:0", ["What is set 3?"]),
        ("double", ["double"]),
        ("nothing has this", []),
    ],
)
def test_what_is_found(desk: Desk, standing: Standing, text: str, titles: list[str]) -> None:
    shelf = Shelf(desk.library, ["sign"])
    query = read_query(text, shelf.known)
    assert not query.complaints
    assert sorted(item.title for item in shelf.search(query, standing)) == sorted(titles)


def test_a_card_in_its_steps_is_learning_and_due_when_its_time_has_come() -> None:
    later = memory(State.LEARNING, due=datetime(2026, 5, 4, 9, tzinfo=UTC))
    standing = Standing(NOW, DAY, {"a": ItemRecord(later)})
    assert standing.states("a") == {"learning"}
    at_nine = Standing(datetime(2026, 5, 4, 9, tzinfo=UTC), DAY, standing.records)
    assert at_nine.states("a") == {"learning", "due"}
    assert at_nine.states("b") == {"new"}


@pytest.mark.parametrize(
    ("record", "days"),
    [
        (ItemRecord(), None),
        (ItemRecord(memory(State.LEARNING, due=datetime(2026, 5, 4, 9, tzinfo=UTC))), 0),
        (ItemRecord(memory(State.REVIEW, date(2026, 5, 2))), 0),
        (ItemRecord(memory(State.REVIEW, date(2026, 5, 2)), buried_day=DAY), 1),
        (ItemRecord(memory(State.REVIEW, date(2026, 5, 9)), buried_day=DAY), 5),
        (ItemRecord(memory(State.REVIEW, DAY), suspended=True), None),
    ],
)
def test_how_many_days_until_it_is_due(record: ItemRecord, days: int | None) -> None:
    assert Standing(NOW, DAY, {"a": record}).days_until_due("a") == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("topik:sets", "topik: is no filter; did you mean topic:?"),
        ("is:dued", "is:dued finds nothing; did you mean is:due?"),
        ("is:supsended", "did you mean is:suspended?"),
        ("kind:crad", "did you mean kind:card?"),
        ("topic:Metrik", "did you mean topic:\"Metric learning\"?"),
        ("mistake:sgin", "did you mean mistake:sign?"),
        ("due:soon", "due:soon finds nothing; it takes a number of days, as in due:3."),
        ("due:-1", "due:-1 finds nothing; it takes a number of days, as in due:3."),
        ("due:<=3", "due:<=3 finds nothing; it takes a number of days, as in due:3."),
        ("due:3.5", "due:3.5 finds nothing; it takes a number of days, as in due:3."),
        ("tag:zzz", "tag:zzz finds nothing; there are maths, maths/sets."),
    ],
)  # fmt: skip
def test_a_wrong_filter_is_named_with_the_nearest(text: str, said: str) -> None:
    query = read_query(text, KNOWN)
    assert not query.terms
    assert said in query.complaints[0]


def test_a_filter_without_a_value_asks_for_nothing_yet() -> None:
    assert read_query("is: tag:,, -", KNOWN) == read_query("", KNOWN)


def test_quotes_hold_colons_and_blanks_together() -> None:
    [first, second] = read_query('"a:b  c" topic:"metric learning"', KNOWN).terms
    assert (first.key, first.values) == ("", ("a:b c",))
    assert (second.key, second.values) == ("topic", ("metric learning",))


PARTS = [*(f"{key}:" for key in FILTERS), *STATES, *KINDS, '"', ",", "-", " ", ":", "maths", "é"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join))


@given(TEXTS)
def test_any_line_can_be_read(text: str) -> None:
    query = read_query(text, KNOWN)
    for term in query.terms:
        assert all(term.values)
        assert term.key in ("", *FILTERS)
    assert all(complaint.endswith((".", "?", "…")) for complaint in query.complaints)


ITEMS = [
    StudyItem(f"card:{n}", kind, topic, f"notes/{topic}.md", n, n, None, (tag,), (), title)
    for n, (kind, topic, tag, title) in enumerate(
        itertools.product(ItemKind, ("Sets", "Gates"), ("maths", "maths/sets"), ("due", "é maths"))
    )
]
SHELF = Shelf(
    Library({item.id: item for item in ITEMS}, {}, Templates({}), ("Sets", "Gates"), ()), ["sign"]
)
RECORDS = Standing(NOW, DAY, {ITEMS[0].id: ItemRecord(memory(State.REVIEW, DAY), flag=1)})


@given(TEXTS)
def test_what_is_found_keeps_to_every_term_and_a_minus_finds_the_rest(text: str) -> None:
    query = read_query(text, SHELF.known)
    found = SHELF.search(query, RECORDS)
    kept = [item for item in ITEMS if item in found]
    assert found == kept
    for term in query.terms:
        alone = SHELF.search(Query((term,)), RECORDS)
        turned = SHELF.search(Query((replace(term, negated=not term.negated),)), RECORDS)
        assert sorted(alone + turned, key=lambda item: item.order) == ITEMS
        assert {item.id for item in found} <= {item.id for item in alone}
