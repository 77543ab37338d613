"""TeX → lines for a terminal: on one line, or as a block."""

from __future__ import annotations

from dataclasses import dataclass

from drill.maths.breaking import fitted
from drill.maths.inline import inline
from drill.maths.latex import TexError
from drill.maths.layout import Box, TooLargeError
from drill.maths.read import Reading, read_tex
from drill.maths.width import cell_width, neutralise

LONGEST_RAW = 500


@dataclass(frozen=True, slots=True)
class Rendered:
    """A formula as text.

    ``ok``: whether all of it was understood. ``lines``: at least one, of equal display ``width``.
    ``unknown``: the commands that are not known; each stands as TeX between ⟦ and ⟧ in the lines.
    With ``ok`` false and nothing unknown, the text is not TeX and stands there whole.
    ``baseline``: the index of the line that continues the text around.
    """

    ok: bool
    lines: tuple[str, ...]
    unknown: tuple[str, ...]
    width: int
    baseline: int


def render_inline(tex: str) -> Rendered:
    """``tex`` on one line. Never raises: what cannot be read is shown as it was written."""
    source = neutralise(tex)
    try:
        reading = read_tex(source)
        line = inline(reading.tree).strip()
    except (TexError, TooLargeError, RecursionError):
        return _raw(source)
    return Rendered(not reading.unknown, (line,), reading.unknown, cell_width(line), 0)


def render_block(tex: str, width: int | None = None) -> Rendered:
    """``tex`` as a displayed formula, broken at relations where it is wider than ``width``.

    It stays wider where there is no place to break. Never raises, as `render_inline`.
    """
    source = neutralise(tex)
    try:
        reading = read_tex(source)
        return _block(reading, fitted(reading.tree, width))
    except (TexError, TooLargeError, RecursionError):
        return _raw(source)


def _block(reading: Reading, box: Box) -> Rendered:
    return Rendered(not reading.unknown, box.lines, reading.unknown, box.width, box.baseline)


def _raw(source: str) -> Rendered:
    written = " ".join(source.split())
    if len(written) > LONGEST_RAW:
        written = written[:LONGEST_RAW] + "…"
    line = f"⟦{written}⟧"
    return Rendered(False, (line,), (), cell_width(line), 0)
