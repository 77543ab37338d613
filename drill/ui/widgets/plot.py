"""A chart of lines, bars or points, drawn with Plotext. Each series has a mark of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import RenderResult
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
_MOST_LABELS, _BETWEEN_LABELS, _MARGIN = 12, 2, 8
"""Labels below a chart, blanks between two of them, columns that the frame and its numbers take."""


class ChartPlot(PlotextPlot):
    """Draws a chart anew for the size that it gets."""

    can_focus = False

    def __init__(self, chart: Chart) -> None:
        super().__init__(classes="plot")
        self._chart = chart

    def on_mount(self) -> None:
        """Take the colours of the screen, and of each theme that it gets."""
        self._take_colours()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._take_colours())

    def _take_colours(self) -> None:
        """Let Plotext have the screen's colours; the terminal's own have no numbers for it."""
        self.theme = "clear" if self.app.theme == TERMINAL else "auto"
        self.refresh()

    def render(self) -> RenderResult:
        """Draw for the present width, by which labels are left out."""
        names = () if self.app.theme == TERMINAL else COLOURS
        self.plt.clear_figure()
        draw(
            self.plt,
            self._chart,
            self.size.width,
            [Color.parse(self.app.theme_variables[name]).rgb for name in names],
        )
        return super().render()


def draw(plot: Any, chart: Chart, width: int, colours: Sequence[Colour] = ()) -> None:
    """Draw ``chart`` on a Plotext figure of so many columns, in ``colours``; without any, in none.

    Each series has one.
    """
    given = [*colours, *[None] * len(MARKS)]
    {
        ChartKind.BARS: _draw_bars,
        ChartKind.LINES: _draw_lines,
        ChartKind.POINTS: _draw_points,
    }[chart.kind](plot, chart, given)
    if chart.kind is not ChartKind.POINTS:
        _label(plot, chart, width)
    _scale(plot, chart)


def _draw_bars(plot: Any, chart: Chart, colours: Sequence[Colour | None]) -> None:
    places = range(len(chart.x))
    plot.bar(list(places), _numbers(chart, 0), marker="█", width=0.6, color=colours[0])
    if chart.level is not None:
        plot.hline(100 * chart.level)
        plot.title(f"the line: {chart.level_name}, {100 * chart.level:.0f} %")


def _draw_lines(plot: Any, chart: Chart, colours: Sequence[Colour | None]) -> None:
    places = list(range(len(chart.x)))
    for number, series in enumerate(chart.series):
        values, mark = _numbers(chart, number), MARKS[number]
        plot.plot(places, values, marker=mark, label=series.name, color=colours[number])


def _label(plot: Any, chart: Chart, width: int) -> None:
    """As many labels as there is room for; of more Plotext would leave out any by chance."""
    room = max(map(len, chart.x)) + _BETWEEN_LABELS
    most = max(min((width - _MARGIN) // room, _MOST_LABELS), 1)
    step = -(-len(chart.x) // most)
    plot.xticks(list(range(len(chart.x)))[::step], list(chart.x[::step]))


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
