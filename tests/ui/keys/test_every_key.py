"""Every binding that acts is pressed in every place of the program; none may end in an error."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

sys.path.insert(0, str(Path(__file__).parent))

from walker import Walker
from walks import WALKS

import drill.ui
from drill.ui.keys.groups import GROUPS

SIZES = [(80, 24), (40, 12)]
"""The usual size, where all is pressed everywhere; and as small as the program gets: there it is
hardest to fit what there is, and all is pressed in each sort of place."""


def screens() -> Iterator[type[Screen[Any]]]:
    """Every class of screens of the program."""
    for module in pkgutil.walk_packages(drill.ui.__path__, "drill.ui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Screen):
                yield thing


def test_no_screen_and_no_list_of_keys_is_without_a_walk() -> None:
    walked = {screen for walk in WALKS.values() for screen in walk.screens}
    ours = {screen for screen in screens() if screen.__module__.startswith("drill.")}
    assert {one for one in ours if not any(issubclass(walk, one) for walk in walked)} == set()
    assert {group for walk in WALKS.values() for group in walk.groups} == {
        name for name, _ in GROUPS
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALKS)
async def test_every_key(walked, told, name, size) -> None:
    walk = WALKS[name]
    async with walked(size=size) as player:
        walker = Walker(player, told, everywhere=size == SIZES[0])
        for place in walk.places.values():
            await walker.start(place)
            await walker.press_all()
            await walker.press_twice()
            if size != SIZES[0]:
                await walker.take_apart()
        assert player.app.return_code is None
    ids = {str(one.id) for group, keys in GROUPS if group in walk.groups for one in keys}
    assert ids - {*walker.pressed} == set()
    assert {*walk.screens} - walker.seen == set()
