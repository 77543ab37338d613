"""A figure of the report: what it says, how large its sample is, its numbers, and a chart of them.

The screen, the HTML report and the JSON are made from these alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

Value: TypeAlias = str | int | float | date | None
"""What a table holds; None where there is nothing to tell."""


class Unit(StrEnum):
    """What a column holds. ``PROSE`` is text with formulas; ``ID`` is for scripts alone."""

    TEXT = "text"
    PROSE = "prose"
    ID = "id"
    COUNT = "count"
    SHARE = "share"
    DAY = "day"
    MINUTES = "minutes"
    SECONDS = "seconds"
    NUMBER = "number"
    SCORE = "score"


class Column(NamedTuple):
    """A column: its name for scripts, its title, what it holds."""

    key: str
    title: str
    unit: Unit = Unit.COUNT


class ChartKind(StrEnum):
    """How a chart is drawn: bars at labels, lines over labels, points over x from 0 to 1 beside the
    diagonal, or a shade for each day of a year."""

    BARS = "bars"
    LINES = "lines"
    POINTS = "points"
    CALENDAR = "calendar"


class Series(NamedTuple):
    """A named row of numbers of a chart."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """The chart of a figure.

    ``x`` are the labels, or the numbers of points. ``level`` is a horizontal line to compare with,
    such as the desired retention, named ``level_name``. ``weights`` are how many each point stands
    for.
    """

    kind: ChartKind
    x: tuple[Any, ...]
    series: tuple[Series, ...]
    unit: Unit = Unit.COUNT
    x_title: str = ""
    level: float | None = None
    level_name: str = ""
    weights: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One figure: sentences, the size of its sample, a table and perhaps a chart."""

    key: str
    title: str
    sample: str
    sentences: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True)
class Section:
    """Figures of one subject."""

    key: str
    title: str
    figures: tuple[Figure, ...]


def shown(value: Value, unit: Unit) -> str:
    """A value as people read it; a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    match unit:
        case Unit.SHARE:
            return f"{100 * value:.1f} %"
        case Unit.MINUTES:
            return _minutes(value)
        case Unit.SECONDS:
            return f"{value:.0f} s" if value < 100 else f"{value / 60:.1f} min"
        case Unit.SCORE:
            return f"{value:.4f}"
        case Unit.NUMBER:
            return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,.0f}"


def _minutes(minutes: float) -> str:
    if minutes < 100:
        return f"{minutes:.1f} min" if minutes < 10 else f"{minutes:.0f} min"
    return f"{minutes / 60:.1f} h"


def visible(figure: Figure) -> tuple[tuple[Column, ...], list[tuple[Value, ...]]]:
    """The columns and rows of a figure for people: without what is for scripts alone."""
    places = [at for at, column in enumerate(figure.columns) if column.unit is not Unit.ID]
    rows = [tuple(row[at] for at in places) for row in figure.rows]
    return tuple(figure.columns[at] for at in places), rows


def as_data(sections: Sequence[Section]) -> dict[str, Any]:
    """The sections for scripts: each figure's sentences, sample, and rows by column."""
    return {
        section.key: {figure.key: _figure_data(figure) for figure in section.figures}
        for section in sections
    }


def _figure_data(figure: Figure) -> dict[str, Any]:
    keys = [column.key for column in figure.columns]
    return {
        "title": figure.title,
        "sample": figure.sample,
        "says": list(figure.sentences),
        "rows": [
            {key: _plain(value) for key, value in zip(keys, row, strict=True)}
            for row in figure.rows
        ],
    }


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def ticks(chart: Chart) -> list[float]:
    """Round numbers from below the least to above the most of a chart's values, four steps apart.

    Shares end at 1, and points begin where the lowest of them is; all else begins at 0.
    """
    values = [value for series in chart.series for value in series.values if value is not None]
    if chart.kind is ChartKind.POINTS:
        low, top = math.floor(10 * min([*values, *chart.x, 0.9])) / 10, 1.0
    elif chart.unit is Unit.SHARE:
        low, top = 0.0, 1.0
    else:
        most = max([*values, 4.0])
        power = 10.0 ** math.floor(math.log10(most))
        low, top = 0.0, next(each * power for each in _ROUND if each * power >= most)
    return [low + (top - low) * step / 4 for step in range(5)]


_ROUND = (1, 2, 4, 6, 8, 10)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """``1 review``, ``2,000 reviews``."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
