"""How many terminal cells a text takes, and how hostile characters are made harmless."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "�"
_LONGEST_MARKS = 4
# Symbols of the I Ching and rod numerals became wide in Unicode 16; Python's table may be older.
_WIDE_SINCE_16 = re.compile("[☰-☷⚊-⚏䷀-䷿\U0001d300-\U0001d376]")
_JOINED_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")  # drawn inside the syllable before them
_SELECTORS = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")  # they restyle what stands before
STRONG, PLAIN = "\uf8fe", "\uf8ff"
"""Private characters, which no text that was made harmless holds: they begin and end emphasis."""
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters that show nothing


@lru_cache(maxsize=4096)
def cell_width(text: str) -> int:
    """Columns that ``text`` takes: 0 for combining marks, 2 for wide characters, else 1.

    Characters of ambiguous width count as 1, as terminals outside East Asia show them.
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if character in (STRONG, PLAIN):
        return 0
    if unicodedata.category(character) in {"Mn", "Me", "Mc"} or _JOINED_JAMO.match(character):
        return 0
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return 2 if wide or _WIDE_SINCE_16.match(character) else 1


def neutralise(text: str) -> str:
    """``text`` without characters that steer a terminal or reorder a line.

    Controls, bidirectional and other invisible formats, surrogates, private and unassigned
    characters become ``�``; line ends and tabs become spaces that still separate words.
    """
    if text.isascii() and text.isprintable():
        return text
    return _bound_marks("".join(map(_harmless, text)))


@lru_cache(maxsize=4096)
def _harmless(character: str) -> str:
    if character in "\n\r\t":
        return "\n" if character == "\n" else " "
    if _SELECTORS.match(character):
        return ""
    category = unicodedata.category(character)
    hidden = category[0] == "C" or category in {"Zl", "Zp"} or character in _FILLERS
    return REPLACEMENT if hidden else character


def _bound_marks(text: str) -> str:
    """At most four combining marks on one character: more of them cover the lines around."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if _character_width(character) == 0 else 0
        if marks <= _LONGEST_MARKS:
            kept.append(character)
    return "".join(kept)
