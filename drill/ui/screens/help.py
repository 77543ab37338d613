"""Every key, and how answers are written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from drill.ui.keys import GROUPS, key_name
from drill.ui.screens.dialog import Dialog
from drill.ui.words.answering import ANSWERING
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph

_KEY_COLUMNS = 14
_NOTE = "Letters act while no answer is typed; Control and function keys always."


class Help(Dialog):
    """The help screen."""

    def __init__(self) -> None:
        super().__init__("Help", help_lines)


def help_lines(page: Page) -> list[Line]:
    """The keys of each screen, then the notation."""
    lines = paragraph(_NOTE, page)
    for title, bindings in GROUPS:
        lines += [BLANK, Line(title, Role.STRONG), *_keys(bindings, page)]
    lines += [BLANK, Line("Answers", Role.STRONG)]
    for text in ANSWERING:
        lines += paragraph(text, page)
    return lines


def _keys(bindings: Sequence[Binding], page: Page) -> list[Line]:
    lines: list[Line] = []
    for binding in bindings:
        keys = " ".join(key_name(key) for key in binding.key.split(","))
        lines += paragraph(binding.tooltip, page, head=f"{keys:<{_KEY_COLUMNS}}")
    return lines
