"""The program as it is started: the settings read, the screen opened, the learner's desk on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drill.ui.characters import ADVICE, lacking

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.session.telling import Told
    from drill.settings.values import Settings
    from drill.ui.begin import ExamWish, Wish

NO_TERMINAL = "this is no terminal that drill can draw on; use drill study --plain instead"


def open_program(
    db: str | Path | None = None,
    folders: Sequence[Path] = (),
    wish: Wish | None = None,
    *,
    straight: bool = False,
    exam: ExamWish | None = None,
) -> str | None:
    """Open the program on the screen, until it is left; the reason, if it could not go on.

    ``straight`` studies at once, ``exam`` is sat at once.
    """
    if (
        not all(s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr))
        or os.environ.get("TERM") == "dumb"
    ):
        return NO_TERMINAL
    encoding = lacking(sys.stderr)  # on which the screen is drawn
    if encoding:
        return (
            f"the character set {encoding} lacks the signs that drill draws with; {ADVICE}, "
            "and drill study --spoken does without them"
        )
    from drill.ui.getting_ready import settle, start

    start()
    from drill.settings.file import default_path
    from drill.ui.app import DrillApp
    from drill.ui.begin import EVERYTHING
    from drill.ui.preferences import Preferences
    from drill.ui.terminal import FROM_SIGNAL

    preferences = Preferences(default_path())

    def open_now(told: Told) -> Desk:
        return open_own_desk(db, folders, preferences.settings, told)

    app = DrillApp(
        open_now,
        wish or EVERYTHING,
        straight=straight,
        preferences=preferences,
        exam=exam,
        settle=settle,
    )
    try:
        reason = app.run(mouse=preferences.settings.screen.mouse)
    finally:
        if app.desk:
            app.desk.close()
    if (app.return_code or 0) > FROM_SIGNAL:
        sys.exit(app.return_code)
    return reason


def open_own_desk(
    db: str | Path | None,
    folders: Sequence[Path],
    settings: Settings,
    told: Told | None = None,
) -> Desk:
    """The desk of the store ``db``, or of the learner's own, with the notes that are set.

    Raises:
        StoreError: when the store can't be opened, in one sentence.
    """
    from drill.session.opening import open_desk
    from drill.session.telling import untold
    from drill.shipped import cards_folder
    from drill.store.database import default_path

    built_in = [cards_folder()] if settings.notes.built_in else []
    return open_desk(
        Path(db) if db else default_path(),
        [*built_in, *settings.notes.folders, *folders],
        settings.schedule,
        exams=settings.exams,
        told=told or untold,
    )
