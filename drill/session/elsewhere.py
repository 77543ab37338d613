"""What a session becomes by what other programs do to the same log, another window say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from drill.schedule.event import Event, EventKind
from drill.schedule.queue import Queue, is_left_out
from drill.schedule.record import ItemRecord, same_past
from drill.session.study import Study, next_turn, without_begun


def taken_in(study: Study, records: Mapping[str, ItemRecord]) -> Study:
    """The session with what items have become elsewhere; the turn on the table stays.

    What was rated there is as if it had been rated here. What was taken back there, or reset, is
    asked at the end; what was suspended or buried is not asked. Of an item that this session has
    no plan for, only the record is taken in.
    """
    queue = study.queue
    planned = {entry.id for entry in queue.planned} | {entry.id for entry in queue.waiting}
    news = {item: record for item, record in records.items() if record != study.record(item)}
    for item in planned & news.keys():
        queue = _queue_with(queue, item, study.record(item), news[item], cram=study.cram)
    for item in study.begun.keys() & news.keys():
        if not same_past(study.record(item), news[item]):
            study = without_begun(study, item)
    return replace(study, records={**study.records, **news}, queue=queue) if news else study


def _queue_with(
    queue: Queue, item: str, known: ItemRecord, record: ItemRecord, *, cram: bool
) -> Queue:
    if is_left_out(record, queue.day):
        return queue.without(item)
    if cram or same_past(known, record):
        return queue
    before, last = known.memory.last_at, record.memory.last_at
    if last is not None and (before is None or last > before):
        return queue.after(item, record)
    return queue.without(item).put_last(item, record)


def is_overtaken(study: Study) -> bool:
    """Whether the item on the table was rated elsewhere while it lay there, as far as is known."""
    turn = study.turn
    if turn is None or study.kept is not None or study.cram:
        return False
    return not same_past(turn.record, study.record(turn.item.id))


def after_overtaken(study: Study, event: Event, now: datetime) -> Study:
    """The session once the answer of its turn is on disk as a practice, its item taken in."""
    return next_turn(replace(without_begun(study, event.item), event=event, last=study.turn), now)


def was_overtaken(before: Study, after: Study) -> bool:
    """Whether the turn of ``before`` was answered as practice, as it was rated elsewhere."""
    event = after.event
    if event is None or event is before.event or before.cram:
        return False
    return event.kind is EventKind.PRACTICE
