r"""Which bracket of a row closes which: ``\left … \right`` by rule, ( and ) where they match."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from drill.maths.latex import Macro, TexError
from drill.maths.symbols import CHARACTERS, PAIRS, SYMBOLS
from drill.maths.tree import Fence, Kind, Node, Row, Symbol
from drill.maths.width import cell_width

CLOSERS = frozenset(PAIRS.values())
# \big and its kin: what the delimiter after them is, None for what it is by itself
SIZED: dict[str, Kind | None] = {
    size + side: kind
    for size in ("big", "Big", "bigg", "Bigg")
    for side, kind in {
        "": None, "l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION,
    }.items()
}  # fmt: skip
DELIMITED = ("left", "middle", "right", *SIZED)  # commands that take one delimiter
_DELIMITERS = {"<": "⟨", ">": "⟩", ".": "", "/": "/"}


def as_row(items: list[Node]) -> Node:
    """``items`` side by side; a row of one part is that part."""
    return items[0] if len(items) == 1 else Row(tuple(items))


@dataclass(slots=True)
class _Opened:
    r"""A bracket not closed yet: where its content begins; ``left`` for a ``\left``."""

    start: int
    mark: str
    left: bool
    middles: list[tuple[int, str]] = field(default_factory=list)


class Pairing:
    """The open brackets over a growing list of parts, ``items``."""

    def __init__(self, items: list[Node]) -> None:
        self.items = items
        self.opened: list[_Opened] = []

    def open(self, symbol: Symbol) -> None:
        """A bracket that may be closed, and otherwise stays a sign."""
        self.items.append(symbol)
        self.opened.append(_Opened(len(self.items), symbol.text, left=False))

    def close(self, symbol: Symbol) -> None:
        """Close the last open bracket; if the two do not match, as in [0, 1), both stay signs."""
        if self.opened and not self.opened[-1].left:
            opened = self.opened.pop()
            if PAIRS[opened.mark] == symbol.text:
                body = as_row(self.items[opened.start :])
                del self.items[opened.start - 1 :]
                self.items.append(Fence((body,), (opened.mark, symbol.text)))
                return
        self.items.append(symbol)

    def is_open_sign(self) -> bool:
        """Whether the last item is a bracket that waits to be closed."""
        last = self.opened[-1] if self.opened else None
        return last is not None and not last.left and last.start == len(self.items)

    def is_at_start(self) -> bool:
        r"""Whether nothing stands yet behind the last ``\left`` or ``\middle``."""
        last = self.opened[-1] if self.opened else None
        if last is None or not last.left:
            return False
        return len(self.items) == (last.middles[-1][0] if last.middles else last.start)

    def give_up(self) -> None:
        """Leave the last open bracket a sign."""
        self.opened.pop()

    def left(self, mark: str) -> None:
        r"""Begin a ``\left``."""
        self.opened.append(_Opened(len(self.items), mark, left=True))

    def middle(self, mark: str) -> None:
        r"""Put a delimiter inside the last ``\left``."""
        self._last_left().middles.append((len(self.items), mark))

    def right(self, mark: str) -> Fence:
        r"""The bracketed parts since the last ``\left``, which leave ``items``."""
        opened = self._last_left()
        self.opened.pop()
        cuts = [opened.start, *(place for place, _ in opened.middles), len(self.items)]
        parts = tuple(as_row(self.items[start:end]) for start, end in pairwise(cuts))
        del self.items[opened.start :]
        return Fence(parts, (opened.mark, *(middle for _, middle in opened.middles), mark))

    def check_closed(self) -> None:
        r"""Raise `TexError` when a ``\left`` is still open."""
        if any(opened.left for opened in self.opened):
            raise TexError(r"\left without \right")

    def _last_left(self) -> _Opened:
        while self.opened and not self.opened[-1].left:
            self.opened.pop()
        if not self.opened:
            raise TexError(r"\right without \left")
        return self.opened[-1]


def delimiter_of(macro: Macro) -> str:
    r"""The sign after ``\left`` and its kin; "" for none."""
    part = (macro.arguments[0] or ("",))[0]
    if isinstance(part, str) and part in _DELIMITERS:
        return _DELIMITERS[part]
    if isinstance(part, str) and part in CHARACTERS and part in "()[]|‖":
        return part
    if (
        isinstance(part, Macro)
        and part.name in SYMBOLS
        and cell_width(SYMBOLS[part.name].text) == 1
    ):
        return SYMBOLS[part.name].text
    raise TexError(rf"\{macro.name} needs a bracket")
