"""Formulas and names in a block, refused at their place where they can't be read."""

from __future__ import annotations

from drill.notation.errors import ReadError
from drill.notation.names import CONSTANTS, key
from drill.notation.read import read_strict
from drill.notation.tree import Node
from drill.notation.vocabulary import Vocabulary
from drill.problems.block.line import LINE_WORDS, Line

_SIGNS = frozenset({"and", "or", "not", "for", "in"})


def read_formula(
    text: str, vocabulary: Vocabulary, line: Line, place: int, *, condition: bool = False
) -> Node:
    """The formula that stands at ``place`` of ``line``; raises :class:`BlockError` there."""
    try:
        return read_strict(text, vocabulary, condition=condition)
    except ReadError as error:
        raise line.fault(error.reason, place + error.position) from None


def refuse_reserved(name: str, line: Line, place: int) -> None:
    """Refuse a name that means something else already."""
    if key(name) in CONSTANTS:
        raise line.fault(f"{name} is a number already; take another name", place)
    if name in _SIGNS or name in LINE_WORDS:
        raise line.fault(f"{name} is a word of the notation; take another name", place)
