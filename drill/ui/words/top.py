"""The line above the question: where it comes from, and what is left of the session."""

from __future__ import annotations

from datetime import datetime, timedelta

from drill.maths.width import cell_width
from drill.session.study import Study
from drill.session.turn import LONGEST_ANSWER
from drill.ui.words.flags import flag_name
from drill.ui.words.line import Line, Page, Role
from drill.ui.words.progress import left_briefly, left_line
from drill.ui.words.question import context_line

_NARROW = 60


def top_lines(
    study: Study, now: datetime, page: Page, *, timer: bool = False, more: str = ""
) -> list[Line]:
    """One line; in a narrow page the counts are only numbers. ``timer`` tells the item's time.

    ``more``: arrows to what is above and below of the part of the sheet that is in view.
    """
    left = study.remaining(now)
    narrow = page.width < _NARROW
    counts = left_briefly(left) if narrow else left_line(left)
    counts = " · ".join([*_marks(study, now, timer=timer, narrow=narrow), counts])
    counts += f" {more}" if more else ""
    if study.turn is None:
        return [Line(counts.rjust(page.width), Role.QUIET)]
    room = page.width - cell_width(counts) - 2
    context = context_line(study.turn.item, Page(room, flat=True))
    gap = " " * (page.width - cell_width(context) - cell_width(counts))
    return [Line(context + gap + counts, Role.QUIET)]


def _marks(study: Study, now: datetime, *, timer: bool, narrow: bool) -> list[str]:
    """What is unusual about the turn: that it is not rated, its flag; and how long it took."""
    if study.turn is None:
        return []
    record = study.record(study.turn.item.id)
    marks = ["exercise"] if study.kept else ["cram"] if study.cram else []
    if record.memory.leech and not narrow:
        marks.append("leech")
    if record.flag:
        marks.append(f"flag {record.flag}" + ("" if narrow else f" {flag_name(record.flag)}"))
    return [*marks, *([clock_text(now - study.turn.started)] if timer else [])]


def clock_text(span: timedelta) -> str:
    """``0:42``; a time that counts no longer has a sign behind it: ``10:00+``."""
    counted = min(max(span, timedelta(0)), LONGEST_ANSWER)
    minutes, seconds = divmod(int(counted.total_seconds()), 60)
    return f"{minutes}:{seconds:02}" + ("+" if span > LONGEST_ANSWER else "")
