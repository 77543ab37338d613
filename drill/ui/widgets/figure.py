"""One figure on the screen: its words, its chart, its table."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from drill.progress.figure import Figure
from drill.ui.widgets.lines import Lines
from drill.ui.widgets.plot import ChartPlot
from drill.ui.words.figures import chart_lines, head_lines, is_text, rows_of
from drill.ui.words.line import Line, Page


class FigureView(Vertical):
    """A figure; the table is hidden where there is a chart, unless tables are wanted.

    A ``bare`` one shows neither: what shows its rows stands beside it.
    """

    def __init__(self, figure: Figure, *, tables: bool, bare: bool = False) -> None:
        super().__init__()
        self._figure = figure
        self._tables = not bare and (tables or figure.chart is None)

    def compose(self) -> ComposeResult:
        """The words, then the chart, then the table."""
        yield Lines(self._above)
        chart = self._figure.chart
        if chart is not None and chart.x and not is_text(chart):
            yield ChartPlot(chart)
        if self._tables:
            yield Lines(lambda page: rows_of(self._figure, page))

    def _above(self, page: Page) -> list[Line]:
        return [*head_lines(self._figure, page), *chart_lines(self._figure.chart, page)]
