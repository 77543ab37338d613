"""What a session becomes: after an answer, an undo, a redo, and after all else that can happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from drill.schedule.event import Event, EventKind, Stamp, rating_given
from drill.schedule.queue import Queue
from drill.schedule.rating import Rating
from drill.schedule.record import ItemRecord
from drill.session.library import Library
from drill.session.study import Study, laid_aside, next_turn, put_on_table, without_begun
from drill.session.turn import LONGEST_ANSWER, Turn, detail

ANSWERS = frozenset({EventKind.REVIEW, EventKind.PRACTICE})
LEAVINGS = frozenset({EventKind.BURY, EventKind.SUSPEND, EventKind.RESET})
"""What takes an item from the table without an answer."""


def answer_event(
    turn: Turn, rating: Rating, when: Stamp, now: datetime, *, practice: bool = False
) -> Event:
    """The answer to a complete turn, as the log keeps it: a review, or mere practice."""
    spent = min(max(now - turn.started, timedelta(0)), LONGEST_ANSWER)
    verdicts = [one.verdict for one in turn.answers]
    slugs = [slug for verdict in verdicts for slug in verdict.mistakes]
    worst = next((verdict for verdict in verdicts if not verdict.right), None)
    event = Event(
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
        detail=detail(turn),
    )
    if not practice:
        return event
    kept = {**event.detail, "rating": int(rating)}
    return replace(event, kind=EventKind.PRACTICE, rating=None, detail=kept)


def after_event(study: Study, event: Event, record: ItemRecord, now: datetime) -> Study:
    """The session once ``event`` is on disk and its item has become ``record``.

    Practice of another session, done again, changes nothing in this one.
    """
    study = replace(study, records={**study.records, event.item: record}, event=event)
    elsewhere = event.kind is EventKind.PRACTICE and not study.cram
    if event.kind not in ANSWERS | LEAVINGS or elsewhere:
        return study
    study = without_begun(study, event.item)
    if event.kind in ANSWERS:
        study = replace(study, done=study.done + 1)
    is_here = study.turn is None or study.turn.item.id == event.item
    study = replace(study, queue=_queue_after(study.queue, event, record))
    if not is_here:
        return study
    answered = study.turn if study.turn and study.turn.complete else None
    return next_turn(replace(study, last=answered), now)


def _queue_after(queue: Queue, event: Event, record: ItemRecord) -> Queue:
    """A practice comes again in the session until it is known; a review when the schedule says."""
    if event.kind is not EventKind.PRACTICE:
        return queue.after(event.item, record)
    if rating_given(event) is Rating.AGAIN:
        return queue.put_last(event.item, record)
    return queue.without(event.item)


def after_undo(study: Study, undone: Event, record: ItemRecord, now: datetime) -> Study:
    """The session once ``undone`` was taken back: its item, now ``record``, is asked again.

    Where it was no answer and no leaving, the turn on the table stays. So it does for practice of
    another session, which this one has no place for, and for an item that was rated elsewhere
    before it left and is not due again.
    """
    study = replace(study, records={**study.records, undone.item: record}, event=undone)
    elsewhere = undone.kind is EventKind.PRACTICE and not study.cram
    if undone.kind not in ANSWERS | LEAVINGS or elsewhere:
        return study
    done = max(study.done - (undone.kind in ANSWERS), 0)
    study = replace(study, queue=study.queue.put_back(undone.item, record), done=done, last=None)
    if undone.item not in study.library.items:
        return next_turn(replace(study, queue=study.queue.without(undone.item)), now)
    if undone.kind in LEAVINGS and not study.cram and not study.queue.asks(undone.item, now):
        return study if study.turn else next_turn(study, now)
    study = without_begun(laid_aside(study, now), undone.item)
    study = put_on_table(study, undone.item, now)
    return study if study.turn else next_turn(study, now)


def after_reading(study: Study, library: Library, now: datetime) -> Study:
    """The session once the notes were read again: the same plan, with the texts that stand now.

    The item on the table begins anew unless it reads as before; what is gone is asked no more.
    """
    queue = study.queue
    planned = [entry.id for entry in queue.planned] + [entry.id for entry in queue.waiting]
    for item in planned:
        if item not in library.items:
            queue = queue.without(item)
    turn = study.kept.turn if study.kept else study.turn
    study = replace(study, library=library, queue=queue, begun={})
    if turn is None or turn.item.id not in library.items:
        return next_turn(study, now)
    if reads_as_before(turn, library):
        return replace(study, turn=replace(study.turn or turn, item=library.items[turn.item.id]))
    anew = put_on_table(study, turn.item.id, now)
    if anew.turn is None:
        return next_turn(anew, now)
    revealed = turn.revealed and not anew.turn.tasks
    return replace(anew, turn=replace(anew.turn, started=turn.started, revealed=revealed))


def reads_as_before(turn: Turn, library: Library) -> bool:
    """Whether what is asked stands in its note as it did."""
    item = turn.item.id
    if turn.card is not None:
        now = library.cards.get(item)
        return now is not None and replace(now, line=0) == replace(turn.card, line=0)
    return turn.problem is not None and turn.problem.template is library.templates.get(item)
