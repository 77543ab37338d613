"""Every key, and how answers are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.binding import Binding

from drill.ui.keys.groups import GROUPS
from drill.ui.keys.names import key_names
from drill.ui.screens.dialog import Dialog
from drill.ui.words.answering import ANSWERING
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph

_KEY_COLUMNS = 14
_NOTE = "Letters act while no answer is typed; Control and function keys always."


class Help(Dialog):
    """The help screen."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__("Help", partial(help_lines, keymap=keymap))


def help_lines(page: Page, *, keymap: Mapping[str, str]) -> list[Line]:
    """The keys of each screen, those of ``keymap`` before their own, then the notation."""
    lines = paragraph(_NOTE, page)
    for title, bindings in GROUPS:
        lines += [BLANK, Line(title, Role.STRONG), *_keys(bindings, keymap, page)]
    lines += [BLANK, Line("Answers", Role.STRONG)]
    for text in ANSWERING:
        lines += paragraph(text, page)
    return lines


def _keys(bindings: Sequence[Binding], keymap: Mapping[str, str], page: Page) -> list[Line]:
    lines: list[Line] = []
    for binding in bindings:
        keys = key_names(keymap.get(binding.id or "", binding.key))
        lines += paragraph(binding.tooltip, page, head=f"{keys:<{_KEY_COLUMNS}}")
    return lines
