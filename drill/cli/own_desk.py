"""The learner's desk as a command opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.desk import Desk


def own_desk(db: str | Path | None, folders: Sequence[Path], *, over: bool = True) -> Desk:
    """The desk of the store ``db``, or of the learner's own, with the notes that are set.

    What of the settings can't be used, exam dates of topics that there are not included, is named
    on standard error. ``over`` is that of :func:`drill.cli.telling.telling`.

    Raises:
        StoreError: when the store can't be opened, in one sentence.
    """
    from drill.cli.settings_file import own_settings, warn_of_exams
    from drill.cli.telling import telling
    from drill.ui.program import open_own_desk

    settings = own_settings()
    with telling(over=over) as told:
        desk = open_own_desk(db, folders, settings, told)
    warn_of_exams(settings, desk.library.topics)
    return desk
