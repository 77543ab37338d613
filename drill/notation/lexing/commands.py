"""LaTeX commands."""

from __future__ import annotations

import re

from drill.notation.errors import ReadError
from drill.notation.latex import COMMANDS, DROPPED, ENVIRONMENTS
from drill.notation.lexing.functions import next_mark, read_function
from drill.notation.lexing.groups import read_group
from drill.notation.lexing.marks import close, open_or_close_bar
from drill.notation.lexing.state import Lexer
from drill.notation.lexing.sums import read_total
from drill.notation.lexing.words import read_symbol
from drill.notation.spelling import SUBSCRIPT, letter, suffixes


def read_command(lexer: Lexer, at: int) -> int | None:
    """A LaTeX command with its arguments."""
    match = re.compile(r"\\([A-Za-z]+|[^A-Za-z])").match(lexer.text, at)
    if not match:
        return None
    name, end = match.group(1), match.end()
    if name in DROPPED:
        lexer.spaced = True
        return _after_sizing(lexer, name, end)
    if name in ("begin", "end"):
        return _environment(lexer, name, at, end)
    if name in ("sum", "prod"):
        return read_total(lexer, name, at, end)
    if name in ("frac", "dfrac", "tfrac", "binom", "sqrt"):
        return _macro(lexer, name, at, end)
    if name == "\\":
        return _double_backslash(lexer, at, end)
    if name in ("operatorname", "text", "mathrm", "textrm", "mathop", "operatorname*"):
        return _named(lexer, at, end)
    if name in COMMANDS:
        return _sign(lexer, COMMANDS[name], at, end)
    if letter(lexer.text, at)[0]:
        return None
    return _spelled_function(lexer, name, at, end)


def _double_backslash(lexer: Lexer, at: int, end: int) -> int:
    """A new row of a matrix; else an escaped backslash, as it comes out of program texts."""
    if _in_matrix(lexer):
        lexer.put("SEMICOLON", ";", at, end)
        return end
    if not lexer.text[end : end + 1].isalpha():
        raise ReadError("a new line has no place here", lexer.places[at])
    return at + 1


def _spelled_function(lexer: Lexer, name: str, at: int, end: int) -> int:
    subscript = SUBSCRIPT.match(lexer.text, end) if name == "log" else None
    full = subscript.end() if subscript else end
    spelled = f"log_{subscript.group(1) or subscript.group(2)}" if subscript else name
    done = read_function(lexer, (spelled, name), at, (full, end))
    if done is None:
        raise ReadError(f"the LaTeX command \\{name} is not known here", lexer.places[at])
    return done


def _after_sizing(lexer: Lexer, name: str, end: int) -> int:
    if name in ("left", "right") and lexer.text[end : end + 1] == ".":
        return end + 1
    return end


def _sign(lexer: Lexer, kinds: tuple[str, str], at: int, end: int) -> int:
    kind, value = kinds
    if kind == "BARS":
        return open_or_close_bar(lexer, value, at, end)
    if kind in ("FLOOR", "CEIL"):
        lexer.emit(kind, value, at, end)
        lexer.open.append((value, at))
    elif kind in ("CLOSE_FLOOR", "CLOSE_CEIL"):
        close(lexer, value, kind, at)
    elif kind == "NAME":
        lexer.emit("NAME", value, at, end)
    else:
        lexer.put(kind, value, at, end)
    return end


def _named(lexer: Lexer, at: int, end: int) -> int | None:
    match = re.compile(r"\*?\s*\{([A-Za-z0-9_ \\]+)\}").match(lexer.text, end)
    if not match:
        return None
    name = re.sub(r"[ \\]", "", match.group(1))
    spelled, full = suffixes(lexer.text, name, match.end())
    return read_function(lexer, (spelled, name), at, (full, match.end())) or read_symbol(
        lexer, spelled, at, full
    )


def _macro(lexer: Lexer, name: str, at: int, end: int) -> int:
    degree = re.compile(r"\s*\[([^\[\]]{1,20})\]").match(lexer.text, end)
    if name == "sqrt" and degree:
        return _nth_root(lexer, at, degree)
    kind = {"sqrt": "ROOT", "binom": "BINOMIAL"}.get(name, "FRACTION")
    lexer.emit(kind, name, at, end)
    if kind == "ROOT":
        return _root(lexer, at, end)
    for _ in range(2):
        end = read_group(lexer, end)
    return end


def _nth_root(lexer: Lexer, at: int, degree: re.Match[str]) -> int:
    lexer.emit("NTH_ROOT", "sqrt", at, degree.start())
    lexer.put("LBRACE", "[", degree.start(1) - 1, degree.start(1))
    lexer.scan(*degree.span(1))
    lexer.put("RBRACE", "]", degree.end() - 1, degree.end())
    return read_group(lexer, degree.end())


def _root(lexer: Lexer, at: int, end: int) -> int:
    following = next_mark(lexer, end)
    if following == "(":
        lexer.joined = True
        return end
    if following == "{":
        return read_group(lexer, end)
    if not following or following in ")]},;*/+@^=<>!%":
        raise ReadError("the root needs an argument", lexer.places[at])
    lexer.put("APPLY", "", end, end)
    return end


def _environment(lexer: Lexer, name: str, at: int, end: int) -> int:
    match = re.compile(r"\{([a-zA-Z]*matrix|array)\}(?:\{[lcr|]*\})?").match(lexer.text, end)
    if not match or match.group(1) not in ENVIRONMENTS:
        raise ReadError("of the LaTeX environments only matrices can be read", lexer.places[at])
    if name == "begin":
        lexer.emit("BEGIN_MATRIX", "", at, match.end())
        lexer.open.append((r"\begin", at))
    else:
        close(lexer, r"\begin", "END_MATRIX", at)
    return match.end()


def _in_matrix(lexer: Lexer) -> bool:
    return bool(lexer.open) and lexer.open[-1][0] == r"\begin"
