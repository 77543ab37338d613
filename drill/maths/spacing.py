"""The blanks between the parts of a row, after TeX's table of atoms (The TeXbook, ch. 18)."""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.tree import (
    NOTHING,
    Accent,
    Arrow,
    Fence,
    Fraction,
    Kind,
    Node,
    Raw,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
)

# After these, and at the start, a + or − is a sign and not an operation.
_NO_OPERAND = frozenset({
    None, Kind.BINARY, Kind.RELATION, Kind.SIGN, Kind.OPEN, Kind.PUNCTUATION, Kind.OPERATOR,
    Kind.BIG,
})  # fmt: skip
_NO_SECOND_OPERAND = frozenset({None, Kind.RELATION, Kind.CLOSE, Kind.PUNCTUATION})
# In a block, what stands under these must not run together.
_CROWDED = frozenset({(Kind.INNER, Kind.BIG), (Kind.BIG, Kind.INNER), (Kind.BIG, Kind.BIG)})
_FUNCTIONS = frozenset({Kind.OPERATOR, Kind.BIG})


def kind_of(node: Node) -> Kind:
    """What ``node`` is to its neighbours; a bracketed part is `OPEN` before and `CLOSE` after."""
    match node:
        case Symbol(kind=kind):
            return kind
        case Scripts(base=base, limits=True) if kind_of(base) in _FUNCTIONS:
            return Kind.BIG  # what stands under it must not touch the next bracket
        case Scripts(base=base) | Accent(base=base):
            return kind_of(base)
        case Fence():
            return Kind.CLOSE
        case Fraction() | Raw():
            return Kind.INNER
        case Root(index=index) if index is not None:
            return Kind.INNER
        case Arrow():
            return Kind.RELATION
        case Row(items=items) if items and all(kind_of(item) in _FUNCTIONS for item in items):
            return Kind.OPERATOR
    return Kind.ORDINARY


def spaced(
    items: Sequence[Node], *, script: bool = False, after: Kind | None = None, bars: bool = False
) -> list[tuple[int, Node]]:
    """Each part of a row with the blank columns before it.

    ``script``: in a script, operations and relations stand close. ``after``: what stands before
    the row. ``bars``: fractions are drawn with a bar, which must not touch a minus.
    """
    result: list[tuple[int, Node]] = []
    last: Node = NOTHING
    before, explicit = after, 0
    for item, kind in resolved(items, after):
        if isinstance(item, Space):
            explicit += item.columns
            continue
        gap = 0 if before is None else _gap(before, _opening(item, kind), script=script, bars=bars)
        gap = (
            int(_words_touch(last, item) or _is_starred(last, kind))
            if gap == 0
            else max(gap - _blanks(last, item), 0)
        )
        result.append((max(gap, explicit) if explicit >= 0 else max(gap + explicit, 0), item))
        before, last, explicit = kind, item, 0
    if explicit > 0:
        result.append((explicit, NOTHING))
    return result


def resolved(items: Sequence[Node], after: Kind | None) -> list[tuple[Node, Kind]]:
    """Parts with their kinds, a binary operation without two operands being a mere sign."""
    kinds = [kind_of(item) for item in items]
    before = after
    for place, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if isinstance(item, Space):
            continue
        if kind is Kind.BINARY and before in _NO_OPERAND:
            kinds[place] = Kind.SIGN
        elif kind is Kind.BINARY and _next_kind(items, place) in _NO_SECOND_OPERAND:
            kinds[place] = Kind.ORDINARY
        before = kinds[place]
    return list(zip(items, kinds, strict=True))


def _next_kind(items: Sequence[Node], place: int) -> Kind | None:
    for item in items[place + 1 :]:
        if not isinstance(item, Space):
            return _opening(item, kind_of(item))
    return None


def _opening(node: Node, kind: Kind) -> Kind:
    """What ``node`` is to the part before it."""
    inner = node
    while isinstance(inner, Scripts | Accent):
        inner = inner.base
    return Kind.OPEN if isinstance(inner, Fence) else kind


def _gap(before: Kind, kind: Kind, *, script: bool, bars: bool) -> int:
    pair = (before, kind)
    if before is Kind.SIGN:
        return int(bars and kind is Kind.INNER)
    if Kind.RELATION in pair or Kind.BINARY in pair:
        return int(not script and before is not kind)
    if before is Kind.PUNCTUATION:
        return int(not script)
    if before is Kind.OPEN or kind in {Kind.CLOSE, Kind.PUNCTUATION}:
        return 0
    if before is Kind.OPERATOR:
        return int(kind is not Kind.OPEN)
    if bars and pair in _CROWDED:
        return 2
    return int(before is Kind.BIG or kind in _FUNCTIONS or Kind.INNER in pair)


def _words_touch(before: Node, node: Node) -> bool:
    """Whether two names would run into one word."""
    left, right = _name(before), _name(node)
    if not (left and right and left[-1].isalnum() and right[0].isalnum()):
        return False
    return any(len(name) > 1 and not name[0].isdigit() for name in (left, right))


def _is_starred(before: Node, kind: Kind) -> bool:
    """Whether a letter with a star stands before another letter, as if the star were a product."""
    starred = isinstance(before, Scripts) and before.sup == Symbol("*", Kind.BINARY)
    return starred and kind is Kind.ORDINARY


def _blanks(before: Node, node: Node) -> int:
    """Blanks that the texts themselves end and begin with."""
    return _name(before).endswith(" ") + _name(node).startswith(" ")


def _name(node: Node) -> str:
    while isinstance(node, Scripts | Accent):
        node = node.base
    return node.text if isinstance(node, Symbol) else ""
