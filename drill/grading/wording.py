"""Whether two answers in words are the same, whatever their case, number, hyphens and dialect."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from drill.notation.names import LETTER_NAMES

_WORD = re.compile(r"(?<![\w)])[-−](?=\d)|\d+(?:\.\d+)+|[\w+#%]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ARTICLES = frozenset({"a", "an", "the"})
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve")
    )
}  # fmt: skip
_IRREGULAR = {
    "matrices": "matrix", "indices": "index", "vertices": "vertex", "axes": "axis",
    "minima": "minimum", "maxima": "maximum", "optima": "optimum", "criteria": "criterion",
    "hypotheses": "hypothesis", "analyses": "analysis", "caches": "cache",
}  # fmt: skip
_ES = ("sses", "ches", "shes", "xes", "iases")
_NO_PLURAL = ("ss", "us", "is", "ias")
_DIALECTS = (
    (re.compile(r"is(ation|ed|ers?|e|ing)\b"), r"iz\1"),
    (re.compile(r"ys(ed|ers?|e|ing)\b"), r"yz\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre(d?)\b"), r"ter\1"),
    (re.compile(r"ogue\b"), "og"),
    (re.compile(r"ence\b"), "ense"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"grey"), "gray"),
)
"""British spellings as American ones; a word that neither has may change too, on both sides."""
_SHORTEST_MISSPELT = 4
_TWO_SLIPS_FROM = 9


class Likeness(Enum):
    """How much two answers are alike."""

    SAME = auto()
    MISSPELT = auto()
    """The same but for a letter or two."""
    DIFFERENT = auto()


def likeness(given: str, expected: str) -> Likeness:
    """Compare two plain texts; what ``expected`` has in brackets may be left out."""
    wanted = [words(expected), words(_BRACKETS.sub("", expected))]
    found = [_alike(words(given), one) for one in wanted if one]
    return min(found, key=lambda one: one.value, default=Likeness.DIFFERENT)


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in a form that all their spellings share; articles are left out."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    letters = letters.replace("'", "").replace("’", "")
    found = [_common(_named(word)) for word in _WORD.findall(letters.replace("_", " "))]
    return tuple(word for word in found if word not in _ARTICLES) or tuple(found)


def _named(word: str) -> str:
    return "".join(LETTER_NAMES.get(char, char) for char in word)


def _common(word: str) -> str:
    word = _singular(_NUMBERS.get(word, word))
    for pattern, shared in _DIALECTS:
        word = pattern.sub(shared, word)
    return word


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(_ES):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > 3 and not word.endswith(_NO_PLURAL):
        return word[:-1]
    return word


def _alike(given: tuple[str, ...], expected: tuple[str, ...]) -> Likeness:
    ours, theirs = "".join(given), "".join(expected)
    if ours == theirs:
        return Likeness.SAME
    slips = 0 if len(theirs) < _SHORTEST_MISSPELT else 1 if len(theirs) < _TWO_SLIPS_FROM else 2
    near = _same_frame(given, expected) and distance(ours, theirs) <= slips
    return Likeness.MISSPELT if near else Likeness.DIFFERENT


def _same_frame(given: tuple[str, ...], expected: tuple[str, ...]) -> bool:
    """Whether digits and first letters agree: a slip there makes another word, as in decrease."""
    digits = [re.findall(r"\d", "".join(one)) for one in (given, expected)]
    if digits[0] != digits[1] or not given:
        return False
    if len(given) != len(expected):
        return given[0][0] == expected[0][0]
    return all(a[0] == b[0] for a, b in zip(given, expected, strict=True))


def distance(a: str, b: str) -> int:
    """The letters to add, drop, change or swap with their neighbour to make ``b`` of ``a``."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a):
        row = [i + 1]
        for j, other in enumerate(b):
            row.append(min(last[j + 1] + 1, row[j] + 1, last[j] + (letter != other)))
            if i and j and letter == b[j - 1] and a[i - 1] == other:
                row[-1] = min(row[-1], before[j - 1] + 1)
        before, last = last, row
    return last[-1]
