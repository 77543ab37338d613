"""The desk: notes, store and clock of one learner put together for a front end.

It is the only place that joins the files on disk with the pure session.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from drill import __version__
from drill.decks.vault import read_vault
from drill.schedule.event import EventKind, Stamp, event_at, stamp
from drill.schedule.rating import Rating
from drill.schedule.record import ItemRecord
from drill.schedule.settings import ScheduleSettings
from drill.schedule.study_day import study_day
from drill.session.library import Library
from drill.session.overview import Tally, tally
from drill.session.register import identified_library
from drill.session.study import (
    Choice,
    Study,
    after_review,
    after_undo,
    begin,
    everything,
    next_turn,
    review_event,
)
from drill.session.turn import Help
from drill.store.database import Store, open_store
from drill.store.log import ReviewLog
from drill.store.views import today

Clock = Callable[[], datetime]
"""Gives the aware local time."""
NewUuid = Callable[[], str]


def local_now() -> datetime:
    """The time on the learner's own clock, with its offset."""
    return datetime.now().astimezone()


def random_uuid() -> str:
    """A new random UUID."""
    return str(uuids.uuid4())


@dataclass
class Desk:
    """A learner's notes and log, open."""

    store: Store
    log: ReviewLog
    library: Library
    settings: ScheduleSettings
    clock: Clock
    new_uuid: NewUuid

    def begin(
        self,
        choose: Choice = everything,
        limit: int | None = None,
        given: Help = Help.NONE,
    ) -> Study:
        """The study session of now, over what ``choose`` admits, of at most ``limit`` reviews.

        ``given``: how much of each derivation.
        """
        now = self.clock()
        day = study_day(now, self.settings.rollover_hour)
        done = today(self.store, day)
        return begin(
            self.library,
            self.records(),
            done,
            self.settings,
            day=day,
            now=now,
            choose=choose,
            limit=limit,
            given=given,
        )

    def records(self) -> Mapping[str, ItemRecord]:
        """What is known of every item that something ever happened to."""
        return self.log.records()

    def rate(self, study: Study, rating: Rating) -> Study:
        """Write the review of the complete turn to disk, then go on."""
        if study.turn is None or not study.turn.complete:
            return study
        now = self.clock()
        event = review_event(study.turn, rating, self._stamp(now), now)
        return after_review(study, event, self.log.append(event), now)

    def undo(self, study: Study) -> Study | None:
        """Take back the last thing done today; None if there is none."""
        now = self.clock()
        reversal = self.log.undo(self._stamp(now))
        if reversal is None:
            return None
        return after_undo(study, reversal.target, reversal.record, now)

    def set_aside(self, study: Study, kind: EventKind) -> Study:
        """Bury or suspend the item on the table, then go on."""
        if study.turn is None:
            return study
        now, item = self.clock(), study.turn.item.id
        record = self.log.append(event_at(self._stamp(now), item, kind))
        records = {**study.records, item: record}
        queue = study.queue.after(item, record)
        return next_turn(replace(study, records=records, queue=queue), now)

    def tally(self, study: Study, since: datetime) -> Tally:
        """What was reviewed here from the instant ``since`` on, in the days of ``study``."""
        return tally(self.log.events(since=study.day), since, self.store.device)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _stamp(self, now: datetime) -> Stamp:
        return stamp(self.new_uuid(), self.store.device, now, self.settings.rollover_hour)


def open_desk(
    path: Path,
    folders: Sequence[Path],
    settings: ScheduleSettings | None = None,
    clock: Clock = local_now,
    new_uuid: NewUuid = random_uuid,
) -> Desk:
    """Open the store at ``path`` and the notes in ``folders``.

    Raises:
        StoreError: when the store can't be used, in one sentence.
    """
    settings = settings or ScheduleSettings()
    store = open_store(path, new_device=new_uuid(), version=__version__)
    vault = read_vault(folders)
    day = study_day(clock(), settings.rollover_hour)
    library = identified_library(vault, store, day)
    return Desk(store, ReviewLog(store, settings), library, settings, clock, new_uuid)
