"""Formulas that can't be shown: commands that are not known, text that is no TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drill.lint.finding import Finding
from drill.maths.markdown_segments import segments
from drill.maths.render import render_inline

_QUOTED = re.compile(r'"([^"\n]*)"')
_DRILL = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})\s*drill\b")


def unknown_tex(path: str, text: str) -> Iterator[Finding]:
    """The formulas of a note that would be shown as they are written, statements among them."""
    for start, tex in _formulas(text):
        reason = _why_unknown(tex)
        if reason:
            line = text.count("\n", 0, start) + 1
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            yield Finding(path, line, column, "unknown-tex", reason)


def _formulas(text: str, offset: int = 0) -> Iterator[tuple[int, str]]:
    """The formulas of a text, and where each starts."""
    at = 0
    for segment in segments(text):
        start = text.index(segment.content, at) if segment.content else at
        at = start + len(segment.content)
        if segment.kind in ("inline", "display"):
            yield offset + start, segment.content
        elif segment.kind == "fence" and _DRILL.match(segment.content):
            for quoted in _QUOTED.finditer(segment.content):
                yield from _formulas(quoted.group(1), offset + start + quoted.start(1))


def _why_unknown(tex: str) -> str:
    rendered = render_inline(tex)
    if rendered.unknown:
        return f"the TeX here is not known: {', '.join(rendered.unknown)}"
    return "" if rendered.ok else "this is not TeX that can be shown"
