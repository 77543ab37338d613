"""A study session: which turn is on the table, what is left, and the reviews that come of it.

Everything is a value. The front end brings the time, writes the events to the store, and shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from drill.problems.draw import DrawError
from drill.schedule.event import Event, EventKind, Stamp
from drill.schedule.interval import Interval
from drill.schedule.memory import intervals
from drill.schedule.queue import DayCounts, Item, Pile, Planned, Queue, Remaining, plan
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.schedule.settings import ScheduleSettings
from drill.session.library import Library, StudyItem
from drill.session.turn import LONGEST_ANSWER, Help, Turn, open_turn

Choice = Callable[[StudyItem], bool]


def everything(_item: StudyItem) -> bool:
    """The choice of all items."""
    return True


@dataclass(frozen=True)
class Study:
    """A session on one study day. ``turn`` is None when nothing is left to ask now.

    ``limit`` ends the session after so many reviews; None goes on while there is something to ask.
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

    def record(self, item: str) -> ItemRecord:
        """What is known of an item."""
        return self.records.get(item, NEW_RECORD)

    def remaining(self, now: datetime) -> Remaining:
        """What is left of today, the item on the table included."""
        return self.queue.remaining(now)

    def intervals(self, now: datetime) -> Mapping[Rating, Interval]:
        """When the item on the table would come again, by rating."""
        if self.turn is None:
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
    choose: Choice = everything,
    limit: int | None = None,
    given: Help = Help.NONE,
) -> Study:
    """The session of ``day`` over the items that ``choose`` admits, its first turn on the table."""
    items = [
        Item(item.id, item.topic, item.order, item.sibling)
        for item in library.items.values()
        if choose(item)
    ]
    queue = plan(items, records, done, settings, day)
    return next_turn(Study(library, settings, day, queue, records, help=given, limit=limit), now)


def next_turn(study: Study, now: datetime) -> Study:
    """The next item on the table; an item that can't be drawn is reported and left out."""
    while study.limit is None or study.done < study.limit:
        item = study.queue.next(now)
        if item is None:
            break
        try:
            turn = open_turn(
                study.library, study.library.items[item], study.record(item), now, study.help
            )
        except DrawError as error:
            queue = _without(study.queue, item)
            study = replace(study, queue=queue, faults=(*study.faults, str(error)))
            continue
        return replace(study, turn=turn)
    return replace(study, turn=None)


def _without(queue: Queue, item: str) -> Queue:
    return replace(
        queue,
        planned=tuple(entry for entry in queue.planned if entry.id != item),
        waiting=tuple(entry for entry in queue.waiting if entry.id != item),
    )


def review_event(turn: Turn, rating: Rating, when: Stamp, now: datetime) -> Event:
    """The review of a complete turn, as the log keeps it."""
    spent = min(max(now - turn.started, LONGEST_ANSWER * 0), LONGEST_ANSWER)
    verdicts = [one.verdict for one in turn.answers]
    slugs = [slug for verdict in verdicts for slug in verdict.mistakes]
    worst = next((verdict for verdict in verdicts if not verdict.right), None)
    return Event(
        uuid=when.uuid,
        device=when.device,
        item=turn.item.id,
        kind=EventKind.REVIEW,
        at=when.at,
        utc_offset=when.utc_offset,
        study_day=when.study_day,
        rating=rating,
        duration_ms=int(spent.total_seconds() * 1000),
        answer="\n".join(one.text for one in turn.answers) if turn.answers else None,
        verdict=(worst or verdicts[0]).status.value if verdicts else None,
        mistake=slugs[0] if slugs else None,
        problem_key=str(turn.problem.key) if turn.problem else None,
        hints=turn.hints,
        detail={"mistakes": list(slugs)} if len(slugs) > 1 else {},
    )


def after_review(study: Study, event: Event, record: ItemRecord, now: datetime) -> Study:
    """The session once ``event`` is on disk and its item has become ``record``."""
    records = {**study.records, event.item: record}
    queue = study.queue.after(event.item, record)
    return next_turn(replace(study, queue=queue, records=records, done=study.done + 1), now)


def after_undo(study: Study, undone: Event, record: ItemRecord, now: datetime) -> Study:
    """The session once ``undone`` was taken back: its item, now ``record``, is asked again."""
    item = undone.item
    done = max(study.done - (undone.kind is EventKind.REVIEW), 0)
    queue = study.queue.put_back(item, record)
    study = replace(study, queue=queue, records={**study.records, item: record}, done=done)
    if item not in study.library.items:
        return next_turn(study, now)
    try:
        turn = open_turn(study.library, study.library.items[item], record, now, study.help)
    except DrawError:
        return next_turn(study, now)
    return replace(study, turn=turn)


def skip(study: Study, now: datetime) -> Study:
    """Put the item on the table to the end of the plan."""
    if study.turn is None:
        return study
    item = study.turn.item.id
    pile = next((entry.pile for entry in study.queue.planned if entry.id == item), Pile.LEARNING)
    rest = _without(study.queue, item)
    queue = replace(rest, planned=(*rest.planned, Planned(item, pile)))
    return next_turn(replace(study, queue=queue), now)
