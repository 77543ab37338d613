"""What the proving process does: texts in, proofs out. Imports SymPy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drill.engine.operation import DomainError
from drill.grading.compare import read_pair
from drill.grading.symbols import Symbol, read_symbol, shapes_for
from drill.notation.errors import ReadError
from drill.notation.prove import NoProofError, all_zero, symbolic
from drill.notation.prove import symbols as fresh_symbols
from drill.notation.shapes import MismatchError
from drill.problems.block import read_block
from drill.problems.prove import Proof, prove_template

SIZES = (2, 3, 2, 3, 2)
"""Small sizes: proofs go entry by entry."""


def prove_block_claims(block: str, note: str, line: int, level: int) -> Iterator[Proof]:
    """Proofs of the claims of a block's text."""
    yield from prove_template(read_block(block, note, line), level)


def prove_texts(given: str, expected: str, symbols: dict[str, str] | None) -> bool:
    """Whether SymPy shows two formulas to be equal, entry by entry at small sizes."""
    types = None if symbols is None else {n: read_symbol(kind) for n, kind in symbols.items()}
    try:
        ours, wanted, known = read_pair(given, expected, types, SIZES)
        table = {name: _symbols(name, symbol, known) for name, symbol in known.items()}
        return all_zero(symbolic(ours, table), symbolic(wanted, table))
    except (ReadError, MismatchError, NoProofError, DomainError, KeyError, TypeError):
        return False


def _symbols(name: str, symbol: Symbol, known: dict[str, Symbol]) -> Any:
    shape = shapes_for(known, SIZES)[name]
    positive = symbol.low is not None and symbol.low >= 0
    return fresh_symbols(name, shape, **({"positive": True} if positive else {}))
