"""Every key, and how answers are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from textual.binding import Binding

from drill.ui.keys.groups import GROUPS
from drill.ui.keys.names import key_names
from drill.ui.keys.shown import COMMAND, shown_key
from drill.ui.screens.dialog import Dialog
from drill.ui.words.answering import ANSWERING
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph

_KEY_COLUMNS = 14


class Help(Dialog):
    """The help screen."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__("Help", self._lines)
        self._keymap = keymap

    def _lines(self, page: Page) -> list[Line]:
        below = self.app.screen_stack[-2].active_bindings.values()
        here = {each.binding.id for each in below}
        return help_lines(page, keymap=self._keymap, here=here)


def help_lines(
    page: Page, *, keymap: Mapping[str, str], here: Collection[str | None] = ()
) -> list[Line]:
    """The keys of each screen, those of ``keymap`` before their own, then the notation.

    The lists with the bindings ``here`` come first: they are those of the screen below.
    """
    note = (
        "Letters act while no answer is typed; Control and function keys always. "
        f"{shown_key(COMMAND, keymap)} lets a letter act while an answer is typed."
    )
    lines = paragraph(note, page)
    far = {title: not any(each.id in here for each in keys) for title, keys in GROUPS}
    for title, bindings in sorted(GROUPS, key=lambda group: far[group[0]]):
        lines += [BLANK, Line(title, Role.TITLE), *_keys(bindings, keymap, page)]
    lines += [BLANK, Line("Answers", Role.TITLE)]
    for text in ANSWERING:
        lines += paragraph(text, page)
    return lines


def _keys(bindings: Sequence[Binding], keymap: Mapping[str, str], page: Page) -> list[Line]:
    lines: list[Line] = []
    for binding in bindings:
        keys = key_names(keymap.get(binding.id or "", binding.key))
        lines += paragraph(binding.tooltip, page, head=f"{keys:<{_KEY_COLUMNS}}")
    return lines
