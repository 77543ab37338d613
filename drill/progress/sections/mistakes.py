"""The mistakes, where they go, and the leeches."""

from __future__ import annotations

import numpy as np

from drill.progress.basis import Basis
from drill.progress.figure import Column, Figure, Section, Unit, Value, counted
from drill.progress.mistakes import MistakeCount, mistakes

SPAN = 30
_LEECHES = 40


def mistakes_section(basis: Basis) -> Section:
    """What goes wrong."""
    return Section("mistakes", "Mistakes", (_mistakes(basis), _leeches(basis)))


def _mistakes(basis: Basis) -> Figure:
    found = mistakes(basis.slips, basis.answers, basis.syllabus, basis.today, SPAN)
    marked = int(np.count_nonzero(basis.answers.marked))
    made = sum(each.count for each in found)
    said = (
        "A trend is told only if chance alone would show it less than once in a hundred times."
        if found
        else "No mistake was recognised yet."
    )
    return Figure(
        key="mistakes",
        title="Mistakes",
        sample=f"{counted(made, 'mistake')} in {counted(marked, 'marked answer')}",
        sentences=(said,),
        columns=(
            Column("mistake", "Mistake", Unit.TEXT),
            Column("recent", f"Last {SPAN} d"),
            Column("recent_answers", "of"),
            Column("before", f"{SPAN} d before"),
            Column("before_answers", "of"),
            Column("trend", "Trend", Unit.TEXT),
            Column("ever", "Ever"),
            Column("last_day", "Last", Unit.DAY),
        ),
        rows=tuple(_row(each) for each in found),
    )


def _row(each: MistakeCount) -> tuple[Value, ...]:
    return (
        each.mistake,
        each.recent,
        each.recent_answers,
        each.before,
        each.before_answers,
        each.trend.value,
        each.count,
        each.last_day,
    )


def _leeches(basis: Basis) -> Figure:
    known = basis.present
    places = np.flatnonzero(known.leech)
    worst = places[np.argsort(-known.lapses[places], kind="stable")]
    rows: list[tuple[Value, ...]] = []
    for place in worst[:_LEECHES]:
        subject = basis.syllabus.subjects[known.items[place]]
        state = "suspended" if known.suspended[place] else "studied"
        rows.append((subject.title, subject.topic, int(known.lapses[place]), state, subject.id))
    threshold = basis.settings.leech_threshold
    return Figure(
        key="leeches",
        title="Leeches",
        sample=f"{counted(len(places), 'leech', 'leeches')} of {counted(len(known), 'seen item')}",
        sentences=(f"A leech was forgotten {threshold} times or more; rewrite it or split it.",),
        columns=(
            Column("title", "Item", Unit.PROSE),
            Column("topic", "Topic", Unit.TEXT),
            Column("lapses", "Lapses"),
            Column("state", "State", Unit.TEXT),
            Column("id", "Id", Unit.ID),
        ),
        rows=tuple(rows),
    )
