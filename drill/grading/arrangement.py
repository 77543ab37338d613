"""Marking answers that are numbers of what is shown: an order, or a choice of options."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from drill.grading.verdict import Status, Verdict, unread

_PLACES = re.compile(r"(?:\d+|[A-Za-z]|[\s,;.)>→-])+")
_PLACE = re.compile(r"\d+|[A-Za-z]")
_MOST_DIGITS = 9
"""Up to so many places ``312`` is read as 3, 1, 2."""


def mark_order(items: Sequence[str], shown: Sequence[int], text: str) -> Verdict:
    """Mark ``text``, numbers of the items as ``shown``, as the order that ``items`` have.

    Items of the same text may change places. The credit is the share that stands in order when the
    others are taken away.
    """
    places = _places(text, len(shown))
    if sorted(places) != list(range(len(shown))):
        example = " ".join(map(str, (2, 1, *range(3, len(shown) + 1))))
        reason = f"write each number from 1 to {len(shown)} once, in order, as in {example}"
        return unread(text, reason)
    given = [shown[place] for place in places]
    wrong = [k for k, item in enumerate(given) if items[item] != items[k]]
    if not wrong:
        return Verdict(Status.CORRECT)
    kept = _in_order(given)
    reason = f"Place {wrong[0] + 1} is the first wrong one; {kept} of {len(items)} are in order."
    return Verdict(Status.WRONG, reason, credit=kept / len(items))


def mark_options(right: Collection[int], shown: Sequence[int], text: str) -> Verdict:
    """Mark ``text``, numbers of the options as ``shown``, as the choice of the ``right`` ones.

    The credit is the share of options that were judged right, where there are several to choose.
    """
    places = list(dict.fromkeys(_places(text, len(shown))))
    if not places or not set(places) <= set(range(len(shown))):
        return unread(text, f"write numbers from 1 to {len(shown)}")
    if len(right) == 1 and len(places) > 1:
        return unread(text, "one option is right: choose one")
    given = {shown[place] for place in places}
    if given == set(right):
        return Verdict(Status.CORRECT)
    numbers = {item: number for number, item in enumerate(shown, start=1)}
    off = sorted(numbers[item] for item in given - set(right))
    missing = len(set(right) - given)
    credit = 1 - (len(off) + missing) / len(shown) if len(right) > 1 else 0.0
    return Verdict(Status.WRONG, _reason(off, missing), credit=credit)


def _reason(off: Sequence[int], missing: int) -> str:
    is_off = f"number {_listed(off)} {'is' if len(off) == 1 else 'are'} wrong" if off else ""
    options = "option is" if missing == 1 else "options are"
    lacks = f"{missing} right {options} missing" if missing else ""
    return f"{'; '.join(filter(None, (is_off, lacks)))}.".capitalize()


def _listed(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def _places(text: str, count: int) -> list[int]:
    """The places from 0 that ``text`` names by numbers from 1 or letters from a; [] for none."""
    if not _PLACES.fullmatch(text):
        return []
    marks = _PLACE.findall(text)
    if len(marks) == 1 and count <= _MOST_DIGITS:
        marks = list(marks[0])
    return [int(m) - 1 if m.isdigit() else ord(m.lower()) - ord("a") for m in marks]


def _in_order(given: Sequence[int]) -> int:
    """The length of the longest increasing subsequence."""
    ends: list[int] = []
    for item in given:
        at = bisect_left(ends, item)
        ends[at : at + 1] = [item]
    return len(ends)
