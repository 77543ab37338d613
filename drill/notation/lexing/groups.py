"""One argument of a LaTeX command, or the exponent in braces."""

from __future__ import annotations

from drill.notation.errors import ReadError
from drill.notation.lexing.state import Lexer, matching
from drill.notation.spelling import letter


def read_group(lexer: Lexer, at: int) -> int:
    """One argument of a LaTeX command: a group in braces, or a single character."""
    while lexer.text[at : at + 1] == " ":
        at += 1
    if at >= len(lexer.text):
        raise ReadError("an argument is missing", lexer.places[at - 1])
    if lexer.text[at] != "{":
        end = at + 1 if lexer.text[at] != "\\" else max(letter(lexer.text, at)[1], at + 1)
        lexer.put("LBRACE", "{", at, at)
        lexer.scan_alone(at, end)
        lexer.put("RBRACE", "}", end, end)
        return end
    close = matching(lexer.text, at)
    if close < 0:
        raise ReadError("this { is never closed", lexer.places[at], unfinished=True)
    lexer.put("LBRACE", "{", at, at + 1)
    lexer.scan(at + 1, close)
    lexer.put("RBRACE", "}", close, close + 1)
    return close + 1
