"""Marks, times and shares as they are written."""

from __future__ import annotations

from datetime import timedelta


def marks_text(marks: float) -> str:
    """Marks in halves: ``3``, ``1½``, ``½``."""
    whole, half = divmod(round(marks * 2), 2)
    return f"{whole or ''}½" if half else str(whole)


def of_marks(marks: float) -> str:
    """``1 mark``, ``2 marks``, ``½ mark``."""
    return f"{marks_text(marks)} mark{'' if marks <= 1 else 's'}"


def clock_text(left: timedelta) -> str:
    """A time as a clock shows it: ``41:07``, ``1:02:10``; the last second counts as one."""
    seconds = -int(-left.total_seconds() // 1)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def percent(marks: float, of: float) -> str:
    """``71 %``; whole, and 100 only when nothing is missing."""
    return f"{int(100 * marks / of + 1e-9) if of else 0} %"


def letter(place: int) -> str:
    """The name of a part: ``a`` for 0, ``b`` for 1."""
    return "abcdefghijklmnopqrstuvwxyz"[place] if place < 26 else str(place + 1)
