"""Keys as they are written on the screen."""

from __future__ import annotations

_NAMES = {"enter": "Enter", "space": "Space", "escape": "Esc", "question_mark": "?", "up": "↑",
          "down": "↓", "left": "←", "right": "→", "comma": ",", "minus": "-", "at": "@",
          "greater_than_sign": ">", "less_than_sign": "<", "slash": "/", "tab": "Tab",
          "shift+tab": "⇧Tab", "backspace": "⌫", "home": "Home", "end": "End",
          "left_square_bracket": "[", "right_square_bracket": "]",
          "pageup": "PgUp", "pagedown": "PgDn"}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is written in the footer and the help: ``^t``, ``F2``, ``Enter``."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return _NAMES.get(key, key)


def key_names(keys: str) -> str:
    """Keys separated by commas, as they are written in the help: ``h ^t F2``."""
    return " ".join(key_name(key.strip()) for key in keys.split(","))
