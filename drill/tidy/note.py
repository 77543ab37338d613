"""One note made tidy: its text in, its text out."""

from __future__ import annotations

import re

from drill.maths.markdown_segments import Segment, segments
from drill.tidy.pasted import Paste, is_pasted, with_dollars

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_ESCAPED_CALLOUT = re.compile(r"^((?:[ \t]*>)+[ \t]*\[)\\(![^\]\n]+\])", re.MULTILINE)
_MOST_ROUNDS = 4


def tidy(text: str) -> str:
    """``text`` with its maths between dollars, its callouts and its letters mended.

    Front matter, code, headings, lists, tables and prose stay as they are. Tidying what is tidy
    changes nothing.
    """
    for _ in range(_MOST_ROUNDS):
        mended = _once(text)
        if mended == text:
            break
        text = mended
    return text


def _once(text: str) -> str:
    ends = "\r\n" if "\r\n" in text else "\n"
    text = with_letters(text.replace("\r\n", "\n"))
    front = _FRONT_MATTER.match(text)
    head = front[0] if front else ""
    body = _ESCAPED_CALLOUT.sub(r"\1\2", text[len(head) :])
    parts = segments(body)
    paste = is_pasted("".join(part.content for part in parts if part.kind == "text"))
    return (head + "".join(_written(part, paste) for part in parts)).replace("\n", ends)


def _written(part: Segment, paste: Paste) -> str:
    """A segment with dollars around its maths."""
    match part.kind:
        case "inline":
            return f"${part.content.strip()}$" if part.content.strip() else part.content
        case "display":
            return f"$${part.content}$$"
        case "text":
            return with_dollars(part.content, paste)
        case _:
            return part.content


def with_letters(text: str) -> str:
    """``text`` with letters that were decoded wrongly, ``Ïƒ`` for ``σ``, decoded right."""
    if text.isascii():
        return text
    from ftfy import fix_encoding

    return "\n".join(line if line.isascii() else fix_encoding(line) for line in text.split("\n"))
