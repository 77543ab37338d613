"""The lines of a note by what they are: text, headings, quotes, code, display maths, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from drill.decks.line import Line, LineKind, Misread, Source, indent
from drill.decks.verbatim import FILL, Opened, mask, maths_end
from drill.diagrams.diagram import diagram_fault, is_diagram

_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_BREAK = re.compile(r"=+|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
_DISPLAY = ("$$", "\\[")
_NOT_MATHS = re.compile(r">|`{3}|~{3}|#{1,6}\s")
_LINK = re.compile(r"(?<!!)\[\[([^\[\]]+)\]\]")
_LINK_DETAIL = re.compile(r"[|#^]")
_SCHEDULE_CALLOUT = "[!sr|card-metadata]"
_SCHEDULE = "<!--SR:"
_DRILL = "drill"


class Layout(NamedTuple):
    """The lines of a note or a quotation, what could not be read in it, and the notes it names.

    Comments, schedules among them, are blanked out, and lines that hold nothing else left out.
    """

    lines: tuple[Line, ...]
    misreads: tuple[Misread, ...]
    links: tuple[str, ...]


def lay_out(sources: Sequence[Source]) -> Layout:
    """Tell the lines of ``sources`` apart.

    A fence, a comment or display maths that is never closed is misread where it opens, and taken
    to end before the next blank line, so that the rest of the note is read.
    """
    builder = _Builder(sources)
    at = 0
    while at < len(sources):
        at = builder.take(at)
    return Layout(tuple(builder.lines), tuple(builder.misreads), tuple(builder.links))


class _Builder:
    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.lines: list[Line] = []
        self.misreads: list[Misread] = []
        self.links: dict[str, None] = {}
        self.unclosed: set[str] = set()
        """What was searched for to the end of the note in vain, so as not to search twice."""
        self.no_closing_before: dict[tuple[str, bool], int] = {}

    def take(self, at: int) -> int:
        """Read what starts at line ``at``; the result is where the next thing starts."""
        source = self.sources[at]
        stripped = source.text.strip()
        if not stripped:
            self.lines.append(Line(source.number, "", "", LineKind.BLANK, source.offset))
            return at + 1
        if stripped[0] == ">":
            return self.quote(at)
        if stripped[0] in "`~" and (fence := _FENCE.match(stripped)):
            return self.fence(at, fence)
        if stripped.startswith("<!--"):
            return self.comment(at)
        if stripped in _DISPLAY:
            return self.text(at, over_blank_lines=True)
        if stripped[0] in "=-*_" and _BREAK.fullmatch(stripped):
            self.lines.append(Line(source.number, source.text, "", LineKind.BREAK, source.offset))
            return at + 1
        if stripped[0] == "#" and (hashes := _HEADING.match(stripped)):
            level = len(hashes.group().rstrip())
            self.append_text(source, mask(source.text).prose, level)
            return at + 1
        return self.text(at)

    def text(self, at: int, *, over_blank_lines: bool = False) -> int:
        start = 0
        while True:
            source = self.sources[at]
            masked = mask(source.text, start)
            opened = masked.opened
            last = self.last_line_of_maths(at, opened, over_blank_lines) if opened else None
            if opened is None or last is None:
                if opened and opened.closing == "$$" and not source.text[: opened.start].strip():
                    self.misread(at, "display maths opened with $$ is never closed")
                self.append_text(source, masked.prose)
                return at + 1
            filled = FILL * (len(source.text) - opened.start)
            self.append_text(source, masked.prose[: opened.start] + filled)
            self.append_verbatim(at + 1, last)
            at, start = last, maths_end(self.sources[last].text, opened.closing) or 0

    def last_line_of_maths(self, at: int, opened: Opened, over_blank_lines: bool) -> int | None:
        """The line below ``at`` that closes maths; it cannot reach into the next block."""
        key = (opened.closing, over_blank_lines)
        if at < self.no_closing_before.get(key, 0):
            return None
        i = at + 1
        while i < len(self.sources):
            stripped = self.sources[i].text.strip()
            if _NOT_MATHS.match(stripped) if stripped else not over_blank_lines:
                break
            if maths_end(stripped, opened.closing) is not None:
                return i
            i += 1
        self.no_closing_before[key] = i
        return None

    def append_text(self, source: Source, prose: str, level: int = 0) -> None:
        text, prose = _without_comments(source.text, prose)
        kind = LineKind.HEADING if level else LineKind.TEXT
        self.lines.append(Line(source.number, text, prose, kind, source.offset, level))
        self.note_links(prose, text)

    def append_verbatim(self, start: int, end: int) -> None:
        for number, text, offset in self.sources[start:end]:
            self.lines.append(Line(number, text, FILL * len(text), LineKind.VERBATIM, offset))

    def note_links(self, prose: str, text: str) -> None:
        if "[[" in prose:
            for link in _LINK.finditer(prose):
                target = _LINK_DETAIL.split(text[link.start(1) : link.end(1)])[0].strip()
                self.links.update({target: None} if target else {})

    def quote(self, at: int) -> int:
        source = self.sources[at]
        if source.text.lstrip("> \t").startswith(_SCHEDULE_CALLOUT):
            return self.schedule_callout(at)
        self.lines.append(
            Line(source.number, source.text, source.text, LineKind.QUOTE, source.offset)
        )
        self.note_links(source.text, source.text)
        return at + 1

    def schedule_callout(self, at: int) -> int:
        at += 1
        while at < len(self.sources) and self.sources[at].text.lstrip().startswith(">"):
            at += 1
            if _SCHEDULE in self.sources[at - 1].text:
                break
        return at

    def fence(self, at: int, fence: re.Match[str]) -> int:
        marks, info = fence.group(1) or fence.group(3), fence.group(2) or fence.group(4) or ""

        def closes(line: str) -> bool:
            stripped = line.strip()
            return len(stripped) >= len(marks) and not stripped.strip(marks[0])

        end = self.find_closing(at + 1, marks, closes)
        if end is None:
            return self.leave_unclosed(at, f"the code fence {marks[:3]} is never closed")
        is_drill = info.split()[:1] == [_DRILL]
        inside = "\n".join(line.text for line in self.sources[at + 1 : end])
        if is_drill and not is_diagram(inside):
            self.append_block(at, end)
            return end + 1
        if is_drill:
            self.check_diagram(at + 1, inside)
        self.append_verbatim(at, end + 1)
        return end + 1

    def check_diagram(self, at: int, text: str) -> None:
        """Say where a diagram can't be drawn; it stays in its text."""
        fault = diagram_fault(text)
        if fault is not None:
            source = self.sources[at]
            column = source.offset + fault.place + 1
            self.misreads.append(Misread(source.number, column, fault.reason))

    def append_block(self, at: int, end: int) -> None:
        inside = self.sources[at + 1 : end]
        depths = [indent(line.text) for line in inside if line.text.strip()]
        depth = min(depths, default=0)
        text = "\n".join(line.text[depth:] for line in inside)
        offset = self.sources[at].offset + depth
        self.lines.append(Line(self.sources[at].number + 1, text, "", LineKind.BLOCK, offset))

    def comment(self, at: int) -> int:
        source = self.sources[at]
        end = source.text.find("-->")
        if end < 0:
            last = self.find_closing(at + 1, "<!--", lambda line: "-->" in line)
            if last is None:
                return self.leave_unclosed(at, "the comment <!-- is never closed")
            at, source = last, self.sources[last]
            end = source.text.find("-->")
        rest = " " * (end + 3) + source.text[end + 3 :]
        if rest.strip():
            self.append_text(Source(source.number, rest, source.offset), mask(rest).prose)
        return at + 1

    def find_closing(self, start: int, opening: str, closes: Callable[[str], bool]) -> int | None:
        if opening in self.unclosed:
            return None
        for i in range(start, len(self.sources)):
            if closes(self.sources[i].text.strip()):
                return i
        self.unclosed.add(opening)
        return None

    def leave_unclosed(self, at: int, reason: str) -> int:
        self.misread(at, reason)
        end = at
        while end < len(self.sources) and self.sources[end].text.strip():
            end += 1
        self.append_verbatim(at, end)
        return end

    def misread(self, at: int, reason: str) -> None:
        source = self.sources[at]
        column = source.offset + indent(source.text) + 1
        self.misreads.append(Misread(source.number, column, reason))


def _without_comments(text: str, prose: str) -> tuple[str, str]:
    """Both with comments blanked out, which keeps every column."""
    start = prose.find("<!--")
    if start < 0:
        return text, prose
    texts: list[str] = []
    proses: list[str] = []
    done = 0
    while start >= 0 and (end := prose.find("-->", start + 4)) >= 0:
        blank = " " * (end + 3 - start)
        texts += text[done:start], blank
        proses += prose[done:start], blank
        done = end + 3
        start = prose.find("<!--", done)
    return "".join([*texts, text[done:]]), "".join([*proses, prose[done:]])
