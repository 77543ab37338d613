"""Tables: a long narrow one stands in parts beside each other, and no title leaves its number."""

from __future__ import annotations

import pytest

from drill.maths.width import cell_width
from drill.progress.figure import Column, Unit
from drill.ui.words.line import Page
from drill.ui.words.tables import table_lines

COLUMNS = (Column("name", "", Unit.TEXT), Column("value", "Value", Unit.COUNT))


def table(rows: int, width: int) -> list[str]:
    found = table_lines(COLUMNS, [(f"w{n}", n) for n in range(rows)], Page(width))
    return [line.text for line in found]


@pytest.mark.parametrize(("rows", "width", "height"), [
    (21, 120, 8), (21, 30, 12), (21, 20, 22), (22, 120, 9), (13, 120, 14), (14, 120, 8), (1, 80, 2),
])  # fmt: skip
def test_a_long_table_stands_in_parts(rows: int, width: int, height: int) -> None:
    lines = table(rows, width)
    assert len(lines) == height
    assert max(map(cell_width, lines)) <= width
    words = " ".join(lines[1:]).split()
    assert sorted(words) == sorted(word for n in range(rows) for word in (f"w{n}", str(n)))


def test_a_title_stays_with_its_number() -> None:
    columns = (COLUMNS[0], *(Column(f"c{n}", f"Log loss {n}") for n in range(3)))
    lines = [line.text for line in table_lines(columns, [("before", 10, 11, 12)], Page(30))]
    assert lines == ["before", "  Log loss 0 10", "  Log loss 1 11", "  Log loss 2 12"]
