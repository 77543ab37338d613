"""A figure of the progress report in words: what it says, its sample, its table."""

from __future__ import annotations

from drill.progress.figure import Chart, ChartKind, Figure, visible
from drill.ui.words.charts import bar_lines, calendar_lines
from drill.ui.words.line import BLANK, Line, Page, Role, paragraph
from drill.ui.words.tables import table_lines

_LONG_LABEL = 9
_MOST_ROWS = 24


def figure_lines(figure: Figure, page: Page) -> list[Line]:
    """A figure without a plot, as it is printed: of a long table the beginning."""
    lines = [*head_lines(figure, page), *chart_lines(figure.chart, page)]
    return [*lines, *rows_of(figure, page, _MOST_ROWS)]


def head_lines(figure: Figure, page: Page) -> list[Line]:
    """The title, the size of the sample, and what the figure says."""
    lines = [*paragraph(figure.title, page, Role.STRONG)]
    lines += paragraph(f"Sample: {figure.sample}.", page, Role.QUIET)
    for sentence in figure.sentences:
        lines += paragraph(sentence, page)
    return lines


def chart_lines(chart: Chart | None, page: Page) -> list[Line]:
    """The chart as text; nothing for one that is plotted."""
    if chart is None or not chart.x:
        return []
    if chart.kind is ChartKind.CALENDAR:
        return [BLANK, *calendar_lines(chart, page)]
    return [BLANK, *bar_lines(chart, page)] if is_text(chart) else []


def is_text(chart: Chart) -> bool:
    """Whether a chart is lines of text: a calendar, and bars with long labels."""
    if chart.kind is ChartKind.CALENDAR:
        return True
    return chart.kind is ChartKind.BARS and any(len(label) > _LONG_LABEL for label in chart.x)


def rows_of(figure: Figure, page: Page, most: int | None = None) -> list[Line]:
    """The table, if there are any rows, at most so many of them."""
    columns, rows = visible(figure)
    if not rows:
        return []
    lines = [BLANK, *table_lines(columns, rows[:most], page)]
    if most is not None and len(rows) > most:
        lines += paragraph(f"… and {len(rows) - most} more rows.", page, Role.QUIET)
    return lines
