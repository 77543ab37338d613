"""What a marked paper comes to: by topic, by mistake, by time, and beside earlier sittings."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from drill.exams.marking import Marked, PartMark, QuestionMark

UNANSWERED = "not answered"
UNREAD = "not readable"
UNSAID = "points not said"
UNNAMED = "no known mistake"


@dataclass(frozen=True)
class Share:
    """Marks given out of marks possible, of one topic or one section."""

    name: str
    marks: float
    of: float


@dataclass(frozen=True)
class Loss:
    """Marks that one kind of mistake cost, in how many parts, and what it was there."""

    mistake: str
    marks: float
    parts: int
    comment: str


@dataclass(frozen=True)
class Pace:
    """The time that a question was in view beside the time that its marks are worth."""

    number: int
    spent: timedelta
    worth: timedelta


@dataclass(frozen=True)
class Earlier:
    """What a sitting came to, as it was written down when it was marked."""

    uuid: str
    at: datetime
    seed: int
    marks: float
    of: float


def by_topic(marked: Marked) -> tuple[Share, ...]:
    """The marks of each topic, in the order of the paper."""
    return _shares(marked, lambda question: question.question.item.topic)


def by_section(marked: Marked) -> tuple[Share, ...]:
    """The marks of each section."""
    sections = marked.paper.blueprint.sections
    return _shares(marked, lambda question: sections[question.question.section].title)


def _shares(marked: Marked, name: Callable[[QuestionMark], str]) -> tuple[Share, ...]:
    found: dict[str, Share] = {}
    for question in marked.questions:
        key = name(question)
        before = found.get(key, Share(key, 0, 0))
        found[key] = Share(key, before.marks + question.marks, before.of + question.question.marks)
    return tuple(found.values())


def by_mistake(marked: Marked) -> tuple[Loss, ...]:
    """What the lost marks were lost by, the dearest first. One part counts once, by its first."""
    found: dict[str, Loss] = {}
    for part in (part for question in marked.questions for part in question.parts if part.lost):
        slug = mistake_of(part)
        before = found.get(slug, Loss(slug, 0, 0, part.comment))
        found[slug] = Loss(slug, before.marks + part.lost, before.parts + 1, before.comment)
    return tuple(sorted(found.values(), key=lambda loss: (-loss.marks, loss.mistake)))


def mistake_of(part: PartMark) -> str:
    """The slug of the mistake that a part lost its marks by, or what stands for one."""
    if not part.answered:
        return UNANSWERED
    if part.verdict is None:
        return UNSAID
    if not part.verdict.attempted:
        return UNREAD
    return part.verdict.mistakes[0] if part.verdict.mistakes else UNNAMED


def pace(marked: Marked) -> tuple[Pace, ...]:
    """The time spent on each question against its marks' share of the exam."""
    whole = timedelta(minutes=marked.sitting.start.minutes)
    return tuple(
        Pace(q.question.number, q.spent, whole * (q.question.marks / marked.paper.marks))
        for q in marked.questions
    )


def lost_items(marked: Marked) -> tuple[str, ...]:
    """The ids of the items that marks were lost on, the dearest first: what to study next."""
    losers = [question for question in marked.questions if question.lost]
    return tuple(q.question.item.id for q in sorted(losers, key=lambda q: -q.lost))


def as_json(marked: Marked) -> str:
    """What is written down of a marked sitting, for comparison with later ones."""
    topics = {share.name: [share.marks, share.of] for share in by_topic(marked)}
    return json.dumps(
        {"marks": marked.marks, "of": marked.paper.marks, "topics": topics}, ensure_ascii=False
    )


def earlier(uuid: str, at: datetime, seed: int, text: str) -> Earlier:
    """What :func:`as_json` wrote down of a sitting."""
    data = json.loads(text)
    return Earlier(uuid, at, seed, float(data["marks"]), float(data["of"]))
