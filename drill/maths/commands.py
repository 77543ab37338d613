"""What each TeX command with arguments means, as a tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from drill.maths.alphabets import COMBINING
from drill.maths.latex import Part, TexError
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

Parts = Sequence[Part]
Arguments = Sequence[Parts | None]


class Reads(Protocol):
    """What a command needs to read its arguments."""

    def row(self, parts: Parts, alphabet: str = "") -> Node:
        """The tree of ``parts``, letters in ``alphabet``."""

    def text(self, parts: Parts) -> Node:
        """The tree of ``parts`` read as words, not as maths."""

    def words(self, parts: Parts) -> str:
        """``parts`` as the plain text of a name."""

    def rows(self, parts: Parts, alphabet: str = "") -> tuple[tuple[Node, ...], ...]:
        r"""The cells of ``parts``, cut at ``\\`` and ``&``."""

    def raw(self, name: str, start: int, end: int) -> Raw:
        """The source from ``start`` to ``end``, whose command ``name`` is not known."""


Meaning = Callable[[Reads, Arguments, str], Node]


@dataclass(frozen=True, slots=True)
class Command:
    """``signature``: ``{`` an argument, ``[`` an optional one, ``*`` an optional star."""

    signature: str
    meaning: Meaning


def _fraction(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    over, under = (reads.row(part or (), alphabet) for part in arguments[-2:])
    return Fraction(over, under)


def _binomial(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    over, under = (reads.row(part or (), alphabet) for part in arguments)
    return Fence((Fraction(over, under, bar=False),), ("(", ")"))


def _root(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    index, radicand = arguments
    return Root(
        reads.row(radicand or (), alphabet),
        reads.row(index, alphabet) if index else None,
    )


def _accent(name: str, reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return Accent(_plain(reads.row(arguments[0] or (), alphabet)), name)


def _plain(letter: Node) -> Node:
    """Under an accent, the dotless letters are the dotted ones without their dots."""
    dotless = {"ı": "i", "ȷ": "j"}
    if isinstance(letter, Symbol) and letter.text in dotless:
        return replace(letter, text=dotless[letter.text])
    return letter


def _band(name: str, reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return Band(reads.row(arguments[0] or (), alphabet), name)


def _alphabet(name: str, reads: Reads, arguments: Arguments, _outer: str) -> Node:
    return reads.row(arguments[0] or (), name)


def _text(reads: Reads, arguments: Arguments, _alphabet: str) -> Node:
    return reads.text(arguments[-1] or ())


def _operator_name(reads: Reads, arguments: Arguments, _alphabet: str) -> Node:
    star, name = arguments
    return Symbol(reads.words(name or ()), Kind.OPERATOR, limits=star is not None)


def _over(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    over, base = (reads.row(part or (), alphabet) for part in arguments)
    return Scripts(base, sup=over, limits=True)


def _under(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    under, base = (reads.row(part or (), alphabet) for part in arguments)
    return Scripts(base, sub=under, limits=True)


def _arrow(sign: str, reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    under, over = arguments
    return Arrow(
        sign, reads.row(over or (), alphabet), reads.row(under, alphabet) if under else None
    )


def _of_kind(kind: Kind, reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    body = reads.row(arguments[0] or (), alphabet)
    limits = kind is Kind.OPERATOR
    if isinstance(body, Symbol):
        return replace(body, kind=kind, limits=limits)
    return Scripts(body, limits=True) if limits else body


def _last(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return reads.row(arguments[-1] or (), alphabet)


def _nothing(_reads: Reads, _arguments: Arguments, _alphabet: str) -> Node:
    return Space(0)


def _boxed(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return Boxed(reads.row(arguments[0] or (), alphabet))


def _framed_text(reads: Reads, arguments: Arguments, _alphabet: str) -> Node:
    return Boxed(reads.text(arguments[0] or ()))


def _phantom(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return Phantom(reads.row(arguments[0] or (), alphabet))


def _lines(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    return Grid(reads.rows(arguments[0] or (), alphabet), "lines")


def _modulo(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    modulus = reads.row(arguments[0] or (), alphabet)
    inside = Row((Symbol("mod", Kind.OPERATOR), modulus))
    return Row((Space(2), Fence((inside,), ("(", ")"))))


def _tag(reads: Reads, arguments: Arguments, _alphabet: str) -> Node:
    label = reads.text(arguments[1] or ())
    if arguments[0] is not None:
        return Row((Space(3), label))
    return Row((Space(3), Fence((label,), ("(", ")"))))


_NEGATED = {"=": "≠", "∈": "∉", "∋": "∌", "≤": "≰", "≥": "≱", "<": "≮", ">": "≯", "≡": "≢",
            "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∼": "≁", "≈": "≉", "∃": "∄", "|": "∤",
            "∥": "∦", "≅": "≇", "→": "↛", "⇒": "⇏"}  # fmt: skip


def _not(reads: Reads, arguments: Arguments, alphabet: str) -> Node:
    sign = reads.row(arguments[0] or (), alphabet)
    if not isinstance(sign, Symbol) or sign.text not in _NEGATED:
        raise TexError(r"\not stands before something that has no negated sign")
    return replace(sign, text=_NEGATED[sign.text])


_LENGTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|cm|mm|in|pt|mu)\s*")
_COLUMNS = {"em": 2.0, "ex": 1.0, "cm": 5.0, "mm": 0.5, "in": 12.0, "pt": 0.2, "mu": 0.11}


def _space(reads: Reads, arguments: Arguments, _alphabet: str) -> Node:
    length = _LENGTH.fullmatch(
        "".join(part for part in arguments[-1] or () if isinstance(part, str))
    )
    if length is None:
        raise TexError("a space of unknown length")
    return Space(max(-1, min(16, round(float(length[1]) * _COLUMNS[length[2]]))))


def _commands() -> dict[str, Command]:
    one, two = "{", "{{"
    table = {
        "cfrac": Command("[{{", _fraction),
        "sqrt": Command("[{", _root),
        "operatorname": Command("*{", _operator_name),
        "underset": Command(two, _under),
        "not": Command(one, _not),
        "boxed": Command(one, _boxed),
        "fbox": Command(one, _framed_text),
        "phantom": Command(one, _phantom),
        "hphantom": Command(one, _phantom),
        "vphantom": Command(one, _nothing),
        "substack": Command(one, _lines),
        "pmod": Command(one, _modulo),
        "tag": Command("*{", _tag),
        "label": Command(one, _nothing),
        "color": Command("[{", _nothing),
        "textcolor": Command("[{{", _last),
        "hspace": Command("*{", _space),
        "mspace": Command(one, _space),
        "ensuremath": Command(one, _last),
        "smash": Command("[{", _last),
        "mathclap": Command(one, _last),
        "mathop": Command(one, partial(_of_kind, Kind.OPERATOR)),
        "mathrel": Command(one, partial(_of_kind, Kind.RELATION)),
        "mathbin": Command(one, partial(_of_kind, Kind.BINARY)),
        "mathord": Command(one, partial(_of_kind, Kind.ORDINARY)),
        "mathopen": Command(one, partial(_of_kind, Kind.OPEN)),
        "mathclose": Command(one, partial(_of_kind, Kind.CLOSE)),
        "mathpunct": Command(one, partial(_of_kind, Kind.PUNCTUATION)),
        "mathinner": Command(one, _last),
    }
    table |= {name: Command(two, _fraction) for name in ("frac", "dfrac", "tfrac", "nicefrac")}
    table |= {name: Command(two, _binomial) for name in ("binom", "dbinom", "tbinom")}
    table |= {name: Command(two, _over) for name in ("overset", "stackrel")}
    table |= {name: Command(one, _text) for name in _TEXTS}
    table |= {name: Command(one, partial(_band, name)) for name in _BANDS}
    table |= {
        name: Command(one, partial(_accent, name)) for name in COMBINING if name not in _BANDS
    }
    table |= {name: Command(one, partial(_alphabet, kind)) for name, kind in ALPHABET_OF.items()}
    table |= {name: Command("[{", partial(_arrow, sign)) for name, sign in _ARROWS.items()}
    return table


_TEXTS = (
    "text", "textrm", "textbf", "textit", "textsf", "texttt", "textsc", "textnormal", "textup",
    "textmd", "textsl", "emph", "mbox", "hbox",
)  # fmt: skip
_BANDS = (
    "overline", "underline", "overbrace", "underbrace", "overbracket", "underbracket",
    "overrightarrow", "overleftarrow", "overleftrightarrow", "underrightarrow", "underleftarrow",
)  # fmt: skip
_ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪",
}  # fmt: skip
ALPHABET_OF = {
    "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold", "mathbfit": "bold",
    "symbf": "bold", "mathbb": "double", "Bbb": "double", "mathds": "double", "mathbbm": "double",
    "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur", "frak": "fraktur",
    "mathsf": "sans", "mathtt": "mono", "mathrm": "roman", "mathup": "roman",
    "mathit": "italic", "mathnormal": "",
}  # fmt: skip
# Old switches: the rest of the group is set in this alphabet.
SWITCHES = {"rm": "roman", "bf": "bold", "it": "italic", "cal": "script", "sf": "sans",
            "tt": "mono"}  # fmt: skip
# Sizes and hints for the breaking of lines: nothing to draw.
IGNORED = frozenset({
    "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "large", "Large",
    "normalsize", "small", "tiny", "footnotesize", "scriptsize", "nonumber", "notag",
    "allowbreak", "nobreak", "relax", "mathstrut", "strut", "null", "displaylimits", "centering",
    "noindent", "protect", "boldmath", "unboldmath",
})  # fmt: skip

COMMANDS = _commands()
