from dataclasses import replace
from datetime import date

import pytest

from drill.store.database import Store, StoreError
from drill.store.items import KnownItem, known, save

RELU = KnownItem(
    id="relu",
    kind="card",
    note="activations.md",
    deck="activations",
    position=0,
    block=None,
    text_hash="aa11",
    first_seen=date(2026, 5, 4),
)
ADAM = replace(RELU, id="adam", kind="problem", note="optimizers.md", block="adam-step", position=3)


def test_nothing_is_known_at_first(store: Store) -> None:
    assert known(store) == {}


def test_what_is_saved_is_known(store: Store) -> None:
    save(store, [RELU, ADAM])
    assert known(store) == {"relu": RELU, "adam": ADAM}


def test_an_edited_item_keeps_the_day_it_was_first_seen(store: Store) -> None:
    save(store, [RELU, ADAM])
    edited = replace(RELU, text_hash="bb22", position=4, deck="gates", first_seen=date(2026, 6, 1))
    save(store, [edited])
    assert known(store) == {"relu": replace(edited, first_seen=RELU.first_seen), "adam": ADAM}


def test_an_item_that_is_gone_stays_known(store: Store) -> None:
    save(store, [replace(RELU, gone=True)])
    assert known(store)["relu"].gone
    save(store, [RELU])
    assert not known(store)["relu"].gone


def test_all_are_saved_or_none(store: Store) -> None:
    nameless = replace(ADAM, note=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=r"NOT NULL constraint failed: item\.note"):
        save(store, [RELU, nameless])
    assert known(store) == {}
