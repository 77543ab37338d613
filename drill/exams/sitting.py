"""A sitting: what happened to a paper from its start to the last mark, folded from its events.

The clock is the wall's: it runs on while the program is closed, and stands only while a pause is
on that the blueprint allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_TEXT = 4_000
"""Characters of an answer that are kept."""
WARNINGS = (timedelta(minutes=10), timedelta(minutes=1))
"""How long before the end a warning is given."""


class What(StrEnum):
    """What can happen in a sitting."""

    VISIT = "visit"
    """A question is in view: its time begins, that of the one before ends."""
    ANSWER = "answer"
    FLAG = "flag"
    """A mark to come back to, set or, with an empty text, taken away."""
    PAUSE = "pause"
    RESUME = "resume"
    LEAVE = "leave"
    """No question is in view any more."""
    SUBMIT = "submit"
    TICK = "tick"
    """How much of a sentence was there, as the learner says while it is marked."""
    RESULT = "result"
    """The marks, as JSON, so that later sittings can be compared with them."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a sitting. ``question`` counts from 1 and ``part`` from 0, where they apply."""

    what: What
    at: datetime
    question: int = 0
    part: int = 0
    text: str = ""


@dataclass(frozen=True)
class Start:
    """How a sitting began: the blueprint as it stood then, and its paper."""

    uuid: str
    exam: str
    blueprint: str
    note: str
    line: int
    seed: int
    entries: tuple[tuple[int, str, str], ...]
    minutes: int
    pause: bool
    at: datetime


Place = tuple[int, int]
"""A question from 1 and a part of it from 0."""


@dataclass(frozen=True)
class Sitting:
    """A sitting as it stands. ``ticks``: shares from 0 to 1 of each key point, by question.

    ``spent``: time in view by question. ``submitted``: when, if it was.
    """

    start: Start
    answers: Mapping[Place, str] = field(default_factory=dict)
    flags: frozenset[int] = frozenset()
    ticks: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    spent: Mapping[int, timedelta] = field(default_factory=dict)
    position: Place = (1, 0)
    submitted: datetime | None = None
    result: str = ""
    paused_for: timedelta = timedelta(0)
    paused_at: datetime | None = None
    viewed: tuple[int, datetime] | None = None
    last: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        return self.paused_at is not None and self.submitted is None

    @property
    def deadline(self) -> datetime:
        """When the time is up, if there is no pause from now on."""
        return self.start.at + timedelta(minutes=self.start.minutes) + self.paused_for

    def remaining(self, now: datetime) -> timedelta:
        """The time left; nothing once it is up. A clock that was put back gains nothing."""
        here = self.paused_at or max(now, self.last or self.start.at)
        return max(self.deadline - here, timedelta(0))

    def is_over(self, now: datetime) -> bool:
        """Whether nothing can be answered any more."""
        return self.submitted is not None or not self.remaining(now)

    def text(self, question: int, part: int) -> str:
        """The answer to a part so far."""
        return self.answers.get((question, part), "")

    def seen(self, question: int) -> bool:
        """Whether the question was in view at all."""
        return question in self.spent or (self.viewed is not None and self.viewed[0] == question)


def fold(start: Start, happenings: Iterable[Happening]) -> Sitting:
    """The sitting after its events, in the order in which they were written."""
    sitting = Sitting(start)
    for happening in happenings:
        sitting = after(sitting, happening)
    return sitting


def after(sitting: Sitting, happening: Happening) -> Sitting:
    """The sitting after one more event; what comes too late or is not allowed changes nothing.

    Time never goes back in a sitting, whatever the clock says.
    """
    happening = replace(happening, at=max(happening.at, _last(sitting)))
    match happening.what:
        case What.TICK | What.RESULT:
            return _marked(sitting, happening)
        case What.SUBMIT if sitting.submitted is None:
            return _submitted(sitting, happening.at)
        case What.RESUME if sitting.paused_at is not None:
            return _resumed(sitting, happening.at)
        case _ if sitting.paused or sitting.is_over(happening.at):
            return sitting
    return replace(_changed(sitting, happening), last=happening.at)


def broken_off(sitting: Sitting) -> Happening | None:
    """What has to be written when a program takes up a sitting that another one did not leave.

    Until when the question was in view is known from the last event only.
    """
    return Happening(What.LEAVE, _last(sitting)) if sitting.viewed else None


def in_time(sitting: Sitting, now: datetime) -> datetime:
    """When something counts that was typed before the clock ran out and is written just after."""
    return min(now, sitting.deadline - timedelta(microseconds=1))


def _last(sitting: Sitting) -> datetime:
    return sitting.last or sitting.start.at


def _changed(sitting: Sitting, happening: Happening) -> Sitting:
    """What happens while the sitting goes on."""
    place = (happening.question, happening.part)
    match happening.what:
        case What.ANSWER:
            answers = {**sitting.answers, place: happening.text[:LONGEST_TEXT]}
            return replace(sitting, answers=answers, position=place)
        case What.FLAG:
            one = {happening.question}
            flags = sitting.flags | one if happening.text else sitting.flags - one
            return replace(sitting, flags=flags)
        case What.VISIT:
            closed = _closed(sitting, happening.at)
            return replace(closed, viewed=(happening.question, happening.at), position=place)
        case What.LEAVE:
            return _closed(sitting, happening.at)
        case What.PAUSE if sitting.start.pause:
            return replace(_closed(sitting, happening.at), paused_at=happening.at)
    return sitting


def _closed(sitting: Sitting, at: datetime) -> Sitting:
    """The time of the question in view written down."""
    if sitting.viewed is None:
        return sitting
    question, since = sitting.viewed
    spent = at - since + sitting.spent.get(question, timedelta(0))
    return replace(sitting, viewed=None, spent={**sitting.spent, question: spent})


def _resumed(sitting: Sitting, at: datetime) -> Sitting:
    pause = at - (sitting.paused_at or at)
    return replace(sitting, paused_at=None, paused_for=sitting.paused_for + pause, last=at)


def _submitted(sitting: Sitting, at: datetime) -> Sitting:
    """Handed in: at the latest when the time was up."""
    resumed = _resumed(sitting, at) if sitting.paused else sitting
    at = min(at, resumed.deadline)
    return replace(_closed(resumed, at), submitted=at, last=at)


def _marked(sitting: Sitting, happening: Happening) -> Sitting:
    if sitting.submitted is None:
        return sitting
    if happening.what is What.RESULT:
        return replace(sitting, result=happening.text)
    shares = tuple(min(max(float(share), 0.0), 1.0) for share in happening.text.split())
    return replace(sitting, ticks={**sitting.ticks, happening.question: shares})


def warning(sitting: Sitting, before: timedelta, now: timedelta) -> timedelta | None:
    """The warning that falls due between two times left, the last one if several do."""
    due = [
        limit
        for limit in WARNINGS
        if now <= limit < before and limit < timedelta(minutes=sitting.start.minutes)
    ]
    return due[-1] if due and now else None
