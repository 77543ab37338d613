"""Where an item stands, and its past, over the screen."""

from __future__ import annotations

from drill.session.desk import Desk
from drill.session.library import StudyItem
from drill.session.turn import Turn
from drill.ui.screens.dialog import Dialog
from drill.ui.words.info import info_lines


class Info(Dialog):
    """Read once, when it is opened.

    Raises:
        StoreError: when the log can't be read.
    """

    def __init__(self, desk: Desk, item: StudyItem, turn: Turn | None = None) -> None:
        history, zone = desk.history(item), desk.clock().tzinfo
        super().__init__("Info", lambda page: info_lines(history, turn, zone, page))
