"""Sums over an index: ``Σ_k``, ``\\sum_{k=1}^{K}``."""

from __future__ import annotations

import re

from drill.notation.errors import ReadError
from drill.notation.lexing.state import Lexer

SUM = re.compile(
    r"_\s*(?:\{\s*(?P<i>[A-Za-z])\s*(?:=\s*(?P<low>[^{}]+?))?\s*\}|(?P<j>[A-Za-z]))\s*"
    r"(?:\^\s*(?:\{\s*(?P<high>[^{}]+?)\s*\}|(?P<top>[A-Za-z0-9])))?"
)


def read_total(lexer: Lexer, op: str, at: int, end: int) -> int:
    """The index and the bounds of a sum or product whose sign ends at ``end``."""
    match = SUM.match(lexer.text, end)
    if not match:
        raise ReadError("say what the sum runs over, as in Σ_k", lexer.places[at])
    index = match.group("i") or match.group("j")
    lexer.emit("SUM_OVER", op, at, end)
    lexer.put("NAME", index, at, end)
    high = "high" if match.group("high") else "top"
    if match.group("low") and match.group(high):
        _bounds(lexer, match, high)
    lexer.indices.add(index)
    lexer.put("OVER", "", match.end(), match.end())
    return match.end()


def _bounds(lexer: Lexer, match: re.Match[str], high: str) -> None:
    lexer.put("FROM", "", match.start("low"), match.start("low"))
    lexer.scan(*match.span("low"))
    lexer.put("TO", "", match.start(high), match.start(high))
    if _is_length(lexer, match.group(high)):
        lexer.put("NUMBER", "-1", *match.span(high))
    else:
        lexer.scan(*match.span(high))


def _is_length(lexer: Lexer, text: str) -> bool:
    """An upper bound that no symbol stands for, as the K of Σ_{k=1}^K, is the length."""
    known = text in lexer.indices or lexer.vocabulary.find(text) is not None
    return text.isalpha() and not known
