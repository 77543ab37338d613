from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drill.decks.card import Note
from drill.decks.note import read_note
from drill.session.syllabus import in_order


def note(name: str, order: int | str = "", *requires: str) -> Note:
    front = f"---\norder: {order}\nrequires: [{', '.join(requires)}]\n---\n"
    return read_note(front, f"notes/{name}.md")


def names(*notes: Note) -> list[str]:
    return [one.path.removeprefix("notes/").removesuffix(".md") for one in in_order(notes)[0]]


def test_notes_come_by_their_order_then_by_name() -> None:
    assert names(note("z", 1), note("b"), note("a"), note("y", 20)) == ["z", "y", "a", "b"]


def test_what_a_note_requires_comes_before_it() -> None:
    notes = [note("early", 1, "late"), note("middle", 2), note("late", 9, "base"), note("base", 8)]
    assert names(*notes) == ["base", "late", "early", "middle"]
    assert in_order(notes)[1] == []


def test_a_requirement_may_be_written_as_a_link() -> None:
    text = '---\norder: 1\nrequires: ["[[folder/base|the base]]", "BASE.md"]\n---\n'
    early = read_note(text, "notes/early.md")
    assert names(early, note("base", 2)) == ["base", "early"]
    assert in_order([early, note("base", 2)])[1] == []


def test_a_circle_is_a_fault_and_stops_nothing() -> None:
    notes = [note("a", 1, "b"), note("b", 2, "c"), note("c", 3, "a"), note("d", 4, "d")]
    ordered, faults = in_order(notes)
    assert [one.path for one in ordered] == [f"notes/{name}.md" for name in "cbad"]
    assert [str(fault) for fault in faults] == [
        "notes/c.md:1:1: requires a, which itself requires this note",
        "notes/d.md:1:1: requires d, which itself requires this note",
    ]


def test_a_missing_note_is_a_fault() -> None:
    [fault] = in_order([note("a", 1, "nowhere")])[1]
    assert str(fault) == "notes/a.md:1:1: requires nowhere, a note that there is not"


def test_a_long_chain_is_no_trouble() -> None:
    chain = [note(f"n{place:04}", "", f"n{place + 1:04}") for place in range(3000)]
    assert names(*chain, note("n3000"))[0] == "n3000"


@given(
    st.lists(st.tuples(st.integers(0, 9), st.lists(st.integers(0, 9))), min_size=10, max_size=10)
)
def test_every_note_comes_once_and_after_what_it_requires(
    drawn: list[tuple[int, list[int]]],
) -> None:
    """Only requirements of earlier numbers are kept, so that there is no circle."""
    notes = [
        note(f"n{place}", order, *(f"n{needed}" for needed in requires if needed < place))
        for place, (order, requires) in enumerate(drawn)
    ]
    order = names(*notes)
    assert sorted(order) == [f"n{place}" for place in range(10)]
    for place, (_, requires) in enumerate(drawn):
        for needed in requires:
            if needed < place:
                assert order.index(f"n{needed}") < order.index(f"n{place}")
