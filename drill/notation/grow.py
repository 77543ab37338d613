"""Tokens' tree → our tree: what each rule of the grammar means."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from drill.engine import OPERATIONS
from drill.notation.errors import ReadError
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Span, Total

LARGEST_EXPONENT = 400
LARGEST = 10**300
"""Float64 ends a little above."""
MOST_ENTRIES = 400

_SIGNS = {"*": "mul", "⊙": "mul", "@": "matmul", "/": "div", "·": "product",
          "×": "product", "": "product"}  # fmt: skip
_EACH_AND_JOINED = {"all": "prod", "any": "sum"}
"""How the rounds of a condition that is asked of each are joined: 1 for true, 0 for false."""
_COMPARISONS = {"<": "lt", ">": "gt", "<=": "le", ">=": "ge", "==": "eq", "!=": "ne"}


def _number(text: str, span: Span) -> Number:
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > 60 or len(exponent) > 5 or abs(int(exponent or 0)) > LARGEST_EXPONENT:
        raise ReadError("this number is too long or too large", span[0])
    value = Fraction(mantissa) * Fraction(10) ** int(exponent or 0)
    if value > LARGEST:
        raise ReadError("this number is too large", span[0])
    return Number(value, span)


def _span(parts: list[Any]) -> Span:
    """From where the first part starts to where the last one ends."""
    first, last = parts[0], parts[-1]
    start = (first.start_pos or 0) if isinstance(first, Token) else _edges(first)[0]
    end = (last.end_pos or 0) if isinstance(last, Token) else _edges(last)[1]
    return start, end


def _edges(part: Any) -> Span:
    if isinstance(part, list):
        return (part[0].span[0], part[-1].span[1])
    span: Span = part.span
    return span


def _apply(op: str, *args: Node, parts: list[Any]) -> Apply:
    return Apply(op, args, _span(parts))


class Grow(Transformer[Token, Any]):
    """Builds the tree from the bottom up while Lark parses: no recursion, whatever the depth."""

    def start(self, parts: list[Any]) -> Node:
        """The whole."""
        tree: Node = parts[0]
        return tree

    def number(self, parts: list[Any]) -> Node:
        """A number."""
        return _number(str(parts[0]), _span(parts))

    def name(self, parts: list[Any]) -> Node:
        """A symbol."""
        return Name(str(parts[0]), _span(parts))

    def expression(self, parts: list[Any]) -> Node:
        """A sum or difference."""
        op = "add" if parts[1].type == "PLUS" else "sub"
        return _apply(op, parts[0], parts[2], parts=parts)

    def product(self, parts: list[Any]) -> Node:
        """Anything between factors."""
        op = _SIGNS[str(parts[1])]
        return _apply(op, parts[0], parts[2], parts=parts)

    def negative(self, parts: list[Any]) -> Node:
        """A minus sign before something."""
        return _apply("neg", parts[1], parts=parts)

    def positive(self, parts: list[Any]) -> Node:
        """A plus sign before something, which changes nothing."""
        node: Node = parts[1]
        return node

    def raised(self, parts: list[Any]) -> Node:
        """A power."""
        return _power(parts[0], parts[2], parts)

    def transposed(self, parts: list[Any]) -> Node:
        """A transpose; of a list written out it says that the list is a column, as it is."""
        if isinstance(parts[0], Rows) and parts[0].flat:
            return parts[0]
        return _apply("transpose", parts[0], parts=parts)

    def factorial(self, parts: list[Any]) -> Node:
        """n!"""
        return _apply("factorial", parts[0], parts=parts)

    def percent(self, parts: list[Any]) -> Node:
        """5 % is 5/100."""
        return _apply("div", parts[0], Number(Fraction(100)), parts=parts)

    def indexed(self, parts: list[Any]) -> Node:
        """An entry."""
        return Index(parts[0], tuple(parts[2]), _span([parts[0], parts[3]]))

    def grouped(self, parts: list[Any]) -> Node:
        """Brackets: what stands in them."""
        return next(part for part in parts if not isinstance(part, Token))  # type: ignore[no-any-return]

    def comparison(self, parts: list[Any]) -> Node:
        """An indicator: 1 where the comparison holds, 0 elsewhere."""
        return _apply(_COMPARISONS[str(parts[1])], parts[0], parts[2], parts=parts)

    def disjunction(self, parts: list[Any]) -> Node:
        """a or b"""
        return _apply("logical_or", parts[0], parts[2], parts=parts)

    def conjunction(self, parts: list[Any]) -> Node:
        """a and b"""
        return _apply("logical_and", parts[0], parts[2], parts=parts)

    def negation(self, parts: list[Any]) -> Node:
        """not a"""
        return _apply("eq", parts[1], Number(Fraction(0)), parts=parts)

    def entries(self, parts: list[Any]) -> Any:
        """Things between commas."""
        return [part for part in parts if not isinstance(part, Token)]

    def rows(self, parts: list[Any]) -> Any:
        """Rows between semicolons."""
        return [part for part in parts if not isinstance(part, Token)]

    def pair(self, parts: list[Any]) -> Node:
        """(a, b): a column."""
        return _matrix([[entry] for entry in [parts[1], *parts[3]]], True, _span(parts))

    def bracketed(self, parts: list[Any]) -> Node:
        """[a, b] a column, [[a, b], [c, d]] and [a, b; c, d] a matrix, [[[a, b]], [[c, d]]] two."""
        rows = parts[1]
        if len(rows) > 1:
            return _matrix(rows, False, _span(parts))
        entries = rows[0]
        if all(isinstance(entry, Rows) and entry.flat for entry in entries):
            nested = [[row[0] for row in entry.rows] for entry in entries]
            return _matrix(nested, False, _span(parts))
        if all(map(_is_matrix, entries)):
            return _apply("channels", *entries, parts=parts)
        return _matrix([[entry] for entry in entries], True, _span(parts))

    def matrix(self, parts: list[Any]) -> Node:
        """A LaTeX matrix."""
        rows = next(part for part in parts if not isinstance(part, Token))
        return _matrix(rows, False, _span(parts))

    def absolute(self, parts: list[Any]) -> Node:
        """|x|"""
        return _apply("abs", parts[1], parts=parts)

    def norm(self, parts: list[Any]) -> Node:
        """‖x‖"""
        return _apply("norm", parts[1], parts=parts)

    def floor(self, parts: list[Any]) -> Node:
        """⌊x⌋"""
        return _apply("floor", parts[1], parts=parts)

    def ceil(self, parts: list[Any]) -> Node:
        """⌈x⌉"""
        return _apply("ceil", parts[1], parts=parts)

    def fraction(self, parts: list[Any]) -> Node:
        r"""\\frac{a}{b}"""
        return _apply("div", parts[2], parts[5], parts=parts)

    def binomial(self, parts: list[Any]) -> Node:
        r"""\\binom{n}{k}"""
        return _apply("binomial", parts[2], parts[5], parts=parts)

    def nth_root(self, parts: list[Any]) -> Node:
        r"""\\sqrt[n]{a} is a to the power 1/n."""
        exponent = _apply("div", Number(Fraction(1)), parts[2], parts=parts)
        return _apply("pow", parts[5], exponent, parts=parts)

    def root(self, parts: list[Any]) -> Node:
        """A square root."""
        return _apply("sqrt", parts[2], parts=parts)

    root_of = root
    root_call = root

    def call(self, parts: list[Any]) -> Node:
        """A function of its arguments."""
        return _call(str(parts[0]), parts[2], parts)

    def applied(self, parts: list[Any]) -> Node:
        """A function without brackets: log p."""
        return _call(str(parts[0]), [parts[2]], parts)

    def raised_call(self, parts: list[Any]) -> Node:
        """sin²(x); sin⁻¹(x) is the inverse function."""
        return _raised_call(str(parts[0]), parts[2], parts[4], parts)

    def raised_applied(self, parts: list[Any]) -> Node:
        """sin² x"""
        return _raised_call(str(parts[0]), parts[2], [parts[4]], parts)

    def ranged(self, parts: list[Any]) -> Node:
        """sum(n[l] for l in 1..L); all(z[t] > 0 for t in 1..T) is a product of conditions."""
        op, body, variable, low, high = str(parts[0]), *parts[2:9:2]
        if op not in _EACH_AND_JOINED:
            return Total(op, body, str(variable), low, high, _span(parts))
        joined = _EACH_AND_JOINED[op]
        each = _apply(op, body, parts=parts)
        total = Total(joined, each, str(variable), low, high, _span(parts))
        return _apply("gt", total, Number(Fraction(0)), parts=parts)

    def summed(self, parts: list[Any]) -> Node:
        """Σ_k y_k"""
        return Total(str(parts[0]), parts[3], str(parts[1]), None, None, _span(parts))

    def summed_range(self, parts: list[Any]) -> Node:
        """Σ_{k=1}^{n} y_k; a bound of −1 is the length of what is indexed."""
        op, variable, low, high, body = parts[0], parts[1], parts[3], parts[5], parts[7]
        whole = high == Number(Fraction(-1))
        bounds = (None, None) if whole else (low, high)
        return Total(str(op), body, str(variable), bounds[0], bounds[1], _span(parts))


def _is_matrix(entry: Node) -> bool:
    """Whether brackets around it make one more dimension."""
    if isinstance(entry, Rows):
        return not entry.flat
    return isinstance(entry, Apply) and entry.op == "channels"


def _matrix(rows: list[list[Node]], flat: bool, span: Span) -> Rows:
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        raise ReadError("the rows of this matrix have different lengths", span[0])
    if len(rows) * width > MOST_ENTRIES:
        raise ReadError(f"more than {MOST_ENTRIES} entries", span[0])
    if any(isinstance(entry, Rows) for row in rows for entry in row):
        raise ReadError("matrices inside a matrix have no meaning here", span[0])
    return Rows(tuple(map(tuple, rows)), flat, span)


def _call(name: str, args: list[Node], parts: list[Any]) -> Node:
    low, high = OPERATIONS[name].arity
    if not low <= len(args) <= high:
        wanted = f"{low}" if low == high else f"{low} to {high}"
        noun = "argument" if high == 1 else "arguments"
        raise ReadError(f"{name} takes {wanted} {noun}, here are {len(args)}", _span(parts)[0])
    return _apply(name, *args, parts=parts)


def _power(base: Node, exponent: Node, parts: list[Any]) -> Node:
    if isinstance(exponent, Number) and abs(exponent.value) > LARGEST_EXPONENT:
        raise ReadError("this exponent is too large", exponent.span[0])
    if base == Name("e"):
        return _apply("exp", exponent, parts=parts)
    return _apply("pow", base, exponent, parts=parts)


def _raised_call(name: str, exponent: Node, args: list[Node], parts: list[Any]) -> Node:
    inverse = f"a{name}"
    minus_one = Apply("neg", (Number(Fraction(1)),))
    if exponent == minus_one and inverse in OPERATIONS:
        return _call(inverse, args, parts)
    return _power(_call(name, args, parts), exponent, parts)
