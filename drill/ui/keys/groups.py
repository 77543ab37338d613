"""All lists of keys, under the names that the help gives them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from drill.ui.keys.answer import ANSWER, COMMAND, LINE
from drill.ui.keys.browse import BROWSE, ITEMS, SEARCH
from drill.ui.keys.choosing import BOXES, CANCEL, CHOICES, OFFERED, SEVERAL
from drill.ui.keys.everywhere import CLOSE, EVERYWHERE, STOP
from drill.ui.keys.exam import EXAMS, FOLD, HAND_IN, PAPER, QUESTION, RESULT, TICKING
from drill.ui.keys.home import FAULTS, HOME, TOPICS
from drill.ui.keys.movement import LIST, SCROLL
from drill.ui.keys.notes import FIND, NOTE, NOTES
from drill.ui.keys.pause import PAUSE
from drill.ui.keys.playground import CALCULATOR, FIELDS, PICK, PLAYGROUND
from drill.ui.keys.progress import FIT, MISTAKES, PROGRESS
from drill.ui.keys.settings import FIELD, SETTINGS
from drill.ui.keys.study import STUDY

GROUPS = (
    ("Studying", STUDY),
    ("Typing an answer", [*LINE, *ANSWER, *COMMAND]),
    ("First screen", [*TOPICS, *HOME, *FAULTS]),
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
    ("Moving about", [*LIST, *SCROLL]),
    ("Dialogs", [*CLOSE, *OFFERED, *CANCEL, *PAUSE, *STOP]),
    ("Everywhere", EVERYWHERE),
)
"""Every list of keys under the name that the help gives it."""


def unknown_bindings(keymap: Iterable[str]) -> list[str]:
    """A sentence for each id that no binding has."""
    known = [str(binding.id) for _, bindings in GROUPS for binding in bindings]
    return [_unknown(name, known) for name in keymap if name not in known]


def _unknown(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"keys: nothing is called {name}; it is left out.{hint}"
