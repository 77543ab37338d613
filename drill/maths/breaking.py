"""A formula that is too wide, as several lines: equations apart, relations under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drill.maths.block import draw
from drill.maths.layout import Box
from drill.maths.spacing import kind_of, resolved
from drill.maths.tree import NOTHING, Grid, Kind, Node, Row, Space, Symbol

_STEP = 3  # columns by which a line that begins with + or − stands further in than its relation
_APART = 3  # columns of a blank that parts two equations


def fitted(tree: Node, width: int | None) -> Box:
    """``tree`` drawn within ``width`` columns, if there are places to break it at."""
    box = draw(tree)
    if width is None or box.width <= width:
        return box
    if isinstance(tree, Grid) and tree.style == "aligned":
        rows = list(tree.rows)
    elif isinstance(tree, Row):
        rows = [_halves(equation, width) for equation in _equations(tree.items)]
    else:
        return box
    broken = draw(Grid(tuple(_shortened(rows, width)), "aligned", "rl"))
    return broken if broken.width < box.width else box


def _equations(items: Sequence[Node]) -> list[Sequence[Node]]:
    """Equations that stand on one line with wide blanks between them."""
    lines: list[list[Node]] = [[]]
    for item in items:
        if isinstance(item, Space) and item.columns >= _APART:
            lines.append([])
        else:
            lines[-1].append(item)
    return [line for line in lines if line]


def _halves(items: Sequence[Node], width: int) -> tuple[Node, Node]:
    """An equation cut before its first relation, unless that leaves the right half no room."""
    first = next((place for place, item in enumerate(items) if _is_relation(item)), 0)
    left, right = Row(tuple(items[:first])), Row(tuple(items[first:]))
    if draw(left).width > width // 2:
        return NOTHING, Row(tuple(items))
    return left, right


def _shortened(rows: Sequence[tuple[Node, ...]], width: int) -> Iterator[tuple[Node, ...]]:
    """Aligned rows whose right halves are cut into lines that fit."""
    room = width - max(draw(row[0]).width for row in rows)
    for row in rows:
        if len(row) != 2:
            yield row
            continue
        items = row[1].items if isinstance(row[1], Row) else (row[1],)
        left = row[0]
        for line in _lines(items, max(room, width // 2)):
            yield left, line
            left = NOTHING


def _lines(items: Sequence[Node], room: int) -> Iterator[Node]:
    """``items`` on as few lines as fit: cut before relations, and where need be before + and −."""
    within = () if any(map(_is_relation, items[:1])) else (Space(_STEP),)
    for place, filled in enumerate(_filled(_cut(items, Kind.RELATION), room)):
        line = filled if place == 0 else (*within, *filled)
        if _width(line) <= room:
            yield Row(line)
            continue
        sums = _filled(_cut(line, Kind.BINARY), room)
        yield Row(sums[0])
        for rest in sums[1:]:
            yield Row((Space(_STEP), *rest))


def _cut(items: Sequence[Node], before: Kind) -> list[tuple[Node, ...]]:
    """``items`` in pieces that begin with a relation, or with a + or −."""
    pieces: list[list[Node]] = [[]]
    for item, kind in resolved(items, Kind.ORDINARY):
        additive = kind is Kind.RELATION or (isinstance(item, Symbol) and item.text in "+−±∓")
        if kind is before and additive and pieces[-1]:
            pieces.append([])
        pieces[-1].append(item)
    return [tuple(piece) for piece in pieces]


def _filled(pieces: Sequence[tuple[Node, ...]], room: int) -> list[tuple[Node, ...]]:
    """``pieces`` joined into lines, each as long as fits."""
    lines: list[list[Node]] = []
    used = 0
    for piece in pieces:
        needed = _width(piece)
        if lines and used + needed <= room - _STEP * (len(lines) > 1):
            lines[-1] += piece
            used += needed
        else:
            lines.append(list(piece))
            used = needed
    return [tuple(line) for line in lines]


def _width(items: tuple[Node, ...]) -> int:
    return draw(Row(items), after=Kind.ORDINARY).width


def _is_relation(node: Node) -> bool:
    return kind_of(node) is Kind.RELATION
