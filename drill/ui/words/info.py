"""What is known of an item, in words: its memory, its forgetting curve, its past."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from drill.maths.width import cell_width
from drill.schedule.interval import Interval
from drill.schedule.rating import State
from drill.session.history import CurvePoint, History, Leech, Past
from drill.session.turn import Turn
from drill.ui.words.deed import deed
from drill.ui.words.flags import flag_name
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, clipped, labelled, paragraph
from drill.ui.words.maths import markdown
from drill.ui.words.progress import counted, times

_LABELS = 12
_BAR = "━"
_STATES = {
    State.NEW: "new: never rated",
    State.LEARNING: "learning: in its first steps",
    State.REVIEW: "review: on long intervals",
    State.RELEARNING: "relearning: after a lapse",
}


def info_lines(history: History, turn: Turn | None, zone: tzinfo | None, page: Page) -> list[Line]:
    """All of it; ``turn`` names the level drawn, ``zone`` is that of the learner's clock."""
    lines = title_lines(history.item.title, page)
    lines += _facts(history, turn, zone, page)
    if history.curve:
        lines += [BLANK, Line("Forgetting curve", Role.STRONG), *_curve(history, page)]
    lines += [BLANK, Line("Past", Role.STRONG)]
    for past in history.past:
        lines += _past_lines(past, zone, page)
    return lines if history.past else [*lines, Line("It is new: nothing was done with it yet.")]


def leech_lines(leech: Leech, page: Page) -> list[Line]:
    """That an item became a leech, and through which mistakes."""
    lines = title_lines(leech.item.title, page)
    lines += paragraph(f"It was forgotten {times(leech.lapses)}: a leech.", page)
    if leech.mistakes:
        made = "; ".join(f"{mistake}, {times(count)}" for mistake, count in leech.mistakes)
        lines += paragraph(made + ".", page, head="Mistakes made: ")
    text = "Its text may ask too much at once, or something before it may not be known."
    return [*lines, *paragraph(text, page)]


def title_lines(title: str, page: Page) -> list[Line]:
    """The title of an item: the question of a card, the name of a problem."""
    return as_lines(markdown(" ".join(title.split()), page), Role.STRONG)


def _facts(history: History, turn: Turn | None, zone: tzinfo | None, page: Page) -> list[Line]:
    memory, item = history.record.memory, history.item
    facts = [("Note", f"{item.note}:{item.line}"), ("Tags", " ".join(item.tags))]
    if turn and turn.problem:
        facts.append(("Drawn as", str(turn.problem.key)))
    facts.append(("State", _STATES[memory.state] + _wishes(history)))
    if memory.stability is not None and memory.difficulty is not None:
        facts += [
            ("Stability", f"{memory.stability:.1f} days until recall falls to 90 %"),
            ("Difficulty", f"{memory.difficulty:.1f} of 10"),
            ("Recall", f"{_percent(history.recall or 0.0)} today"),
            ("Due", _due(history, zone)),
            ("Reviews", f"{memory.reps}, {counted(memory.lapses, 'lapse')}"),
        ]
    return [
        line
        for label, value in facts
        if value
        for line in labelled(value, page, f"{label:<{_LABELS}}")
    ]


def _wishes(history: History) -> str:
    record = history.record
    wishes = [
        "suspended" if record.suspended else "",
        "buried today" if record.buried_day == history.day else "",
        f"flag {record.flag}, {flag_name(record.flag)}" if record.flag else "",
        "leech" if record.memory.leech else "",
    ]
    return "".join(f"; {wish}" for wish in wishes if wish)


def _due(history: History, zone: tzinfo | None) -> str:
    memory = history.record.memory
    if memory.due_day is not None:
        return f"{memory.due_day}, {_when((memory.due_day - history.day).days)}"
    return _at(memory.due.astimezone(zone), history.now.astimezone(zone)) if memory.due else ""


def _at(due: datetime, now: datetime) -> str:
    """``14:05, in 8 min``, with the date where it is not that of ``now``."""
    time = f"{due:%H:%M}" if due.date() == now.date() else f"{due:%Y-%m-%d %H:%M}"
    span = Interval(abs(due - now))
    return f"{time}, in {span}" if due > now else f"{time}, {span} ago"


def _when(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def _curve(history: History, page: Page) -> list[Line]:
    """A bar a day; what is today and what is due is said in words."""
    room = max(page.width - 34, 6)
    lines = []
    for point in history.curve:
        label = f"{point.day}  {_percent(point.recall):>5}  "
        note = _note(point, history)
        bar = "" if page.flat else _BAR * round(point.recall * room) + " "
        text = clipped(f"{label}{bar}{note}", page.width)
        lines.append(Line(text, Role.STRONG if note else Role.PLAIN))
    return lines


def _note(point: CurvePoint, history: History) -> str:
    due: date | None = history.record.memory.due_day
    notes = ["today"] if point.day == history.day else []
    notes += ["due"] if point.day == due else []
    return ", ".join(notes)


def _past_lines(past: Past, zone: tzinfo | None, page: Page) -> list[Line]:
    head = f"{past.at.astimezone(zone):%Y-%m-%d %H:%M}  "
    hang = 2 if page.width < 2 * cell_width(head) else None
    return paragraph("; ".join(_happened(past)) + ".", page, head=head, hang=hang)


def _happened(past: Past) -> list[str]:
    parts = [deed(past.kind, past.rating, past.flag)]
    parts += [f"again in {past.interval}"] if past.interval else []
    parts += [past.verdict] if past.verdict else []
    parts += [f"mistake {' and '.join(past.mistakes)}"] if past.mistakes else []
    parts += [counted(past.hints, "hint")] if past.hints else []
    parts += [f"answer {' ⏎ '.join(past.answer.split(chr(10)))}"] if past.answer.strip() else []
    return parts


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
