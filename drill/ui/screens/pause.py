"""A pause: the question is hidden and its clock stands still."""

from __future__ import annotations

from typing import ClassVar

from drill.ui.keys.pause import PAUSE
from drill.ui.screens.dialog import Dialog
from drill.ui.words.line import Line, Page, paragraph


class Pause(Dialog):
    """Covers the whole screen until a key is pressed."""

    BINDINGS: ClassVar = [*PAUSE]

    def __init__(self) -> None:
        def lines(page: Page) -> list[Line]:
            return paragraph("The clock of this item stands still.", page)

        super().__init__("Pause", lines)
