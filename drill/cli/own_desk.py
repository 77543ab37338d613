"""The learner's desk as a command opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drill.session.desk import Desk


def own_desk(db: str | Path | None, folders: Sequence[Path], *, over: bool = True) -> Desk:
    """The desk of the store ``db``, or of the learner's own, with the notes that are set.

    What of the settings can't be used, exam dates of topics that there are not included, is named
    on standard error. ``over`` is that of :func:`drill.cli.telling.telling`.

    Raises:
        StoreError: when the store can't be opened, in one sentence.
    """
    from drill.cli.settings_file import own_settings
    from drill.cli.telling import telling
    from drill.settings.file import default_path
    from drill.settings.reading import unknown_topics
    from drill.ui.program import open_own_desk

    settings = own_settings()
    with telling(over=over) as told:
        desk = open_own_desk(db, folders, settings, told)
    for complaint in unknown_topics(settings.exams, desk.library.topics):
        click.echo(f"Warning: {default_path()}: {complaint}", err=True)
    return desk
