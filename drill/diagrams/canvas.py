"""A canvas of Braille dots, two across and four down in each character, with text over it."""

from __future__ import annotations

from collections.abc import Iterable

ACROSS, DOWN = 2, 4
"""The dots of one character."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800


class Canvas:
    """``width`` × ``height`` characters. Points outside are left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._dots: dict[tuple[int, int], int] = {}
        self._texts: dict[tuple[int, int], str] = {}

    def dot(self, x: int, y: int) -> None:
        """A dot at (x, y), counted in dots from the upper left corner."""
        column, row = x // ACROSS, y // DOWN
        if 0 <= column < self.width and 0 <= row < self.height:
            place = column, row
            self._dots[place] = self._dots.get(place, 0) | _BITS[y % DOWN][x % ACROSS]

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """A straight line of dots from one point to another."""
        for x, y in points_between(start, end):
            self.dot(x, y)

    def write(self, column: int, row: int, text: str) -> None:
        """Put ``text`` over the dots, its first character at that column and row."""
        for offset, char in enumerate(text):
            if 0 <= column + offset < self.width and 0 <= row < self.height:
                self._texts[column + offset, row] = char

    def lines(self) -> list[str]:
        """The rows of the canvas."""
        return [
            "".join(self._character(column, row) for column in range(self.width)).rstrip()
            for row in range(self.height)
        ]

    def _character(self, column: int, row: int) -> str:
        text = self._texts.get((column, row))
        if text is not None:
            return text
        bits = self._dots.get((column, row), 0)
        return chr(_BLANK + bits) if bits else " "


def points_between(start: tuple[int, int], end: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """The points of a line, both ends included (Bresenham 1965)."""
    (x, y), (to_x, to_y) = start, end
    across, down = abs(to_x - x), -abs(to_y - y)
    step_x, step_y = (1 if x < to_x else -1), (1 if y < to_y else -1)
    error = across + down
    while True:
        yield x, y
        if (x, y) == (to_x, to_y):
            return
        twice = 2 * error
        if twice >= down:
            error += down
            x += step_x
        if twice <= across:
            error += across
            y += step_y
