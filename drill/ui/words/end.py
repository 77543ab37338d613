"""The end of a session: what it came to, what waits, when it goes on."""

from __future__ import annotations

from datetime import date, datetime

from drill.session.overview import Tally, next_due
from drill.session.study import Study, is_waited_for
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph
from drill.ui.words.progress import counted, left_line, spent


def end_lines(study: Study, tally: Tally, now: datetime, page: Page) -> list[Line]:
    """What was done, how much of it was right, how long it took, and what comes next."""
    done = "Nothing was rated."
    if tally.done:
        done = f"{counted(tally.done, 'review')}, {tally.right} right, {spent(tally.spent)}."
    lines = [Line("Done for now", Role.STRONG), BLANK, *paragraph(done, page)]
    if is_waited_for(study, now):
        left = left_line(study.remaining(now))
        return [*lines, *paragraph(f"There is more to study now: {left}.", page, Role.STRONG)]
    return lines + [line for text in rest_texts(study, now) for line in paragraph(text, page)]


def rest_texts(study: Study, now: datetime) -> list[str]:
    """What waits for its step, when there is something to ask, and what other days are left."""
    due = due_line(next_due(study, now), study.day, now)
    if study.turn is not None:
        return [due]
    waiting = waiting_text(len(study.queue.waiting))
    return [text for text in (waiting, due, limit_text(study)) if text]


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


def waiting_text(waiting: int) -> str:
    """How many wait for their step to end."""
    return f"{waiting} in learning {'waits' if waiting == 1 else 'wait'}." if waiting else ""


def limit_text(study: Study) -> str:
    """What the limits of the day leave to other days; nothing where they leave nothing."""
    beyond, settings = study.queue.beyond, study.settings
    if beyond.reviews:
        more = "1 more is" if beyond.reviews == 1 else f"{beyond.reviews} more are"
        return f"{more} due, beyond the {counted(settings.reviews_per_day, 'review')} of a day."
    if beyond.new and settings.new_per_day:
        return f"The {settings.new_per_day} new of a day are done; there are more."
    return ""
