"""Names: symbols in any spelling, entries of vectors, names run together, gradient quotients."""

from __future__ import annotations

import re

from drill.notation.errors import ReadError
from drill.notation.lexing.functions import read_function
from drill.notation.lexing.state import Lexer
from drill.notation.lexing.sums import SUM, read_total
from drill.notation.names import segment
from drill.notation.spelling import letter, spelling, suffixes

_D = r"(?:\\partial\s*|d)"

_QUOTIENT = re.compile(
    rf"\\d?frac\s*\{{\s*{_D}\s*(?P<a>[^{{}}/]+?|\\mathcal\{{L\}})\s*\}}\s*"
    rf"\{{\s*{_D}\s*(?P<b>(?:[^{{}}]|\{{[^{{}}]*\}}|\{{\\[a-z]+\{{[^{{}}]*\}}\}})+?)\s*\}}"
    rf"|{_D}\s*(?P<c>[A-Z]|\\mathcal\{{L\}})\s*/\s*{_D}\s*(?=(?P<d>[A-Za-zα-ωΑ-Ω\\]))"
)

_NABLA = re.compile(
    r"\\nabla\s*_\s*(?:\{(?P<b>[^{}]+(?:\{[^{}]*\})?[^{}]*)\}|(?P<c>\w))\s*(?P<a>L|\\mathcal\{L\}|J)"
)

_DIGITS_INSIDE = re.compile(r"[A-Za-z][A-Za-z0-9_]*_[A-Za-z0-9_]*\d[A-Za-z_][A-Za-z0-9_]*")
_WORDS = {"and": "AND", "or": "OR", "not": "NOT", "for": "FOR", "in": "IN"}


def read_quotient(lexer: Lexer, at: int) -> int | None:
    """A gradient written as a quotient: ``∂L/∂z2``, ``dL/dz2``, ``∇_z L``."""
    if lexer.strict or lexer.text[at] not in "\\d":
        return None
    match = _QUOTIENT.match(lexer.text, at) or _NABLA.match(lexer.text, at)
    if not match:
        return None
    parts = match.groupdict()
    of = spelling(parts["a"] or parts.get("c") or "L", 0)[0]
    if match.re is _QUOTIENT and parts["b"] is None:
        by, end = spelling(lexer.text, match.end())
    else:
        by, end = spelling(parts["b"] or parts["c"] or "", 0)[0], match.end()
    return _gradient(lexer, of if match.re is _QUOTIENT else "L", by, at, end)


def _gradient(lexer: Lexer, of: str, by: str, at: int, end: int) -> int | None:
    target = lexer.vocabulary.find(by) or by
    name = lexer.vocabulary.gradients.get((of, target)) or lexer.vocabulary.find(f"d{target}")
    if name is None and lexer.vocabulary.open and "d" not in lexer.vocabulary.symbols:
        name = f"d{target}"
    if name is None:
        return None
    lexer.emit("NAME", name, at, end)
    return end


def read_word(lexer: Lexer, at: int) -> int | None:
    """A name: of a symbol, a function, an index, or several run together."""
    whole = _whole_word(lexer, at)
    if whole is not None:
        return whole
    base, end = letter(lexer.text, at)
    if not base:
        return None
    if _summed(lexer, base, at, end):
        return read_total(lexer, "sum", at, end)
    if base in _WORDS and _is_keyword(lexer, base):
        lexer.put(_WORDS[base], base, at, end)
        return end
    if base == "d":
        differential = _differential(lexer, at, end)
        if differential is not None:
            return differential
    name, full = suffixes(lexer.text, base, end)
    return read_function(lexer, (name, base), at, (full, end)) or read_symbol(lexer, name, at, full)


def _whole_word(lexer: Lexer, at: int) -> int | None:
    """A name with digits inside, as ``max_pool2d``: what is declared or known just so."""
    match = _DIGITS_INSIDE.match(lexer.text, at)
    if not match:
        return None
    name, end = match.group(), match.end()
    done = read_function(lexer, (name, name), at, (end, end))
    known = lexer.vocabulary.find(name) if done is None else None
    if known is not None:
        lexer.emit("NAME", known, at, end)
        return end
    return done


def _differential(lexer: Lexer, at: int, end: int) -> int | None:
    """``dŷ`` and ``dβ``, where a d stands before a letter that is no part of a plain word."""
    inner, full = spelling(lexer.text, end) if lexer.text[end : end + 1].strip() else ("", end)
    known = lexer.vocabulary.find(f"d{inner}") if inner else None
    if known is None:
        return None
    lexer.emit("NAME", known, at, full)
    return full


def _is_keyword(lexer: Lexer, word: str) -> bool:
    return lexer.strict and not lexer.vocabulary.find(word)


def _summed(lexer: Lexer, base: str, at: int, end: int) -> bool:
    if base not in ("sum", "Sigma", "Sum") or lexer.vocabulary.find(base):
        return False
    return lexer.text[end : end + 1] in ("_",) and SUM.match(lexer.text, end) is not None


def read_symbol(lexer: Lexer, name: str, at: int, end: int) -> int:
    """The symbol behind a spelling; an unknown one is refused with the nearest."""
    known = lexer.vocabulary.find(name)
    if known is not None:
        lexer.emit("NAME", known, at, end)
        return end
    if name in lexer.indices:
        lexer.emit("NAME", name, at, end)
        return end
    if _component(lexer, name, at, end) or _run_together(lexer, name, at, end):
        return end
    if not lexer.vocabulary.admits(name):
        raise ReadError(lexer.vocabulary.unknown(name), lexer.places[at])
    _refuse_unknown_call(lexer, name, at, end)
    lexer.emit("NAME", name, at, end)
    return end


def _refuse_unknown_call(lexer: Lexer, name: str, at: int, end: int) -> None:
    if len(name) > 1 and lexer.text[end : end + 1] == "(":
        raise ReadError(f"there is no function {name}", lexer.places[at])


def _component(lexer: Lexer, name: str, at: int, end: int) -> bool:
    """``y_k`` under a sum over k, or ``p_1`` of a vector p."""
    base, _, tail = name.rpartition("_")
    known = lexer.vocabulary.find(base) if base and tail else None
    if known is None or lexer.strict or lexer.vocabulary.open:
        return False
    places = _places(lexer, tail)
    if not all(place.isdigit() or place in lexer.indices for place in places):
        return False
    lexer.emit("NAME", known, at, end)
    lexer.put("INDEX", "[", end, end)
    for count, place in enumerate(places):
        if count:
            lexer.put("COMMA", ",", end, end)
        lexer.put("NUMBER" if place.isdigit() else "NAME", place, end, end)
    lexer.put("RSQB", "]", end, end)
    return True


def _places(lexer: Lexer, tail: str) -> list[str]:
    """The places that a subscript names: ``1,2`` and ``12`` both mean row 1, column 2."""
    if "," in tail:
        return tail.split(",")
    return [tail] if tail in lexer.indices else list(tail)


def _run_together(lexer: Lexer, name: str, at: int, end: int) -> bool:
    if lexer.strict:
        return False
    known = {**lexer.vocabulary.symbols, **{index: index for index in lexer.indices}}
    readings = segment(name.replace("_", ""), known)
    if len(readings) > 1:
        raise ReadError(f"{name} can be read in two ways; put signs between", lexer.places[at])
    if not readings:
        return False
    for part in readings[0]:
        lexer.emit("NAME", known[part], at, end)
        lexer.spaced = False
    return True
