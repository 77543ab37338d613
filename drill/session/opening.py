"""A learner's desk is opened here: from the store's path, the folders of notes and the settings."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from drill import __version__
from drill.schedule.settings import ScheduleSettings
from drill.schedule.study_day import study_day
from drill.session.desk import Clock, Desk, NewUuid
from drill.session.reading import read_library
from drill.session.telling import Told, stage, untold
from drill.store.database import open_store
from drill.store.log import ReviewLog

FOLDING = "Making the schedule anew"


def local_now() -> datetime:
    """The time on the learner's own clock, with its offset."""
    return datetime.now().astimezone()


def random_uuid() -> str:
    """A new random UUID."""
    return str(uuids.uuid4())


def open_desk(
    path: Path,
    folders: Sequence[Path],
    settings: ScheduleSettings | None = None,
    clock: Clock = local_now,
    new_uuid: NewUuid = random_uuid,
    *,
    exams: Mapping[str, date] | None = None,
    told: Told = untold,
) -> Desk:
    """Open the store at ``path`` and the notes in ``folders``; ``told`` hears how far it is.

    Whatever ``told`` raises ends it, the store closed.

    Raises:
        StoreError: when the store can't be used, in one sentence.
    """
    settings = settings or ScheduleSettings()
    store = open_store(path, new_device=new_uuid(), version=__version__)
    day = study_day(clock(), settings.rollover_hour)
    try:
        library = read_library(store, folders, day, told)
        log = ReviewLog(store, settings, stage(told, FOLDING))
    except BaseException:
        store.close()
        raise
    return Desk(store, log, library, settings, clock, new_uuid, tuple(folders), exams or {})
