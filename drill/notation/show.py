"""Tree → text: in Unicode for the screen, in the notation itself for notes and scripts, in LaTeX.

Brackets are put where precedence needs them, so what is shown reads back as the same tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from drill.notation.names import latex_name, show_name
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total

_OR, _AND, _COMPARE, _SUM, _PRODUCT, _MINUS, _POWER, _ATOM = range(8)
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BINARY = {
    "add": (" + ", _SUM), "sub": (" − ", _SUM), "mul": (" ⊙ ", _PRODUCT), "div": ("/", _PRODUCT),
    "matmul": (" ", _PRODUCT), "dot": (" · ", _PRODUCT), "product": (" ", _PRODUCT),
    "gt": (" > ", _COMPARE), "lt": (" < ", _COMPARE), "ge": (" ≥ ", _COMPARE),
    "le": (" ≤ ", _COMPARE), "eq": (" = ", _COMPARE), "ne": (" ≠ ", _COMPARE),
    "logical_and": (" and ", _AND), "logical_or": (" or ", _OR),
}  # fmt: skip
_COMPARES = frozenset({"gt", "lt", "ge", "le", "eq", "ne"})
_FUNCTION_SIGNS = {"sigma": "σ", "Phi": "Φ", "phi_pdf": "ϕ", "log": "ln", "relu": "ReLU"}

Scalars = Callable[[Node], bool]


def show(
    tree: Node,
    is_scalar: Scalars = lambda _node: False,
    values: Mapping[str, str] | None = None,
) -> str:
    """``tree`` as a person would write it in one line of Unicode.

    ``is_scalar`` tells which parts are numbers: only between vectors or matrices is the
    entry-by-entry product shown as ⊙. ``values`` puts numbers, as text, in place of symbols.
    """
    return _Unicode(is_scalar, values or {}).show(tree, 0)


class _Unicode:
    def __init__(self, is_scalar: Scalars, values: Mapping[str, str]) -> None:
        self.is_scalar = is_scalar
        self.values = values

    def show(self, tree: Node, outer: int) -> str:
        text, level = self._level(tree)
        return f"({text})" if level < outer else text

    def _level(self, tree: Node) -> tuple[str, int]:
        match tree:
            case Number(value=value):
                return _number(value)
            case Name(name=name):
                return self._name(name)
            case Rows(rows=rows):
                return _rows(rows, lambda entry: self.show(entry, 0)), _ATOM
            case Index():
                return self._entry(tree)
            case Total():
                return self._total(tree), _PRODUCT
            case Apply():
                return self._apply(tree)

    def _name(self, name: str) -> tuple[str, int]:
        value = self.values.get(name)
        if value is None:
            return show_name(name), _ATOM
        return value, _SUM if value.startswith("−") else _ATOM

    def _entry(self, tree: Index) -> tuple[str, int]:
        inner = ", ".join(self.show(place, 0) for place in tree.places)
        if isinstance(tree.base, Name) and f"{tree.base.name}[{inner}]" in self.values:
            return self._name(f"{tree.base.name}[{inner}]")
        return f"{self.show(tree.base, _ATOM)}[{inner}]", _ATOM

    def _total(self, tree: Total) -> str:
        sign = "Σ" if tree.op == "sum" else "Π"
        body = self.show(tree.body, _PRODUCT)
        if tree.low is None or tree.high is None:
            return f"{sign}_{tree.variable} {body}"
        low, high = self.show(tree.low, 0), self.show(tree.high, 0)
        return f"{sign}_({tree.variable}={low}..{high}) {body}"

    def _apply(self, tree: Apply) -> tuple[str, int]:
        op, args = tree.op, tree.args
        if op in _BINARY:
            return self._binary(op, args)
        if op == "neg":
            return f"−{self.show(args[0], _MINUS)}", _SUM
        if op == "transpose":
            return self._transpose(args[0])
        if op == "pow":
            return self._power(args)
        if op == "abs":
            inner = self.show(args[0], 0)
            return (f"abs({inner})" if "|" in inner else f"|{inner}|"), _ATOM
        if op == "norm":
            return f"‖{self.show(args[0], 0)}‖", _ATOM
        if op in ("floor", "ceil"):
            left, right = ("⌊", "⌋") if op == "floor" else ("⌈", "⌉")
            return f"{left}{self.show(args[0], 0)}{right}", _ATOM
        if op == "exp":
            return self._exponential(args[0])
        return self._call(op, args), _ATOM

    def _transpose(self, argument: Node) -> tuple[str, int]:
        shown = self.show(argument, _ATOM)
        written_column = isinstance(argument, Name) and argument.name in self.values
        return (shown[:-1] if written_column and shown.endswith("]ᵀ") else f"{shown}ᵀ"), _ATOM

    def _call(self, op: str, args: tuple[Node, ...]) -> str:
        base = op.rstrip("'")
        name = _FUNCTION_SIGNS.get(base, base) + "′" * (len(op) - len(base))
        if op == "sqrt":
            inner, level = self._level(args[0])
            return f"√{inner}" if level == _ATOM else f"√({inner})"
        return f"{name}({', '.join(self.show(arg, 0) for arg in args)})"

    def _binary(self, op: str, args: tuple[Node, ...]) -> tuple[str, int]:
        sign, level = _BINARY[op]
        right_level = level + (op != "add" and level in (_SUM, _PRODUCT))
        left, left_level = self._level(args[0])
        if left_level < level or (op == "div" and left_level == _PRODUCT):
            left = f"({left})"
        right = self.show(args[1], right_level)
        if op == "mul" and any(self.is_scalar(arg) for arg in args):
            sign = "·" if right[:1].isdigit() or self._is_written(args[1]) else " "
        if op == "add" and right.startswith("−"):
            return f"{left} − {right[1:]}", level
        if op != "div" and level == _PRODUCT and _is_fraction(args[0]):
            left = f"({left})"
        if op in _COMPARES:
            return f"1[{left}{sign}{right}]", _ATOM
        return f"{left}{sign}{right}", level

    def _is_written(self, tree: Node) -> bool:
        """Whether a number is shown for ``tree``, so that a gap before it would be misread."""
        return isinstance(tree, Number) or (isinstance(tree, Name) and tree.name in self.values)

    def _power(self, args: tuple[Node, ...]) -> tuple[str, int]:
        base, exponent = args
        shown = self.show(base, _ATOM)
        if isinstance(exponent, Number) and exponent.value.denominator == 1:
            return shown + str(exponent.value).translate(_SUPERSCRIPTS), _POWER
        inner = self.show(exponent, 0)
        return f"{shown}^{inner}" if len(inner) == 1 else f"{shown}^({inner})", _POWER

    def _exponential(self, argument: Node) -> tuple[str, int]:
        inner = self.show(argument, 0)
        return f"exp({inner})", _ATOM


def _is_fraction(tree: Node) -> bool:
    """Whether ``tree`` is shown with a slash, so that what follows could seem to be below it."""
    if isinstance(tree, Apply):
        return tree.op == "div"
    return isinstance(tree, Number) and decimal(tree.value) is None


def _rows(rows: tuple[tuple[Node, ...], ...], entry: Callable[[Node], str]) -> str:
    if all(len(row) == 1 for row in rows):
        return "[" + ", ".join(entry(row[0]) for row in rows) + "]ᵀ"
    return "[" + ", ".join("[" + ", ".join(map(entry, row)) + "]" for row in rows) + "]"


def _number(value: Fraction) -> tuple[str, int]:
    text = decimal(value)
    if text is None:
        return f"{value.numerator}/{value.denominator}", _PRODUCT
    return text.replace("-", "−"), _ATOM if value >= 0 else _SUM


def decimal(value: Fraction) -> str | None:
    """An exact decimal form, ``1e-8`` for small ones; None if there is none."""
    reduced = value.denominator
    for prime in (2, 5):
        while reduced % prime == 0:
            reduced //= prime
    if reduced != 1:
        return None
    text = f"{float(value):.15g}"
    return text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def show_latex(tree: Node, is_scalar: Scalars = lambda _node: False) -> str:
    """``tree`` in LaTeX; ``is_scalar`` as in :func:`show`."""
    return _Latex(is_scalar).show(tree, 0)


_LATEX_BINARY = {
    "add": (" + ", _SUM), "sub": (" - ", _SUM), "mul": (r" \odot ", _PRODUCT),
    "matmul": (r"\,", _PRODUCT), "dot": (r" \cdot ", _PRODUCT), "product": (r"\,", _PRODUCT),
    "gt": (" > ", _COMPARE), "lt": (" < ", _COMPARE), "ge": (r" \ge ", _COMPARE),
    "le": (r" \le ", _COMPARE), "eq": (" = ", _COMPARE), "ne": (r" \ne ", _COMPARE),
    "logical_and": (r" \land ", _AND), "logical_or": (r" \lor ", _OR),
}  # fmt: skip
_LATEX_FUNCTIONS = {
    "sigma": r"\sigma", "exp": r"\exp", "log": r"\ln", "sin": r"\sin", "cos": r"\cos",
    "tan": r"\tan", "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "max": r"\max",
    "min": r"\min", "Phi": r"\Phi",
}  # fmt: skip


class _Latex:
    def __init__(self, is_scalar: Scalars) -> None:
        self.is_scalar = is_scalar

    def show(self, tree: Node, outer: int) -> str:
        text, level = self._level(tree)
        return rf"\left({text}\right)" if level < outer else text

    def _level(self, tree: Node) -> tuple[str, int]:
        match tree:
            case Number(value=value):
                text = decimal(value)
                if text is None:
                    return rf"\frac{{{value.numerator}}}{{{value.denominator}}}", _ATOM
                return text, _ATOM if value >= 0 else _SUM
            case Name(name=name):
                return latex_name(name), _ATOM
            case Rows(rows=rows):
                inner = r" \\ ".join(
                    " & ".join(self.show(entry, 0) for entry in row) for row in rows
                )
                return rf"\begin{{bmatrix}}{inner}\end{{bmatrix}}", _ATOM
            case Index(base=base, places=places):
                return (
                    f"{self.show(base, _ATOM)}_{{{', '.join(self.show(p, 0) for p in places)}}}",
                    _ATOM,
                )
            case Total():
                return self._total(tree), _PRODUCT
            case Apply():
                return self._apply(tree.op, tree.args)

    def _total(self, tree: Total) -> str:
        sign, body = (r"\sum" if tree.op == "sum" else r"\prod"), self.show(tree.body, _PRODUCT)
        if tree.low is None or tree.high is None:
            return f"{sign}_{{{tree.variable}}} {body}"
        low, high = self.show(tree.low, 0), self.show(tree.high, 0)
        return f"{sign}_{{{tree.variable}={low}}}^{{{high}}} {body}"

    def _apply(self, op: str, args: tuple[Node, ...]) -> tuple[str, int]:
        if op in _LATEX_BINARY:
            return self._binary(op, args)
        inner = ", ".join(self.show(arg, 0) for arg in args)
        match op:
            case "neg":
                return f"-{self.show(args[0], _MINUS)}", _SUM
            case "div":
                return rf"\frac{{{self.show(args[0], 0)}}}{{{self.show(args[1], 0)}}}", _PRODUCT
            case "transpose":
                return rf"{self.show(args[0], _ATOM)}^\top", _ATOM
            case "pow":
                return f"{self.show(args[0], _ATOM)}^{{{self.show(args[1], 0)}}}", _POWER
            case "sqrt":
                return rf"\sqrt{{{inner}}}", _ATOM
            case "abs":
                return rf"\left|{inner}\right|", _ATOM
            case "norm":
                return rf"\left\|{inner}\right\|", _ATOM
            case "floor" | "ceil":
                return rf"\left\l{op}{inner}\right\r{op}", _ATOM
        base = op.rstrip("'")
        name = _LATEX_FUNCTIONS.get(base, rf"\operatorname{{{base.replace('_', ' ')}}}")
        return rf"{name}{chr(39) * (len(op) - len(base))}\left({inner}\right)", _ATOM

    def _binary(self, op: str, args: tuple[Node, ...]) -> tuple[str, int]:
        sign, level = _LATEX_BINARY[op]
        right = self.show(args[1], level + (op != "add" and level in (_SUM, _PRODUCT)))
        if op == "mul" and any(self.is_scalar(arg) for arg in args):
            sign = r" \cdot " if right[:1].isdigit() else r"\,"
        text = f"{self.show(args[0], level)}{sign}{right}"
        return (rf"\mathbb{{1}}[{text}]", _ATOM) if op in _COMPARES else (text, level)
