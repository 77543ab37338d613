"""Mistakes inside a formula that need no declaring: a gate left out, a sign turned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drill.notation.show import show
from drill.notation.tree import Apply, Node, children, rebuild

_TURNED = {"add": "sub", "sub": "add"}


def mutations(tree: Node) -> Iterator[tuple[str, str, Node]]:
    """Each (slug, sentence, wrong formula) that one such mistake makes of ``tree``."""
    for slug, sentence, part, wrong in _local(tree):
        yield slug, sentence, _replaced(tree, part, wrong)


def _local(tree: Node) -> Iterator[tuple[str, str, Node, Node]]:
    if isinstance(tree, Apply):
        yield from _of_operation(tree)
    for child in children(tree):
        yield from _local(child)


def _of_operation(tree: Apply) -> Iterator[tuple[str, str, Node, Node]]:
    if tree.op == "mul":
        for gate, rest in (tree.args, tree.args[::-1]):
            if isinstance(gate, Apply) and gate.op.endswith("'"):
                yield "missing-gate", f"The gate {show(gate)} is missing.", tree, rest
    if tree.op in _TURNED:
        sentence = f"The sign before {show(tree.args[1])} is turned."
        yield "sign", sentence, tree, replace(tree, op=_TURNED[tree.op])
    if tree.op == "matmul":
        sentence = f"{show(tree)} is a matrix product, not an entry-by-entry one."
        yield "elementwise-for-matmul", sentence, tree, replace(tree, op="mul")
    if tree.op == "transpose":
        sentence = f"A transpose is missing on {show(tree.args[0])}."
        yield "missing-transpose", sentence, tree, tree.args[0]
    if tree.op == "sqrt":
        yield "missing-root", f"The root over {show(tree.args[0])} is missing.", tree, tree.args[0]


def _replaced(tree: Node, part: Node, wrong: Node) -> Node:
    if tree is part:
        return wrong
    return rebuild(tree, lambda child: _replaced(child, part, wrong))
