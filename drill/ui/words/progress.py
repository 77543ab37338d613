"""How far a session is, what it came to, and when the next one is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from drill.schedule.queue import Remaining
from drill.session.overview import Tally
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph

_SHORT = timedelta(minutes=1)


def left_line(left: Remaining) -> str:
    """What is left: ``12 new · 3 learning · 40 due``."""
    return f"{left.new} new · {left.learning} learning · {left.due} due"


def left_briefly(left: Remaining) -> str:
    """What is left in a few columns: ``12+3+40``, in the same order."""
    return f"{left.new}+{left.learning}+{left.due}"


def summary_lines(
    tally: Tally, following: datetime | date | None, today: date, now: datetime, page: Page
) -> list[Line]:
    """What was done, how much of it was right, how long it took, when the next is due."""
    if tally.done:
        done = f"{counted(tally.done, 'review')}, {tally.right} right, {spent(tally.spent)}."
    else:
        done = "Nothing was rated."
    lines = [Line("Done for now", Role.STRONG), BLANK, *paragraph(done, page)]
    return [*lines, *paragraph(due_line(following, today, now), page)]


def due_line(following: datetime | date | None, today: date, now: datetime) -> str:
    """When there is something to study again: a time on the learner's clock, or a study day."""
    if following is None:
        return "Nothing is due later."
    if isinstance(following, datetime):
        if following <= now:
            return "There is more to study today."
        return f"The next is due at {following.astimezone(now.tzinfo):%H:%M}."
    days = (following - today).days
    if days <= 1:
        return "The next is due tomorrow."
    return f"The next is due in {days} days, on {following:%Y-%m-%d}."


def spent(time: timedelta) -> str:
    """A time as people say it: ``40 s``, ``12 min``, ``1 h 5 min``."""
    if time < _SHORT:
        return f"{round(time.total_seconds())} s"
    hours, minutes = divmod(round(time / _SHORT), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def counted(number: int, noun: str) -> str:
    """``1 review``, ``2 reviews``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
