"""TeX text → its parts (characters, groups, commands, environments), by pylatexenc's parser.

Nothing of pylatexenc leaves this file. Its parser is given our own table of signatures, so that
`\\hat\\mathbf{x}` reads the whole `\\mathbf{x}` as the argument, as TeX would after expansion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_LENGTH = 10_000
MAX_DEPTH = 40


class TexError(ValueError):
    """The text is not TeX that can be read: unbalanced, too long, too deep, a script of nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts in braces, or ``$…$`` inside text (``maths``)."""

    parts: tuple[Part, ...]
    start: int
    end: int
    maths: bool = False


@dataclass(frozen=True, slots=True)
class Macro:
    r"""``\name`` with the arguments that its signature asks for; None for an absent optional one.

    ``start`` and ``end``: where it stands in the source, its arguments included.
    """

    name: str
    arguments: tuple[tuple[Part, ...] | None, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Environment:
    r"""``\begin{name} … \end{name}``."""

    name: str
    arguments: tuple[tuple[Part, ...] | None, ...]
    parts: tuple[Part, ...]
    start: int
    end: int


Part = str | Group | Macro | Environment

_NESTING = re.compile(r"\\(begin|end|left|right)(?![a-zA-Z])|\\[(\[)\]]|\\.|[{}]", re.DOTALL)
_DEEPER = {r"\begin": 1, r"\left": 1, "{": 1, r"\(": 1, r"\[": 1}
_HIGHER = {r"\end": 1, r"\right": 1, "}": 1, r"\)": 1, r"\]": 1}


def read_parts(tex: str, macros: Mapping[str, str], environments: Mapping[str, str]) -> list[Part]:
    """The parts of ``tex``.

    ``macros``, ``environments``: for each name that takes arguments its signature, a string of
    ``{`` (argument), ``[`` (optional argument) and ``*`` (optional star). Raises `TexError`.
    """
    _check_bounds(tex)
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    walker = LatexWalker(
        tex, latex_context=_Signatures(macros, environments), tolerant_parsing=False
    )
    state = walker.make_parsing_state(in_math_mode=True, math_mode_delimiter="maths")
    try:
        nodes, _, length = walker.get_latex_nodes(parsing_state=state)
    except LatexWalkerError as error:
        raise TexError(getattr(error, "msg", str(error))) from error
    if length < len(tex.rstrip()):
        raise TexError("the text ends in a backslash")
    return list(_parts(nodes))


def _check_bounds(tex: str) -> None:
    if len(tex) > MAX_LENGTH:
        raise TexError(f"longer than {MAX_LENGTH} characters")
    depth = 0
    for match in _NESTING.finditer(tex):
        token = match.group()
        depth += _DEEPER.get(token, 0) - _HIGHER.get(token, 0)
        if depth > MAX_DEPTH:
            raise TexError(f"nested more than {MAX_DEPTH} deep")


def _parts(nodes: list[Any]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for node in nodes:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            parts.extend(node.chars)
        elif kind != "LatexCommentNode":
            parts.append(_part(node, kind))
    return tuple(parts)


def _part(node: Any, kind: str) -> Part:
    start, end = node.pos, node.pos + node.len
    if kind == "LatexSpecialsNode":
        return str(node.specials_chars)
    if kind == "LatexMacroNode":
        return Macro(node.macroname, _arguments(node.nodeargd), start, end)
    if kind == "LatexEnvironmentNode":
        arguments = _arguments(node.nodeargd)
        return Environment(node.environmentname, arguments, _parts(node.nodelist), start, end)
    return Group(_parts(node.nodelist), start, end, kind == "LatexMathNode")


def _arguments(parsed: Any) -> tuple[tuple[Part, ...] | None, ...]:
    return tuple(_argument(node) for node in parsed.argnlist) if parsed is not None else ()


def _argument(node: Any) -> tuple[Part, ...] | None:
    if node is None:
        return None
    if type(node).__name__ == "LatexGroupNode":
        return _parts(node.nodelist)
    return _parts([node])


class _Signatures:
    """What pylatexenc asks of a context: how many arguments follow a name."""

    def __init__(self, macros: Mapping[str, str], environments: Mapping[str, str]) -> None:
        self.macros, self.environments = macros, environments
        self.specials = {sign: _Special(sign) for sign in "&~"}

    def get_macro_spec(self, name: str) -> _Signature:
        return _Signature(self.macros.get(name, ""), self)

    def get_environment_spec(self, name: str) -> _Signature:
        return _Signature(self.environments.get(name, ""), self)

    def test_for_specials(self, source: str, place: int, parsing_state: Any) -> _Special | None:
        return self.specials.get(source[place])


@dataclass(frozen=True, slots=True)
class _Special:
    specials_chars: str

    def parse_args(self, **_where: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class _Parsed:
    argnlist: list[Any]
    legacy_nodeoptarg_nodeargs: None = None


@dataclass(frozen=True, slots=True)
class _Signature:
    signature: str
    context: _Signatures
    is_math_mode = True

    def parse_args(self, w: Any, pos: int, parsing_state: Any) -> tuple[_Parsed, int, int]:
        """Read the arguments that begin at ``pos``: what they are, where, how long."""
        found: list[Any] = []
        end = pos
        for wanted in self.signature:
            if wanted == "{":
                node, end = self._required(w, end, parsing_state)
            elif wanted == "[":
                node, end = _optional(w, end, parsing_state)
            else:
                node, end = _star(w, end)
            found.append(node)
        return _Parsed(found), pos, end - pos

    def _required(self, w: Any, place: int, state: Any) -> tuple[Any, int]:
        token = w.get_token(place, environments=False, parsing_state=state)
        if token.tok == "macro" and self.context.macros.get(token.arg):
            (node, *_), start, length = w.get_latex_nodes(
                token.pos, read_max_nodes=1, parsing_state=state
            )
        else:
            node, start, length = w.get_latex_expression(token.pos, parsing_state=state)
        if length == 0:
            raise TexError("an argument is missing")
        return node, start + length


def _optional(w: Any, place: int, state: Any) -> tuple[Any, int]:
    if not w.s.startswith("[", place):
        return None, place
    node, start, length = w.get_latex_maybe_optional_arg(place, parsing_state=state)
    return node, start + length


def _star(w: Any, place: int) -> tuple[Any, int]:
    if not w.s.startswith("*", place):
        return None, place
    node, start, length = w.get_latex_expression(place)
    return node, start + length
