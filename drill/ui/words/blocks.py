"""Values as blocks of numbers, where there is room for them."""

from __future__ import annotations

from typing import Any

from drill.maths.layout import Box
from drill.problems.precision import matrices, show_number
from drill.ui.words.line import Line, Page, Role, as_lines
from drill.ui.words.maths import equation, side_by_side


def block_lines(
    symbol: str, value: Any, digits: int, page: Page, role: Role = Role.PLAIN
) -> list[Line]:
    """``symbol = value`` in several lines; none where one line is enough or the page too narrow."""
    if page.flat:
        return []
    found = blocks(symbol, value, digits)
    if all(block.height == 1 for block in found) or any(b.width > page.width for b in found):
        return []
    return as_lines(side_by_side(found, page.width), role)


def blocks(symbol: str, value: Any, digits: int) -> list[Box]:
    """A value as an equation, that of a tensor as one for each of its matrices."""
    parts = matrices(symbol, value)
    return [equation(name, part, lambda entry: show_number(entry, digits)) for name, part in parts]
