"""The places in the notes that could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from drill.ui.screens.dialog import Dialog
from drill.ui.words.line import BLANK, Line, Page, paragraph


class Faults(Dialog):
    """Each fault as ``note:line:column: reason``."""

    def __init__(self, faults: Iterable[str]) -> None:
        texts = tuple(faults)

        def lines(page: Page) -> list[Line]:
            intro = paragraph("These places are left out; all the rest is studied.", page)
            listed = [line for text in texts for line in paragraph(text, page, hang=2)]
            return [*intro, BLANK, *listed]

        super().__init__("Places that could not be read", lines)
