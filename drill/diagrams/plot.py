"""Plots of functions of one variable, such as an activation and its derivative."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from drill.diagrams.canvas import ACROSS, DOWN, Canvas, points_between
from drill.diagrams.diagram import DiagramError
from drill.engine.operation import OPERATIONS, Array, DomainError, ShapeError
from drill.notation.errors import ReadError
from drill.notation.evaluate import evaluate
from drill.notation.names import FUNCTIONS
from drill.notation.read import read_strict
from drill.notation.show import show
from drill.notation.tree import Apply, Name, Node
from drill.notation.vocabulary import Vocabulary

VARIABLE = "z"
HEIGHT, MOST_WIDTH, LEAST_WIDTH = 12, 60, 16
MOST_CURVES = 4
_FROM, _TO = -5.0, 5.0
_STROKES = ((1, 1), (2, 4), (1, 4), (6, 9))
"""Of each curve how many dots are drawn of how many: solid, dashed, dotted, long dashes."""
_SAMPLES = ("⠤⠤⠤", "⠄⠤⠄", "⠄⠄⠄", "⠤⠤⠄")
_RANGE = re.compile(r"^(?P<curves>.*?)\s+from\s+(?P<low>\S+)\s+to\s+(?P<high>\S+)$")


@dataclass(frozen=True)
class Curve:
    """A function of z by its formula, and how it is named in the legend."""

    formula: Node
    name: str


@dataclass(frozen=True)
class Plot:
    """Curves over the range from ``low`` to ``high``."""

    curves: tuple[Curve, ...]
    low: float
    high: float

    def lines(self, width: int) -> list[str]:
        """The axes with their ends, the curves, and below them the legend."""
        bottom, top = self._bounds()
        labels = [_number(top), _number(bottom)]
        margin = max(map(len, labels)) + 1
        across = min(max(width - margin - 1, LEAST_WIDTH), MOST_WIDTH)
        canvas = Canvas(across, HEIGHT)
        self._axes(canvas, bottom, top)
        for curve, stroke in zip(self.curves, _STROKES, strict=False):
            self._draw(canvas, curve, stroke, bottom, top)
        rows = canvas.lines()
        edge = [f"{labels[0]:>{margin - 1}} ", *[" " * margin] * (HEIGHT - 2),
                f"{labels[1]:>{margin - 1}} "]  # fmt: skip
        ends = f"{_number(self.low)}{_number(self.high):>{max(across - len(_number(self.low)), 1)}}"
        body = [f"{left}{row}".rstrip() for left, row in zip(edge, rows, strict=True)]
        return [*body, " " * margin + ends, *self._legend(width, margin)]

    def _legend(self, width: int, margin: int) -> list[str]:
        entries = [
            f"{sample} {curve.name}" for curve, sample in zip(self.curves, _SAMPLES, strict=False)
        ]
        one = " " * margin + "   ".join(entries)
        return [one] if len(one) <= width else [" " * margin + entry for entry in entries]

    def _bounds(self) -> tuple[float, float]:
        """The least and the greatest value, a little apart."""
        values = np.concatenate([_values(curve, self.low, self.high, 400) for curve in self.curves])
        finite = values[np.isfinite(values)]
        if not finite.size:
            return -1.0, 1.0
        low, high = float(finite.min()), float(finite.max())
        room = max(1.0, abs(low) * 1e-3)  # so that it can be told from a large value
        return (low, high) if high - low > 1e-12 else (low - room, high + room)

    def _axes(self, canvas: Canvas, bottom: float, top: float) -> None:
        """The lines z = 0 and y = 0, dotted, where they are in view."""
        if self.low < 0 < self.high:
            x = round(-self.low / (self.high - self.low) * (canvas.width * ACROSS - 1))
            for y in range(0, canvas.height * DOWN, 4):
                canvas.dot(x, y)
        if bottom < 0 < top:
            y = round(top / (top - bottom) * (canvas.height * DOWN - 1))
            for x in range(0, canvas.width * ACROSS, 4):
                canvas.dot(x, y)

    def _draw(
        self, canvas: Canvas, curve: Curve, stroke: tuple[int, int], bottom: float, top: float
    ) -> None:
        columns, rows = canvas.width * ACROSS, canvas.height * DOWN - 1
        values = _values(curve, self.low, self.high, columns)
        before: tuple[int, int] | None = None
        drawn = 0
        for x, value in enumerate(values):
            if not np.isfinite(value):
                before = None
                continue
            here = x, round((top - float(value)) / (top - bottom) * rows)
            for point in points_between(before or here, here):
                if drawn % stroke[1] < stroke[0]:
                    canvas.dot(*point)
                drawn += 1
            before = here


def _values(curve: Curve, low: float, high: float, count: int) -> Array:
    """The curve at ``count`` places from ``low`` to ``high``, of shape (count,)."""
    z = np.linspace(low, high, count).reshape(-1, 1)
    try:
        value = evaluate(curve.formula, {VARIABLE: z})
    except (ShapeError, DomainError) as error:
        raise DiagramError(f"{curve.name} has no values here: {error}") from None
    return np.broadcast_to(np.asarray(value, dtype=float), z.shape).ravel()


def read_plot(text: str, offset: int) -> Plot:
    """``sigmoid, sigmoid' from -6 to 6``: functions by name, or formulas in z.

    Raises:
        DiagramError: with the place of what can't be drawn.
    """
    match = _RANGE.match(text)
    listed = match["curves"] if match else text
    low = _end(match["low"], offset + match.start("low")) if match else _FROM
    high = _end(match["high"], offset + match.start("high")) if match else _TO
    if not low < high:
        raise DiagramError("the range must go from a smaller to a greater number", offset)
    curves, place = [], offset
    for piece in _pieces(listed):
        curves.append(_curve(piece.strip(), place + len(piece) - len(piece.lstrip())))
        place += len(piece) + 1
    if len(curves) > MOST_CURVES:
        raise DiagramError(f"more than {MOST_CURVES} curves can't be told apart", offset)
    return Plot(tuple(curves), low, high)


def _pieces(text: str) -> list[str]:
    """``text`` at its commas outside brackets."""
    pieces, depth = [""], 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces


def _curve(text: str, place: int) -> Curve:
    name = FUNCTIONS.get(text.rstrip("'"), text.rstrip("'")) + "'" * text.count("'")
    operation = OPERATIONS.get(name)
    if operation is not None and operation.elementwise and operation.arity[0] == 1:
        return Curve(Apply(name, (Name(VARIABLE),)), text.replace("'", "′"))
    try:
        tree = read_strict(text, Vocabulary.of([VARIABLE]))
    except ReadError as error:
        raise DiagramError(error.reason, place + error.position) from None
    return Curve(tree, show(tree))


def _end(text: str, place: int) -> float:
    try:
        value = float(text.replace("−", "-"))
    except ValueError:
        raise DiagramError(f"{text} is no number", place) from None
    if not abs(value) <= 1e6:
        raise DiagramError(f"{text} is too large", place)
    return value


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−").replace("−0", "0" if value == 0 else "−0")
