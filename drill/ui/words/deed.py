"""What was done to an item, in a word or two."""

from __future__ import annotations

from drill.schedule.event import Event, EventKind, rating_given
from drill.schedule.rating import Rating
from drill.ui.words.flags import flag_name
from drill.ui.words.rating import NAMES

_HAPPENED = {
    EventKind.PRACTICE: "Practised",
    EventKind.SUSPEND: "Suspended",
    EventKind.UNSUSPEND: "No longer suspended",
    EventKind.BURY: "Buried",
    EventKind.UNBURY: "No longer buried",
    EventKind.RESET: "Reset",
}


def deed(kind: EventKind, rating: Rating | None, flag: int) -> str:
    """``Good``, ``Practised: Hard``, ``Suspended``, ``Flag 2, orange``."""
    if kind is EventKind.FLAG:
        return f"Flag {flag}, {flag_name(flag)}" if flag else "No flag"
    if rating is None:
        return _HAPPENED[kind]
    return f"Practised: {NAMES[rating]}" if kind is EventKind.PRACTICE else NAMES[rating]


def deed_of(event: Event) -> str:
    """The same of an event of the log."""
    flag = event.detail.get("flag")
    return deed(event.kind, rating_given(event), flag if isinstance(flag, int) else 0)
