"""Tree → SymPy, and proofs over steps. SymPy is imported here and nowhere near a first screen.

Only our own trees become SymPy expressions, entry by entry; no text is ever handed to SymPy.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from drill.engine import OPERATIONS
from drill.engine.operation import DomainError
from drill.notation.plan import entry
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total, free_names

Expressions = Mapping[str, Any]
"""Object arrays of SymPy expressions by name, of the shapes that the values would have."""
Step = tuple[str, Node]


class NoProofError(ValueError):
    """Something that has no SymPy form; numbers decide instead."""


def symbolic(tree: Node, known: Expressions) -> Any:
    """``tree`` as an object array of SymPy expressions; raises :class:`NoProofError`."""
    match tree:
        case Number(value=value):
            return _scalar(sympy.Rational(value.numerator, value.denominator))
        case Name(name=name):
            return known[name] if name in known else _scalar({"e": sympy.E, "pi": sympy.pi}[name])
        case Apply(op=op, args=args):
            return _operation(op, [symbolic(arg, known) for arg in args])
        case Rows(rows=rows):
            entries = [[symbolic(entry, known)[()] for entry in row] for row in rows]
            return _squeezed(np.array(entries, dtype=object))
        case Index():
            return _entry(tree, known)
        case Total():
            return _total(tree, known)


def symbols(name: str, shape: tuple[int, ...], **assumptions: bool) -> Any:
    """An array of fresh symbols ``name``, ``name_1``, ``name_1_2`` of that shape."""
    array = np.empty(shape, dtype=object)
    for place in np.ndindex(shape):
        tag = "_".join([name, *(str(i + 1) for i in place)])
        array[place] = sympy.Symbol(tag, real=True, **assumptions)
    return array


def _scalar(expression: Any) -> Any:
    array = np.empty((), dtype=object)
    array[()] = expression
    return array


def _squeezed(array: Any) -> Any:
    return array[0, 0:1].reshape(()) if array.shape == (1, 1) else array


def _operation(op: str, args: list[Any]) -> Any:
    form = OPERATIONS[op].symbolic
    if form is None:
        raise NoProofError(f"{op} has no SymPy form")
    return np.asarray(form(sympy, *args), dtype=object)


def _entry(tree: Index, known: Expressions) -> Any:
    places = tuple(int(symbolic(place, known)[()]) - 1 for place in tree.places)
    found = entry(symbolic(tree.base, known), places)
    return found if isinstance(found, np.ndarray) else _scalar(found)


def _total(tree: Total, known: Expressions) -> Any:
    if tree.low is None or tree.high is None:
        raise NoProofError("a sum without bounds")
    low, high = (symbolic(bound, known)[()] for bound in (tree.low, tree.high))
    if not (low.is_Integer and high.is_Integer):
        raise NoProofError("a sum with symbolic bounds")
    result: Any = _scalar(sympy.Integer(0 if tree.op == "sum" else 1))
    for index in range(int(low), int(high) + 1):
        term = symbolic(tree.body, {**known, tree.variable: _scalar(sympy.Integer(index))})
        result = result + term if tree.op == "sum" else result * term
    return np.asarray(result, dtype=object)


# -- proofs ----------------------------------------------------------------------------------------


LONGEST_TO_SIMPLIFY = 60
"""Operations in an expression that SymPy's ``simplify`` is asked about."""
_SWITCHES = (sympy.Heaviside, sympy.Max, sympy.Min)
_POINTS = 2
_SURELY_NOT_ZERO = 1e-12


def is_zero(expression: Any) -> bool:
    """Whether SymPy shows ``expression`` to be zero, the cheap ways first.

    What is not zero at a random point is not tried; neither is what was seen to lead nowhere and
    take minutes: ``simplify`` on long expressions and those that switch between cases, one fraction
    out of long ones with absolute values.
    """
    expression = _one_step(expression)
    if expression == 0 or sympy.expand(expression) == 0:
        return True
    if _differs_from_zero(expression):
        return False
    long = sympy.count_ops(expression) > LONGEST_TO_SIMPLIFY
    if not (long and expression.has(sympy.Abs)) and _rational(expression) == 0:
        return True
    return not long and not expression.has(*_SWITCHES) and bool(sympy.simplify(expression) == 0)


def _differs_from_zero(expression: Any) -> bool:
    """Whether numbers for the symbols show that ``expression`` is not zero."""
    chance = random.Random(str(expression))
    free = sorted(expression.free_symbols, key=str)
    for _ in range(_POINTS):
        point = {symbol: sympy.Float(0.2 + chance.random(), 30) for symbol in free}
        try:
            value = expression.xreplace(point)
        except (TypeError, ValueError):  # such as an order among complex numbers
            return False
        if value.is_Float and abs(value) > _SURELY_NOT_ZERO:
            return True
    return False


def _one_step(expression: Any) -> Any:
    """Every unit step with the value 0 at 0, which is the convention for ReLU′ here."""
    return expression.replace(sympy.Heaviside, lambda place, *_: sympy.Heaviside(place, 0))


def _rational(expression: Any) -> Any:
    """Exponentials of sums as products of exponentials, then one fraction."""
    split = sympy.expand(expression.rewrite(sympy.exp), power_exp=True)
    return sympy.cancel(sympy.together(split))


def all_zero(left: Any, right: Any) -> bool:
    """Whether two arrays of expressions are equal, entry by entry."""
    if np.shape(left) != np.shape(right):
        return False
    pairs = zip(np.ravel(left), np.ravel(right), strict=True)
    return all(is_zero(a - b) for a, b in pairs)


class Adjoints:
    """Symbolic reverse mode over steps, one step at a time.

    ``known`` has the expressions of the givens; each step gets symbols of its own, so that every
    derivative stays as small as the step. Where a stated gradient was proved before, its symbols
    stand for it.
    """

    def __init__(
        self, steps: Sequence[Step], known: Expressions, shapes: Mapping[str, Any]
    ) -> None:
        self.steps = list(steps)
        self.local: dict[str, Any] = dict(known)
        self.definitions: dict[str, Any] = {}
        for name, tree in self.steps:
            self.definitions[name] = symbolic(tree, self.local)
            self.local[name] = symbols(f"{name}_", shapes[name])
        self.proved: dict[tuple[str, str], str] = {}

    def gradient(self, of: str, by: str) -> Any:
        """∂of/∂by as expressions in the symbols of steps and proved gradients."""
        return self._adjoint(of, by)

    def _adjoint(self, of: str, name: str) -> Any:
        if name == of:
            return _scalar(sympy.Integer(1))
        stated = self.proved.get((of, name))
        if stated is not None:
            return self.local[stated]
        variable = self.local[name]
        total = np.full(np.shape(variable), sympy.Integer(0), dtype=object)
        for user, tree in self.steps:
            if name in free_names(tree) and self._leads_to(user, of):
                total = total + self._through(of, user, variable)
        return total

    def _through(self, of: str, user: str, variable: Any) -> Any:
        """Σ_j ∂of/∂user_j · ∂user_j/∂variable"""
        outer = np.ravel(self._adjoint(of, user))
        inner = np.ravel(self.definitions[user])
        part = np.empty(np.shape(variable), dtype=object)
        for place in np.ndindex(np.shape(variable)):
            symbol = variable[place]
            part[place] = sum(
                (
                    a * sympy.diff(f, symbol)
                    for a, f in zip(outer, inner, strict=True)
                    if f.has(symbol)
                ),
                sympy.Integer(0),
            )
        return part

    def _leads_to(self, name: str, of: str) -> bool:
        if name == of:
            return True
        return any(
            name in free_names(tree) and self._leads_to(user, of) for user, tree in self.steps
        )

    def expanded(self, expressions: Any, keep: frozenset[str]) -> Any:
        """Symbols of steps replaced by what they stand for, except those of ``keep``."""
        table: dict[Any, Any] = {}
        for name, _ in self.steps:
            if name not in keep:
                pairs = zip(
                    np.ravel(self.local[name]), np.ravel(self.definitions[name]), strict=True
                )
                table.update(pairs)
        for _ in self.steps:
            changed = _substituted(expressions, table)
            if all(a == b for a, b in zip(np.ravel(changed), np.ravel(expressions), strict=True)):
                break
            expressions = changed
        return expressions


def _substituted(expressions: Any, table: Mapping[Any, Any]) -> Any:
    entries: Any = np.asarray(expressions, dtype=object)
    out = np.empty(entries.shape, dtype=object)
    for place in np.ndindex(entries.shape):
        out[place] = entries[place].xreplace(table)
    return out


def prove_gradient(adjoints: Adjoints, step: str, of: str, by: str) -> bool:
    """Prove that ``step`` is the gradient of ``of`` by ``by``: in steps' symbols, else expanded."""
    try:
        right, stated = adjoints.gradient(of, by), adjoints.definitions[step]
        proved_names = frozenset(adjoints.proved.values())
        proved = all_zero(stated, right) or any(
            all_zero(adjoints.expanded(stated, keep), adjoints.expanded(right, keep))
            for keep in (proved_names | {by}, frozenset({by}))
        )
    except (NoProofError, DomainError):
        return False
    if proved:
        adjoints.proved[of, by] = step
    return proved
