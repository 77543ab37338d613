"""What the parts of a row are to one another when it is read aloud.

A formula on paper does not tell a function of something from a product with something in brackets,
nor a partial derivative from a quotient; whoever reads it aloud has to. What is in doubt is taken
for a product, and then the brackets are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias, TypeGuard

from drill.maths.spacing import resolved
from drill.maths.tree import (
    NOTHING,
    Accent,
    Fence,
    Fraction,
    Kind,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
)

BAR = "|"
_FUNCTIONS = frozenset("fghFHJLpqPσφϕψΦℓℒ")
"""Letters that name a function when something longer than a symbol stands in brackets behind."""
_OPERATORS = frozenset("𝔼ℙ𝟙")
_OPERANDS = frozenset({Kind.ORDINARY, Kind.INNER, Kind.CLOSE})
_DIFFERENTIALS = frozenset("∂d")
_ROUND = ("(", ")")
_SQUARE = ("[", "]")


@dataclass(frozen=True, slots=True)
class Applied:
    """``function`` of what stands in brackets, which may carry scripts: f(x)²."""

    function: Node
    argument: Fence | Scripts


@dataclass(frozen=True, slots=True)
class Derivative:
    """The derivative of ``of`` with respect to ``by``; ``sign`` is the letter it is written with.

    Without ``of`` it acts on what follows.
    """

    sign: str
    of: Node
    by: Node


Part: TypeAlias = Node | Applied | Derivative


def parts_of(items: Sequence[Node]) -> list[tuple[Part, Kind]]:
    """The parts of a row in their order, with what each is to its neighbours."""
    return list(_grouped(resolved(_with_absolutes(items), None)))


def derivative(node: Fraction) -> Derivative | None:
    """The derivative that a fraction stands for, if it does."""
    over, under = _items(node.over), _items(node.under)
    sign = _differential(over)
    if not node.bar or not sign or _differential(under) != sign or len(under) != 2:
        return None
    return Derivative(sign, _row(over[1:]), under[1])


def is_simple(node: Node) -> bool:
    """Whether a part ends by itself when it is read: a symbol, perhaps with a sign before it."""
    match node:
        case Symbol():
            return True
        case Accent(base=base):
            return is_simple(base)
        case Row(items=(Symbol(text="−" | "+" | "±"), last)):
            return is_simple(last)
    return False


def needs_no_brackets(node: Node) -> bool:
    """Whether an argument can be said without its brackets, what follows being told apart."""
    match node:
        case Scripts(base=base, sub=sub, sup=sup, limits=False):
            plain_sup = sup is None or _marks(sup) in (_ROUND, _SQUARE)
            return is_simple(base) and plain_sup and (sub is None or is_simple(sub))
        case Row(items=(Symbol(text="−" | "+"), last)):
            return needs_no_brackets(last)
    return is_simple(node)


def is_bare(fence: Fence) -> bool:
    """Whether the brackets of what carries a script can go unsaid, as in (Wˡ)ᵀ."""
    [body, *more] = fence.parts
    if more or fence.marks != _ROUND:
        return False
    return needs_no_brackets(body) and not isinstance(body, Row)


def is_product(before: tuple[Part, Kind], after: tuple[Part, Kind]) -> bool:
    """Whether nothing but a word would tell the listener that two neighbours are multiplied."""
    if before[1] not in _OPERANDS or after[1] not in {*_OPERANDS, Kind.OPERATOR, Kind.BIG}:
        return False
    if isinstance(after[0], Space) or isinstance(before[0], Space):
        return False
    if isinstance(before[0], Symbol) and not before[0].text[-1:].isalnum():
        return False
    return isinstance(before[0], Applied | Derivative) or _is_bracketed(after[0])


def _is_bracketed(part: Part) -> bool:
    """Whether a part is said with brackets around it."""
    base = part.base if isinstance(part, Scripts) else part
    if not isinstance(base, Fence) or base.marks != _ROUND:
        return False
    return part is base or not is_bare(base)


def _grouped(pairs: Sequence[tuple[Node, Kind]]) -> Iterator[tuple[Part, Kind]]:
    at = 0
    while at < len(pairs):
        node, kind = pairs[at]
        following = pairs[at + 1][0] if at + 1 < len(pairs) else NOTHING
        quotient = _quotient([each for each, _ in pairs[at : at + 5]])
        if quotient is not None:
            yield quotient, Kind.ORDINARY
            at += 5
        elif _is_argument(following) and _is_function_of(node, kind, following):
            yield Applied(node, following), Kind.ORDINARY
            at += 2
        else:
            yield node, kind
            at += 1


def _quotient(parts: Sequence[Node]) -> Derivative | None:
    """∂L/∂W on one line."""
    if len(parts) < 5:
        return None
    sign, of, slash, again, by = parts
    if not isinstance(sign, Symbol) or sign.text != "∂" or again != sign:
        return None
    if not isinstance(slash, Symbol) or slash.text != "/":
        return None
    return Derivative(sign.text, of, by)


def _is_argument(node: Node) -> TypeGuard[Fence | Scripts]:
    fence = _base(node)
    return isinstance(fence, Fence) and fence.marks in (_ROUND, _SQUARE, ("{", "}"))


def _is_function_of(node: Node, kind: Kind, argument: Fence | Scripts) -> bool:
    fence = _base(argument)
    assert isinstance(fence, Fence)
    [body, *more] = fence.parts
    name = _name(node)
    if more or not name or kind in (Kind.BINARY, Kind.SIGN, Kind.RELATION, Kind.PUNCTUATION):
        return False
    if kind in (Kind.OPERATOR, Kind.BIG):
        return kind is Kind.OPERATOR or isinstance(node, Scripts)
    if name in _OPERATORS or (len(name) > 1 and name.isalpha()):
        return True
    if name == "E" and fence.marks == _SQUARE:
        return True
    if fence.marks != _ROUND or not name.isalpha() or _has_power(node):
        return False
    if _is_primed(node):
        return True
    if fence is argument and (needs_no_brackets(body) or _is_list(body)):
        return True
    if isinstance(body, Row) and len(body.items) == 2 and isinstance(body.items[1], Fence):
        return True
    return name in _FUNCTIONS and not _speaks_of(body, name)


def _name(node: Node) -> str:
    while isinstance(node, Scripts | Accent):
        node = node.base
    return node.text.strip() if isinstance(node, Symbol) else ""


def _has_power(node: Part) -> bool:
    return isinstance(node, Scripts) and node.sup is not None and not _marks(node.sup)


def _is_primed(node: Part) -> bool:
    return isinstance(node, Scripts) and node.primes > 0


def _is_list(body: Node) -> bool:
    """Whether there are several arguments, or one on a condition."""
    items = [item for item in _items(body) if isinstance(item, Symbol)]
    bars = sum(item.text in (BAR, "‖") for item in items)
    return bars == 1 or any(item.kind is Kind.PUNCTUATION for item in items)


def _speaks_of(body: Node, name: str) -> bool:
    """Whether the same letter stands in the brackets by itself, as in p(1 − p): no function then.

    Behind a letter that is applied there stands a bracket, as in f(f(x) + 1).
    """
    items = [*_items(body), NOTHING]
    return any(
        _name(item) == name and not isinstance(following, Fence)
        for item, following in pairwise(items)
    )


def _marks(node: Node) -> tuple[str, ...]:
    return node.marks if isinstance(node, Fence) else ()


def _items(node: Node) -> Sequence[Node]:
    return node.items if isinstance(node, Row) else (node,)


def _row(items: Sequence[Node]) -> Node:
    return items[0] if len(items) == 1 else Row(tuple(items)) if items else NOTHING


def _differential(items: Sequence[Node]) -> str:
    first = items[0] if items else NOTHING
    return first.text if isinstance(first, Symbol) and first.text in _DIFFERENTIALS else ""


def _with_absolutes(items: Sequence[Node]) -> Sequence[Node]:
    """The row with what stands between two bars as one part, where every bar has another."""
    for mark in (BAR, "‖"):
        items = _paired(items, Symbol(mark))
    return items


def _paired(items: Sequence[Node], bar: Symbol) -> Sequence[Node]:
    bars = [place for place, item in enumerate(items) if _base(item) == bar]
    pairs = list(zip(bars[::2], bars[1::2], strict=False))
    if not pairs or len(bars) % 2 or any(items[first] != bar for first, _ in pairs):
        return items
    found: list[Node] = []
    at = 0
    for first, second in pairs:
        inside = Fence((_row(items[first + 1 : second]),), (bar.text, bar.text))
        closing = items[second]
        found += items[at:first]
        found.append(replace(closing, base=inside) if isinstance(closing, Scripts) else inside)
        at = second + 1
    return [*found, *items[at:]]


def _base(node: Node) -> Node:
    return node.base if isinstance(node, Scripts) else node
