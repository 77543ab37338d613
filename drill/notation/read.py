"""Text → tree. Strict for the syllabus, lenient for learners; one grammar for both."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError
from lark.lexer import Lexer

from drill.engine import OPERATIONS
from drill.notation.errors import ReadError
from drill.notation.grow import MOST_ENTRIES, Grow
from drill.notation.lexing import LONGEST_TEXT, lex
from drill.notation.tree import Apply, Name, Node, Rows, children
from drill.notation.vocabulary import Vocabulary

MOST_NODES = 600
DEEPEST = 120


def read_strict(text: str, vocabulary: Vocabulary, *, condition: bool = False) -> Node:
    """The formula of a note: every name known, every product written out.

    Raises:
        ReadError: with the character at which reading stopped.
    """
    tokens = lex(text, vocabulary, OPERATIONS, strict=True)
    if condition:
        tokens.insert(0, Token("AS_CONDITION", ""))
    return _checked(_parse(tokens, text))


def read_answer(text: str, vocabulary: Vocabulary, *, asked: str = "", array: bool = False) -> Node:
    """What a learner typed: Unicode, LaTeX, products left out, rows of numbers.

    Rows end at ``;``, the matrices of a tensor at ``;;``. ``asked`` is the name of what is asked,
    which may stand before an equals sign; ``array`` says that a vector or a matrix is expected, so
    that numbers side by side are entries.

    Raises:
        ReadError: with the character at which reading stopped.
    """
    if len(text) > LONGEST_TEXT:
        raise ReadError(f"this is longer than {LONGEST_TEXT} characters", LONGEST_TEXT)
    start = _after_equals(text, vocabulary, asked)
    body = text[start:]
    if not body.strip():
        raise ReadError("nothing is written here", start)
    try:
        if array and ";;" in body:
            return _checked(_read_matrices(body, vocabulary))
        rows = _written_rows(body, array=array)
        if rows is None:
            return _checked(_parse(lex(body, vocabulary, OPERATIONS, strict=False), body))
        return _checked(_read_rows(rows, vocabulary))
    except ReadError as error:
        raise ReadError(error.reason, error.position + start) from None


def _after_equals(text: str, vocabulary: Vocabulary, asked: str) -> int:
    """Where the answer starts in ``dz2 = yhat − y`` or ``≈ 0.5``."""
    match = re.match(r"\s*[=≈]\s*", text)
    if match:
        return match.end()
    head, sign, _ = text.partition("=")
    inside = any(head.count(left) > head.count(right) for left, right in ("{}", "[]", "()"))
    if not sign or inside or text[len(head) + 1 : len(head) + 2] == "=" or head[-1:] in "<>!":
        return 0
    try:
        named = _parse(lex(head, vocabulary, OPERATIONS, strict=False), head)
    except ReadError:
        named = None
    if isinstance(named, Name) and (named.name == asked or vocabulary.find(asked) == named.name):
        return len(head) + 1
    if re.fullmatch(r"\s*[\w_]+\s*", head) and head.strip() == asked:
        return len(head) + 1
    raise ReadError("an equation is not an answer: write only what stands after the =", len(head))


# -- rows of numbers -------------------------------------------------------------------------------

_ENTRY = r"[^\s,;()\[\]|]*(?:\([^()]*\))?[^\s,;()\[\]|]*"
_SPACED_ROW = re.compile(r"\S+(?:\s+\S+)+")
_NUMERIC = re.compile(r"[-+−]?(?:[\d.(⅓½¼¾⅔√]|e\^|[a-z]+\()")


def _written_rows(text: str, *, array: bool) -> list[list[tuple[str, int]]] | None:
    """The entries, with their places, of ``1 2; 3 4``, ``[1 2]``, ``1, 2`` or lines of numbers."""
    body = text.strip()
    offset = text.index(body) if body else 0
    bracketed = body.startswith("[") and body.endswith("]") and not re.search(r"[\[\]]", body[1:-1])
    if bracketed:
        body, offset = body[1:-1], offset + 1
    if not array and not bracketed and ";" not in body and "\n" not in body:
        return None
    if re.search(r"[\[\]\\|]", body):
        return None
    rows = [_entries(row, start + offset) for row, start in _pieces(body, r"[;\n]")]
    rows = [row for row in rows if row]
    if len(rows) > 1:
        return rows
    if not rows or len(rows[0]) < 2 or not (array or bracketed):
        return None
    return rows if "," in body or all(_NUMERIC.match(entry) for entry, _ in rows[0]) else None


def _entries(row: str, offset: int) -> list[tuple[str, int]]:
    """A row cut at its commas, or at its spaces if every piece is then an entry of its own."""
    if _top_level_comma(row):
        pieces = _pieces(row, r",")
        empty = next((start for piece, start in pieces if not piece.strip()), None)
        if empty is not None:
            raise ReadError("an entry is missing here", empty + offset)
    else:
        pieces = _pieces(row, r"\s+")
        if any(re.fullmatch(r"[-+*/^@·−×⊙]|.*[-+*/^@(−]", piece) for piece, _ in pieces):
            pieces = [(row, 0)]
    return [(piece, start + offset) for piece, start in pieces if piece.strip()]


def _top_level_comma(row: str) -> bool:
    return len(_pieces(row, r",")) > 1


def _pieces(text: str, separator: str) -> list[tuple[str, int]]:
    """``text`` cut at separators that stand in no bracket, each piece with its place."""
    pieces, depth, start, at = [], 0, 0, 0
    while at < len(text):
        match = re.compile(separator).match(text, at) if depth == 0 else None
        if match:
            pieces.append((text[start:at], start))
            start = at = match.end()
            continue
        depth += (text[at] in "([{（") - (text[at] in ")]}）")
        at += 1
    return [*pieces, (text[start:], start)]


def _read_rows(rows: list[list[tuple[str, int]]], vocabulary: Vocabulary) -> Rows:
    if sum(map(len, rows)) > MOST_ENTRIES:
        raise ReadError(f"more than {MOST_ENTRIES} entries", rows[0][0][1])
    width = len(rows[0])
    for row in rows:
        if len(row) != width:
            has = f"{len(row)} entries" if len(row) != 1 else "1 entry"
            raise ReadError(f"this row has {has}, the first has {width}", row[0][1])
    read = [[_read_entry(entry, start, vocabulary) for entry, start in row] for row in rows]
    if len(read) == 1:
        return Rows(tuple((entry,) for entry in read[0]), flat=True)
    return Rows(tuple(map(tuple, read)), flat=width == 1)


def _read_matrices(text: str, vocabulary: Vocabulary) -> Node:
    """``1 2; 3 4;; 5 6; 7 8``: matrices one behind the other."""
    matrices = []
    for piece, start in _pieces(text, r";;"):
        rows = [_entries(row, start + at) for row, at in _pieces(piece, r"[;\n]") if row.strip()]
        if not rows:
            raise ReadError("a matrix is missing here", start)
        read = _read_rows(rows, vocabulary)
        matrices.append(_one_row(read) if len(rows) == 1 else replace(read, flat=False))
    return Apply("channels", tuple(matrices))


def _one_row(column: Rows) -> Rows:
    """A single row of numbers, which by itself would count as a column."""
    return Rows((tuple(entry for row in column.rows for entry in row),))


def _read_entry(entry: str, start: int, vocabulary: Vocabulary) -> Node:
    try:
        return _parse(lex(entry, vocabulary, OPERATIONS, strict=False), entry)
    except ReadError as error:
        raise ReadError(error.reason, error.position + start) from None


# -- parsing ---------------------------------------------------------------------------------------


class _Ready(Lexer):
    """Hands Lark the tokens that :func:`~drill.notation.lexing.lex` made."""

    def __init__(self, _conf: Any) -> None:
        pass

    def lex(self, data: Any) -> Any:  # type: ignore[override]
        """The tokens themselves."""
        return iter(data)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = files("drill.notation").joinpath("answer.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_Ready, transformer=Grow())


def _parse(tokens: list[Token], text: str) -> Node:
    if not tokens:
        raise ReadError("nothing is written here", 0)
    try:
        tree: Node = _parser().parse(tokens)  # type: ignore[assignment]
    except UnexpectedToken as error:
        raise _unexpected(error, tokens, text) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ReadError):
            raise error.orig_exc from None
        raise
    except UnexpectedInput:
        raise ReadError("nothing can be read from here", 0) from None
    return tree


def _unexpected(error: UnexpectedToken, tokens: list[Token], text: str) -> ReadError:
    token = error.token
    if token.type == "$END":
        return ReadError("something is missing at the end", len(text.rstrip()))
    place = token.start_pos or 0
    if token.type in ("COMPARE",):
        return ReadError("a comparison is not an answer here", place)
    if token.type == "COMMA":
        return ReadError("a comma has no place here", place)
    before = next((t for t in reversed(tokens) if (t.start_pos or 0) < place and t.value), None)
    if token.type in ("RPAR", "RSQB", "RBRACE") and before is not None:
        return ReadError(f"something is missing before {token.value}", place)
    shown = token.value or "this"
    return ReadError(f"{shown} can't stand here", place)


def _checked(tree: Node) -> Node:
    """``tree`` if it is within bounds; deep or wide ones are refused before anything runs."""
    count, level = 0, [tree]
    for _ in range(DEEPEST):
        count += len(level)
        level = [child for node in level for child in children(node)]
        if count + len(level) > MOST_NODES:
            raise ReadError("this formula is too long", 0)
        if not level:
            return tree
    raise ReadError(f"this is nested more than {DEEPEST} deep", 0)
