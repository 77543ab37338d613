"""What is printed, before it is known as what: titles, paragraphs, formulas, room to write.

Texts are Markdown with ``$maths$``, whatever comes of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drill.maths.markdown_segments import segments


@dataclass(frozen=True)
class Heading:
    """A title: level 1 of the document, 2 of a section, 3 of a question with its marks."""

    level: int
    text: str
    marks: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A text; ``label`` stands before it, and its other lines begin below the text."""

    text: str
    label: str = ""
    marks: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Formulas:
    """Formulas in TeX, each with a note, side by side where there is room."""

    formulas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Room:
    """Empty lines to write on."""

    lines: int


Piece = Heading | Paragraph | Formulas | Room


@dataclass(frozen=True)
class Document:
    """Pieces one below the other."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Inline:
    """A stretch of a text: words, a formula in TeX, or code."""

    kind: str
    content: str


def inlines(text: str) -> Iterable[Inline]:
    """``text`` cut at its formulas and code; a displayed formula counts as one in the text."""
    for segment in segments(text):
        match segment.kind:
            case "inline" | "display":
                yield Inline("maths", segment.content.strip())
            case "code" | "fence":
                yield Inline("code", segment.content.strip("`\n"))
            case _:
                yield Inline("text", segment.content)
