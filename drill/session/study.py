"""A study session: which turn is on the table, what is left, and the reviews that come of it.

Everything is a value. The front end brings the time, writes the events to the store, and shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from drill.problems.draw import DrawError
from drill.problems.problem import Key
from drill.schedule.event import Event
from drill.schedule.interval import Interval
from drill.schedule.memory import intervals
from drill.schedule.plan import plan, plan_until
from drill.schedule.queue import DayCounts, Item, Queue, Remaining
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.schedule.settings import ScheduleSettings
from drill.session.choice import Choice, everything
from drill.session.library import Library
from drill.session.turn import Help, Turn, open_turn


@dataclass(frozen=True)
class Terms:
    """What a session asks and how long it goes on.

    Of the items that ``choose`` admits it asks what is due, within the limits of the day; with
    ``ahead``, what is due within so many days; with ``anyway`` all of them, due or not. ``cram``
    asks all of them as well and leaves the schedule as it is. It ends after ``limit`` reviews, and
    after the item during which ``minutes`` are over. ``given``: how much of each derivation.
    ``extra`` are ids that are asked with what is due, beyond the limits of the day, and ``more``
    is how many others are.
    """

    choose: Choice = everything
    ahead: int = 0
    anyway: bool = False
    cram: bool = False
    limit: int | None = None
    minutes: float | None = None
    given: Help = Help.NONE
    extra: frozenset[str] = frozenset()
    more: int = 0


DUE = Terms()
"""All that is due."""


@dataclass(frozen=True)
class Kept:
    """A turn that waits, and since when."""

    turn: Turn
    since: datetime


@dataclass(frozen=True)
class Study:
    """A session on one study day. ``turn`` is None when nothing is left to ask now.

    ``done`` counts what was rated. ``kept`` is the turn that waits while the one on the table is
    for practice only, and ``last`` the one before, as it was rated. ``begun`` holds, by item, turns
    that were left with answers in them, to be gone on with; ``left``, by their numbers, those that
    were left for another level. ``ends`` is when the time that was set is over. ``event`` is what
    was written to the log, taken back or done again last. ``terms`` are what it was begun on.
    ``position`` is how far the log reached when its records were last read.
    """

    library: Library
    settings: ScheduleSettings
    day: date
    queue: Queue
    records: Mapping[str, ItemRecord]
    turn: Turn | None = None
    done: int = 0
    help: Help = Help.NONE
    faults: tuple[str, ...] = ()
    limit: int | None = None
    ends: datetime | None = None
    cram: bool = False
    kept: Kept | None = None
    last: Turn | None = None
    begun: Mapping[str, Kept] = field(default_factory=dict)
    left: Mapping[Key, Kept] = field(default_factory=dict)
    event: Event | None = None
    terms: Terms = DUE
    position: int = 0

    def record(self, item: str) -> ItemRecord:
        """What is known of an item."""
        return self.records.get(item, NEW_RECORD)

    def remaining(self, now: datetime) -> Remaining:
        """What is left of today, the item on the table included."""
        return self.queue.remaining(now)

    def intervals(self, now: datetime) -> Mapping[Rating, Interval]:
        """When the item on the table would come again, by rating; not known while cramming."""
        if self.turn is None or self.cram:
            return {}
        memory = self.record(self.turn.item.id).memory
        return intervals(memory, now, self.day, settings=self.settings, key=self.turn.item.id)


def begin(
    library: Library,
    records: Mapping[str, ItemRecord],
    done: DayCounts,
    settings: ScheduleSettings,
    *,
    day: date,
    now: datetime,
    terms: Terms = DUE,
) -> Study:
    """The session of ``day`` on ``terms``, its first turn on the table."""
    study = Study(
        library,
        settings,
        day,
        planned(library, records, done, settings, day=day, terms=terms),
        records,
        help=terms.given,
        limit=terms.limit,
        ends=now + timedelta(minutes=terms.minutes) if terms.minutes else None,
        cram=terms.cram,
        terms=terms,
    )
    return next_turn(study, now)


def planned(
    library: Library,
    records: Mapping[str, ItemRecord],
    done: DayCounts,
    settings: ScheduleSettings,
    *,
    day: date,
    terms: Terms,
) -> Queue:
    """The queue of ``day`` on ``terms``."""
    items = [
        Item(item.id, item.topic, item.order, item.sibling)
        for item in library.items.values()
        if terms.choose(item)
    ]
    if terms.anyway or terms.cram:
        return plan_until(items, records, settings, day, date.max, new=True)
    if terms.ahead:
        last = day + timedelta(days=terms.ahead)
        return plan_until(items, records, settings, day, last, new=False)
    return plan(items, records, done, settings, day, extra=terms.extra, more=terms.more)


def next_turn(study: Study, now: datetime) -> Study:
    """The next item on the table; an item that can't be drawn is reported and left out."""
    study = replace(study, kept=None)
    while not is_over(study, now):
        item = study.queue.next(now)
        if item is None:
            break
        study = put_on_table(study, item, now)
        if study.turn is not None:
            return study
    return replace(study, turn=None)


def is_over(study: Study, now: datetime) -> bool:
    """Whether as much was done as was wished for."""
    enough = study.limit is not None and study.done >= study.limit
    return enough or (study.ends is not None and now >= study.ends)


def is_waited_for(study: Study, now: datetime) -> bool:
    """Whether there is something to ask again after the end: a step is over, a day has begun."""
    return study.turn is None and not is_over(study, now) and study.queue.next(now) is not None


def put_on_table(study: Study, item: str, now: datetime) -> Study:
    """``item`` as the turn; one that can't be asked is reported and left out, without a turn."""
    begun = study.begun.get(item)
    if begun is not None:
        study = replace(study, turn=later(begun.turn, now - begun.since), kept=None)
        return without_begun(study, item)
    try:
        found = study.library.items[item]
        turn = open_turn(study.library, found, study.record(item), now, study.help)
    except Exception as error:  # whatever is wrong with one item, the others are asked
        return replace(left_out(study, item, error), turn=None, kept=None)
    return replace(study, turn=turn, kept=None)


def later(turn: Turn, span: timedelta) -> Turn:
    """A turn as if it had been put on the table later: a time that is not its own."""
    return replace(turn, started=turn.started + span)


def laid_aside(study: Study, now: datetime) -> Study:
    """The session with the turn on the table kept, if anything of it was answered."""
    kept = study.kept or (Kept(study.turn, now) if study.turn else None)
    if kept is None or not kept.turn.answers:
        return study
    return replace(study, begun={**study.begun, kept.turn.item.id: kept})


def without_begun(study: Study, item: str) -> Study:
    """The session in which ``item`` begins anew."""
    return replace(study, begun={id_: kept for id_, kept in study.begun.items() if id_ != item})


def left_out(study: Study, item: str, error: Exception) -> Study:
    """The session without ``item``, and with the reason why."""
    if isinstance(error, DrawError):
        reason = str(error)
    else:
        found = study.library.items.get(item)
        place = f"{found.note}:{found.line}" if found else item
        reason = f"{place}: can't be asked: {error or type(error).__name__}"
    return replace(study, queue=study.queue.without(item), faults=(*study.faults, reason))


def answered_last(study: Study) -> Turn | None:
    """The turn whose solution may be seen again: the one on the table, or the one before it."""
    turn = study.turn
    if turn is not None and (turn.answers or turn.answered):
        return turn
    return study.last
