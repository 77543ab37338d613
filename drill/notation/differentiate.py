"""Reverse-mode differentiation over a list of steps: the engine's products, tree by tree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import Array, DomainError
from drill.notation.arithmetic import FLOAT64, Arithmetic
from drill.notation.evaluate import evaluate
from drill.notation.plan import Values, as_whole, entry
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total

Step = tuple[str, Node]


def gradients(
    steps: Sequence[Step],
    values: Values,
    of: str,
    by: Sequence[str],
    arithmetic: Arithmetic = FLOAT64,
) -> dict[str, Array]:
    """The gradients of the step ``of`` by each name in ``by``, with the shape of that name.

    ``steps`` are in order, ``values`` holds every given and every step as numbers of
    ``arithmetic``. What does not influence ``of`` has gradient zero.

    Raises:
        DomainError: when a step on the way has no derivative in the engine.
    """
    one = arithmetic.number(Fraction(1))
    cotangents: dict[str, Any] = {of: np.full(np.shape(values[of]), one)}
    with np.errstate(all="ignore"):
        for name, tree in reversed(steps):
            if name in cotangents:
                _Reverse(values, cotangents, arithmetic).pull(tree, cotangents[name])
    return {name: _shaped(cotangents.get(name, 0.0), values[name]) for name in by}


def _shaped(cotangent: Any, value: Any) -> Array:
    return np.asarray(cotangent + np.zeros(np.shape(value)))


class _Reverse:
    """The way back through one formula; what was computed on the way there is remembered."""

    def __init__(self, values: Values, cotangents: dict[str, Any], arithmetic: Arithmetic) -> None:
        self.values = values
        self.cotangents = cotangents
        self.arithmetic = arithmetic
        self._known: dict[int, Any] = {}

    def pull(self, tree: Node, g: Any) -> None:
        """Add what ``g``, the cotangent of ``tree``, gives to the names in it."""
        match tree:
            case Number():
                return
            case Name(name=name):
                self.cotangents[name] = self.cotangents.get(name, 0.0) + g
            case Apply():
                self._pull_operation(tree, g)
            case Rows(rows=rows):
                for i, row in enumerate(rows):
                    for j, part in enumerate(row):
                        self.pull(part, g[i, j] if np.ndim(g) else g)
            case Index():
                self._pull_entry(tree, g)
            case Total():
                self._pull_total(tree, g)

    def _value(self, tree: Node) -> Any:
        if id(tree) not in self._known:
            self._known[id(tree)] = self._computed(tree)
        return self._known[id(tree)]

    def _computed(self, tree: Node) -> Any:
        if not isinstance(tree, Apply):
            return evaluate(tree, self.values, self.arithmetic)
        run = self.arithmetic.operation(OPERATIONS[tree.op])
        return run(*map(self._value, tree.args))

    def _pull_operation(self, tree: Apply, g: Any) -> None:
        operation = OPERATIONS[tree.op]
        if operation.vjp is None:
            if all(isinstance(arg, Number) for arg in tree.args):
                return
            raise DomainError(f"{tree.op} has no derivative here")
        parts = operation.vjp(g, self._value(tree), *map(self._value, tree.args))
        for arg, part in zip(tree.args, parts, strict=True):
            if part is not None:
                self.pull(arg, part)

    def _pull_entry(self, tree: Index, g: Any) -> None:
        base = self._value(tree.base)
        places = tuple(as_whole(self._value(place)) - 1 for place in tree.places)
        whole: Any = np.zeros(np.shape(base), dtype=np.asarray(g).dtype)
        part: Any = np.reshape(np.arange(whole.size), whole.shape)
        whole.flat[np.ravel(entry(part, places))] = np.ravel(g)
        self.pull(tree.base, whole)

    def _pull_total(self, tree: Total, g: Any) -> None:
        if tree.op != "sum" or tree.low is None or tree.high is None:
            raise DomainError("only sums with bounds are differentiated")
        low, high = as_whole(self._value(tree.low)), as_whole(self._value(tree.high))
        for index in range(low, high + 1):
            inner = {**self.values, tree.variable: np.float64(index)}
            _Reverse(inner, self.cotangents, self.arithmetic).pull(tree.body, g)
        self.cotangents.pop(tree.variable, None)


def run(steps: Sequence[Step], givens: Values, arithmetic: Arithmetic = FLOAT64) -> dict[str, Any]:
    """The value of every given and every step."""
    values = dict(givens)
    for name, tree in steps:
        values[name] = evaluate(tree, values, arithmetic)
    return values
