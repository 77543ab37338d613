"""The key of a binding as a sentence names it: the learner's own, where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from drill.ui.keys.names import key_name

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from drill.ui.app import DrillApp

COMMAND = "answer.command"
"""The binding whose key lets a letter command while an answer is typed."""


def shown_key(binding: str, keymap: Mapping[str, str]) -> str:
    """The first key of the binding with an id, as the screen writes it."""
    return key_name(_keys(binding, keymap)[0])


def shown_key_for_typing(binding: str, keymap: Mapping[str, str]) -> str:
    """The first key that acts while an answer is typed; without one a letter behind another key."""
    keys = _keys(binding, keymap)
    always = next((key for key in keys if _acts_always(key)), None)
    return key_name(always) if always else f"{shown_key(COMMAND, keymap)} {key_name(keys[0])}"


def keymap_on(node: DOMNode) -> Mapping[str, str]:
    """The keys that the learner has given to bindings, by their ids."""
    return cast("DrillApp", node.app).preferences.settings.keys


def _keys(binding: str, keymap: Mapping[str, str]) -> list[str]:
    keys = keymap.get(binding) or _defaults()[binding]
    return [key.strip() for key in keys.split(",")]


def _acts_always(key: str) -> bool:
    return key.startswith("ctrl+") or (key[0] == "f" and key[1:].isdigit())


@lru_cache(maxsize=1)
def _defaults() -> Mapping[str, str]:
    from drill.ui.keys.groups import GROUPS

    return {str(one.id): one.key for _, bindings in GROUPS for one in bindings}
