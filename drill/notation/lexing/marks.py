"""Operators, brackets and bars."""

from __future__ import annotations

import re

from drill.notation.errors import ReadError
from drill.notation.lexing.functions import next_mark
from drill.notation.lexing.groups import read_group
from drill.notation.lexing.state import ENDS, Lexer

_TRANSPOSE = re.compile(
    r"\^\s*(?:(?P<plain>T(?![A-Za-z0-9_])|\{\s*T\s*\})"
    r"|(?:\{\s*)?(?:\\top|\\intercal|\\mathsf\{T\}|\\mathrm\{T\}|\\mathsf T)(?:\s*\})?)"
)

_SYMBOL = re.compile(r"\*\*|\.\.|\.T(?![A-Za-z0-9_])|<=|>=|==|!=|\|\||[-+*/^@(){}\[\],;|<>!%&]")

_NORM_INDEX = re.compile(r"_(?:\{[2F]\}|[2F])")
"""Which norm it is: the Euclidean and the Frobenius are the only ones here."""

_OPERATORS = {
    "+": "PLUS", "-": "MINUS", "*": "TIMES", "/": "DIVIDE", "@": "AT", "^": "CARET",
    "**": "CARET", ",": "COMMA", ";": "SEMICOLON", "..": "RANGE", "%": "PERCENT",
    "!": "FACTORIAL", "&": "COMMA", ".T": "TRANSPOSE",
    "<": "COMPARE", ">": "COMPARE", "<=": "COMPARE", ">=": "COMPARE", "==": "COMPARE",
    "!=": "COMPARE",
}  # fmt: skip

_OPENING = {"(": "LPAR", "[": "LSQB", "{": "LBRACE"}

_CLOSING = {")": ("RPAR", "("), "]": ("RSQB", "["), "}": ("RBRACE", "{")}


def read_mark(lexer: Lexer, at: int) -> int | None:
    """An operator, a bracket or a bar."""
    transpose = _TRANSPOSE.match(lexer.text, at)
    if transpose and not (transpose.group("plain") and "T" in lexer.vocabulary.symbols):
        lexer.put("TRANSPOSE", "T", at, transpose.end())
        return transpose.end()
    match = _SYMBOL.match(lexer.text, at)
    if not match:
        return None
    mark, end = match.group(), match.end()
    if mark == "^":
        return _caret(lexer, at, end)
    if mark in ("|", "||"):
        return open_or_close_bar(lexer, mark, at, end)
    if mark in _OPENING:
        _opening(lexer, mark, at)
    elif mark in _CLOSING:
        close(lexer, _CLOSING[mark][1], _CLOSING[mark][0], at)
    else:
        lexer.put(_OPERATORS[mark], mark, at, end)
    return end


def _caret(lexer: Lexer, at: int, end: int) -> int:
    lexer.put("CARET", "^", at, end)
    return read_group(lexer, end) if next_mark(lexer, end) == "{" else end


def _opening(lexer: Lexer, mark: str, at: int) -> None:
    if mark == "{" and "\\" not in lexer.text:
        raise ReadError("curly braces group only in LaTeX; write ( )", lexer.places[at])
    previous = lexer.tokens[-1] if lexer.tokens else None
    if mark == "[" and previous and previous.type in ("NAME", "RSQB") and _may_index(lexer, at):
        lexer.put("INDEX", mark, at, at + 1)
    else:
        lexer.emit(_OPENING[mark], mark, at, at + 1)
    lexer.open.append((mark, at))


def _may_index(lexer: Lexer, at: int) -> bool:
    return lexer.strict or not lexer.spaced


def close(lexer: Lexer, opening: str, kind: str, at: int) -> None:
    """Close what ``opening`` opened last."""
    mark = lexer.text[at]
    if not lexer.open:
        raise ReadError(f"this {mark} closes nothing", lexer.places[at])
    expected, _ = lexer.open.pop()
    if expected != opening:
        raise ReadError(f"the {expected} before is still open", lexer.places[at])
    lexer.put(kind, mark, at, at + 1)


def open_or_close_bar(lexer: Lexer, mark: str, at: int, end: int) -> int:
    """Open or close |…| or ‖…‖, which look the same at both ends; gives where it ends."""
    after_operand = bool(lexer.tokens) and lexer.tokens[-1].type in ENDS
    inner = lexer.open[-1][0] if lexer.open else ""
    if mark == "||" and after_operand and inner == "|":
        mark, end = "|", at + 1
    kind = "BAR" if mark == "|" else "NORM"
    if after_operand and inner == mark:
        lexer.open.pop()
        lexer.put(f"CLOSE_{kind}", mark, at, end)
        which = _NORM_INDEX.match(lexer.text, end) if kind == "NORM" else None
        return which.end() if which else end
    lexer.emit(kind, mark, at, end)
    lexer.open.append((mark, at))
    return end
