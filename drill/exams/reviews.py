"""The answers of an exam as reviews of the schedule, if the learner agrees.

A review's UUID follows from the sitting and the item, so that feeding a sitting twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from drill.exams.marking import Marked, QuestionMark
from drill.schedule.event import Event, EventKind, Stamp, stamp
from drill.schedule.rating import Rating
from drill.session.turn import LONGEST_ANSWER

NEARLY_ALL = 0.7
"""From this share of its marks on, a question was recalled with trouble; below it was not."""


def reviews(marked: Marked, device: str, now: datetime, rollover_hour: int) -> tuple[Event, ...]:
    """One review for each question that was looked at, at the time the paper was handed in."""
    return tuple(_reviews(marked, device, now, rollover_hour))


def _reviews(marked: Marked, device: str, now: datetime, rollover_hour: int) -> Iterator[Event]:
    submitted = marked.sitting.submitted
    if submitted is None:
        return
    moment = submitted.astimezone(now.tzinfo)
    for question in marked.questions:
        if question.spent or any(part.answered for part in question.parts):
            item = question.question.item.id
            uuid = str(uuid5(NAMESPACE_OID, f"{marked.sitting.start.uuid}:{item}"))
            yield _review(marked, question, stamp(uuid, device, moment, rollover_hour))


def rating_of(question: QuestionMark) -> Rating:
    """The rating that the marks of a question stand for."""
    if not question.lost:
        return Rating.GOOD
    share = question.marks / question.question.marks
    return Rating.HARD if share >= NEARLY_ALL else Rating.AGAIN


def _review(marked: Marked, question: QuestionMark, when: Stamp) -> Event:
    verdicts = [part.verdict for part in question.parts if part.verdict]
    slugs = [slug for verdict in verdicts for slug in verdict.mistakes]
    worst = next((verdict for verdict in verdicts if not verdict.right), None)
    shown = worst or next(iter(verdicts), None)
    problem = question.question.problem
    return Event(
        uuid=when.uuid,
        device=when.device,
        item=question.question.item.id,
        kind=EventKind.REVIEW,
        at=when.at,
        utc_offset=when.utc_offset,
        study_day=when.study_day,
        rating=rating_of(question),
        duration_ms=int(min(question.spent, LONGEST_ANSWER).total_seconds() * 1000),
        answer="\n".join(part.text for part in question.parts),
        verdict=shown.status.value if shown else None,
        mistake=slugs[0] if slugs else None,
        problem_key=str(problem.key) if problem else None,
        detail={
            "exam": marked.sitting.start.uuid,
            **({"mistakes": list(slugs)} if len(slugs) > 1 else {}),
        },
    )
