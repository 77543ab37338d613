"""What went wrong, in one dialog."""

from __future__ import annotations

from drill.ui.screens.dialog import Dialog
from drill.ui.words.line import Line, Page, paragraph


class Failure(Dialog):
    """The reason of a failure; one that nothing can go on after ends the program."""

    def __init__(self, reason: str, *, fatal: bool = False) -> None:
        def lines(page: Page) -> list[Line]:
            return paragraph(reason, page)

        super().__init__("This went wrong", lines)
        self.reason = reason
        self.fatal = fatal

    def action_close(self) -> None:
        """Back, or out of the program with the reason on standard error."""
        if self.fatal:
            self.app.exit(self.reason, return_code=1)
        else:
            self.dismiss()
