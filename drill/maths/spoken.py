"""Tree → words, for reading a formula aloud.

Everything is said in the order of reading, and every part that could run into what follows it is
ended in words: "fraction 1 over m end fraction delta".
"""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.latex import TexError
from drill.maths.read import read_tex
from drill.maths.spoken_names import (
    ACCENTS,
    FENCES,
    FEW,
    NORM,
    PARTS,
    POWERS,
    PRIMES,
    SUPERSCRIPTS,
    name_of,
)
from drill.maths.spoken_parts import (
    BAR,
    Applied,
    Derivative,
    Part,
    derivative,
    is_bare,
    is_product,
    is_simple,
    needs_no_brackets,
    parts_of,
)
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

_MINUS = Symbol("−", Kind.BINARY)
_INVERSES = {
    Row((_MINUS, Symbol("1"))): "inverse",
    Row((_MINUS, Symbol("⊤"))): "inverse transpose",
}


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
            return _scripts(node)
        case Fence():
            return _fence(node)
        case Accent(base=base, name=name) | Band(base=base, name=name):
            return _marked(base, name)
        case Root(radicand=radicand, index=index):
            return _ended(f"{_root(index)} of", radicand, "end root")
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


# rows


def _row(items: Sequence[Node], *, last: bool) -> str:
    parts = parts_of(items)
    words: list[str] = []
    for place, (part, kind) in enumerate(parts):
        before = parts[place - 1] if place else None
        if before is not None and is_product(before, (part, kind)):
            words.append("times")
        words.append(_part(part, kind, last=last and place == len(parts) - 1))
    return " ".join(words)


def _part(part: Part, kind: Kind, *, last: bool) -> str:
    match part:
        case Applied():
            return _applied(part, last=last)
        case Derivative():
            return _derivative(part)
        case Symbol(text=text) if text == BAR:
            return "given"
        case Symbol(text="‖"):
            return "relative to"
        case Symbol(text=text) if kind is Kind.PUNCTUATION:
            return text
        case Symbol(text="∇") if not last:
            return "gradient of"
        case Scripts(base=Symbol(text="∇"), sub=sub, sup=None) if sub is not None and not last:
            return f"gradient with respect to {say(sub)} of"
    assert not isinstance(part, Applied | Derivative)
    return say(part, last=last)


def _applied(part: Applied, *, last: bool) -> str:
    function, argument = part.function, part.argument
    if isinstance(argument, Scripts):
        return f"{say(function, last=False)} of {_scripts(argument, bare=False)}"
    [body] = argument.parts
    name = function.base if isinstance(function, Scripts) else function
    word = PARTS.get(name.text) if isinstance(name, Symbol) else None
    if word and (name != Symbol("E") or argument.marks == ("[", "]")):
        over = f"over {say(function.sub)}" if isinstance(function, Scripts) and function.sub else ""
        return f"{word} {over} of {say(body)} end {word}"
    said = say(function, last=False)
    link = "" if said.endswith(" of") else "of"
    if needs_no_brackets(body):
        return f"{said} {link} {say(body, last=last)}"
    if isinstance(body, Fence):
        return f"{said} {link} {say(body)}"
    return f"{said} {link} {_fence(argument)}"


def _derivative(part: Derivative) -> str:
    kind = "partial derivative" if part.sign == "∂" else "derivative"
    of = f"of {say(part.of)} " if part.of != NOTHING else ""
    behind = " of" if part.of == NOTHING else ""
    return f"{kind} {of}with respect to {say(part.by)}{behind}"


def _ended(opening: str, content: Node, end: str) -> str:
    """``content`` after ``opening``; one that does not end by itself is ended by ``end``."""
    return f"{opening} {say(content)} {'' if is_simple(content) else end}"


def _fraction(node: Fraction, *, last: bool) -> str:
    quotient = derivative(node)
    if quotient is not None:
        return _derivative(quotient)
    if isinstance(node.over, Symbol) and isinstance(node.under, Symbol):
        few = FEW.get((node.over.text, node.under.text))
        if few and node.bar:
            return few
    over, under = say(node.over, last=False), say(node.under, last=last)
    if not node.bar:
        return f"{over} choose {under}"
    return f"fraction {over} over {under} {'' if last else 'end fraction'}"


# scripts


def _scripts(node: Scripts, *, bare: bool = True) -> str:
    """``bare``: brackets that only hold what carries the scripts may go unsaid."""
    if node.limits:
        return _limits(node)
    words = [_base(node.base, bare=bare), _primes(node.primes)]
    sub = node.sub
    if isinstance(node.base, Fence) and node.base.marks == NORM and isinstance(sub, Symbol):
        words[0], sub = f"{name_of(sub.text)}-{words[0]}", None
    if sub is not None:
        words.append(_ended("sub", sub, "end sub"))
    if node.sup is not None:
        words.append(_power(node.base, node.sup))
    return " ".join(words)


def _base(base: Node, *, bare: bool) -> str:
    if not isinstance(base, Fence):
        return say(base, last=False)
    return say(base.parts[0], last=False) if bare and is_bare(base) else _fence(base, scripted=True)


def _primes(count: int) -> str:
    return PRIMES[count] if count < len(PRIMES) else f"{count} primes"


def _power(base: Node, sup: Node) -> str:
    if isinstance(sup, Symbol) and sup.text in POWERS:
        return POWERS[sup.text]
    if isinstance(sup, Fence) and sup.marks in SUPERSCRIPTS:
        word = SUPERSCRIPTS[sup.marks]
        return _ended(word, sup.parts[0], f"end {word}")
    if isinstance(base, Symbol) and base.text == "ℝ":
        return _ended("to the", sup, "end power").replace(" times ", " by ")
    if _is_capital(base) and _is_capital(sup):
        return "transpose" if sup == Symbol("T") else f"superscript {say(sup)}"
    match sup:
        case Row(items=(Fence() as index, Symbol(text=text))) if text in POWERS:
            return f"{_power(base, index)} {POWERS[text]}"
    if sup in _INVERSES and not (isinstance(base, Symbol) and base.text[0].isdigit()):
        return _INVERSES[sup]
    return _ended("to the", sup, "end power")


def _is_capital(node: Node) -> bool:
    """Whether it is a capital Latin letter; above another it is a name and no power, as in W^Q."""
    inner = node.base if isinstance(node, Scripts) else node
    return isinstance(inner, Symbol) and len(inner.text) == 1 and "A" <= inner.text <= "Z"


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


def _fence(node: Fence, *, scripted: bool = False) -> str:
    """What stands in brackets; where these are a word, a symbol needs no end, but for scripts."""
    left, *middles, right = node.marks
    only = node.parts[0]
    if (left, right) in FENCES and is_simple(only) and not scripted and not middles:
        return f"{FENCES[left, right][0]} {say(only)}"
    if isinstance(only, Grid) and only.style in {"matrix", "cases"}:
        kind = "determinant of " if (left, right) == ("|", "|") else ""
        return kind + _grid(only)
    if isinstance(only, Fraction) and not only.bar:
        return say(only)
    before, after = FENCES.get((left, right), (name_of(left), name_of(right)))
    words = [before, say(only)]
    for mark, part in zip(middles, node.parts[1:], strict=True):
        words += ["such that" if mark == BAR else name_of(mark), say(part)]
    return " ".join([*words, after])


def _marked(base: Node, name: str) -> str:
    mark = ACCENTS.get(name, name)
    if isinstance(base, Symbol):
        return f"{say(base)} {mark}"
    return f"{mark} over {say(base)} end {mark}"


def _root(index: Node | None) -> str:
    said = say(index) if index is not None else "2"
    return {"2": "square root", "3": "cube root"}.get(said, f"{said}-th root")


def _grid(node: Grid) -> str:
    if node.style == "matrix":
        columns = max(len(row) for row in node.rows)
        if columns == 1 or len(node.rows) == 1:
            kind = "column" if columns == 1 else "row"
            cells = ", ".join(say(cell) for row in node.rows for cell in row)
            return f"{kind} {cells}, end {kind}"
        rows = [
            f"row {place}: {', '.join(map(say, row))};" for place, row in enumerate(node.rows, 1)
        ]
        return f"{len(node.rows)} by {columns} matrix, {' '.join(rows)} end matrix"
    if node.style == "cases":
        return f"cases: {'; '.join(map(_case, node.rows))}; end cases"
    return "; ".join(" ".join(map(say, row)) for row in node.rows)


def _case(row: Sequence[Node]) -> str:
    """A value and its condition."""
    value, *conditions = map(say, row)
    said = " ".join(conditions)
    if not said or said.startswith(("if", "for", "when", "otherwise", "else", "where")):
        return f"{value}, {said}".removesuffix(", ")
    return f"{value}, if {said}"
