"""Every key and what it does, one module a screen.

Bindings, footer, palette and help are made from these lists. Letters act only while no answer is
typed; a key with Control or a function key acts at any time.
"""

from __future__ import annotations

from drill.ui.keys.everywhere import CLOSE, EVERYWHERE
from drill.ui.keys.home import HOME, TOPICS
from drill.ui.keys.study import STUDY

GROUPS = (
    ("Studying", STUDY),
    ("First screen", [*TOPICS, *HOME]),
    ("Dialogs", CLOSE),
    ("Everywhere", EVERYWHERE),
)
"""Every list of keys under the name that the help gives it."""

_NAMES = {"enter": "Enter", "space": "Space", "escape": "Esc", "question_mark": "?", "up": "↑",
          "down": "↓", "pageup": "PgUp", "pagedown": "PgDn"}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is written in the footer and the help: ``^t``, ``F2``, ``Enter``."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return _NAMES.get(key, key)
