"""Keys that the learner has given to bindings, in place of their own."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import BindingsMap


def with_own_keys(bindings: BindingsMap, keymap: Mapping[str, str]) -> BindingsMap:
    """``bindings``, those that ``keymap`` names by their ids on the keys that it gives them.

    Others on the same keys stay: of several on one key that one acts which is possible, one that
    was given the key first. Textual's own keymap would take them away, and would know of no
    Control key for what has only a letter while letters are typed.
    """
    given = {one.id: one for _, one in bindings if one.id in keymap}
    result = BindingsMap()
    for name, binding in given.items():
        for key in keymap[str(name)].split(","):
            own = binding.with_key(key=key.strip(), key_display=None)
            result.key_to_bindings.setdefault(key.strip(), []).append(own)
    for key, binding in bindings:
        if binding.id not in given:
            result.key_to_bindings.setdefault(key, []).append(binding)
    return result
