"""A line of the program as it is read aloud: its mathematics in words, its signs left out.

Formulas between dollars are read from their TeX; here it is the notation in which the program shows
its own formulas and numbers, such as ``dW₁ = (ŷ − y) xᵀ`` and ``[[1, 2], [3, 4]]``.
"""

from __future__ import annotations

import re
import unicodedata

from drill.maths.spoken_names import SIGNS, name_of

_MARKS = re.compile(r"^(\s*)[✓✗≈–▸•!?]\s+")
"""Signs at the beginning of a line; the word behind says the same."""
_DRAWN = re.compile(r"[\u2500-\u259f]+")
"""Rules and frames."""
_POWER_OF_TEN = re.compile(r"(?<=\d)e([-−+]?)0*(\d+)\b")
"""What stands behind the digits of a number such as 1e−8."""
_ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar",
            "\u0307": "dot", "\u0308": "double dot", "\u20d7": "vector"}  # fmt: skip
_POWERS = {"⊤": "transpose", "T": "transpose", "2": "squared", "3": "cubed", "−1": "inverse",
           "-1": "inverse", "*": "star", "′": "prime"}  # fmt: skip
_OWN = {"×": "by", "›": ",", "′": "prime", "·": "times", "≈": "about", "→": "to", "✓": "right",
        "✗": "wrong", "⏎": ",", "ᵀ": "transpose"}  # fmt: skip
"""What is said of signs where a line of ours means something of its own by them."""
_KEPT = frozenset("…—–’‘“”„«»€°éèüöäß")
"""Characters of prose."""

_MATRIX = re.compile(r"\[(\[[^\[\]]*\](?:,\s*\[[^\[\]]*\])*)\](ᵀ?)")
_VECTOR = re.compile(r"(?<![\w₀-₉′\]])\[([^\[\]]*\d[^\[\]]*)\](ᵀ?)")
_ENTRY = re.compile(r"(?<=[\w₀-₉′])\[([^\[\]]*)\]")
_MATHS = re.compile(r"[−⊙·√∑ᵀ²³₀-₉≤≥≠∂∇]| [=+*/] |\w\^")
_SIMPLE = re.compile(r"[\w₀-₉̂̃]+")
_PROSE = re.compile(r"[^\W\d_]{3,} ")
"""A word that a sentence begins with, such as a label in brackets."""
_FORMULA_ONLY = {" + ": " plus ", " - ": " minus ", " * ": " times ", " < ": " is less than ",
                 " > ": " is greater than ", "^": " to the "}  # fmt: skip


def aloud(line: str) -> str:
    """``line`` in words."""
    text = _DRAWN.sub("", _MARKS.sub(r"\1", line))
    text = _POWER_OF_TEN.sub(_power_of_ten, text)
    text = _MATRIX.sub(_matrix, text)
    text = _VECTOR.sub(_vector, text)
    text = _ENTRY.sub(r" entry \1 ", text)
    if _MATHS.search(text):
        text = re.sub(r"(?<=[\w)])/(?=[\w(√−])", " divided by ", text)
        text = _brackets(text)
        for sign, word in _FORMULA_ONLY.items():
            text = text.replace(sign, word)
    text = re.sub(r"(^|\s)=(?=\s|$)", r"\1equals", text)
    indent = text[: len(text) - len(text.lstrip())]
    words = "".join(_pieces(text))
    said = re.sub(r"\s+([,.;)]|[:?](?=\s|$))", r"\1", " ".join(words.split()))
    return indent + said.replace("( ", "(")


def _power_of_ten(match: re.Match[str]) -> str:
    return f" times 10 to the {'minus ' if match[1] in ('-', '−') else ''}{match[2]}"


def _matrix(match: re.Match[str]) -> str:
    rows = re.findall(r"\[([^\[\]]*)\]", match[1])
    said = "; ".join(f"row {place}: {row.strip()}" for place, row in enumerate(rows, start=1))
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return f"matrix with {count}: {said}; end matrix" + (" transposed" if match[2] else "")


def _vector(match: re.Match[str]) -> str:
    kind = "column" if match[2] else "row"
    return f"{kind} {match[1].strip()}, end {kind}" if "," in match[1] else f"{kind} {match[1]}"


def _brackets(text: str) -> str:
    """Round brackets of formulas in words: ``f(x)`` is f of x; those of prose stay."""
    said, opened = [], []
    for place, sign in enumerate(text):
        if sign == "(":
            inside = _inside(text, place)
            before = text[place - 1 : place]
            applied = bool(before.strip()) and (before.isalnum() or before in "′ᵀ)²³")
            simple = _SIMPLE.fullmatch(inside) is not None
            prose = _PROSE.match(inside) is not None
            formula = applied or (_MATHS.search(inside) is not None and not prose)
            opened.append("" if applied and simple else " close paren " if formula else ")")
            word = " of " if applied and simple else " open paren " if formula else "("
            said.append(word)
        elif sign == ")" and opened:
            said.append(opened.pop())
        else:
            said.append(sign)
    return "".join(said)


def _inside(text: str, place: int) -> str:
    """What stands between the bracket at ``place`` and the one that closes it."""
    depth = 0
    for end in range(place, len(text)):
        depth += (text[end] == "(") - (text[end] == ")")
        if depth == 0:
            return text[place + 1 : end]
    return text[place + 1 :]


def _pieces(text: str) -> list[str]:
    """Each run of characters of one sort in words."""
    said: list[str] = []
    place = 0
    while place < len(text):
        sort = _script(text[place])
        end = place + 1
        while sort and end < len(text) and _script(text[end]) == sort:
            end += 1
        run = text[place:end]
        neighbours = text[place - 1 : place] + text[end : end + 1]
        said.append(_scripted(run, sort) if sort else _character(run, neighbours))
        place = end
    return said


def _script(char: str) -> str:
    """Whether a character is raised or lowered: ``super``, ``sub`` or neither."""
    kind = unicodedata.decomposition(char).partition(" ")[0].strip("<>")
    return kind if kind in ("super", "sub") and not char.isascii() else ""


def _scripted(run: str, sort: str) -> str:
    """A raised or lowered run; there is no lowered y, so that the program writes ᵧ for it."""
    plain = "".join(unicodedata.normalize("NFKC", char) for char in run)
    if sort == "sub":
        return f" sub {plain} ".replace("−", " minus ").replace("γ", "y")
    if plain.startswith("("):
        return f" superscript {plain.strip('()')} "
    power = _POWERS.get(plain) or f"to the {plain}".replace("−", "minus ")
    return f" {power} "


def _character(char: str, neighbours: str) -> str:
    if char.isascii() or char in _KEPT:
        return char
    if char in _ACCENTS:
        return f" {_ACCENTS[char]} "
    if char in _OWN:
        return f" {_OWN[char]} "
    if char in SIGNS:
        return f" {name_of(char)} "
    letters = unicodedata.normalize("NFD", char)
    base, marks = letters[0], letters[1:]
    if marks and all(mark in _ACCENTS for mark in marks):
        return " ".join([f" {_named(base)}", *(_ACCENTS[mark] for mark in marks), ""])
    if marks and any(one.isalpha() for one in neighbours):
        return char
    return _named(char)


def _named(char: str) -> str:
    """A letter by its name; a Latin one as it is."""
    if char.isascii() or not char.isalpha():
        return char if char.isascii() else f" {name_of(char)} "
    return f" {name_of(char)} "
