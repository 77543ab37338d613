"""Markdown with maths → plain lines for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from drill.maths.fences import fence_lines
from drill.maths.markdown_links import shown_links
from drill.maths.markdown_segments import Segment, segments, split_maths
from drill.maths.render import render_block, render_inline
from drill.maths.tables import cells, is_delimiter, is_row, table_lines
from drill.maths.width import PLAIN, STRONG, cell_width, neutralise
from drill.maths.wrapping import wrapped

__all__ = ["Segment", "render_marked", "render_text", "split_maths"]

DISPLAY_INDENT = 4
_WIDEST_CHARACTER = 2
_FIRST_PLACE = 0xE000  # private characters stand for maths and code while marks are removed
_PLACES = 6_000
_PLACE = re.compile("[\ue000-\uf7ff]")
_MARKER = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<quote>>)[ \t]?|(?P<item>[-*+]|\d{1,9}[.)])[ \t]+|(?P<heading>#{1,6})[ \t]+)?"
)
_CALLOUT = re.compile(r"^\s*\[\\?!([^\]|]+)(?:\|[^\]]*)?\][+-]?[ \t]*")
_REACH = 400  # characters between two marks that belong together
_MARKS = (
    (re.compile(rf"(?<!\\)(\*\*|__)(?=\S)(.{{1,{_REACH}}}?)(?<=\S)\1"), rf"{STRONG}\2{PLAIN}"),
    (re.compile(rf"==(?=\S)(.{{1,{_REACH}}}?)(?<=\S)=="), r"\1"),
    (re.compile(rf"~~(?=\S)(.{{1,{_REACH}}}?)(?<=\S)~~"), r"\1"),
    (re.compile(rf"(?<![\\*\w])\*(?=[^\s*])(.{{1,{_REACH}}}?)(?<=[^\s*])\*(?![*\w])"), r"\1"),
    (re.compile(rf"(?<![\\\w])_(?=[^\s_])(.{{1,{_REACH}}}?)(?<=[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def render_text(markdown: str, width: int) -> list[str]:
    """``markdown`` as lines of at most ``width`` columns, where they can be broken.

    Line ends are kept. Inline maths stands on the line; display maths is drawn as a block, indented
    and apart from the text by blank lines where it is taller than one. List items keep their
    markers and hang; the marks of emphasis and highlights are removed, a link shows its text and an
    image what it says of itself; tables are aligned; fenced code is kept as it stands, its long
    lines folded. Characters that steer a terminal are replaced. Lines have no trailing blanks.
    """
    marks = str.maketrans("", "", STRONG + PLAIN)
    return [line.translate(marks) for line in render_marked(markdown, width)]


def render_marked(markdown: str, width: int) -> list[str]:
    """The lines of `render_text` with ``STRONG`` and ``PLAIN`` around what is emphasised."""
    page = _Page(max(width, 1))
    for segment in segments(neutralise(markdown)):
        page.add(segment)
    return page.finished()


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a line of Markdown begins: what its first line shows, what the others."""

    first: str
    indent: str
    content: str


class _Line(NamedTuple):
    """A line of Markdown, and what each private character in it stands for."""

    source: str
    places: list[str]

    def filled(self, text: str) -> str:
        """A part of the line with its maths and code."""
        return _PLACE.sub(lambda match: self.places[ord(match.group()) - _FIRST_PLACE], text)


class _Page:
    """Gathers lines. ``source``: the line of Markdown that is not finished yet."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []
        self.source = ""
        self.places: list[str] = []  # what each private character of the line stands for
        self.drawn = False  # a block has come from this line: it is no blank one
        self.table: list[_Line] = []  # rows that were read and not yet shown

    def add(self, segment: Segment) -> None:
        """Append one segment of the text."""
        if segment.kind == "inline":
            self._hold(render_inline(segment.content).lines[0])
        elif segment.kind == "code":
            self._hold(segment.content.replace("\n", " "))
        elif segment.kind == "display":
            self._display(segment.content)
        elif segment.kind == "fence":
            self._end_line()
            self._end_table()
            self.lines += fence_lines(segment.content, self.width)
            self.drawn = True
        else:
            self._text(segment.content)

    def finished(self) -> list[str]:
        """The lines, without blank ones at the end."""
        self._end_line()
        self._end_table()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return self.lines

    def _text(self, text: str) -> None:
        first, *others = text.split("\n")
        self.source += first.lstrip() if self.drawn and not self.source else first
        for line in others:
            if not self.source.strip() and not self.drawn:
                self._end_table()
                self._part()
            self._end_line()
            self.source, self.drawn = line, False

    def _hold(self, text: str) -> None:
        if len(self.places) >= _PLACES:
            self.source += text
            return
        self.source += chr(_FIRST_PLACE + len(self.places))
        self.places.append(text)

    def _end_line(self) -> None:
        line, self.source, self.places = _Line(self.source, self.places), "", []
        if is_row(line.source):
            self.table.append(line)
        elif line.source.strip():
            self._end_table()
            self._flow(line)

    def _end_table(self) -> None:
        """Show the rows so far: as a table, if a row of dashes stands below the first one."""
        rows, self.table = self.table, []
        if len(rows) < 2 or not is_delimiter(rows[1].source):
            for row in rows:
                self._flow(row)
            return
        header, delimiters, *body = (
            [row.filled(_unmarked(cell)) for cell in cells(row.source)] for row in rows
        )
        self.lines += table_lines(header, delimiters, body, self.width)

    def _flow(self, line: _Line) -> None:
        """Fill the words of a line into lines of the page."""
        shape = _shape(line.source, self.width)
        words = [line.filled(word) for word in _unmarked(shape.content).split()]
        self.lines += wrapped(words, self.width, shape.first, shape.indent)

    def _part(self) -> None:
        """One blank line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _display(self, tex: str) -> None:
        indent = cell_width(_shape(self.source, self.width).indent) + DISPLAY_INDENT
        self._end_line()
        block = render_block(tex, max(self.width - indent, 1))
        left = " " * max(0, min(indent, self.width - block.width))
        if len(block.lines) > 1:
            self._part()
        self.lines += [(left + line).rstrip() for line in block.lines]
        if len(block.lines) > 1:
            self._part()
        self.drawn = True


def _shape(source: str, width: int) -> _Shape:
    match = _MARKER.match(source)
    assert match is not None  # every part of the pattern is optional
    item = f"{match['item']} " if match["item"] else ""
    marker = "│ " if match["quote"] else item
    most = min(width // 2, max(width - len(marker) - _WIDEST_CHARACTER, 0))
    indent = " " * min(len(match["indent"].expandtabs(4)), most)
    content = source[match.end() :]
    if match["quote"]:
        return _Shape(indent + marker, indent + marker, _CALLOUT.sub(_callout_title, content))
    return _Shape(indent + marker, indent + " " * len(marker), content)


def _callout_title(match: re.Match[str]) -> str:
    """``[!tip] Title`` as ``Tip: Title``."""
    kind = match[1].strip().capitalize()
    return f"{kind}: " if match.end() < len(match.string.rstrip()) else kind


def _unmarked(line: str) -> str:
    line = shown_links(line)
    for pattern, kept in _MARKS:
        line = pattern.sub(kept, line)
    return line
