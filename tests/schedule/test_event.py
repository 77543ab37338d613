from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from drill.schedule.event import Event, EventError, EventKind, event_at, stamp
from drill.schedule.rating import Rating

REVIEW = Event(
    uuid="00000000-0000-4000-8000-000000000001",
    device="laptop",
    item="relu",
    kind=EventKind.REVIEW,
    at=datetime(2026, 5, 4, 8, tzinfo=UTC),
    utc_offset=120,
    study_day=date(2026, 5, 4),
    rating=Rating.GOOD,
)


def test_a_stamp_keeps_the_instant_the_offset_and_the_study_day() -> None:
    night = datetime(2026, 5, 5, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    when = stamp("u", "laptop", night, 4)
    assert when.at == datetime(2026, 5, 4, 23, 30, tzinfo=UTC)
    assert when.at.tzinfo is UTC
    assert (when.utc_offset, when.study_day) == (120, date(2026, 5, 4))


def test_an_event_takes_over_its_stamp() -> None:
    when = stamp("u", "laptop", datetime(2026, 5, 4, 12, tzinfo=UTC), 4)
    event = event_at(when, "relu", EventKind.FLAG, detail={"flag": 3})
    assert (event.uuid, event.device, event.at) == ("u", "laptop", when.at)
    assert (event.utc_offset, event.study_day) == (0, date(2026, 5, 4))
    assert (event.item, event.kind, event.detail) == ("relu", EventKind.FLAG, {"flag": 3})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"at": datetime(2026, 5, 4)}, "has no time zone"),  # noqa: DTZ001
        ({"rating": None}, "rating = None: a review has one"),
        ({"kind": EventKind.BURY}, "rating = 3: a review has one, nothing else"),
        ({"undoes": "x"}, "undoes = x: an undo names an event"),
        ({"kind": EventKind.UNDO, "rating": None}, "undoes = None: an undo names an event"),
        ({"kind": EventKind.FLAG, "rating": None}, "detail = {}: a flag has a whole number"),
        (
            {"kind": EventKind.FLAG, "rating": None, "detail": {"flag": "red"}},
            "detail = {'flag': 'red'}: a flag has a whole number",
        ),
    ],
)
def test_an_event_that_contradicts_itself_is_refused(
    changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(EventError, match=reason):
        replace(REVIEW, **changes)  # type: ignore[arg-type]
