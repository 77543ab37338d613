"""Where a line of Markdown is maths or code, and so holds no mark of a card."""

from __future__ import annotations

import re
from typing import NamedTuple

FILL = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character of maths and code: neither a space nor part of a word or a mark."""

_OPENING = re.compile(r"\\.|`+|\$\$?")
_ESCAPE_OR_DOLLARS = re.compile(r"\\.|\$\$?")
_TICKS = re.compile(r"`+")
_TEX_CLOSING = {"\\(": "\\)", "\\[": "\\]"}
_DISPLAY_CLOSING = {"$$": "$$", "\\[": "\\]"}


class Opened(NamedTuple):
    """Display maths that a line opens and does not close: where, and what will close it."""

    start: int
    closing: str


class Masked(NamedTuple):
    """A line with its maths and code filled, as long as the line itself."""

    prose: str
    opened: Opened | None


def mask(text: str, start: int = 0) -> Masked:
    """Fill the maths and code of ``text``; what stands before ``start`` is filled in any case.

    A dollar sign opens maths before a character that is no space, and the next one closes it after
    one, unless a digit follows: "between $5 and $10" holds no maths. Backticks are closed by as
    many backticks.
    """
    if not start and "$" not in text and "`" not in text and "\\" not in text:
        return Masked(text, None)
    pieces = [FILL * start]
    opened: Opened | None = None
    hopeless: set[str] = set()
    at = start
    while match := _OPENING.search(text, at):
        token = match.group()
        end = None if token in hopeless else closing_end(text, token, match.end())
        if end is None:
            pieces.append(text[at : match.end()])
            at = match.end()
            hopeless.update({token} - {"$"})
            if opened is None and token in _DISPLAY_CLOSING:
                opened = Opened(match.start(), _DISPLAY_CLOSING[token])
        else:
            pieces += text[at : match.start()], FILL * (end - match.start())
            at = end
    pieces.append(text[at:])
    return Masked("".join(pieces), opened)


def closing_end(text: str, token: str, start: int) -> int | None:
    """Where the maths or code that ``token`` opened just before ``start`` ends, if it does."""
    if token[0] == "`":
        return next((t.end() for t in _TICKS.finditer(text, start) if t.group() == token), None)
    if token == "$":
        return _inline_maths_end(text, start)
    closing = "$$" if token == "$$" else _TEX_CLOSING.get(token)
    return None if closing is None else maths_end(text, closing, start)


def maths_end(text: str, closing: str, start: int = 0) -> int | None:
    """The end of the first unescaped ``closing`` at or after ``start``."""
    tokens = _ESCAPE_OR_DOLLARS.finditer(text, start)
    return next((token.end() for token in tokens if token.group() == closing), None)


def _inline_maths_end(text: str, start: int) -> int | None:
    if start == len(text) or text[start].isspace():
        return None
    for token in _ESCAPE_OR_DOLLARS.finditer(text, start):
        if token.group()[0] == "$":
            end = token.start() + 1
            closes = not text[end - 2].isspace() and not text[end : end + 1].isdigit()
            return end if closes else None
    return None
