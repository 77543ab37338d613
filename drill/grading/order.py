"""Whether products and transposes that numbers don't mind stand as vectors and matrices need them.

Nothing declares what the symbols of a card are. Where its formula transposes something, they are
taken for what their names are by custom: capitals for square matrices, small letters for columns,
those of rates and counts for numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from drill.grading.compare import compare_texts, read_pair
from drill.grading.symbols import Symbol
from drill.notation.errors import ReadError
from drill.notation.shapes import MismatchError
from drill.notation.tree import Apply, Node, free_names, walk
from drill.problems.sample import SIZES

_SIZE = "3"
_NUMBERS = frozenset({
    "alpha", "beta", "gamma", "epsilon", "eta", "kappa", "lambda", "mu", "rho", "tau", "omega", "e",
    "pi", "lr", "c", "d", "i", "j", "k", "l", "m", "n", "r", "t", "B", "C", "K", "L", "N", "T",
})  # fmt: skip


def disordered(given: str, expected: str, functions: Mapping[str, str]) -> bool:
    """Whether ``given``, equal to ``expected`` among numbers, differs among vectors and matrices.

    False wherever ``expected`` makes no sense with symbols of these kinds.
    """
    try:
        tree, wanted, _ = read_pair(given, expected, None, SIZES[0], functions)
    except (ReadError, MismatchError):
        return False
    if not _transposes(wanted):
        return False
    names = free_names(wanted) | free_names(tree)
    symbols = {name: _by_custom(name) for name in sorted(names)}
    if compare_texts(expected, expected, symbols, functions).verdict != "equal":
        return False
    return compare_texts(given, expected, symbols, functions).verdict == "different"


def _transposes(tree: Node) -> bool:
    return any(isinstance(node, Apply) and node.op == "transpose" for node in walk(tree))


def _by_custom(name: str) -> Symbol:
    letters = name.rstrip("0123456789").removesuffix("hat").rstrip("_") or name
    if name in _NUMBERS or letters in _NUMBERS:
        return Symbol()
    return Symbol((_SIZE, _SIZE) if letters[0].isupper() else (_SIZE, "1"))
