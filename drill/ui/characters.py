"""Streams that can't carry every character: which lack the signs of mathematics, and what stands
in for a character that one lacks."""

from __future__ import annotations

import codecs
from typing import Any

SIGNS = "∂ᵀ₁ŷ✓─"
"""Some of what a stream must carry that formulas are written to."""
_HANDLER = "drill.plainly"
_PLAINLY = {"…": "...", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
            "«": '"', "»": '"', "·": ",", "×": "x", "›": ">", "▸": ">", "•": "-"}  # fmt: skip
"""Characters of prose and lists; a letter or sign of a formula is never written as another."""
ADVICE = "LC_ALL=C.UTF-8 before the command often helps"


def lacking(stream: Any) -> str:
    """The name of the encoding of a stream that lacks the signs; "" if it carries them."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return str(encoding)
    return ""


def write_plainly(stream: Any) -> None:
    """Let ``stream`` write something like the characters that it lacks, or a question mark."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_HANDLER)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_PLAINLY.get(char, "?") for char in text), error.end


codecs.register_error(_HANDLER, _plainly)
