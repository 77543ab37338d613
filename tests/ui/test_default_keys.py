"""The keys that bindings have by themselves arrive in every terminal, in tmux and in screen."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from drill.ui.keys.groups import GROUPS

TAKEN = {
    "ctrl+a": "the prefix of screen",
    "ctrl+b": "the prefix of tmux",
    "ctrl+c": "interrupts",
    "ctrl+s": "stops the output",
    "ctrl+q": "lets the output go on",
    "ctrl+z": "stops the program",
    "ctrl+backslash": "ends the program",
    "ctrl+at": "is the zero byte",
    "ctrl+space": "is the zero byte",
    "ctrl+h": "is Backspace",
    "ctrl+i": "is Tab",
    "ctrl+j": "is a new line",
    "ctrl+m": "is Enter",
    "ctrl+left_square_bracket": "is Escape",
}
"""What stands between a keyboard and a program in a terminal keeps these."""
ALL_THE_SAME = {
    "ctrl+q": {"app.quit"},
    "ctrl+z": {"study.undo", "browse.undo"},
}
"""A terminal leaves these to a program on the whole screen; they do here what they do elsewhere."""
NOT_EVERYWHERE = {"f1", "f10", "f11", "f12", "ctrl+up", "ctrl+down", "ctrl+left", "ctrl+right"}
"""Some desktops and terminals keep these for their help, menu, full screen, windows."""
BINDINGS = [binding for _, bindings in GROUPS for binding in bindings]


def keys(binding: Binding) -> list[str]:
    return binding.key.split(",")


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.id)
def test_no_key_is_taken_on_its_way(binding: Binding) -> None:
    taken = [key for key in keys(binding) if key in TAKEN]
    assert all(binding.id in ALL_THE_SAME.get(key, ()) for key in taken), taken
    assert not any(key.startswith(("alt+", "super+", "ctrl+shift+")) for key in keys(binding))


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.id)
def test_a_key_that_is_taken_somewhere_is_not_the_only_one(binding: Binding) -> None:
    assert not {*keys(binding)} <= NOT_EVERYWHERE


def test_what_is_excepted_is_bound() -> None:
    for key, names in ALL_THE_SAME.items():
        assert names == {str(binding.id) for binding in BINDINGS if key in keys(binding)}
