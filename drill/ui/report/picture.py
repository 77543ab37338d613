"""A chart as an SVG picture. Colours come from the page; each series has a shape or dash too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from drill.progress.days import shade_ranges, shades
from drill.progress.figure import Chart, ChartKind, Unit, shown, ticks
from drill.ui.report.markup import element, text

_WIDTH, _HEIGHT = 720.0, 260.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 32.0, 28.0, 40.0
_CELL = 12.0
_LABEL_ROOM = 180.0
_BAR = 22.0
_LONGEST_LABEL = 28


def picture(chart: Chart, title: str) -> str:
    """The SVG of ``chart``, named ``title`` for those who can't see it."""
    match chart.kind:
        case ChartKind.CALENDAR:
            width, height, body = _calendar(chart)
        case ChartKind.BARS:
            width, height, body = _bars(chart)
        case ChartKind.LINES | ChartKind.POINTS:
            width, height, body = _WIDTH, _HEIGHT, _plane(chart)
    return element(
        "svg",
        element("title", text(title)),
        body,
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
    )


def _calendar(chart: Chart) -> tuple[float, float, str]:
    days: Sequence[date] = chart.x
    counts = [int(value or 0) for value in chart.series[0].values]
    first = days[0] - timedelta(days=days[0].weekday())
    cells, months = [], []
    for day, count, shade in zip(days, counts, shades(counts), strict=True):
        week, weekday = divmod((day - first).days, 7)
        x, y = 30 + _CELL * week, 18 + _CELL * weekday
        if day.day == 1:
            months.append(_label(x, 12, f"{day:%b}"))
        cells.append(
            element(
                "rect",
                element("title", text(f"{day}: {count}")),
                x=x,
                y=y,
                width=_CELL - 2,
                height=_CELL - 2,
                class_=f"shade{shade}",
            )
        )
    names = [
        _label(0, 27 + _CELL * weekday, name)
        for weekday, name in ((0, "Mo"), (2, "We"), (4, "Fr"), (6, "Su"))
    ]
    weeks = (days[-1] - first).days // 7 + 1
    return 40 + _CELL * weeks, 126, "".join([*months, *names, *cells, _legend(counts)])


def _legend(counts: Sequence[int]) -> str:
    """The numbers that each shade stands for."""
    parts = []
    for number, (shade, low, high) in enumerate(shade_ranges(counts)):
        x = 30 + 90.0 * number
        square = element(
            "rect", x=x, y=109, width=_CELL - 2, height=_CELL - 2, class_=f"shade{shade}"
        )
        parts.append(square + _label(x + 15, 118, f"{low}–{high}" if high > low else str(low)))
    return "".join(parts)


def _bars(chart: Chart) -> tuple[float, float, str]:
    """Horizontal bars; a second series is a frame around the first."""
    room = _WIDTH - _LABEL_ROOM - 90
    values = [value or 0.0 for series in chart.series for value in series.values]
    most = 1.0 if chart.unit is Unit.SHARE else max([*values, 1e-9])
    parts = []
    for place, label in enumerate(chart.x):
        y = 24 + _BAR * place
        parts.append(_label(_LABEL_ROOM - 8, y + 12, _shortened(str(label)), "end"))
        for number, series in enumerate(chart.series):
            value = series.values[place] or 0.0
            parts.append(
                element(
                    "rect",
                    x=_LABEL_ROOM,
                    y=y + 2,
                    width=room * min(value / most, 1.0),
                    height=_BAR - 8,
                    class_="bar" if number == 0 else "frame",
                )
            )
        parts.append(_label(_WIDTH - 84, y + 12, shown(chart.series[0].values[place], chart.unit)))
    height = 30 + _BAR * len(chart.x)
    if chart.level is not None:
        x = _LABEL_ROOM + room * chart.level / most
        parts.append(element("line", x1=x, x2=x, y1=20, y2=height - 4, class_="level"))
        parts.append(
            _label(x, 14, f"{chart.level_name} {shown(chart.level, chart.unit)}", "middle")
        )
    elif len(chart.series) > 1:
        names = f"filled: {chart.series[0].name}, frame: {chart.series[1].name}"
        parts.append(_label(_LABEL_ROOM, 14, names))
    return _WIDTH, height, "".join(parts)


def _plane(chart: Chart) -> str:
    """Lines or points over two axes."""
    low, *_, high = ticks(chart)
    points = chart.kind is ChartKind.POINTS
    span = high - low
    places = [(x - low) / span for x in chart.x] if points else _evenly(len(chart.x))
    parts = [_grid(chart), _below(chart, places)]
    for number, series in enumerate(chart.series):
        known = [
            (_across(place), _up((value - low) / span))
            for place, value in zip(places, series.values, strict=True)
            if value is not None
        ]
        parts.append(_series(known, number, joined=not points, sizes=_sizes(chart)))
        parts.append(_key(number, series.name))
    return "".join(parts)


def _across(share: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * share


def _up(share: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * share


def _evenly(count: int) -> list[float]:
    return [place / max(count - 1, 1) for place in range(count)]


def _grid(chart: Chart) -> str:
    """Horizontal lines with their numbers."""
    parts = []
    for share, tick in zip(_evenly(5), ticks(chart), strict=True):
        y, number = _up(share), shown(tick, chart.unit)
        parts.append(element("line", x1=_across(0), x2=_across(1), y1=y, y2=y, class_="grid"))
        parts.append(_label(_LEFT - 6, y + 4, number, "end"))
    return "".join(parts)


def _below(chart: Chart, places: Sequence[float]) -> str:
    """What stands below: some of the labels, or for points their axis and the diagonal."""
    if chart.kind is ChartKind.LINES:
        step = math.ceil(len(chart.x) / 12) or 1
        labels = [(places[at], str(chart.x[at])) for at in range(0, len(chart.x), step)]
        return "".join(_label(_across(at), _HEIGHT - 22, label, "middle") for at, label in labels)
    parts = [element("line", x1=_across(0), x2=_across(1), y1=_up(0), y2=_up(1), class_="level")]
    for share, tick in zip(_evenly(5), ticks(chart), strict=True):
        parts.append(_label(_across(share), _HEIGHT - 22, shown(tick, chart.unit), "middle"))
    return "".join([*parts, _label(_across(0.5), _HEIGHT - 6, chart.x_title, "middle")])


def _sizes(chart: Chart) -> list[float]:
    """How large each mark is: its area grows with its weight."""
    most = max(chart.weights, default=1)
    return [2 + 6 * math.sqrt(weight / most) for weight in chart.weights] or [3.5] * len(chart.x)


def _series(
    points: Sequence[tuple[float, float]], number: int, *, joined: bool, sizes: Sequence[float]
) -> str:
    parts = []
    if joined and points:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(element("polyline", points=path, class_=f"line series{number}"))
    parts += [_mark(x, y, number, size) for (x, y), size in zip(points, sizes, strict=False)]
    return "".join(parts)


def _mark(x: float, y: float, number: int, size: float = 3.5) -> str:
    """A shape of its own for each series: a circle, a square, a triangle."""
    kind = f"mark series{number}"
    if number == 0:
        return element("circle", cx=x, cy=y, r=size, class_=kind)
    if number == 1:
        return element("rect", x=x - 3, y=y - 3, width=6, height=6, class_=kind)
    return element("path", d=f"M{x:.1f} {y - 4:.1f} l4 7 h-8 z", class_=kind)


def _key(number: int, name: str) -> str:
    x = _LEFT + 12 + 170 * number
    return _mark(x, 12, number) + _label(x + 9, 16, name)


def _label(x: float, y: float, words: str, anchor: str = "start") -> str:
    return element("text", text(words), x=x, y=y, text_anchor=anchor)


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
