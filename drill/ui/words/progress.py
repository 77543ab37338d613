"""How far a session is, and how long it took."""

from __future__ import annotations

from datetime import timedelta

from drill.schedule.queue import Remaining

_SHORT = timedelta(minutes=1)


def left_line(left: Remaining) -> str:
    """What is left: ``12 new · 3 learning · 40 due``."""
    return f"{left.new} new · {left.learning} learning · {left.due} due"


def left_briefly(left: Remaining) -> str:
    """What is left in a few columns: ``12+3+40``, in the same order."""
    return f"{left.new}+{left.learning}+{left.due}"


def spent(time: timedelta) -> str:
    """A time as people say it: ``40 s``, ``12 min``, ``1 h 5 min``."""
    if time < _SHORT:
        return f"{round(time.total_seconds())} s"
    hours, minutes = divmod(round(time / _SHORT), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def times(number: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def counted(number: int, noun: str) -> str:
    """``1 review``, ``2 reviews``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
