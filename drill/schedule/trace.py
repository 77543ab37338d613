"""The answers to one item that count, packed into bytes: 24 each, so that a million are read in a
moment.

What stands of the memory is what was known before the review: it is what a prediction is made of.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drill.schedule.event import Event, EventKind
from drill.schedule.rating import Rating, State
from drill.schedule.record import Change

_PACKED = struct.Struct("<iiiBBBBd")
STATES = tuple(State)
"""A state is packed as its place in this."""
MARKED, PRACTICE = 1, 2
_ASKED = (EventKind.REVIEW, EventKind.PRACTICE)
_RATINGS = frozenset(Rating)
_MOST = 2**31 - 1


class Asked(NamedTuple):
    """One review or practice, in the order in which it is packed, little-endian.

    ``day`` is the ordinal of the study day; ``elapsed`` the study days since the review before, −1
    for a new item; ``duration_ms`` is −1 where it was not taken. ``level`` is that of a problem, 0
    for none. ``marks`` adds 1 where the answer got a verdict and 2 for a practice. ``stability`` is
    0 for a new item.
    """

    day: int
    elapsed: int
    duration_ms: int
    rating: int
    state: int
    level: int
    marks: int
    stability: float


def asked(change: Change) -> Asked:
    """What is kept of a review or practice, the event of ``change``."""
    event, memory = change.event, change.before.memory
    duration = -1 if event.duration_ms is None else min(max(event.duration_ms, 0), _MOST)
    return Asked(
        day=event.study_day.toordinal(),
        elapsed=elapsed_days(change),
        duration_ms=duration,
        rating=_rating(event),
        state=STATES.index(memory.state),
        level=level_of(event.problem_key),
        marks=_marks(event),
        stability=memory.stability or 0.0,
    )


def _rating(event: Event) -> int:
    given = event.detail.get("rating") if event.rating is None else event.rating
    return int(given) if isinstance(given, int) and given in _RATINGS else 0


def _marks(event: Event) -> int:
    marked = MARKED if event.verdict is not None else 0
    return marked | (PRACTICE if event.kind is EventKind.PRACTICE else 0)


def elapsed_days(change: Change) -> int:
    """The study days since the item's last review, −1 if there was none.

    A clock that went backwards counts as 0.
    """
    last = change.before.memory.last_day
    return -1 if last is None else max((change.event.study_day - last).days, 0)


def packed(changes: Iterable[Change]) -> bytes:
    """The reviews and practices among ``changes``, in their order."""
    return b"".join(
        _PACKED.pack(*asked(change)) for change in changes if change.event.kind in _ASKED
    )


def unpacked(trace: bytes) -> Iterator[Asked]:
    """What was packed; bytes behind the last whole one are left out."""
    whole = len(trace) - len(trace) % _PACKED.size
    return (Asked(*fields) for fields in _PACKED.iter_unpack(trace[:whole]))


def level_of(problem_key: str | None) -> int:
    """The level in a key such as ``adam-steps@1:2:7``; 0 if there is none."""
    _, _, rest = (problem_key or "").partition("@")
    parts = rest.split(":")
    level = parts[1] if len(parts) == 3 else ""
    return min(int(level), 255) if level.isascii() and level.isdigit() else 0


def mistakes_of(event: Event) -> tuple[str, ...]:
    """The mistakes recognised in a review, each once."""
    listed = event.detail.get("mistakes")
    several = [slug for slug in listed if isinstance(slug, str)] if isinstance(listed, list) else []
    first = [] if event.mistake is None else [event.mistake]
    return tuple(dict.fromkeys([*first, *several]))
