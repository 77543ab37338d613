r"""Maths that lost its delimiters on the way out of a chat.

Copying ``\(x^2\)`` out of a rendered answer leaves ``(x^2)``, and ``\[ … \]`` leaves a bracket on a
line of its own; ``\,`` becomes a comma and ``\|`` a bar. What stands in brackets is taken for maths
on evidence only: prose in brackets is far more common.
"""

from __future__ import annotations

import re
from enum import Enum

from drill.maths.latex import TexError
from drill.maths.layout import TooLargeError
from drill.maths.read import read_tex

LONGEST = 600
"""Characters between two brackets that belong together."""

_COMMAND = re.compile(r"\\[A-Za-z]+")
_SCRIPT = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]|[)\]}|])'*[_^](?:\{|\\[A-Za-z]|[A-Za-z0-9*+-](?![A-Za-z0-9_]))"
)
_RELATION = re.compile(r"[=<>≤≥≈∼≠∈]")
_TEXT = re.compile(r"\\(?:text|mathrm|operatorname|mathbf|textbf|mathit)\*?\s*\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FUNCTIONS = frozenset({
    "log", "ln", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min", "argmax",
    "argmin", "softmax", "sigmoid", "relu", "sign", "det", "tr", "var", "cov", "mod", "diag",
    "dx", "dy", "dz", "dw", "db", "da", "dh", "dt", "dW", "dL",
})  # fmt: skip
"""Words that stand in formulas."""
_SHORT_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "eg", "go", "he", "ie", "if", "in", "is", "it", "me",
    "my", "no", "of", "ok", "on", "or", "so", "to", "up", "us", "vs", "we",
})  # fmt: skip
_SCRIPTED = re.compile(r"[_^]\{[^{}\s]*\}")
_LINK = re.compile(r"\[\[|\]\(|https?:|`")
_OPENS_AFTER = re.compile(r"[\w)\]}$\\]\Z")
"""What stands before a bracket that belongs to a word or a formula, as in ``f(x)``."""
_BRACKET_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)\[[ \t]*\n"
    r"(?P<body>(?:(?![ \t]*\n).+\n)+?)(?P=indent)\][ \t]*$",
    re.MULTILINE,
)
_BRACKET_LINE = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)\[[ \t]+(?P<body>[^\n]+?)[ \t]+\][ \t]*$", re.MULTILINE
)


class Paste(Enum):
    """Whether a note has maths in plain brackets, so that weaker signs of it count as well."""

    PLAIN = "plain"
    BRACKETS = "brackets"


def is_pasted(text: str) -> Paste:
    """Whether ``text``, without its maths and code, holds formulas in plain brackets."""
    found = any(_is_certain(body) for _, _, body in _bracketed(text))
    return Paste.BRACKETS if found else Paste.PLAIN


def with_dollars(text: str, paste: Paste) -> str:
    """``text``, which holds no maths between delimiters yet, with dollars around its maths."""
    text = _BRACKET_BLOCK.sub(_as_block, text)
    text = _BRACKET_LINE.sub(_as_line, text)
    pieces, at = [], 0
    for start, end, body in _bracketed(text):
        if start >= at and _is_maths(body, paste) and "$" not in body:
            pieces += [text[at:start], f"${mended(body.strip())}$"]
            at = end
    return "".join([*pieces, text[at:]])


def _as_block(match: re.Match[str]) -> str:
    body, indent = match["body"], match["indent"]
    if not _is_certain(body) or "$" in body:
        return match[0]
    return f"{indent}$$\n{mended(body.rstrip())}\n{indent}$$"


def _as_line(match: re.Match[str]) -> str:
    if not _is_maths(match["body"], Paste.BRACKETS) or "$" in match["body"]:
        return match[0]
    return f"{match['indent']}$${mended(match['body'])}$$"


def _bracketed(text: str) -> list[tuple[int, int, str]]:
    """The round brackets that stand apart, outer before inner: their start, end and content.

    A bracket inside another is one only where the outer holds prose.
    """
    found: list[tuple[int, int, str]] = []
    open_at: list[int] = []
    for place, char in enumerate(text):
        if char == "\n" and text[place + 1 : place + 2] in ("", "\n"):
            open_at.clear()
        elif char == "(":
            open_at.append(place)
        elif char == ")" and open_at:
            start = open_at.pop()
            if place - start <= LONGEST and _stands_apart(text, start):
                found.append((start, place + 1, text[start + 1 : place]))
    found.sort()
    formulas = [(start, end) for start, end, body in found if not _is_prose(body)]
    return [
        each
        for each in found
        if not any(start < each[0] and each[1] < end for start, end in formulas)
    ]


def _stands_apart(text: str, start: int) -> bool:
    return not _OPENS_AFTER.search(text[max(start - 1, 0) : start])


def _is_maths(body: str, paste: Paste) -> bool:
    """Whether a bracket holds maths: for certain, or likely in a note that has such maths."""
    if _is_certain(body):
        return True
    return paste is Paste.BRACKETS and _is_likely(body)


def _is_certain(body: str) -> bool:
    """A TeX command or a script, no prose, and nothing that is not TeX."""
    has_sign = _COMMAND.search(body) or _SCRIPT.search(body)
    return bool(has_sign) and not _is_prose(body) and _reads(body)


def _is_likely(body: str) -> bool:
    """A relation between symbols, or one capital letter; no prose."""
    has_letter = re.search(r"[^\W\d_]", body)
    relation = _RELATION.search(body) and has_letter
    return bool(relation or re.fullmatch(r"\s*[A-Z]\s*", body)) and not _is_prose(body)


def _is_prose(body: str) -> bool:
    if _LINK.search(body):
        return True
    rest = _COMMAND.sub(" ", _SCRIPTED.sub(" ", _TEXT.sub(" ", body)))
    return any(map(_is_word, _WORD.findall(rest)))


def _is_word(letters: str) -> bool:
    """Whether letters side by side are a word of prose; two may be a product, as in ``Wx``."""
    if letters in _FUNCTIONS:
        return False
    return len(letters) > 2 or letters.casefold() in _SHORT_WORDS


def _reads(body: str) -> bool:
    try:
        return not read_tex(body).unknown
    except (TexError, TooLargeError, RecursionError):
        return False


# -- what else was lost ----------------------------------------------------------------------------

_SPACED_SIGN = re.compile(r"\s*;\s*([-+=])\s*;\s*")
_NORM = re.compile(
    r"(?<!\\)\|((?:[^|\\\n]|\\[A-Za-z]+|\\.)+?)(?<!\\)\|(?=_(?:[12pF∞]|\{[12pF]\}|\\infty))"
)
_STRAY = (
    (re.compile(r"([;,])\s*,"), r"\1"),
    (re.compile(r",\s*;"), ","),
)


def mended(tex: str) -> str:
    r"""TeX with what a paste took from it: bars of norms, and what ``\,`` and ``\;`` left behind.

    ``|W|_2^2`` is ``\|W\|_2^2``, ``;+;`` is ``+``, ``0,, x`` is ``0, x``.
    """
    tex = _SPACED_SIGN.sub(r" \1 ", tex)
    for stray, right in _STRAY:
        tex = stray.sub(right, tex)
    return _NORM.sub(r"\\|\1\\|", tex)
