"""Marks over and under a box: accents, lines, braces, and arrows with labels."""

from __future__ import annotations

from drill.maths import layout
from drill.maths.alphabets import COMBINING, accented
from drill.maths.layout import Box, text

_ACCENTS = {
    "hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "dot": "·", "ddot": "··",
    "dddot": "···", "check": "ˇ", "breve": "˘", "acute": "´", "grave": "`", "mathring": "˚",
}  # fmt: skip
_BELOW = frozenset({"underline", "underbrace", "underbracket", "underrightarrow", "underleftarrow"})
# left end, point, right end; what stands for it over one or two columns
_BRACES = {
    "overbrace": ("╭", "┴", "╮", "⏞"), "underbrace": ("╰", "┬", "╯", "⏟"),
    "overbracket": ("┌", "─", "┐", "⎴"), "underbracket": ("└", "─", "┘", "⎵"),
}  # fmt: skip


def marked(box: Box, name: str) -> Box:
    """``box`` with the accent or band ``name``; on a single letter it is a combining mark."""
    if box.width == box.height == 1 and name in COMBINING and box.lines[0].strip():
        return text(accented(box.lines[0], name))
    mark = text(_mark(name, box.width))
    return layout.limits(box, mark, None) if name in _BELOW else layout.limits(box, None, mark)


def _mark(name: str, width: int) -> str:
    if name in _ACCENTS:
        return _ACCENTS[name]
    if name in _BRACES:
        return _brace(name, width)
    if name.endswith("arrow") or name == "vec":
        return _arrow(name, max(width, 1))
    return ("‾" if name == "underline" else "_") * width


def _arrow(name: str, width: int) -> str:
    left, right = "left" in name, "right" in name or name == "vec"
    if left and right:
        return "←" + "─" * (width - 2) + "→" if width > 1 else "↔"
    shaft = "─" * (width - 1)
    return "←" + shaft if left else shaft + "→"


def _brace(name: str, width: int) -> str:
    left, point, right, short = _BRACES[name]
    if width < 3:
        return short
    half = (width - 3) // 2
    return left + "─" * half + point + "─" * (width - 3 - half) + right


def long_arrow(sign: str, over: Box, under: Box | None) -> Box:
    """The arrow ``sign`` as long as the labels ``over`` and ``under`` it."""
    length = max(over.width, under.width if under else 0) + 1
    shaft = ("═" if sign in "⇒⇐⇔" else "─") * length
    ends = {"←": ("←", ""), "⇐": ("⇐", ""), "↔": ("←", "→"), "⇔": ("⇐", "⇒"), "↦": ("├", "→")}
    left, right = ends.get(sign, ("", sign))
    return layout.limits(text(left + shaft + right), under, over)
