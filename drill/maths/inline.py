"""Tree → one line of Unicode that can be read in only one way.

A script is written small where each of its characters exists small, else as `^(…)` or `_(…)`;
a fraction as `a/b`, with brackets where the line would read otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from drill.maths.alphabets import COMBINING, accented, primes, subscript, superscript
from drill.maths.spacing import kind_of, spaced
from drill.maths.symbols import PAIRS
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

# Beside these a fraction needs no brackets: + and − bind less than the fraction's bar.
_LOOSE = frozenset("+−±∓")
_BOUNDS = frozenset({Kind.RELATION, Kind.PUNCTUATION, Kind.OPEN, Kind.CLOSE})


def inline(node: Node, *, script: bool = False) -> str:
    """``node`` on one line; in a ``script`` operations stand without blanks."""
    match node:
        case Symbol(text=text):
            return text
        case Row(items=items):
            return _row(items, script=script)
        case Scripts():
            return _scripts(node, script=script)
        case Fraction():
            return _fraction(node, script=script)
        case Fence():
            return _fence(node, script=script)
        case Accent() | Band():
            return _marked(node, script=script)
    return _other(node, script=script)


def _other(node: Node, *, script: bool) -> str:
    match node:
        case Root(radicand=radicand, index=index):
            return f"{_root_sign(index)}({inline(radicand, script=script)})"
        case Grid():
            table = _table(node, script=script)
            return f"[{table}]" if node.style == "matrix" else table
        case Space(columns=columns):
            return " " * columns
        case Boxed(body=body):
            return inline(body, script=script)
        case Phantom(body=body):
            return " " * cell_width(inline(body, script=script))
        case Arrow(text=text, over=over, under=under):
            return text + _script("_", under) + _script("^", over)
        case Raw(tex=tex):
            return f"⟦{tex}⟧"
    raise TypeError(f"not a part of a formula: {node!r}")


def _row(items: Sequence[Node], *, script: bool) -> str:
    line = ""
    for place, (gap, item) in enumerate(placed := spaced(items, script=script)):
        text = inline(item, script=script)
        if _is_fraction(item) and not _stands_free(placed, place):
            text = f"({text})"
        line += " " * gap + text
    return line


def _is_fraction(node: Node) -> bool:
    while isinstance(node, Row) and len(node.items) == 1:
        node = node.items[0]
    return isinstance(node, Fraction) and node.bar


def _stands_free(placed: Sequence[tuple[int, Node]], place: int) -> bool:
    """Whether the neighbours of the fraction at ``place`` cannot be read into it."""
    before = placed[place - 1][1] if place else None
    after = placed[place + 1][1] if place + 1 < len(placed) else None
    return _is_loose(before) and _is_loose(after)


def _is_loose(neighbour: Node | None) -> bool:
    if neighbour is None or neighbour == Row(()):
        return True
    if isinstance(neighbour, Symbol):
        return neighbour.kind in _BOUNDS or neighbour.text in _LOOSE
    return kind_of(neighbour) is Kind.RELATION


def _fraction(node: Fraction, *, script: bool) -> str:
    over, under = inline(node.over, script=script), inline(node.under, script=script)
    if not node.bar:
        return f"{over} choose {under}"
    over = over if is_atomic(node.over) else f"({over})"
    under = under if is_atomic(node.under) else f"({under})"
    return f"{over}/{under}"


def is_atomic(node: Node) -> bool:
    """Whether ``node`` on one line holds together beside a `/` without brackets."""
    match node:
        case Symbol(text=text):
            return bool(text) and " " not in text and text != "/"
        case Scripts(base=base):
            return is_atomic(base)
        case Accent() | Root():
            return True
        case Fence(marks=marks):
            return all(marks)
        case Row(items=(only,)):
            return is_atomic(only)
        case Row(items=(first, second)):
            return _is_differential(first, second) or _is_application(first, second)
    return False


def _is_differential(first: Node, second: Node) -> bool:
    """∂x or dx."""
    base = first.base if isinstance(first, Scripts) else first
    signs = {"∂", "d", "∇", "Δ"}
    return isinstance(base, Symbol) and base.text in signs and _is_letter(second)


def _is_application(first: Node, second: Node) -> bool:
    """f(x) or p(x, z): a letter and a bracket of names, which no one reads as a product."""
    if not (_is_letter(first) and isinstance(second, Fence) and second.marks == ("(", ")")):
        return False
    inside = second.parts[0]
    names = inside.items if isinstance(inside, Row) else (inside,)
    marks = {",", "|", ";"}
    return all(_is_letter(n) or (isinstance(n, Symbol) and n.text in marks) for n in names)


def _is_letter(node: Node) -> bool:
    while isinstance(node, Scripts | Accent):
        node = node.base
    return isinstance(node, Symbol) and node.text.isalpha()


def _scripts(node: Scripts, *, script: bool) -> str:
    base = inline(node.base, script=script)
    if needs_brackets(node):
        base = f"({base})"
    return base + primes(node.primes) + _script("_", node.sub) + _script("^", node.sup)


def needs_brackets(node: Scripts) -> bool:
    """Whether the scripts of ``node`` would else be read as those of a part of its base."""
    inner = node.base
    while isinstance(inner, Row) and len(inner.items) == 1:
        inner = inner.items[0]
    if isinstance(inner, Scripts):  # {x²}³ must not read as x²³
        raised = node.sup is not None and inner.sup is not None and not _is_bracketed(inner.sup)
        return raised or (node.sub is not None and inner.sub is not None)
    if isinstance(inner, Row) and node.limits:
        return bool(inner.items) and kind_of(inner) is not Kind.OPERATOR
    return isinstance(inner, Fraction | Root)


def _is_bracketed(node: Node) -> bool:
    return isinstance(node, Fence) and all(node.marks)


@lru_cache(maxsize=1024)
def small(text: str, sign: str) -> str | None:
    """``text`` in raised (``^``) or lowered (``_``) characters, None where one has no such form."""
    return superscript(text) if sign == "^" else subscript(text)


def _script(sign: str, node: Node | None) -> str:
    if node is None:
        return ""
    text = inline(node, script=True)
    little = small(text, sign)
    if little is not None:
        return little
    bracketed = isinstance(node, Fence) and node.marks == ("[", "]")
    return f"{sign}{text}" if bracketed else f"{sign}({text})"


def _fence(node: Fence, *, script: bool) -> str:
    texts = [_inside(part, script=script) for part in node.parts]
    left, *middles, right = node.marks
    if not left and right == "|" and not is_atomic(node.parts[0]):
        texts = [f"({texts[0]})"]
    line = left + texts[0]
    for mark, text in zip(middles, texts[1:], strict=True):
        line = f"{line.rstrip()} {mark} {text.lstrip()}"
    return line + (right or PAIRS["{"] * (left == "{"))


def _inside(part: Node, *, script: bool) -> str:
    return _table(part, script=script) if isinstance(part, Grid) else inline(part, script=script)


def _marked(node: Accent | Band, *, script: bool) -> str:
    text = inline(node.base, script=script)
    combining = node.name in COMBINING
    if combining and cell_width(text) == 1:
        return accented(text, node.name)
    if node.name in {"overline", "underline"} and " " not in text and text:
        return "".join(accented(letter, node.name) for letter in text)
    if isinstance(node, Band) and node.name in _BRACES:
        return f"{_BRACES[node.name]}({text})"
    return f"{node.name}({text})"


_BRACES = {"overbrace": "⏞", "underbrace": "⏟", "overbracket": "⎴", "underbracket": "⎵"}


def _table(node: Grid, *, script: bool) -> str:
    between = ", " if node.style == "matrix" else " "
    rows = [between.join(inline(cell, script=script) for cell in row) for row in node.rows]
    return "; ".join(row.strip() for row in rows)


def _root_sign(index: Node | None) -> str:
    text = inline(index, script=True) if index is not None else "2"
    sign = {"2": "√", "3": "∛", "4": "∜"}.get(text)
    return sign or f"{small(text, '^') or f'^({text})'}√"
