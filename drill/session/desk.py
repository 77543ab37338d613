"""The desk: notes, store and clock of one learner put together for a front end.

It is where the files on disk and the pure session meet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from drill.decks.vault import note_file
from drill.progress.exam_plan import todays_extra
from drill.schedule.event import Event, EventKind, Json, Stamp, event_at, stamp
from drill.schedule.queue import Queue
from drill.schedule.rating import Rating
from drill.schedule.record import ItemRecord
from drill.schedule.settings import ScheduleSettings
from drill.schedule.study_day import study_day
from drill.session.after import after_event, after_reading, after_undo, answer_event
from drill.session.elsewhere import after_overtaken, is_overtaken, taken_in
from drill.session.exam_plans import exam_plans
from drill.session.history import History, Leech, history, leech_made
from drill.session.library import Library, StudyItem
from drill.session.overview import Tally, tally
from drill.session.reading import read_library
from drill.session.search import Standing
from drill.session.study import DUE, Study, Terms, begin, next_turn, planned
from drill.session.variation import back, skip
from drill.store.database import Store
from drill.store.log import TOGETHER, OvertakenError, ReviewLog
from drill.store.views import first_seen_on, mistaken_items, slips, today

WEEK = 7
"""Study days, today included."""
Clock = Callable[[], datetime]
"""Gives the aware local time."""
NewUuid = Callable[[], str]


class NoteGoneError(Exception):
    """A note can't be read any more; the message names it."""


@dataclass
class Desk:
    """A learner's notes and log, open. ``exams``: the day on which a topic has to be known."""

    store: Store
    log: ReviewLog
    library: Library
    settings: ScheduleSettings
    clock: Clock
    new_uuid: NewUuid
    folders: tuple[Path, ...] = ()
    exams: Mapping[str, date] = field(default_factory=dict)

    def begin(self, terms: Terms = DUE) -> Study:
        """The study session of now on ``terms``, with what the plans for exams ask for today."""
        now, day, position = self.clock(), self.today(), self.log.position()
        terms = self._with_exams(terms, day)
        done, records = today(self.store, day), self.records()
        study = begin(self.library, records, done, self.settings, day=day, now=now, terms=terms)
        return replace(study, position=position)

    def of_today(self, study: Study) -> Study:
        """``study`` with the plan of the day that it is now, once another one has begun.

        The turn on the table stays, and so does a plan that no day makes: what was named, is due
        within some days, is crammed.
        """
        day = self.today()
        if day == study.day:
            return study
        terms = study.terms
        study = replace(study, day=day)
        if terms.anyway or terms.ahead or terms.cram:
            return study
        terms = self._with_exams(terms, day)
        study = replace(study, terms=terms, records=self.records())
        return replace(study, queue=self._planned(study))

    def has_news(self, study: Study) -> bool:
        """Whether something was written into the log that ``study`` does not know of."""
        return self.log.position() != study.position

    def up_to_date(self, study: Study) -> Study:
        """``study`` of today, with what other programs wrote into the log meanwhile."""
        position, records = self.log.since(study.position)
        return self.of_today(taken_in(replace(study, position=position), records))

    def resume(self, study: Study) -> Study:
        """Go on with what there is to ask again after the end."""
        return next_turn(self.up_to_date(study), self.clock())

    def skip(self, study: Study) -> Study:
        """Ask the item on the table later, unless it was rated elsewhere meanwhile."""
        study, now = self.up_to_date(study), self.clock()
        return next_turn(study, now) if is_overtaken(study) else skip(study, now)

    def _planned(self, study: Study) -> Queue:
        """The plan that ``study`` would begin with now."""
        day, done = study.day, today(self.store, study.day)
        return planned(
            self.library, self.records(), done, self.settings, day=day, terms=study.terms
        )

    def _with_exams(self, terms: Terms, day: date) -> Terms:
        """``terms`` with what the plans for exams ask on ``day``."""
        if not self.exams:
            return terms
        seen = first_seen_on(self.store, day)
        plans = exam_plans(
            self.library, self.records(), self.exams, self.settings, today=day, first_seen=seen
        )
        return replace(terms, extra=frozenset(todays_extra(plans.values(), day)))

    def today(self) -> date:
        """The study day of now."""
        return study_day(self.clock(), self.settings.rollover_hour)

    def records(self) -> Mapping[str, ItemRecord]:
        """What is known of every item that something ever happened to."""
        return self.log.records()

    def mistaken(self, mistake: str = "") -> frozenset[str]:
        """The items in which ``mistake`` was ever made, or any mistake in the last seven days."""
        if mistake:
            return mistaken_items(self.store, mistake)
        return mistaken_items(self.store, since=self.today() - timedelta(days=WEEK - 1))

    def rate(self, study: Study, rating: Rating) -> Study:
        """Write the answer of the complete turn to disk, then go on.

        A turn that is for practice only is not rated: the one that waits is on the table again.
        What another program has rated meanwhile is not rated twice: the answer becomes a practice.
        """
        now, turn = self.clock(), study.turn
        if study.kept is not None:
            return back(study, now)
        if turn is None or not turn.complete:
            return study
        study, when = self.up_to_date(study), self._stamp(now)
        event = answer_event(turn, rating, when, now, practice=study.cram)
        try:
            record = self.log.append(event, None if study.cram else turn.record)
        except OvertakenError:
            event = answer_event(turn, rating, when, now, practice=True)
            self.log.append(event)
            return after_overtaken(study, event, now)
        return after_event(study, event, record, now)

    def undo(self, study: Study) -> Study | None:
        """Take back the last thing done today; None if there is none."""
        now, study = self.clock(), self.up_to_date(study)
        reversal = self.log.undo(self._stamp(now))
        if reversal is None:
            return None
        return after_undo(study, reversal.target, reversal.record, now)

    def redo(self, study: Study) -> Study | None:
        """Do again what was last taken back; None if something was done since."""
        now, study = self.clock(), self.up_to_date(study)
        reversal = self.log.redo(self._stamp(now))
        if reversal is None:
            return None
        return after_event(study, reversal.target, reversal.record, now)

    def set_aside(self, study: Study, kind: EventKind) -> Study:
        """Bury, suspend or reset the item on the table, then go on."""
        return self._happened(study, kind)

    def flag(self, study: Study, number: int) -> Study:
        """Flag the item on the table, 0 for no flag; it stays there."""
        return self._happened(study, EventKind.FLAG, {"flag": number})

    def suspend(self, study: Study, item: str) -> Study:
        """Suspend an item, be it on the table or not."""
        return self._happened(study, EventKind.SUSPEND, item=item)

    def act_on(
        self, items: Sequence[str], kind: EventKind, detail: dict[str, Json] | None = None
    ) -> None:
        """Write that something was done to each of ``items``, in one transaction."""
        now = self.clock()
        stamps = [self._stamp(now) for _ in items]
        shared: dict[str, Json] = dict(detail or {})
        if len(items) > 1:
            shared[TOGETHER] = stamps[0].uuid
        self.log.extend(
            [
                event_at(when, item, kind, detail=shared)
                for when, item in zip(stamps, items, strict=True)
            ]
        )

    def undo_together(self) -> list[Event]:
        """Take back the last thing done today, with all that was done at once; those events."""
        now = self.clock()
        return self.log.undo_together(lambda: self._stamp(now))

    def redo_together(self) -> list[Event]:
        """Do again what was last taken back, with all that was done at once; those events."""
        now = self.clock()
        return self.log.redo_together(lambda: self._stamp(now))

    def standing(self) -> Standing:
        """Where every item stands now, and the mistakes ever made in it."""
        mistakes: dict[str, set[str]] = {}
        for item, mistake, _ in slips(self.store):
            mistakes.setdefault(item, set()).add(mistake)
        return Standing(self.clock(), self.today(), self.records(), mistakes)

    def history(self, item: StudyItem) -> History:
        """Where an item stands, and its past."""
        events = self.log.events(item.id)
        return history(item, events, self.settings, day=self.today(), now=self.clock())

    def leech_made(self, before: Study, after: Study) -> Leech | None:
        """The leech that was made by rating the turn of ``before``, if one was."""
        if before.turn is None:
            return None
        item = before.turn.item
        was, now = before.record(item.id), after.record(item.id)
        events = self.log.events(item.id) if now.memory.lapses > was.memory.lapses else []
        return leech_made(item, was, now, events, self.settings)

    def file_of(self, item: StudyItem) -> Path | None:
        """The file that the note of ``item`` was read from; None if it has gone."""
        return self.note_file(item.note)

    def note_file(self, note: str) -> Path | None:
        """The file of a note by its path; None if it has gone."""
        return note_file(self.folders, note)

    def note_text(self, note: str) -> str:
        """What stands in a note now.

        Raises:
            NoteGoneError: when it can't be read any more.
        """
        file = self.note_file(note)
        if file is None:
            raise NoteGoneError(f"{note}: this note has gone.")
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise NoteGoneError(f"{note}: can't be read: {error}") from error

    def read_again(self) -> None:
        """Read the notes as they stand now; what was edited keeps its history.

        Raises:
            StoreError: when the store can't be read or written; the library stays as it was.
        """
        self.library = read_library(self.store, self.folders, self.today())

    def continued(self, study: Study) -> Study:
        """``study`` with the notes as they were read last, what is new in them soon."""
        new = self.library.items.keys() - study.library.items.keys()
        if new:
            table = study.turn.item.id if study.turn else None
            now = replace(study, library=self.library)
            study = replace(study, queue=study.queue.joined_by(self._planned(now), new, table))
        return after_reading(study, self.library, self.clock())

    def tally(self, since: datetime) -> Tally:
        """What was reviewed here from the instant ``since`` on."""
        day = study_day(since, self.settings.rollover_hour)
        return tally(self.log.events(since=day), since, self.store.device)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _happened(
        self,
        study: Study,
        kind: EventKind,
        detail: dict[str, Json] | None = None,
        item: str | None = None,
    ) -> Study:
        """Write that something was done to ``item``, or to the one on the table."""
        item = item or (study.turn.item.id if study.turn else None)
        if item is None:
            return study
        now, study = self.clock(), self.up_to_date(study)
        event = event_at(self._stamp(now), item, kind, detail=detail)
        return after_event(study, event, self.log.append(event), now)

    def _stamp(self, now: datetime) -> Stamp:
        return stamp(self.new_uuid(), self.store.device, now, self.settings.rollover_hour)
