"""A document as PDF: text by fpdf2, formulas drawn as outlines by ziamath."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drill.exams.printing.document import (
    Document,
    Formulas,
    Heading,
    Paragraph,
    Piece,
    Room,
    inlines,
)

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN = 18.0
"""Millimetres on each side."""
SIZE = 11.0
"""Points of the text."""
_POINT = 25.4 / 72
_LEADING = 1.35
_INDENT = 8.0
_WRITING = 7.5
"""Millimetres between two lines to write on."""
_SIZES = {1: 16.0, 2: 13.0, 3: 11.0}
_UNDER_TITLES = {1: 60.0, 2: 60.0, 3: 45.0}
"""Millimetres that a title needs with what follows it."""
_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")


@dataclass(frozen=True)
class Atom:
    """What stands on a line and is not broken: a word, or a formula as SVG. Millimetres.

    ``glued``: no space stands before it.
    """

    text: str
    svg: str
    width: float
    ascent: float
    descent: float
    glued: bool = False


def as_pdf(document: Document) -> bytes:
    """The bytes of a PDF file of A4 pages."""
    from fpdf.fonts import TTFFont

    pages = _Pages(document.title)
    for piece, following in zip_longest(document.pieces, document.pieces[1:]):
        pages.keep_together(piece, following)
        pages.add(piece)
    data = bytes(pages.pdf.output())
    for font in pages.pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.ttfont.close()
    return data


class _Pages:
    """The pages so far; the next line goes below the last."""

    def __init__(self, title: str) -> None:
        self.pdf = _blank(title)

    def keep_together(self, piece: Piece, following: Piece | None) -> None:
        """Begin another page where a title would be the last line, or a question lack its room."""
        if isinstance(piece, Heading):
            self._keep(_UNDER_TITLES[piece.level])
        elif isinstance(following, Room) and not isinstance(piece, Room):
            self._keep(2 * SIZE * _POINT + following.lines * _WRITING)

    def add(self, piece: Piece) -> None:
        """Put a piece below the others."""
        match piece:
            case Heading():
                self._heading(piece)
            case Paragraph():
                self._paragraph(piece)
            case Formulas():
                self._formulas(piece)
            case Room():
                self._room(piece.lines)

    def _heading(self, piece: Heading) -> None:
        size = _SIZES[piece.level]
        self.pdf.ln(size * _POINT * (0.9 if piece.level > 1 else 0.2))
        with self.pdf.local_context(text_mode="FILL_STROKE", line_width=0.12):
            self._lines(_atoms(self.pdf, piece.text, size), size, marks=piece.marks)
        if piece.level == 2:
            y = self.pdf.get_y() + 0.5
            self.pdf.line(MARGIN, y, self.pdf.w - MARGIN, y)
            self.pdf.ln(1.5)

    def _paragraph(self, piece: Paragraph) -> None:
        self.pdf.set_text_color(70 if piece.quiet else 0)
        indent = _INDENT if piece.label else 0.0
        atoms = _atoms(self.pdf, piece.text, SIZE, indent)
        self._lines(atoms, SIZE, indent=indent, marks=piece.marks, label=piece.label)
        self.pdf.set_text_color(0)
        self.pdf.ln(0.8)

    def _formulas(self, piece: Formulas) -> None:
        """Formulas in a row as long as there is room, each with its note behind it."""
        gap = Atom("", "", 3.0, 0.0, 0.0)
        atoms: list[Atom] = []
        for tex, note in piece.formulas:
            atoms += [*_atoms(self.pdf, f"${tex}$" + (f" ({note})" if note else ""), SIZE), gap]
        self.pdf.ln(0.5)
        self._lines(atoms, SIZE)
        self.pdf.ln(0.8)

    def _room(self, lines: int) -> None:
        self._keep(lines * _WRITING)
        self.pdf.set_draw_color(170)
        for _ in range(lines):
            self.pdf.ln(_WRITING)
            y = self.pdf.get_y()
            self.pdf.line(MARGIN + _INDENT, y, self.pdf.w - MARGIN, y)
        self.pdf.set_draw_color(90)
        self.pdf.ln(2.0)

    # -- lines -------------------------------------------------------------------------------------

    def _lines(
        self,
        atoms: Sequence[Atom],
        size: float,
        *,
        indent: float = 0.0,
        marks: str = "",
        label: str = "",
    ) -> None:
        """Atoms in lines that are as high as what stands on them; marks at the first one's end."""
        self.pdf.set_font_size(size)
        tail = f"[{marks}]" if marks else ""
        taken = self.pdf.get_string_width(tail) + 3.0 if tail else 0.0
        room = self.pdf.epw - indent - taken
        for row, line in enumerate(_broken(atoms, room, _space(self.pdf, size))):
            ascent = max([atom.ascent for atom in line] + [size * _POINT * 0.8])
            descent = max([atom.descent for atom in line] + [size * _POINT * 0.25])
            self._keep(ascent + descent)
            base = self.pdf.get_y() + ascent
            if row == 0:
                self._words(label, MARGIN, base, size)
                self._words(tail, self.pdf.w - MARGIN - taken + 3.0, base, size)
            self._line(line, MARGIN + indent, base, size)
            self.pdf.set_xy(MARGIN, base + descent + size * _POINT * (_LEADING - 1.05))

    def _line(self, line: Sequence[Atom], x: float, base: float, size: float) -> None:
        space = _space(self.pdf, size)
        for place, atom in enumerate(line):
            x += space if place and not atom.glued else 0.0
            if atom.svg:
                height = atom.ascent + atom.descent
                self.pdf.image(
                    BytesIO(atom.svg.encode()), x, base - atom.ascent, atom.width, height
                )
            else:
                self._words(atom.text, x, base, size)
            x += atom.width

    def _words(self, text: str, x: float, base: float, size: float) -> None:
        """A text whose baseline is at ``base``."""
        if text:
            height = size * _POINT
            self.pdf.set_xy(x, base - 0.8 * height)
            self.pdf.cell(0, height, text)

    def _keep(self, height: float) -> None:
        """Begin another page unless there is room for ``height``."""
        if self.pdf.get_y() + height > self.pdf.h - MARGIN:
            _begin_page(self.pdf)


def _begin_page(pdf: FPDF) -> None:
    """A new page. A blank in black makes its font known, whatever is drawn on it first."""
    colour, size = pdf.text_color, pdf.font_size_pt
    pdf.add_page()
    pdf.set_text_color(0)
    pdf.set_font_size(SIZE)
    pdf.cell(1, 0, " ")
    pdf.set_xy(MARGIN, MARGIN)
    pdf.set_font_size(size)
    if colour is not None:
        pdf.set_text_color(colour)


def _blank(title: str) -> FPDF:
    """A document without text, its fonts known."""
    import ziafont
    import ziamath
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_title(title)
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0.0
    pdf.add_font("serif", "", _font_of(ziamath))
    pdf.add_font("sans", "", _font_of(ziafont))
    pdf.set_fallback_fonts(["sans"])
    pdf.set_font("serif", size=SIZE)
    _begin_page(pdf)
    return pdf


def _font_of(package: Any) -> Path:
    """The font that a package brings along."""
    return next(Path(package.__file__).parent.rglob("*.ttf"))


def _space(pdf: FPDF, size: float) -> float:
    pdf.set_font_size(size)
    return float(pdf.get_string_width(" "))


def _atoms(pdf: FPDF, text: str, size: float, indent: float = 0.0) -> list[Atom]:
    """The words and formulas of a text."""
    pdf.set_font_size(size)
    atoms: list[Atom] = []
    is_open = False
    for part in inlines(text):
        if part.kind == "maths":
            atoms.append(_formula(part.content, size, pdf.epw - indent, glued=is_open))
            is_open = True
            continue
        words = _plain(part.content)
        for place, word in enumerate(words.split()):
            glued = is_open and place == 0 and not words[:1].isspace()
            width = float(pdf.get_string_width(word))
            atoms.append(Atom(word, "", width, size * _POINT * 0.8, size * _POINT * 0.25, glued))
        is_open = bool(words) and not words[-1:].isspace()
    return atoms


def _plain(text: str) -> str:
    """Markdown words without their marks, accents joined to their letters."""
    linked = _LINK.sub(lambda match: match.group(2) or match.group(1), text)
    return unicodedata.normalize("NFC", linked.replace("**", ""))


def _formula(tex: str, size: float, room: float, *, glued: bool) -> Atom:
    """A formula; one that is wider than the page is made smaller."""
    svg, width, ascent, descent = _drawn(tex, size)
    scale = min(1.0, room / width) if width else 1.0
    return Atom(tex, svg, width * scale, ascent * scale, descent * scale, glued)


@lru_cache(maxsize=4096)
def _drawn(tex: str, size: float) -> tuple[str, float, float, float]:
    """A formula as SVG, its width, and its height above and below the baseline in millimetres."""
    import ziamath

    ziamath.config.svg2 = False
    svg = ziamath.Latex(tex, size=size, inline=True).svg()
    view = _VIEW.search(svg)
    _, top, width, height = map(float, view.groups()) if view else (0.0, -size, size, size)
    return svg, width * _POINT, -top * _POINT, (height + top) * _POINT


def _broken(atoms: Sequence[Atom], room: float, space: float) -> Iterator[list[Atom]]:
    """Atoms in lines of at most ``room``; what is glued together goes to the next line together."""
    line: list[Atom] = []
    used = 0.0
    for group in _groups(atoms):
        width = sum(atom.width for atom in group)
        if line and used + space + width > room:
            yield line
            line, used = [], 0.0
        used += width + (space if line else 0.0)
        line += group
    if line:
        yield line


def _groups(atoms: Iterable[Atom]) -> list[list[Atom]]:
    groups: list[list[Atom]] = []
    for atom in atoms:
        if atom.glued and groups:
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups
