from __future__ import annotations

import pytest

from drill.session.choice import ChoiceError, NoSuchTopicError, Wanted, choosing
from drill.session.desk import Desk
from drill.session.library import ItemKind

ALL = {"^gate", "^gate/1", "^set-0", "^set-1", "^set-2", "^set-3", "problem:double"}


def chosen(desk: Desk, **wanted: object) -> set[str]:
    choose = choosing(desk.library, Wanted(**wanted))  # type: ignore[arg-type]
    return {item.id for item in desk.library.items.values() if choose(item)}


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        ({}, ALL),
        ({"topics": ("set",)}, {id_ for id_ in ALL if id_.startswith("^set")}),
        ({"topics": ("SETS", "gates")}, ALL),
        ({"topics": ("",)}, ALL),
        ({"tags": ("networks",)}, {"^gate", "^gate/1", "problem:double"}),
        ({"tags": ("#maths",)}, {"^set-0", "^set-1", "^set-2", "^set-3"}),
        ({"tags": ("maths/sets", "networks")}, ALL),
        ({"notes": ("gat",)}, {"^gate", "^gate/1", "problem:double"}),
        ({"kind": ItemKind.PROBLEM}, {"problem:double"}),
        ({"kind": ItemKind.CARD, "notes": ("gates",)}, {"^gate", "^gate/1"}),
        ({"kind": ItemKind.DERIVATION}, set()),
        ({"items": ("double", "^set-2", "no longer there")}, {"problem:double", "^set-2"}),
    ],
)
def test_what_is_wanted_is_chosen(desk: Desk, wanted: dict[str, object], items: set[str]) -> None:
    assert chosen(desk, **wanted) == items


def test_an_exact_title_wins_over_a_part(desk: Desk, notes) -> None:
    (notes / "more.md").write_text("---\ntopic: More sets\n---\n\nA?::B\n", "utf-8")
    desk.read_again()
    assert len(chosen(desk, topics=("sets",))) == 4
    assert len(chosen(desk, topics=("set",))) == 5


@pytest.mark.parametrize(
    ("wanted", "refusal", "reason"),
    [
        ({"topics": ("x",)}, NoSuchTopicError, "no topic contains 'x'; the topics are: Gates, Se"),
        ({"notes": ("x",)}, ChoiceError, "no note contains 'x'; the notes are: gates, sets"),
        ({"tags": ("math",)}, ChoiceError, "no item has the tag 'math'; the tags are: maths, "),
        ({"items": ("x", "y")}, ChoiceError, "there is no item 'x'"),
    ],
)
def test_what_there_is_not_is_refused(
    desk: Desk, wanted: dict[str, object], refusal: type[ChoiceError], reason: str
) -> None:
    with pytest.raises(refusal, match=reason):
        chosen(desk, **wanted)
