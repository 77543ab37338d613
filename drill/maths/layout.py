"""Boxes of terminal text with a baseline, and the shapes of mathematics built from them.

A box is drawn by joining smaller ones: side by side on their baselines (`hconcat`), one over the
other (`stack`), as a fraction, a root, a matrix, with scripts. Anything that can say its parts as
boxes (a formula read from TeX, a matrix of numbers) is drawn by the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drill.maths.width import cell_width

MAX_CELLS = 250_000


class TooLargeError(ValueError):
    """A drawing would take more than `MAX_CELLS` characters."""


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of equal display width, and which of them stands on the line of writing.

    ``lines``: at least one; shorter ones are padded on the right. ``baseline``: index into them.
    """

    lines: tuple[str, ...]
    baseline: int = 0
    width: int = field(init=False)

    def __post_init__(self) -> None:
        widths = [cell_width(line) for line in self.lines]
        width = max(widths)
        object.__setattr__(self, "width", width)
        if min(widths) < width:
            padded = tuple(
                line + " " * (width - own) for line, own in zip(self.lines, widths, strict=True)
            )
            object.__setattr__(self, "lines", padded)

    @property
    def height(self) -> int:
        return len(self.lines)

    @property
    def below(self) -> int:
        """Lines under the baseline."""
        return len(self.lines) - 1 - self.baseline


EMPTY = Box(("",))


def text(line: str) -> Box:
    """One line of text."""
    return Box((line,))


def spaces(width: int) -> Box:
    """A blank of ``width`` columns."""
    return Box((" " * width,))


def padded(box: Box, *, above: int = 0, below: int = 0, left: int = 0, right: int = 0) -> Box:
    """``box`` with blank lines and columns around it; the baseline stays on its line."""
    _bound(box.width + left + right, box.height + above + below)
    blank = " " * (box.width + left + right)
    inner = tuple(" " * left + line + " " * right for line in box.lines)
    return Box((blank,) * above + inner + (blank,) * below, box.baseline + above)


def hconcat(boxes: Sequence[Box]) -> Box:
    """``boxes`` side by side, their baselines on one line."""
    if not boxes:
        return EMPTY
    if len(boxes) == 1:
        return boxes[0]
    above = max(box.baseline for box in boxes)
    below = max(box.below for box in boxes)
    _bound(sum(box.width for box in boxes), above + below + 1)
    if above == below == 0:
        return Box(("".join([box.lines[0] for box in boxes]),))
    columns = []
    for box in boxes:
        blank = (" " * box.width,)
        columns.append(blank * (above - box.baseline) + box.lines + blank * (below - box.below))
    return Box(tuple("".join(row) for row in zip(*columns, strict=True)), above)


def stack(boxes: Sequence[Box], baseline: int, align: str = "c") -> Box:
    """``boxes`` one over the other at ``l``, ``c`` or ``r``; ``baseline`` is an index into all."""
    width = max(box.width for box in boxes)
    _bound(width, sum(box.height for box in boxes))
    lines = [line for box in boxes for line in aligned(box, width, align).lines]
    return Box(tuple(lines), baseline)


def aligned(box: Box, width: int, align: str) -> Box:
    """``box`` widened to ``width`` columns, its content at ``l``, ``c`` or ``r``."""
    missing = width - box.width
    if missing <= 0:
        return box
    left = {"l": 0, "c": missing // 2, "r": missing}[align]
    return padded(box, left=left, right=missing - left)


def fraction(over: Box, under: Box, *, overhang: int = 0) -> Box:
    """``over`` above a bar above ``under``; the bar is the baseline.

    ``overhang``: columns by which the bar is longer on either side, so that the bar of an outer
    fraction is longer than that of an inner one.
    """
    width = max(over.width, under.width, 1) + 2 * overhang
    return stack((over, text("─" * width), under), over.height)


def limits(base: Box, under: Box | None, over: Box | None) -> Box:
    """``base`` with ``over`` centred above it and ``under`` below, as for a displayed sum."""
    boxes = [box for box in (over, base, under) if box is not None]
    return stack(boxes, base.baseline + (over.height if over else 0))


def scripts(base: Box, sub: Box | None, sup: Box | None) -> Box:
    """``base`` with ``sup`` to its upper and ``sub`` to its lower right, outside its lines."""
    column: list[Box] = []
    width = max(box.width for box in (sub, sup, EMPTY) if box is not None)
    column += [aligned(sup, width, "l")] if sup else []
    column += [Box((" " * width,) * base.height)]
    column += [aligned(sub, width, "l")] if sub else []
    raised = stack(column, base.baseline + (sup.height if sup else 0))
    return hconcat((base, raised))


def corner_scripts(base: Box, sub: Box | None, sup: Box | None) -> Box:
    """Scripts of a tall ``base``, at its first and last line instead of outside them."""
    over, under = (box.lines if box else () for box in (sup, sub))
    between = base.height - len([box for box in (sub, sup) if box])
    above, below = max(len(over) - 1, 0), max(len(under) - 1, 0)
    column = Box((*over, *[""] * between, *under), base.baseline + above)
    return hconcat((padded(base, above=above, below=below), column))


def root(radicand: Box, index: Box | None = None) -> Box:
    """√ with a line over ``radicand``; ``index`` is the n of an n-th root."""
    if radicand.height == 1:
        roof = "_" * max(radicand.width, 1)
        body = Box((" " + roof, "√" + radicand.lines[0]), 1)
    else:
        lines = [" ┌" + "─" * radicand.width, *(" │" + line for line in radicand.lines)]
        lines[-1] = "╲│" + radicand.lines[-1]
        body = Box(tuple(lines), radicand.baseline + 1)
    if index is None:
        return body
    lifted = [""] * (body.height - index.height - 1) + [*index.lines, ""]
    return hconcat((Box(tuple(lifted), len(lifted) - 1 - body.below), body))


def framed(box: Box) -> Box:
    """``box`` in a frame."""
    bar = "─" * (box.width + 2)
    lines = (f"┌{bar}┐", *(f"│ {line} │" for line in box.lines), f"└{bar}┘")
    return Box(lines, box.baseline + 1)


def grid(
    rows: Sequence[Sequence[Box]],
    align: str = "c",
    gaps: Sequence[int] = (2,),
    *,
    middle_gap: bool = False,
    rules: Sequence[int] = (),
) -> Box:
    """Rows of cells in columns; the baseline is the middle line.

    ``align``: a letter ``l``, ``c`` or ``r`` a column, repeated when there are more columns.
    ``gaps``: blank columns between columns, repeated likewise. A blank line parts two rows where
    either is taller than one line; ``middle_gap`` asks for one in the middle of an even number of
    one-line rows, so that a brace has a line for its point. ``rules``: the columns before which a
    vertical line stands.
    """
    count = max(len(row) for row in rows)
    full = [[*row, *[EMPTY] * (count - len(row))] for row in rows]
    columns = list(zip(*full, strict=True))
    widths = [max(box.width for box in column) for column in columns]
    _bound(sum(widths) + count * max(gaps), 2 * sum(max(b.height for b in row) for row in full))
    extents = [(max(b.baseline for b in row), max(b.below for b in row)) for row in full]
    drawn = [
        _column(
            [aligned(box, width, align[place % len(align)]) for box in column], extents, middle_gap
        )
        for place, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]
    return hconcat(list(_parted(drawn, gaps, rules)))


def _column(cells: Sequence[Box], extents: Sequence[tuple[int, int]], middle_gap: bool) -> Box:
    """One column of a grid; ``extents``: each row's lines above and below its baseline."""
    lines: list[str] = []
    before = 1
    for place, (cell, (above, below)) in enumerate(zip(cells, extents, strict=True)):
        height = above + below + 1
        tall = max(before, height) > 1
        parted = place > 0 and (tall or (middle_gap and 2 * place == len(extents)))
        lines += [" " * cell.width] * parted
        lines += padded(cell, above=above - cell.baseline, below=below - cell.below).lines
        before = height
    return Box(tuple(lines), (len(lines) - 1) // 2)


def _parted(columns: Sequence[Box], gaps: Sequence[int], rules: Sequence[int]) -> Iterator[Box]:
    """``columns`` with the gaps and vertical lines between them."""
    height, baseline = columns[0].height, columns[0].baseline
    for place in range(len(columns) + 1):
        inside = 0 < place < len(columns)
        if place in rules:
            rule = " │ " if inside else "│ " if place == 0 else " │"
            yield Box((rule,) * height, baseline)
        elif inside:
            yield spaces(gaps[(place - 1) % len(gaps)])
        if place < len(columns):
            yield columns[place]


def on_decimal_point(numbers: Sequence[str]) -> list[str]:
    """``numbers`` padded to one width, their decimal points (or last digits) in one column."""
    split = [number.partition(".") for number in numbers]
    whole = max(cell_width(left) for left, _, _ in split)
    rest = max(cell_width(point + right) for _, point, right in split)
    return [
        " " * (whole - cell_width(left)) + left + point + right
        + " " * (rest - cell_width(point + right))
        for left, point, right in split
    ]  # fmt: skip


def _bound(width: int, height: int) -> None:
    if width * height > MAX_CELLS:
        raise TooLargeError(f"a drawing of {width} × {height} characters is too large")
