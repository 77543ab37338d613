"""TeX → tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drill.maths.commands import ALPHABET_OF, COMMANDS, Parts
from drill.maths.environments import SHAPES, cells, is_row_end
from drill.maths.latex import Group, Macro, Part, TexError, read_parts
from drill.maths.pairing import DELIMITED
from drill.maths.row import read_row
from drill.maths.symbols import SPACES, SYMBOLS
from drill.maths.tree import NOTHING, Grid, Node, Raw, Row, Symbol

_MACROS = {
    **{name: command.signature for name, command in COMMANDS.items()},
    **dict.fromkeys(DELIMITED, "{"),
    "\\": "*[",
}
_ENVIRONMENTS = {name: shape.signature for name, shape in SHAPES.items()}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula's tree, and the names of the commands in it that are not known."""

    tree: Node
    unknown: tuple[str, ...]


def read_tex(tex: str) -> Reading:
    r"""The tree of ``tex``, which may stand in ``$…$`` or ``\[…\]``.

    A command that is not known stays as `Raw`, together with the groups after it. Raises
    `TexError` where the text is not TeX.
    """
    reader = Reader(tex)
    parts = _undelimited(read_parts(tex, _MACROS, _ENVIRONMENTS))
    if "&" in parts:
        tree: Node = Grid(reader.rows(parts), "aligned", "rl")
    elif any(map(is_row_end, parts)):
        tree = Grid(reader.rows(parts), "lines", "l")
    else:
        tree = reader.row(parts)
    return Reading(tree, tuple(reader.unknown))


def _undelimited(parts: Sequence[Part]) -> Sequence[Part]:
    """The inside of a formula that is given with its dollar signs."""
    content = [part for part in parts if not isinstance(part, str) or not part.isspace()]
    if len(content) == 1 and isinstance(content[0], Group) and content[0].maths:
        return content[0].parts
    return parts


class Reader:
    """Reads the parts of one formula; remembers the names that it does not know."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.unknown: dict[str, None] = {}

    def row(self, parts: Parts, alphabet: str = "") -> Node:
        """The tree of ``parts``, letters in ``alphabet``."""
        return read_row(self, parts, alphabet)

    def rows(self, parts: Parts, alphabet: str = "") -> tuple[tuple[Node, ...], ...]:
        r"""The cells of ``parts``, cut at ``\\`` and ``&``."""
        return tuple(tuple(self.row(cell, alphabet) for cell in row) for row in cells(parts))

    def text(self, parts: Parts) -> Node:
        """The tree of ``parts`` read as words: blanks count, ``$…$`` is maths."""
        items: list[Node] = []
        letters = ""
        for part in parts:
            piece = _character(part)
            if piece is None:
                items += [*_prose(letters), self._inside_text(part)]
                letters = ""
            else:
                letters += piece
        items += _prose(letters)
        return items[0] if len(items) == 1 else Row(tuple(items)) if items else NOTHING

    def _inside_text(self, part: Part) -> Node:
        if isinstance(part, Group):
            return self.row(part.parts) if part.maths else self.text(part.parts)
        return self.row([part])

    def words(self, parts: Parts) -> str:
        r"""``parts`` as the plain text of a name, a blank for each ``\,``."""
        return " ".join("".join(map(self._word, parts)).split())

    def _word(self, part: Part) -> str:
        match part:
            case str():
                return part.replace("-", "‐")
            case Group(parts=inner):
                return self.words(inner)
            case Macro(name=name) if name in SPACES:
                return " "
            case Macro(name=name) if name in SYMBOLS:
                return f" {SYMBOLS[name].text} "
            case Macro(name=name, arguments=(inner,)) if name in ALPHABET_OF or name == "text":
                return self.words(inner or ())
        raise TexError("a name that is not made of letters")

    def raw(self, name: str, start: int, end: int) -> Raw:
        """The source from ``start`` to ``end``, whose command ``name`` is not known."""
        self.unknown[name] = None
        return Raw(" ".join(self.source[start:end].split()))


def _character(part: Part) -> str | None:
    """One character of text, or None for a part that is more than that."""
    if isinstance(part, str):
        return " " if part.isspace() or part == "~" else part
    if isinstance(part, Macro) and part.name in SPACES:
        return " " if SPACES[part.name] > 0 else ""
    if isinstance(part, Macro) and not part.name.isalpha() and part.name in SYMBOLS:
        return SYMBOLS[part.name].text
    return None


def _prose(letters: str) -> list[Node]:
    for typed, sign in _LIGATURES.items():
        letters = letters.replace(typed, sign)
    kept = " ".join(letters.split())
    if not kept:
        return [Symbol(" ")] if letters else []
    before, after = " " * letters[0].isspace(), " " * letters[-1].isspace()
    return [Symbol(before + kept + after)]
