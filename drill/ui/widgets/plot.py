"""A chart of lines, bars or points, drawn with Plotext. Each series has a mark of its own."""

from __future__ import annotations

from typing import Any

from textual_plotext import PlotextPlot

from drill.progress.figure import Chart, ChartKind, Unit, ticks
from drill.ui.themes import TERMINAL

MARKS = ("●", "×", "+")
_FEW = 20
"""Points that stand for fewer are drawn small."""
_MOST_LABELS = 8


class ChartPlot(PlotextPlot):
    """Draws a chart anew for the size that it gets."""

    can_focus = False

    def __init__(self, chart: Chart) -> None:
        super().__init__(classes="plot")
        self._chart = chart

    def on_mount(self) -> None:
        """Draw once; Plotext scales it."""
        draw(self.plt, self._chart)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._take_colours())
        self._take_colours()

    def _take_colours(self) -> None:
        """The screen's colours; the terminal's own have no numbers that Plotext could use."""
        self.theme = "clear" if self.app.theme == TERMINAL else "auto"


def draw(plot: Any, chart: Chart) -> None:
    """Draw ``chart`` on a Plotext figure."""
    {
        ChartKind.BARS: _draw_bars,
        ChartKind.LINES: _draw_lines,
        ChartKind.POINTS: _draw_points,
    }[chart.kind](plot, chart)


def _draw_bars(plot: Any, chart: Chart) -> None:
    plot.bar(list(chart.x), _numbers(chart, 0), marker="█", width=0.6)
    if chart.level is not None:
        plot.hline(100 * chart.level)
        plot.title(f"the line: {chart.level_name}, {100 * chart.level:.0f} %")
    _scale(plot, chart)


def _draw_lines(plot: Any, chart: Chart) -> None:
    places = list(range(len(chart.x)))
    for number, series in enumerate(chart.series):
        plot.plot(places, _numbers(chart, number), marker=MARKS[number], label=series.name)
    step = -(-len(places) // _MOST_LABELS) or 1
    plot.xticks(places[::step], list(chart.x[::step]))
    _scale(plot, chart)


def _draw_points(plot: Any, chart: Chart) -> None:
    values = _numbers(chart, 0)
    low = 100 * ticks(chart)[0]
    plot.plot([low, 100], [low, 100], marker="·", label="as predicted")
    for name, mark, many in (("observed", "●", True), (f"of under {_FEW}", "○", False)):
        some = [
            (100 * x, y)
            for x, y, weight in zip(chart.x, values, chart.weights, strict=True)
            if (weight >= _FEW) is many
        ]
        if some:
            xs, ys = zip(*some, strict=True)
            plot.scatter(list(xs), list(ys), marker=mark, label=name)
    plot.xlim(low, 100)
    plot.xlabel(f"{chart.x_title}, %")
    _scale(plot, chart)


def _scale(plot: Any, chart: Chart) -> None:
    """Round numbers at the left, from the least to the most."""
    marks = [_scaled(tick, chart) for tick in ticks(chart)]
    plot.ylim(marks[0], marks[-1])
    plot.yticks(marks, [f"{mark:g}" for mark in marks])


def _numbers(chart: Chart, series: int) -> list[float]:
    return [_scaled(value or 0.0, chart) for value in chart.series[series].values]


def _scaled(value: float, chart: Chart) -> float:
    """Shares in percent."""
    return 100 * value if chart.unit is Unit.SHARE else value
