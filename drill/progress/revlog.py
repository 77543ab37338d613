"""Reviews that another program logged, as events: a row each, as Anki and FSRS export them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from uuid import UUID, uuid5

from drill.schedule.event import Event, EventKind, stamp
from drill.schedule.rating import Rating

_NAMESPACE = UUID("6b2f6f0c-4f0e-5d0e-9a57-5b1d3f6f1c61")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class RevlogError(ValueError):
    """A row that cannot be read; the message begins with its number."""


def events_of_revlog(
    rows: Iterable[Mapping[str, str]], zone: tzinfo, rollover_hour: int, device: str = "revlog"
) -> Iterator[Event]:
    """The reviews in ``rows``.

    They have ``card_id``, ``review_time``, ``review_rating`` and perhaps ``review_duration`` in
    milliseconds. The time is an instant with its offset, as ISO 8601 has it, or milliseconds since
    1970.

    Ratings of 0, by which Anki notes that a due date was set by hand, are left out. A row gives the
    same event each time, so that a log joined twice is joined once.

    Raises:
        RevlogError: for a row without these, naming it.
    """
    for number, row in enumerate(rows, 1):
        try:
            at = _instant(row["review_time"])
            rating, card = int(row["review_rating"]), row["card_id"]
            duration = int(row.get("review_duration") or 0)
            when = stamp(
                str(uuid5(_NAMESPACE, f"{card}:{row['review_time']}:{number}")),
                device,
                at.astimezone(zone),
                rollover_hour,
            )
            graded = Rating(rating) if rating else None
        except (KeyError, ValueError, OverflowError) as error:
            raise RevlogError(f"row {number}: cannot be read: {error}") from error
        if graded is not None:
            yield Event(
                uuid=when.uuid,
                device=when.device,
                item=card,
                kind=EventKind.REVIEW,
                at=when.at,
                utc_offset=when.utc_offset,
                study_day=when.study_day,
                rating=graded,
                duration_ms=max(duration, 0),
            )


def _instant(text: str) -> datetime:
    if text.lstrip("-").isdigit():
        return _EPOCH + timedelta(milliseconds=int(text))
    at = datetime.fromisoformat(text)
    if at.utcoffset() is None:
        raise ValueError(f"{text} has no time zone")
    return at
