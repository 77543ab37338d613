"""Equal formulas in other words, for laws: reordered, expanded, factored, transposed twice."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from drill.engine.operation import Shape
from drill.notation.shapes import scalar_in
from drill.notation.tree import Apply, Name, Node, Number, rebuild

ONE = Number(Fraction(1))
TWO = Number(Fraction(2))


def rewritten(tree: Node, chance: Random, shapes: Mapping[str, Shape]) -> Node:
    """``tree`` with an equal form of some of its parts."""
    is_scalar = scalar_in(shapes)

    def change(node: Node) -> Node:
        node = rebuild(node, change)
        if not isinstance(node, Apply) or chance.random() < 0.4:
            return node
        return _other_form(node, chance, is_scalar(node))

    return change(tree)


def _other_form(node: Apply, chance: Random, scalar: bool) -> Node:
    first, *rest = node.args
    forms: dict[str, Node] = {
        "add": Apply("add", node.args[::-1]),
        "mul": Apply("mul", node.args[::-1]),
        "sub": Apply("neg", (Apply("sub", node.args[::-1]),)),
        "div": Apply("mul", (first, Apply("div", (ONE, *rest)))),
        "tanh": Apply("sub", (Apply("mul", (TWO, _sigma_of_twice(first))), ONE)),
        "sigma": Apply("div", (ONE, Apply("add", (ONE, Apply("exp", (Apply("neg", (first,)),)))))),
        "sqrt": Apply("pow", (first, Number(Fraction(1, 2)))),
        "relu'": Apply("gt", (first, Number(Fraction(0)))),
        "neg": Apply("mul", (Number(Fraction(-1)), first)),
    }
    if node.op == "matmul" and not scalar:
        right, left = (Apply("transpose", (arg,)) for arg in node.args[::-1])
        return Apply("transpose", (Apply("matmul", (right, left)),))
    if node.op == "pow" and rest == [TWO]:
        return Apply("mul", (first, first))
    twice = Apply("neg", (Apply("neg", (node,)),))
    return forms.get(node.op, twice if chance.random() < 0.3 else node)


def _sigma_of_twice(node: Node) -> Node:
    return Apply("sigma", (Apply("mul", (TWO, node)),))


def wrong(tree: Node, chance: Random) -> Node:
    """``tree`` with one part changed into something else."""
    parts = [part for part in _parts(tree) if not isinstance(part, Number)]
    part = chance.choice(parts)
    change: Node = Apply("mul", (Number(Fraction(7, 3)), part))
    if isinstance(part, Apply) and part.op in ("add", "sub"):
        change = Apply("sub" if part.op == "add" else "add", part.args)
    return _replaced(tree, part, change)


def _parts(tree: Node) -> list[Node]:
    if isinstance(tree, Name):
        return [tree]
    below = [part for arg in (tree.args if isinstance(tree, Apply) else ()) for part in _parts(arg)]
    return [tree, *below]


def _replaced(tree: Node, part: Node, other: Node) -> Node:
    if tree is part:
        return other
    return rebuild(tree, lambda child: _replaced(child, part, other))
