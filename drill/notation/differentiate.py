"""Reverse-mode differentiation over a list of steps: the engine's products, tree by tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from drill.engine import OPERATIONS
from drill.engine.operation import Array, DomainError
from drill.notation.evaluate import FLOAT64, Values, evaluate
from drill.notation.tree import Apply, Index, Name, Node, Number, Rows, Total

Step = tuple[str, Node]


def gradients(
    steps: Sequence[Step], values: Values, of: str, by: Sequence[str]
) -> dict[str, Array]:
    """The gradients of the step ``of`` by each name in ``by``, with the shape of that name.

    ``steps`` are in order, ``values`` holds every given and every step. What does not influence
    ``of`` has gradient zero.

    Raises:
        DomainError: when a step on the way has no derivative in the engine.
    """
    cotangents: dict[str, Any] = {of: np.ones(np.shape(values[of]))}
    targets = frozenset(by)
    for name, tree in reversed(steps):
        if name in cotangents:
            _pull(tree, cotangents[name], values, cotangents)
    return {name: _shaped(cotangents.get(name, 0.0), values[name]) for name in targets}


def _shaped(cotangent: Any, value: Any) -> Array:
    return np.asarray(cotangent + np.zeros(np.shape(value)))


def _pull(tree: Node, g: Any, values: Values, cotangents: dict[str, Any]) -> None:
    """Add to ``cotangents`` what ``g``, the cotangent of ``tree``, gives to the names in it."""
    match tree:
        case Number():
            return
        case Name(name=name):
            cotangents[name] = cotangents.get(name, 0.0) + g
        case Apply():
            _pull_operation(tree, g, values, cotangents)
        case Rows(rows=rows):
            for i, row in enumerate(rows):
                for j, entry in enumerate(row):
                    _pull(entry, g[i, j] if np.ndim(g) else g, values, cotangents)
        case Index():
            _pull_entry(tree, g, values, cotangents)
        case Total():
            _pull_total(tree, g, values, cotangents)


def _pull_operation(tree: Apply, g: Any, values: Values, cotangents: dict[str, Any]) -> None:
    operation = OPERATIONS[tree.op]
    if operation.vjp is None:
        if all(isinstance(arg, Number) for arg in tree.args):
            return
        raise DomainError(f"{tree.op} has no derivative here")
    args = [evaluate(arg, values) for arg in tree.args]
    with np.errstate(all="ignore"):
        out = operation.value(*args)
        parts = operation.vjp(g, out, *args)
    for arg, part in zip(tree.args, parts, strict=True):
        if part is not None:
            _pull(arg, part, values, cotangents)


def _pull_entry(tree: Index, g: Any, values: Values, cotangents: dict[str, Any]) -> None:
    base = evaluate(tree.base, values)
    whole = np.zeros(np.shape(base))
    places = tuple(int(evaluate(place, values)) - 1 for place in tree.places)
    if np.ndim(base) == 2 and len(places) == 1:
        places = (places[0], 0) if np.shape(base)[1] == 1 else (0, places[0])
    whole[places] = np.reshape(g, np.shape(whole[places]))
    _pull(tree.base, whole, values, cotangents)


def _pull_total(tree: Total, g: Any, values: Values, cotangents: dict[str, Any]) -> None:
    if tree.op != "sum" or tree.low is None or tree.high is None:
        raise DomainError("only sums with bounds are differentiated")
    low, high = int(evaluate(tree.low, values)), int(evaluate(tree.high, values))
    for index in range(low, high + 1):
        inner = {**values, tree.variable: np.float64(index)}
        _pull(tree.body, g, inner, cotangents)
    cotangents.pop(tree.variable, None)


def run(steps: Sequence[Step], givens: Values) -> dict[str, Any]:
    """The value of every given and every step."""
    values = dict(givens)
    for name, tree in steps:
        values[name] = evaluate(tree, values, FLOAT64)
    return values
