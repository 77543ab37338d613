"""Every key and what it does, one module a screen.

Bindings, footer, palette and help are made from these lists. Letters act only while no answer is
typed; a key with Control or a function key acts at any time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from drill.ui.keys.answer import ANSWER, LINE
from drill.ui.keys.browse import BROWSE, ITEMS, SEARCH
from drill.ui.keys.choosing import BOXES, CANCEL, CHOICES, OFFERED, SEVERAL
from drill.ui.keys.everywhere import CLOSE, EVERYWHERE
from drill.ui.keys.exam import EXAMS, FOLD, HAND_IN, PAPER, QUESTION, RESULT, TICKING
from drill.ui.keys.home import HOME, TOPICS
from drill.ui.keys.notes import FIND, NOTE, NOTES
from drill.ui.keys.pause import PAUSE
from drill.ui.keys.playground import CALCULATOR, FIELDS, PICK, PLAYGROUND
from drill.ui.keys.progress import FIT, MISTAKES, PROGRESS
from drill.ui.keys.settings import FIELD, SETTINGS
from drill.ui.keys.study import STUDY

GROUPS = (
    ("Studying", STUDY),
    ("Typing an answer", [*LINE, *ANSWER]),
    ("First screen", [*TOPICS, *HOME]),
    ("Progress", [*PROGRESS, *MISTAKES, *FIT]),
    ("Playground", [*PLAYGROUND, *CALCULATOR, *PICK, *FIELDS]),
    ("All items", [*BROWSE, *ITEMS, *SEARCH]),
    ("Notes", [*NOTES, *NOTE, *FIND]),
    ("Choosing", [*CHOICES, *BOXES, *SEVERAL]),
    ("Settings", [*SETTINGS, *FIELD]),
    ("Exams", EXAMS),
    ("In an exam", QUESTION),
    ("Overview of a paper", [*PAPER, *HAND_IN]),
    ("Looking through sentences", TICKING),
    ("Marks", [*RESULT, *FOLD]),
    ("Dialogs", [*CLOSE, *OFFERED, *CANCEL, *PAUSE]),
    ("Everywhere", EVERYWHERE),
)
"""Every list of keys under the name that the help gives it."""

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


def unknown_bindings(keymap: Iterable[str]) -> list[str]:
    """A sentence for each id that no binding has."""
    known = [str(binding.id) for _, bindings in GROUPS for binding in bindings]
    return [_unknown(name, known) for name in keymap if name not in known]


def _unknown(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"keys: nothing is called {name}; it is left out.{hint}"
