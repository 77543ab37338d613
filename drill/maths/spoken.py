"""Tree → words, for reading a formula aloud.

Everything is said in the order of reading, and every part that could run into what follows it is
ended in words: "fraction 1 over m end fraction delta".
"""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.latex import TexError
from drill.maths.read import read_tex
from drill.maths.spacing import resolved
from drill.maths.spoken_names import ACCENTS, FENCES, POWERS, PRIMES, name_of
from drill.maths.tree import (
    NOTHING,
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
from drill.maths.width import neutralise

_INVERSE_TRANSPOSE = Row((Symbol("−", Kind.BINARY), Symbol("⊤")))


def spoken(tex: str) -> str:
    """``tex`` in words; what is not TeX is given back as it was written."""
    source = neutralise(tex)
    try:
        said = say(read_tex(source).tree)
    except (TexError, RecursionError):
        return " ".join(source.split())
    return " ".join(said.split()).replace(" ,", ",").replace(" ;", ";").replace(",,", ",")


def say(node: Node, *, last: bool = True) -> str:
    """``node`` in words. ``last``: nothing follows, so that nothing need be ended."""
    match node:
        case Symbol(text=text):
            return name_of(text.strip())
        case Row(items=items):
            return _row(items, last=last)
        case Fraction():
            return _fraction(node, last=last)
        case Scripts():
            return _scripts(node, last=last)
        case Fence():
            return _fence(node)
        case Accent(base=base, name=name) | Band(base=base, name=name):
            return _marked(base, name)
        case Root(radicand=radicand, index=index):
            return _ended(f"{_root(index)} of", radicand, "end root", last=last)
    return _other(node)


def _other(node: Node) -> str:
    match node:
        case Grid():
            return _grid(node)
        case Space(columns=columns):
            return "," if columns >= 3 else ""
        case Boxed(body=body):
            return f"boxed {say(body)} end box"
        case Arrow(over=over, under=under):
            labels = [say(label) for label in (over, under) if label not in (None, NOTHING)]
            return " ".join(["arrow", *(f"labelled {label}," for label in labels)])
        case Raw(tex=tex):
            return f"unread TeX {tex} end TeX"
        case Phantom():
            return ""
    raise TypeError(f"not a part of a formula: {node!r}")


def _row(items: Sequence[Node], *, last: bool) -> str:
    words: list[str] = []
    for place, (item, kind) in enumerate(resolved(items, None)):
        if item == Symbol("|", Kind.RELATION):
            words.append("given")
        elif kind is Kind.PUNCTUATION:
            words.append(item.text if isinstance(item, Symbol) else say(item))
        else:
            words.append(say(item, last=last and place == len(items) - 1))
    return " ".join(words)


def _is_one_word(node: Node) -> bool:
    return isinstance(node, Symbol)


def _ended(opening: str, content: Node, end: str, *, last: bool) -> str:
    """``content`` after ``opening``; where something follows a long content, ``end`` follows it."""
    needs_end = not last and not _is_one_word(content)
    return f"{opening} {say(content, last=last)} {end if needs_end else ''}"


def _fraction(node: Fraction, *, last: bool) -> str:
    over, under = say(node.over, last=False), say(node.under, last=last)
    if not node.bar:
        return f"{over} choose {under}"
    return f"fraction {over} over {under} {'' if last else 'end fraction'}"


# scripts


def _scripts(node: Scripts, *, last: bool) -> str:
    if node.limits:
        return _limits(node)
    words = [say(node.base, last=False), _primes(node.primes)]
    if node.sub is not None:
        words.append(_ended("sub", node.sub, "end sub", last=last and node.sup is None))
    if node.sup is not None:
        words.append(_power(node.sup, last=last))
    return " ".join(words)


def _primes(count: int) -> str:
    return PRIMES[count] if count < len(PRIMES) else f"{count} primes"


def _power(sup: Node, *, last: bool) -> str:
    if isinstance(sup, Symbol) and sup.text in POWERS:
        return POWERS[sup.text]
    if isinstance(sup, Fence) and sup.marks in {("(", ")"), ("[", "]")}:
        where = "parentheses" if sup.marks[0] == "(" else "brackets"
        return f"superscript {say(sup.parts[0])} in {where}"
    if sup == _INVERSE_TRANSPOSE:
        return "inverse transpose"
    return _ended("to the", sup, "end power", last=last)


def _limits(node: Scripts) -> str:
    base, sub, sup = say(node.base), node.sub, node.sup
    if isinstance(node.base, Band):
        label = sub if sub is not None else sup
        return f"{base} labelled {say(label)}, " if label is not None else base
    if not _is_operator(node.base):
        below = f" with {say(sub)} below" if sub is not None else ""
        above = f" with {say(sup)} above" if sup is not None else ""
        return f"{base}{below}{above}"
    if sub is not None and sup is not None:
        return f"{base} from {say(sub)} to {say(sup)} of"
    if sub is not None:
        return f"{base} {'as' if base.startswith('limit') else 'over'} {say(sub)} of"
    return f"{base} up to {say(sup)} of" if sup is not None else base


def _is_operator(base: Node) -> bool:
    items = base.items if isinstance(base, Row) else (base,)
    return all(isinstance(i, Symbol) and i.kind in {Kind.BIG, Kind.OPERATOR} for i in items)


# brackets, marks, tables


def _fence(node: Fence) -> str:
    left, *middles, right = node.marks
    only = node.parts[0]
    if isinstance(only, Grid) and only.style in {"matrix", "cases"}:
        kind = "determinant of " if (left, right) == ("|", "|") else ""
        return kind + _grid(only)
    if isinstance(only, Fraction) and not only.bar:
        return say(only)
    before, after = FENCES.get((left, right), (name_of(left), name_of(right)))
    words = [before, say(only, last=False)]
    for mark, part in zip(middles, node.parts[1:], strict=True):
        words += ["such that" if mark == "|" else name_of(mark), say(part, last=False)]
    return " ".join([*words, after])


def _marked(base: Node, name: str) -> str:
    mark = ACCENTS.get(name, name)
    if _is_one_word(base):
        return f"{say(base)} {mark}"
    return f"{mark} over {say(base, last=False)} end {mark}"


def _root(index: Node | None) -> str:
    said = say(index) if index is not None else "2"
    return {"2": "square root", "3": "cube root"}.get(said, f"{said}-th root")


def _grid(node: Grid) -> str:
    if node.style == "matrix":
        columns = max(len(row) for row in node.rows)
        rows = [
            f"row {place}: {', '.join(map(say, row))};" for place, row in enumerate(node.rows, 1)
        ]
        return f"{len(node.rows)} by {columns} matrix, {' '.join(rows)} end matrix"
    lines = "; ".join(" ".join(map(say, row)) for row in node.rows)
    return f"cases: {lines}; end cases" if node.style == "cases" else lines
