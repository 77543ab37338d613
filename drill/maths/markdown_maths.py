"""Markdown with maths → plain lines for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drill.maths.markdown_segments import Segment, segments, split_maths
from drill.maths.render import render_block, render_inline
from drill.maths.width import cell_width, neutralise
from drill.maths.wrapping import wrapped

__all__ = ["Segment", "render_text", "split_maths"]

DISPLAY_INDENT = 4
_FIRST_PLACE = 0xE000  # private characters stand for maths and code while marks are removed
_PLACES = 6_000
_PLACE = re.compile("[\ue000-\uf8ff]")
_MARKER = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<quote>>)[ \t]?|(?P<item>[-*+]|\d{1,9}[.)])[ \t]+|(?P<heading>#{1,6})[ \t]+)?"
)
_REACH = 400  # characters between two marks that belong together
_MARKS = (
    (re.compile(rf"!?\[\[(?:[^]|\n]{{1,{_REACH}}}\|)?([^]\n]{{1,{_REACH}}})]]"), r"\1"),
    (re.compile(rf"!?\[([^]\n]{{0,{_REACH}}})]\([^()\s]{{0,{_REACH}}}\)"), r"\1"),
    (re.compile(rf"(?<!\\)(\*\*|__)(?=\S)(.{{1,{_REACH}}}?)(?<=\S)\1"), r"\2"),
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
    markers and hang; the marks of emphasis, highlights and links are removed; fenced code is kept
    as it stands. Characters that steer a terminal are replaced. Lines have no trailing blanks.
    """
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


class _Page:
    """Gathers lines. ``source``: the line of Markdown that is not finished yet."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []
        self.source = ""
        self.places: list[str] = []  # what each private character of the line stands for
        self.drawn = False  # a block has come from this line: it is no blank one

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
            self.lines += segment.content.split("\n")
            self.drawn = True
        else:
            self._text(segment.content)

    def finished(self) -> list[str]:
        """The lines, without blank ones at the end."""
        self._end_line()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return self.lines

    def _text(self, text: str) -> None:
        first, *others = text.split("\n")
        self.source += first.lstrip() if self.drawn and not self.source else first
        for line in others:
            if not self.source.strip() and not self.drawn:
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
        if self.source.strip():
            shape = _shape(self.source, self.width)
            words = [self._filled(word) for word in _unmarked(shape.content).split()]
            self.lines += wrapped(words, self.width, shape.first, shape.indent)
        self.source, self.places = "", []

    def _filled(self, word: str) -> str:
        return _PLACE.sub(lambda match: self.places[ord(match.group()) - _FIRST_PLACE], word)

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
    indent = " " * min(len(match["indent"].expandtabs(4)), width // 2)
    content = source[match.end() :]
    if match["quote"]:
        return _Shape(f"{indent}│ ", f"{indent}│ ", content)
    marker = f"{match['item']} " if match["item"] else ""
    return _Shape(indent + marker, indent + " " * len(marker), content)


def _unmarked(line: str) -> str:
    for pattern, kept in _MARKS:
        line = pattern.sub(kept, line)
    return line
