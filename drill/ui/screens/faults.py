"""The places in the notes that could not be read."""

from __future__ import annotations

from typing import ClassVar

from drill.session.desk import Desk
from drill.ui.editing import edit_note
from drill.ui.keys.home import FAULTS
from drill.ui.screens.dialog import Dialog
from drill.ui.screens.failure import Failure
from drill.ui.widgets.lines import Lines
from drill.ui.words.failure import reason_of
from drill.ui.words.line import BLANK, Line, Page, paragraph


class Faults(Dialog):
    """Each fault as ``note:line:column: reason``, until there are no more of them."""

    BINDINGS: ClassVar = [*FAULTS]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Places that could not be read", self._lines)
        self.desk = desk

    def _lines(self, page: Page) -> list[Line]:
        intro = paragraph("These places are left out; all the rest is studied.", page)
        faults = map(str, self.desk.library.faults)
        return [*intro, BLANK, *(line for one in faults for line in paragraph(one, page, hang=2))]

    def action_edit(self) -> None:
        """Edit the first place, then list what is left of them."""
        first = self.desk.library.faults[0]
        try:
            edit_note(self, self.desk, first.note, first.line)
        except Exception as error:  # whatever it is, the learner is told
            self.app.push_screen(Failure(reason_of(error)))
        if self.desk.library.faults:
            self.query_one(Lines).show(self._lines)
        else:
            self.dismiss()
