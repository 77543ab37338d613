"""Layers of neurons with all their connections: ``network 3-4-2``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drill.diagrams.canvas import ACROSS, DOWN, Canvas
from drill.diagrams.diagram import DiagramError

MOST_LAYERS, MOST_WIDTH = 8, 100_000
MOST_DRAWN = 5
"""Neurons drawn of a layer; a wider one shows its first, dots, and its last."""
_APART = 14
_LEAST_APART = 6
_NEURON, _MORE = "○", "⋮"
_SPELLED = re.compile(r"(?P<widths>\d+(?:\s*[-–]\s*\d+)+)(?:\s+named\s+(?P<names>.+))?")


@dataclass(frozen=True)
class Network:
    """The widths of the layers from input to output, and what the layers are called."""

    widths: tuple[int, ...]
    names: tuple[str, ...]

    def lines(self, width: int) -> list[str]:
        """Neurons in columns, lines between them, below them the widths and the weights' shapes."""
        gaps = len(self.widths) - 1
        apart = max(min(_APART, (width - 2) // gaps), _LEAST_APART)
        columns = [1 + place * apart for place in range(gaps + 1)]
        drawn = [min(each, MOST_DRAWN) for each in self.widths]
        height = 2 * max(drawn) - 1
        canvas = Canvas(columns[-1] + 2, height)
        rows = [[height // 2 - (count - 1) + 2 * i for i in range(count)] for count in drawn]
        for left in range(gaps):
            self._connect(canvas, columns[left : left + 2], rows[left : left + 2], left)
        for layer, column in enumerate(columns):
            for place, row in enumerate(rows[layer]):
                canvas.write(column, row, _MORE if self._is_gap(layer, place) else _NEURON)
        return [*canvas.lines(), "", *self._captions(columns)]

    def _is_gap(self, layer: int, place: int) -> bool:
        return self.widths[layer] > MOST_DRAWN and place == MOST_DRAWN - 2

    def _connect(
        self, canvas: Canvas, columns: list[int], rows: list[list[int]], left: int
    ) -> None:
        start, end = columns[0] * ACROSS + 3, columns[1] * ACROSS - 2
        for i, above in enumerate(rows[0]):
            for j, below in enumerate(rows[1]):
                if not (self._is_gap(left, i) or self._is_gap(left + 1, j)):
                    middle = DOWN // 2
                    canvas.line((start, above * DOWN + middle), (end, below * DOWN + middle))

    def _captions(self, columns: list[int]) -> list[str]:
        widths = _spread(columns, [str(each) for each in self.widths])
        names = [_spread(columns, list(self.names))] if self.names else []
        shapes = ", ".join(
            f"W{_subscript(layer)} {after}×{before}"
            for layer, (before, after) in enumerate(
                zip(self.widths, self.widths[1:], strict=False), start=1
            )
        )
        return [widths, *names, shapes]


def _spread(columns: list[int], texts: list[str]) -> str:
    """Texts centred on their columns, pushed to the right where they would touch."""
    line = ""
    for column, text in zip(columns, texts, strict=True):
        start = max(column - (len(text) - 1) // 2, len(line) + bool(line))
        line = line.ljust(start) + text
    return line


def _subscript(number: int) -> str:
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(number))


def read_network(text: str, offset: int) -> Network:
    """``3-4-2``, or ``3-4-2 named input, hidden, output``.

    Raises:
        DiagramError: with the place of what can't be drawn.
    """
    match = _SPELLED.fullmatch(text.strip())
    if match is None:
        raise DiagramError(
            "a network is written as the widths of its layers, such as 3-4-2", offset
        )
    widths = tuple(int(each) for each in re.split(r"\s*[-–]\s*", match["widths"]))
    if len(widths) > MOST_LAYERS or not all(1 <= each <= MOST_WIDTH for each in widths):
        raise DiagramError(
            f"a network has at most {MOST_LAYERS} layers of 1 to {MOST_WIDTH} neurons", offset
        )
    names = tuple(each.strip() for each in (match["names"] or "").split(",") if each.strip())
    if names and len(names) != len(widths):
        raise DiagramError(
            f"{len(names)} names for {len(widths)} layers", offset + match.start("names")
        )
    return Network(widths, names)
