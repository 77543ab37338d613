"""Where the maths and the code of a Markdown text stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal["text", "inline", "display", "code", "fence"]

_TOKEN = re.compile(r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})|\\.|`+|\$\$?", re.MULTILINE | re.DOTALL)
_IN_MATHS = re.compile(r"\\.|\$\$?|\n[ \t]*\n", re.DOTALL)
_BRACKETS: dict[str, tuple[str, SegmentKind]] = {
    r"\(": (r"\)", "inline"),
    r"\[": (r"\]", "display"),
    "$$": ("$$", "display"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of Markdown.

    ``content``: of maths the TeX without its delimiters, of all else the source as it stands.
    """

    kind: SegmentKind
    content: str


def segments(markdown: str) -> list[Segment]:
    """``markdown`` cut at its maths and its code, which holds no maths.

    A dollar opens maths before a character that is no space, and the next one closes it behind one,
    unless a digit follows: "between $5 and $10" holds none. What is never closed is text.
    """
    found: list[Segment] = []
    hopeless: dict[str, int] = {}  # up to where a token is known not to be closed
    begin = at = 0
    while match := _TOKEN.search(markdown, at):
        at = match.end()
        if match.start() < hopeless.get(match.group(), 0):
            continue
        end, segment = _opened(markdown, match)
        if segment is None:
            hopeless[match.group()] = end
            continue
        if begin < match.start():
            found.append(Segment("text", markdown[begin : match.start()]))
        found.append(segment)
        begin = at = end
    if begin < len(markdown):
        found.append(Segment("text", markdown[begin:]))
    return found


def split_maths(markdown: str) -> list[Segment]:
    """``markdown`` as text, inline maths and display maths; code is part of the text."""
    merged: list[Segment] = []
    for segment in segments(markdown):
        if segment.kind in ("inline", "display"):
            merged.append(segment)
        elif merged and merged[-1].kind == "text":
            merged[-1] = Segment("text", merged[-1].content + segment.content)
        else:
            merged.append(Segment("text", segment.content))
    return merged


def _opened(markdown: str, match: re.Match[str]) -> tuple[int, Segment | None]:
    """What the token at ``match`` opens, and its end; or how far the token is not closed."""
    token, start = match.group(), match.start()
    if match["fence"]:
        end = _fence_end(markdown, match)
        return end, Segment("fence", markdown[start:end])
    if token[0] == "`":
        ticks = re.compile(rf"(?<!`){token}(?!`)").search(markdown, match.end())
        end = ticks.end() if ticks else len(markdown)
        return end, Segment("code", markdown[start:end]) if ticks else None
    if token == "$":
        return _between_dollars(markdown, match.end())
    if token in _BRACKETS:
        return _between_brackets(markdown, match.end(), *_BRACKETS[token])
    return 0, None


def _between_brackets(
    markdown: str, start: int, closing: str, kind: SegmentKind
) -> tuple[int, Segment | None]:
    for token in _IN_MATHS.finditer(markdown, start):
        if token.group() == closing:
            return token.end(), Segment(kind, markdown[start : token.start()])
        if kind == "inline" and token.group()[0] == "\n":
            return token.start(), None
    return len(markdown), None


def _between_dollars(markdown: str, start: int) -> tuple[int, Segment | None]:
    if not markdown[start : start + 1].strip():
        return 0, None
    for token in _IN_MATHS.finditer(markdown, start):
        end = token.start() + 1
        if token.group()[0] == "$":
            closes = not markdown[end - 2].isspace() and not markdown[end : end + 1].isdigit()
            return (end, Segment("inline", markdown[start : end - 1])) if closes else (0, None)
        if token.group()[0] == "\n":
            return 0, None
    return 0, None


def _fence_end(markdown: str, match: re.Match[str]) -> int:
    """The end of a fenced block: of its last line, or of the text if it is never closed."""
    mark = re.escape(match["fence"])
    closing = re.compile(rf"\n[ ]{{0,3}}{mark}{mark[-1]}*[ \t]*(?=\n|\Z)").search(
        markdown, match.end()
    )
    return closing.end() if closing else len(markdown)
