"""Text → tokens of the one grammar, from plain text, Unicode and LaTeX alike.

Only here is known which names exist, where a product was left out, and how LaTeX spells things; the
grammar sees tokens only.
"""

from __future__ import annotations

from collections.abc import Iterable

from lark import Token

from drill.notation.characters import normalise
from drill.notation.errors import ReadError
from drill.notation.lexing.commands import read_command
from drill.notation.lexing.marks import read_mark
from drill.notation.lexing.numbers import read_indicator, read_number
from drill.notation.lexing.state import Lexer, Reader
from drill.notation.lexing.words import read_quotient, read_word
from drill.notation.vocabulary import Vocabulary

LONGEST_TEXT = 2_000
_DIGITS: tuple[Reader, ...] = (read_indicator, read_number)
_WORDS: tuple[Reader, ...] = (read_word,)
_COMMANDS: tuple[Reader, ...] = (read_indicator, read_quotient, read_command, read_word)
_MARKS: tuple[Reader, ...] = (read_number, read_mark)
_AMBIGUOUS: dict[str, tuple[Reader, ...]] = {
    "I": (read_indicator, read_word),
    "d": (read_quotient, read_word),
    "\\": _COMMANDS,
}


def _readers(char: str) -> tuple[Reader, ...]:
    if char in _AMBIGUOUS:
        return _AMBIGUOUS[char]
    if char.isalpha():
        return _WORDS
    return _DIGITS if char.isdigit() else _MARKS


def lex(
    text: str, vocabulary: Vocabulary, operations: Iterable[str], *, strict: bool
) -> list[Token]:
    """The tokens of ``text``; ``strict`` wants every product written out and no abbreviations."""
    if len(text) > LONGEST_TEXT:
        raise ReadError(f"this is longer than {LONGEST_TEXT} characters", LONGEST_TEXT)
    return Lexer(normalise(text), vocabulary, operations, _readers, strict=strict).run()
