"""The parts of a formula, as TeX tells them apart: what is drawn, and how it is spaced.

A tree says what stands on the page and no more: `x^{(i)}` is x with a superscript, whatever it
may mean. It is read from TeX by `drill.maths.read`, or built by code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a part is to its neighbours; decides the blanks between them (The TeXbook, ch. 18)."""

    ORDINARY = "ordinary"
    OPERATOR = "operator"  # log, max
    BIG = "big"  # ∑, ∫
    BINARY = "binary"
    SIGN = "sign"  # a + or − with nothing before it
    RELATION = "relation"
    OPEN = "open"
    CLOSE = "close"
    PUNCTUATION = "punctuation"
    INNER = "inner"  # fractions: a blank on either side


@dataclass(frozen=True, slots=True)
class Symbol:
    """Text that stays on one line: a letter, a number, a word, a sign.

    ``limits``: scripts of this operator stand below and above it in a displayed formula.
    """

    text: str
    kind: Kind = Kind.ORDINARY
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Blank columns; a negative number takes some away from those the neighbours ask for."""

    columns: int


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side. Standing inside another row it is one ordinary part, as {…} in TeX."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """``over`` above ``under``; without ``bar`` the two stand as in a binomial coefficient."""

    over: Node
    under: Node
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """The square root of ``radicand``, or its ``index``-th root."""

    radicand: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """``base`` with primes, a subscript, a superscript; ``limits``: these stand under and over."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    primes: int = 0
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Accent:
    """``base`` under a mark of one column: hat, bar, tilde, vec, dot, …"""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """``base`` with a line as wide as itself: overline, underline, overbrace, underbrace, …"""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow as long as the labels over and under it."""

    text: str
    over: Node
    under: Node | None = None


@dataclass(frozen=True, slots=True)
class Fence:
    """``parts`` between delimiters that grow with them; one more mark than parts, "" for none."""

    parts: tuple[Node, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells.

    ``style``: ``matrix``, ``cases``, ``aligned`` (columns in pairs, the relation between them
    spaced as in one line) or ``lines``. ``align``: l, c, r a column, repeated. ``rules``: the
    columns before which a vertical line stands.
    """

    rows: tuple[tuple[Node, ...], ...]
    style: str = "matrix"
    align: str = "c"
    rules: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxed:
    """``body`` in a frame."""

    body: Node


@dataclass(frozen=True, slots=True)
class Phantom:
    """The blank that ``body`` would take."""

    body: Node


@dataclass(frozen=True, slots=True)
class Raw:
    """TeX that is not understood, kept as it was written."""

    tex: str


Node = (
    Symbol | Space | Row | Fraction | Root | Scripts | Accent | Band | Arrow | Fence | Grid
    | Boxed | Phantom | Raw
)  # fmt: skip

NOTHING = Row(())
