"""The order in which things are learned."""

from drill.session.library import ItemKind, Library


def test_problems_come_among_the_cards_of_their_note(library: Library) -> None:
    first = [item for item in library.items.values() if item.topic == "Fundamentals"]
    kinds = [item.kind for item in sorted(first, key=lambda item: item.order)]
    assert ItemKind.PROBLEM in kinds[: len(kinds) // 2]
    assert kinds[0] is ItemKind.CARD


def test_notes_come_in_the_order_they_state(library: Library) -> None:
    assert library.topics[:3] == ("Fundamentals", "Forward pass", "Activation functions")
    assert [item.order for item in library.items.values()] == list(range(len(library.items)))
