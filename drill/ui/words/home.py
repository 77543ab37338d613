"""The first screen in words: what is due today, by topic."""

from __future__ import annotations

from datetime import datetime

from drill.maths.width import cell_width
from drill.schedule.queue import Remaining
from drill.session.overview import TopicToday
from drill.session.study import Study
from drill.ui.begin import DERIVATIONS, EVERYTHING
from drill.ui.keys.shown import shown_key
from drill.ui.words.end import rest_texts
from drill.ui.words.line import BLANK, Line, Page, Role, clipped, paragraph
from drill.ui.words.progress import left_line

_EXAMPLE = "What is the derivative of tanh z?::$1-\\tanh^2 z$"
_NARROW = 60
_WIDE = 96
_BAR = 24
_WIDE_COLUMNS = (6, 10, 6, 10)
_NARROW_COLUMNS = (5, 5, 5)


def due_lines(study: Study, now: datetime, page: Page) -> list[Line]:
    """What is due now; if nothing is, what to do."""
    if not study.library.items:
        return _nothing_to_study(page)
    if study.turn is None:
        texts = [*rest_texts(study, now), _until_then(page)]
        return [
            *paragraph("Nothing is due now.", page, Role.STRONG),
            *paragraph(" ".join(texts), page),
        ]
    today = paragraph(f"Today: {left_line(study.remaining(now))}", page, Role.STRONG)
    return [*today, *(paragraph(backlog_text(study), page) if study.queue.backlog else [])]


def _until_then(page: Page) -> str:
    choose, play = (shown_key(f"home.{name}", page.keymap) for name in ("choose", "playground"))
    return f"Until then {choose} chooses more, {play} opens the playground."


def backlog_text(study: Study) -> str:
    """What is asked while more is due than a day takes."""
    cap = study.settings.reviews_per_day
    return (
        f"A backlog: {study.queue.backlog} are due, and a day takes {cap}. Those most at risk come "
        "first, and nothing new until fewer are due."
    )


def _nothing_to_study(page: Page) -> list[Line]:
    """What to do where there are no notes."""
    lines = [*paragraph("There is nothing to study yet.", page, Role.STRONG), BLANK]
    lines += paragraph("Drill asks what stands in Markdown notes, such as the line", page)
    lines += paragraph(_EXAMPLE, page, head="    ")
    settings = shown_key("home.settings", page.keymap)
    return lines + paragraph(
        f"Put one into a folder; then press {settings} and name the folder in the settings.", page
    )


_FIRST_KEYS = (
    (("topics.start",), "starts and goes on"),
    (("study.again", "study.hard", "study.good", "study.easy"), "rate: again, hard, good, easy"),
    (("study.hint",), "gives a hint"),
    (("app.help",), "lists every key"),
)


def first_lines(study: Study, page: Page) -> list[Line]:
    """The four keys, as long as nothing was ever studied."""
    if study.records or study.turn is None:
        return []
    start = shown_key("topics.start", page.keymap)
    lines = paragraph(f"Press {start}: a question is ready.", page, Role.STRONG)
    for bindings, meaning in _FIRST_KEYS:
        keys = " ".join(shown_key(binding, page.keymap) for binding in bindings)
        lines += paragraph(meaning, page, head=f"{keys:<8} ")
    return lines


def note_lines(faults: int, derivations: str, page: Page) -> list[Line]:
    """How many places could not be read, and how derivations are asked; nothing if as usual."""
    lines: list[Line] = []
    if faults:
        places = "1 place in the notes" if faults == 1 else f"{faults} places in the notes"
        text = f"{places} could not be read: press {shown_key('home.faults', page.keymap)}."
        lines += paragraph(text, page, Role.NEARLY, "! ")
    if derivations != EVERYTHING.derivations:
        key = shown_key("home.derivations", page.keymap)
        text = f"Asked: {DERIVATIONS[derivations]}; {key} changes it."
        lines += paragraph(text, page, Role.QUIET)
    return lines


def table_head(width: int) -> str:
    """The titles above the rows of topics."""
    if width < _NARROW:
        return _row("Topic", ("new", "step", "due"), _NARROW_COLUMNS, width)
    room = width - _BAR - 2 if width >= _WIDE else width
    return _row("Topic", ("new", "learning", "due", "seen"), _WIDE_COLUMNS, room)


def topic_row(topic: TopicToday, width: int) -> str:
    """A topic: what is left of it today, in a wide list how much was ever seen, and as a bar."""
    counts = [str(count or "·") for count in _counts(topic.left)]
    if width < _NARROW:
        return _row(topic.topic, tuple(counts), _NARROW_COLUMNS, width)
    bar = f"  {_bar(topic)}" if width >= _WIDE else ""
    seen = f"{topic.seen}/{topic.items}"
    return _row(topic.topic, (*counts, seen), _WIDE_COLUMNS, width - len(bar)) + bar


def _bar(topic: TopicToday) -> str:
    """The share that was seen; empty only where nothing was, full only where everything was."""
    full = -(-_BAR * topic.seen // topic.items) if topic.items else 0
    full -= full == _BAR and topic.seen < topic.items
    return "━" * full + " " * (_BAR - full)


def everything(topics: tuple[TopicToday, ...]) -> TopicToday:
    """All topics together."""
    new, learning, due = (
        sum(counts) for counts in zip(*(_counts(topic.left) for topic in topics), strict=True)
    )
    return TopicToday(
        "Everything",
        Remaining(new=new, learning=learning, due=due),
        sum(topic.seen for topic in topics),
        sum(topic.items for topic in topics),
    )


def _counts(left: Remaining) -> tuple[int, int, int]:
    return left.new, left.learning, left.due


def _row(name: str, cells: tuple[str, ...], columns: tuple[int, ...], width: int) -> str:
    room = max(width - sum(columns), 8)
    name = clipped(name, room)
    figures = (f"{cell:>{column}}" for cell, column in zip(cells, columns, strict=True))
    return name + " " * (room - cell_width(name)) + "".join(figures)
