"""Items as rows of a list, and what one of them asks and answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drill.maths.width import PLAIN, STRONG, cell_width
from drill.schedule.memory import Memory
from drill.schedule.record import ItemRecord
from drill.session.library import StudyItem
from drill.session.search import FILTERS, KINDS, STATES, Query, Standing
from drill.session.turn import Task, Turn
from drill.ui.words.back import back_of_card
from drill.ui.words.line import BLANK, Line, Page, Role, clipped, paragraph
from drill.ui.words.maths import markdown
from drill.ui.words.progress import counted
from drill.ui.words.question import context_line, question_lines
from drill.ui.words.right_answer import right_answer

MARKED = "●"
"""Stands before what is marked."""
_NO_MARKS = str.maketrans("", "", STRONG + PLAIN)
_ENOUGH = 10_000


class Column(NamedTuple):
    """A column of the list; ``least`` is the width of a list that has room for it."""

    title: str
    width: int
    least: int
    is_number: bool = False


_COLUMNS = (
    Column("Topic", 20, 90),
    Column("State", 10, 30),
    Column("Due", 8, 52),
    Column("Lapses", 6, 60, is_number=True),
)


def head_row(width: int) -> str:
    """The titles above the rows."""
    return _row("Title", [column.title for column in _COLUMNS], width)


def item_row(item: StudyItem, standing: Standing, width: int) -> str:
    """An item: its title, and as much of the rest as there is room for."""
    record = standing.record(item.id)
    lapses = str(record.memory.lapses) if record.memory.reps else "·"
    cells = [item.topic, state_word(record, standing), due_word(record.memory, standing), lapses]
    return _row(one_line(item.title), cells, width)


def state_word(record: ItemRecord, standing: Standing) -> str:
    """The one word that says most: that it is left out, or a leech, or else where it stands."""
    if record.suspended:
        return "suspended"
    if record.buried_day == standing.day:
        return "buried"
    state = "leech" if record.memory.leech else record.memory.state.value
    return f"{state} F{record.flag}" if record.flag else state


def due_word(memory: Memory, standing: Standing) -> str:
    """When it comes again: ``today``, ``in 5 d``, ``2 d ago``, or a time of this day."""
    due = memory.due.astimezone(standing.now.tzinfo) if memory.due else None
    if due is not None and due.date() == standing.now.date():
        return f"{due:%H:%M}"
    due_day = memory.due_day or (memory.last_day if due else None)
    if due_day is None:
        return "·"
    days = (due_day - standing.day).days
    if days == 0:
        return "today"
    return f"in {days} d" if days > 0 else f"{-days} d ago"


@lru_cache(maxsize=2048)
def one_line(source: str) -> str:
    """A Markdown text with maths on one line, without marks of emphasis."""
    shown = " ".join(markdown(" ".join(source.split()), Page(_ENOUGH, flat=True)))
    return " ".join(shown.translate(_NO_MARKS).split())


def _row(title: str, cells: Sequence[str], width: int) -> str:
    tail = "".join(
        "  " + (cell.rjust(column.width) if column.is_number else _padded(cell, column.width))
        for cell, column in zip(cells, _COLUMNS, strict=True)
        if width >= column.least
    )
    return _padded(title, max(width - cell_width(tail), 1)) + tail


def _padded(text: str, width: int) -> str:
    text = clipped(text, width)
    return text + " " * (width - cell_width(text))


def found_lines(found: int, every: int, marked: int, query: Query, page: Page) -> list[Line]:
    """How many are found and marked, and which filters were left out."""
    text = counted(every, "item") if found == every else f"{found} of {counted(every, 'item')}"
    text += f", {marked} marked" if marked else ""
    lines = [Line(clipped(text, page.width), Role.STRONG)]
    for complaint in query.complaints[:2]:
        lines += paragraph(complaint, page, Role.NEARLY, "! ")
    return lines


def nothing_lines(page: Page) -> list[Line]:
    """What can be written into the search line, where it finds nothing."""
    lines = paragraph("Nothing is found.", page, Role.STRONG)
    lines += paragraph("The search takes words, and filters:", page)
    free = [f"{key}:" for key in FILTERS if key not in ("is", "kind", "due")]
    states = f"is:{' | '.join(STATES)}"
    for text in (" ".join(free), f"kind:{' | '.join(KINDS)}", states, "due:3 (within 3 days)"):
        lines += paragraph(text, page, head="  ", hang=5)
    text = "A minus turns one round, a comma parts values, quotes keep a phrase together."
    return [*lines, *paragraph(text, page)]


def example_lines(turn: Turn, page: Page) -> list[Line]:
    """What an item asks, and below it what it answers."""
    lines = [Line(context_line(turn.item, page), Role.QUIET), *question_lines(turn, page)]
    lines += [BLANK, Line("Answer", Role.STRONG)]
    return [*lines, *_answer(turn, page)]


def _answer(turn: Turn, page: Page) -> list[Line]:
    if turn.problem is None:
        return back_of_card(turn, page)
    lines: list[Line] = []
    for task in turn.tasks:
        if isinstance(task, Task):
            lines += paragraph(right_answer(turn.problem, task), page, head="  ", hang=4)
    note = f"Drawn as {turn.problem.key}; asked with other numbers."
    return [*lines, BLANK, *paragraph(note, page, Role.QUIET)]
