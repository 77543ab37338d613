"""Tree → a drawing on several lines, as in a displayed formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drill.maths import layout, marks
from drill.maths.alphabets import primes
from drill.maths.delimiters import fence
from drill.maths.inline import inline, needs_brackets, small
from drill.maths.layout import EMPTY, Box, text
from drill.maths.spacing import spaced
from drill.maths.tree import (
    Accent,
    Arrow,
    Band,
    Boxed,
    Fence,
    Fraction,
    Grid,
    Kind,
    Node,
    Phantom,
    Raw,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
)
from drill.maths.width import cell_width

_NUMBER = re.compile(r"[−+]?\d+(?:\.\d+)?")
_GAPS = {"matrix": (2,), "cases": (3,), "aligned": (0, 3), "lines": (2,)}


def draw(node: Node, *, script: bool = False, after: Kind | None = None) -> Box:
    """``node`` as a box; in a ``script`` operations stand without blanks.

    ``after``: what stands before ``node`` when it is a row that continues a line. Raises
    `layout.TooLargeError`.
    """
    match node:
        case Symbol(text=word):
            return text(word)
        case Row(items=items):
            return _row(items, script=script, after=after)
        case Scripts():
            return _scripts(node, script=script)
        case Fraction(over=over, under=under, bar=bar):
            return _fraction(over, under, bar=bar, script=script)
        case Fence(parts=parts):
            drawn = [draw(part, script=script) for part in parts]
            return fence(drawn, node.marks, grows=is_tall(node))
        case Accent(base=base, name=name) | Band(base=base, name=name):
            return marks.marked(draw(base, script=script), name)
        case Grid():
            return _grid(node, script=script and node.style == "lines")
    return _other(node, script=script)


def _other(node: Node, *, script: bool) -> Box:
    match node:
        case Root(radicand=radicand, index=index):
            return layout.root(draw(radicand, script=script), _drawn(index))
        case Space(columns=columns):
            return layout.spaces(columns)
        case Boxed(body=body):
            return layout.framed(draw(body))
        case Phantom(body=body):
            box = draw(body, script=script)
            return Box((" " * box.width,) * box.height, box.baseline)
        case Arrow(text=sign, over=over, under=under):
            return marks.long_arrow(sign, draw(over, script=True), _drawn(under))
        case Raw(tex=tex):
            return text(f"⟦{tex}⟧")
    raise TypeError(f"not a part of a formula: {node!r}")


def _row(items: Sequence[Node], *, script: bool, after: Kind | None) -> Box:
    boxes: list[Box] = []
    for gap, item in spaced(items, script=script, after=after, bars=True):
        if gap:
            boxes.append(layout.spaces(gap))
        boxes.append(draw(item, script=script))
    return layout.hconcat(boxes)


def _fraction(over: Node, under: Node, *, bar: bool, script: bool) -> Box:
    top, bottom = draw(over, script=script), draw(under, script=script)
    if not bar:
        return layout.stack((top, EMPTY, bottom), top.height)
    width = max(top.width, bottom.width)
    outer = any("─" * width in line for box in (top, bottom) for line in box.lines)
    return layout.fraction(top, bottom, overhang=int(outer))


# scripts


def _scripts(node: Scripts, *, script: bool) -> Box:
    if _needs_brackets(node):
        return _scripts(replace(node, base=Fence((node.base,), ("(", ")"))), script=script)
    base = draw(node.base, script=script)
    if node.primes:
        mark = text(primes(node.primes))
        tall = base.height > 1 and is_tall(node.base)
        base = layout.corner_scripts(base, None, mark) if tall else layout.hconcat((base, mark))
    if node.limits:
        return layout.limits(base, _drawn(node.sub), _drawn(node.sup))
    sub, sup = _small(node.sub, "_"), _small(node.sup, "^")
    if not is_tall(node.base):
        return _on_line(base, sub, sup, raised=_ends_raised(node.base))
    low, high = _as_box(sub), _as_box(sup)
    if isinstance(node.base, Fence) or not (isinstance(sub, Box) or isinstance(sup, Box)):
        return layout.corner_scripts(base, low, high)
    return layout.scripts(base, low, high)


def _needs_brackets(node: Scripts) -> bool:
    """As on one line, but a root and what has limits show by themselves how far they reach."""
    base = node.base
    while isinstance(base, Row) and len(base.items) == 1:
        base = base.items[0]
    return not node.limits and not isinstance(base, Root) and needs_brackets(node)


def _drawn(node: Node | None) -> Box | None:
    return draw(node, script=True) if node is not None else None


def _small(node: Node | None, sign: str) -> str | Box | None:
    """A script in small characters where it can be written so, else as a drawing."""
    if node is None:
        return None
    little = small(inline(node, script=True), sign)
    return little if little is not None else draw(node, script=True)


def _as_box(script: str | Box | None) -> Box | None:
    return text(script) if isinstance(script, str) else script


def _on_line(base: Box, sub: str | Box | None, sup: str | Box | None, *, raised: bool) -> Box:
    """Scripts of a letter: in small characters on its line, or else above and below it.

    ``raised``: the letter has a superscript already, and a small one joins that.
    """
    if raised and isinstance(sup, str) and sub is None:
        return layout.corner_scripts(base, None, text(sup))
    over = sup.lines if isinstance(sup, Box) else ()
    under = sub.lines if isinstance(sub, Box) else ()
    line = (sub if isinstance(sub, str) else "") + (sup if isinstance(sup, str) else "")
    return layout.hconcat((base, Box((*over, line, *under), len(over))))


def _ends_raised(base: Node) -> bool:
    while isinstance(base, Row) and len(base.items) == 1:
        base = base.items[0]
    raised = base.sup if isinstance(base, Scripts) else None
    return raised is not None and small(inline(raised, script=True), "^") is None


def is_tall(node: Node) -> bool:
    """Whether brackets around ``node`` grow: not for scripts alone, as in printed formulas."""
    match node:
        case Symbol() | Space() | Raw():
            return False
        case Row(items=items) | Fence(parts=items):
            return any(map(is_tall, items))
        case Scripts(base=base, limits=limits):
            return limits or is_tall(base)
        case Phantom(body=body):
            return is_tall(body)
        case Accent(base=base) | Band(base=base, name="overrightarrow" | "overleftarrow"):
            return is_tall(base) or cell_width(inline(base)) > 1
    return True


# tables


def _grid(node: Grid, *, script: bool) -> Box:
    rows = [
        [_cell(node.style, column, cell, script=script) for column, cell in enumerate(row)]
        for row in node.rows
    ]
    if node.style == "matrix":
        _align_numbers(rows)
    return layout.grid(
        rows, node.align, _GAPS[node.style], middle_gap=node.style == "cases", rules=node.rules
    )


def _cell(style: str, column: int, cell: Node, *, script: bool) -> Box:
    """The right half of an aligned equation continues its left half."""
    continues = style == "aligned" and column % 2 == 1
    return draw(cell, script=script, after=Kind.ORDINARY if continues else None)


def _align_numbers(rows: list[list[Box]]) -> None:
    """Columns of nothing but numbers are aligned on their decimal points."""
    for column in range(min(len(row) for row in rows)):
        entries = [row[column] for row in rows]
        if all(box.height == 1 and _NUMBER.fullmatch(box.lines[0]) for box in entries):
            for row, number in zip(
                rows, layout.on_decimal_point([box.lines[0] for box in entries]), strict=True
            ):
                row[column] = text(number)
