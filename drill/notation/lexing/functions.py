"""Functions with their arguments: ``sin² x``, ``σ′(z)``, ``log p``."""

from __future__ import annotations

import re

from lark import Token

from drill.engine.second_roads import PREFIX
from drill.notation.errors import ReadError
from drill.notation.lexing.state import Lexer, matching
from drill.notation.names import CONSTANTS, find_function

_OVER_AN_INDEX = frozenset({"sum", "prod", "all", "any"})
_FOR = re.compile(r"\bfor\s+([a-z])\s+in\b")
_PRIME = re.compile(r"'+|\^(?:\\prime(?![A-Za-z])|\{\s*(?:\\prime\s*)+\})")


def read_function(
    lexer: Lexer, names: tuple[str, str], at: int, ends: tuple[int, int]
) -> int | None:
    """A function at ``at`` by its name with subscripts or without, and where each name ends."""
    (name, base), (end, short) = names, ends
    called = _find_function(lexer, name)
    if called is None and name != base:
        called, end = _find_function(lexer, base), short
    if called is None:
        return None
    prime = _PRIME.match(lexer.text, end)
    if prime:
        called += "'" * max(1, prime.group().count("'") or prime.group().count("prime"))
        end = prime.end()
    following = next_mark(lexer, end)
    is_symbol = lexer.vocabulary.find(name) is not None
    if is_symbol and following != "(" and not prime:
        return None
    _check_function(lexer, called, at)
    lexer.emit("FUNCTION", called, at, end)
    return _argument(lexer, called, at, end, following)


def _find_function(lexer: Lexer, name: str) -> str | None:
    if name.startswith(PREFIX) and not lexer.strict:
        return None
    bound = lexer.vocabulary.functions.get(name)
    return bound or find_function(name, lexer.operations)


def _check_function(lexer: Lexer, called: str, at: int) -> None:
    if called not in lexer.operations:
        raise ReadError(f"the derivative {called} is not known", lexer.places[at])


def _argument(lexer: Lexer, called: str, at: int, end: int, following: str) -> int:
    if following == "(":
        return _for_clause(lexer, end)
    if following == "^":
        end = _exponent(lexer, lexer.text.index("^", end))
        following = next_mark(lexer, end)
    if not following or following in ")]},;*/+@^=<>!%":
        raise ReadError(f"{called} needs an argument", lexer.places[at])
    if following == "(":
        lexer.joined = True
        return end
    lexer.put("APPLY", "", end, end)
    return end


def _for_clause(lexer: Lexer, end: int) -> int:
    """``sum(… for l in 1..L)`` is a token of its own, so that the grammar stays LALR(1)."""
    if lexer.tokens[-1].value in _OVER_AN_INDEX and lexer.strict:
        start = lexer.text.index("(", end)
        clause = _clause(lexer.text, start, matching(lexer.text, start))
        if clause:
            if clause.group(1) in CONSTANTS:
                raise ReadError("e is a number already", lexer.places[clause.start(1)])
            lexer.indices.add(clause.group(1))
            last = lexer.tokens.pop()
            lexer.tokens.append(Token("SUM", last.value, start_pos=last.start_pos))
    return end


def _clause(text: str, start: int, end: int) -> re.Match[str] | None:
    """The ``for l in`` of the bracket from ``start`` to ``end``, not that of a bracket in it."""
    depth = 0
    for at in range(start, max(start, end)):
        depth += (text[at] in "([") - (text[at] in ")]")
        clause = _FOR.match(text, at) if depth == 1 else None
        if clause:
            return clause
    return None


def _exponent(lexer: Lexer, at: int) -> int:
    """The 2 of sin²(x), read before what the function is applied to."""
    match = re.compile(r"\^\s*(?:\{([^{}]*)\}|(-?\d+|[A-Za-z]))").match(lexer.text, at)
    if not match:
        raise ReadError("an exponent is missing", lexer.places[at])
    lexer.put("CARET", "^", at, at + 1)
    group = 1 if match.group(1) is not None else 2
    lexer.scan(match.start(group), match.end(group))
    return match.end()


def next_mark(lexer: Lexer, at: int) -> str:
    """The next character that is no space and no sizing command; "" at the end."""
    skipped = re.compile(r"(?:\s|\\(?:left|right|big|Big|bigg|Bigg|bigl|Bigl|,|!|;|:|\s))*")
    match = skipped.match(lexer.text, at)
    return lexer.text[match.end() : match.end() + 1] if match else ""
