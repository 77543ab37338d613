"""A chart of lines, bars or points, drawn with Plotext. Each series has a mark of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.color import Color
from textual_plotext import PlotextPlot

from drill.progress.figure import Chart, ChartKind, Unit, ticks
from drill.ui.themes import TERMINAL

Colour = tuple[int, int, int]
MARKS = ("●", "×", "+")
COLOURS = ("primary", "accent", "error")
"""The theme's own, so that what can be told apart in it can be told apart here."""
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
        """Draw once for each theme; Plotext scales it."""
        self._draw()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def _draw(self) -> None:
        """Draw in the screen's colours; the terminal's own have no numbers for Plotext to use."""
        is_plain = self.app.theme == TERMINAL
        self.theme = "clear" if is_plain else "auto"
        names = () if is_plain else COLOURS
        self.plt.clear_figure()
        draw(
            self.plt,
            self._chart,
            [Color.parse(self.app.theme_variables[name]).rgb for name in names],
        )
        self.refresh()


def draw(plot: Any, chart: Chart, colours: Sequence[Colour] = ()) -> None:
    """Draw ``chart`` on a Plotext figure, its series in ``colours``; without any, in none."""
    given = [*colours, *[None] * len(MARKS)]
    {
        ChartKind.BARS: _draw_bars,
        ChartKind.LINES: _draw_lines,
        ChartKind.POINTS: _draw_points,
    }[chart.kind](plot, chart, given)


def _draw_bars(plot: Any, chart: Chart, colours: Sequence[Colour | None]) -> None:
    plot.bar(list(chart.x), _numbers(chart, 0), marker="█", width=0.6, color=colours[0])
    if chart.level is not None:
        plot.hline(100 * chart.level)
        plot.title(f"the line: {chart.level_name}, {100 * chart.level:.0f} %")
    _scale(plot, chart)


def _draw_lines(plot: Any, chart: Chart, colours: Sequence[Colour | None]) -> None:
    places = list(range(len(chart.x)))
    for number, series in enumerate(chart.series):
        values, mark = _numbers(chart, number), MARKS[number]
        plot.plot(places, values, marker=mark, label=series.name, color=colours[number])
    step = -(-len(places) // _MOST_LABELS) or 1
    plot.xticks(places[::step], list(chart.x[::step]))
    _scale(plot, chart)


def _draw_points(plot: Any, chart: Chart, colours: Sequence[Colour | None]) -> None:
    values = _numbers(chart, 0)
    low = 100 * ticks(chart)[0]
    plot.plot([low, 100], [low, 100], marker="·", label="as predicted", color=colours[1])
    for name, mark, many in (("observed", "●", True), (f"of under {_FEW}", "○", False)):
        some = [
            (100 * x, y)
            for x, y, weight in zip(chart.x, values, chart.weights, strict=True)
            if (weight >= _FEW) is many
        ]
        if some:
            xs, ys = zip(*some, strict=True)
            plot.scatter(list(xs), list(ys), marker=mark, label=name, color=colours[0])
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
