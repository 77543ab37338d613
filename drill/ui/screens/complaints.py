"""What of the settings file was not used."""

from __future__ import annotations

from collections.abc import Iterable

from drill.ui.screens.dialog import Dialog
from drill.ui.words.line import BLANK, Line, Page, paragraph


class Complaints(Dialog):
    """A sentence for each thing in the file that can't be."""

    def __init__(self, complaints: Iterable[str]) -> None:
        texts = tuple(complaints)

        def lines(page: Page) -> list[Line]:
            intro = paragraph("What is not named here is used as it stands in the file.", page)
            listed = [line for text in texts for line in paragraph(text, page, hang=2)]
            return [*intro, BLANK, *listed]

        super().__init__("Settings that were not used", lines)
