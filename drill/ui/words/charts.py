"""Charts as lines of text: a calendar of shades, and bars beside their labels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from drill.maths.width import cell_width
from drill.progress.days import shade_ranges, shades
from drill.progress.figure import Chart, shown
from drill.ui.words.line import Line, Page, Role, clipped, safe

SHADES = "·░▒▓█"
"""What a day looks like, from none to the most."""
_WEEKDAYS = ("Mo", "", "We", "", "Fr", "", "Su")
_MARGIN = 3
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LONGEST_LABEL = 26
_MARKS = ("█", "░")


def calendar_lines(chart: Chart, page: Page) -> list[Line]:
    """A year of days, a column a week, as many weeks as fit."""
    days: Sequence[date] = chart.x
    counts = [int(value or 0) for value in chart.series[0].values]
    shade = dict(zip(days, shades(counts), strict=True))
    last = days[-1]
    weeks = min((len(days) + 6) // 7, page.width - _MARGIN)
    first = last - timedelta(days=last.weekday() + 7 * (weeks - 1))
    mondays = [first + timedelta(days=7 * week) for week in range(weeks)]
    lines = [Line(" " * _MARGIN + _months(mondays), Role.QUIET)]
    for weekday, name in enumerate(_WEEKDAYS):
        week_days = (monday + timedelta(days=weekday) for monday in mondays)
        marks = "".join(SHADES[shade[day]] if day in shade else " " for day in week_days)
        lines.append(Line(f"{name:<{_MARGIN}}{marks}".rstrip()))
    return [*lines, Line(clipped(_legend(counts), page.width), Role.QUIET)]


def _months(mondays: Sequence[date]) -> str:
    """The names of the months above the weeks in which they begin."""
    text = ""
    for week, monday in enumerate(mondays):
        is_first = week == 0 or mondays[week - 1].month != monday.month
        if is_first and len(text) <= week and week + 3 <= len(mondays):
            text += " " * (week - len(text)) + f"{monday:%b} "
    return text.rstrip()


def _legend(counts: Sequence[int]) -> str:
    """The numbers that each shade stands for."""
    return "   ".join(
        f"{SHADES[shade]} {low}" + (f"–{high}" if high > low else "")
        for shade, low, high in shade_ranges(counts)
    )


def bar_lines(chart: Chart, page: Page) -> list[Line]:
    """A bar for each label, the number behind it; a second series is a lighter bar behind the
    first."""
    labels = [safe(str(label)) for label in chart.x]
    room = min(max(map(cell_width, labels), default=0), _LONGEST_LABEL, page.width // 2)
    numbers = [shown(value, chart.unit) for value in chart.series[0].values]
    tail = max(map(len, numbers), default=0)
    width = page.width - room - tail - 2
    values = [value or 0.0 for series in chart.series for value in series.values]
    most = 1.0 if chart.unit == "share" else max([*values, 1e-9])
    lines = []
    for place, label in enumerate(labels):
        name = clipped(label, room)
        bar = _bar([series.values[place] or 0.0 for series in chart.series], most, max(width, 1))
        padding = " " * (room - cell_width(name))
        lines.append(Line(f"{name}{padding} {bar} {numbers[place]:>{tail}}"))
    if len(chart.series) > 1:
        names = zip(_MARKS, chart.series, strict=False)
        legend = "   ".join(f"{mark} {series.name}" for mark, series in names)
        lines.append(Line(clipped(legend, page.width), Role.QUIET))
    return lines


def _bar(values: Sequence[float], most: float, width: int) -> str:
    eighths = round(8 * width * min(values[0] / most, 1.0))
    bar = _EIGHTHS[8] * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
    if len(values) > 1:
        behind = round(width * min(values[1] / most, 1.0))
        bar += _MARKS[1] * (behind - len(bar))
    return f"{bar:<{width}}"
