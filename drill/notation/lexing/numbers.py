"""Numbers and indicators: decimals, separators of thousands, ``1[z > 0]``."""

from __future__ import annotations

import re

from drill.notation.errors import ReadError
from drill.notation.lexing.state import Lexer

_NUMBER = re.compile(r"(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?")

_GROUPED = re.compile(
    r"(?P<english>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?![\d,])"
    r"|(?P<spaced>[1-9]\d{0,2}(?:[ ]\d{3})+(?:[.,]\d+)?)(?![\d.,]| \d)"
    r"|(?P<european>[1-9]\d{0,2}(?:\.\d{3})+,\d+)(?![\d,.])"
    r"|(?P<comma>\d+,(?:\d{1,2}|\d{4,}))(?![\d,.])"
)
"""Separators of thousands and decimal commas, where only one reading is possible."""

_INDICATOR = re.compile(
    r"(?:1|\\mathbb\s*\{\s*[1I]\s*\}|\\mathbf\s*\{\s*1\s*\}|\\mathbb\s*1|I)\s*(_\{|\[|\()"
)


def read_number(lexer: Lexer, at: int) -> int | None:
    """A decimal number, with separators of thousands where they are unambiguous."""
    grouped = None if lexer.strict or bool(lexer.open) else _GROUPED.match(lexer.text, at)
    match = grouped or _NUMBER.match(lexer.text, at)
    if not match:
        return None
    end = match.end()
    _refuse_letters_after(lexer, match.group(), end)
    lexer.emit("NUMBER", _plain_number(match), at, end)
    return end


def _refuse_letters_after(lexer: Lexer, number: str, end: int) -> None:
    following = lexer.text[end : end + 1]
    if following == "." and lexer.text[end : end + 2] not in ("..", ".T"):
        raise ReadError("a number has one decimal point", lexer.places[end])
    if not following.isalpha():
        return
    scientific = "e" in number.lower()
    if scientific or re.fullmatch(r"0\d*", number):
        raise ReadError(f"write a * between {number} and {following}", lexer.places[end])


def read_indicator(lexer: Lexer, at: int) -> int | None:
    """The opening of ``1[z > 0]``, in any of its spellings."""
    match = _INDICATOR.match(lexer.text, at)
    if not match or (lexer.text[at] == "I" and "I" in lexer.vocabulary.symbols):
        return None
    mark = match.group(1)[-1]
    closing = {"(": ")", "[": "]", "{": "}"}[mark]
    inside = lexer.text[match.end() :].partition(closing)[0]
    if not re.search(r"[<>=]|\\(?:le|ge|ne|lt|gt)", inside):
        return None
    lexer.emit("INDICATOR", "1", at, match.end())
    lexer.open.append((mark, match.end() - 1))
    return match.end()


def _plain_number(match: re.Match[str]) -> str:
    """A number without separators of thousands, its decimals behind a point."""
    text = match.group().replace(" ", "")
    if match.re is _GROUPED and match.group("english"):
        return text.replace(",", "")
    if match.re is _GROUPED and match.group("european"):
        text = text.replace(".", "")
    return text.replace(",", ".")
