"""A mathematical font for a page of HTML: only the characters on it, so that the page stays small.

Where no such font is installed, a browser can't stretch brackets and roots.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from html import unescape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

NAME = "Paper Math"
_MATHS = re.compile(r"<math.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ITALIC = {
    **{chr(ord("A") + n): 0x1D434 + n for n in range(26)},
    **{chr(ord("a") + n): 0x1D44E + n for n in range(26)},
    **{chr(ord("Α") + n): 0x1D6E2 + n for n in range(25)},
    **{chr(ord("α") + n): 0x1D6FC + n for n in range(25)},
    "h": 0x210E, "∂": 0x1D715, "ϵ": 0x1D716, "ϕ": 0x1D719,
}  # fmt: skip
"""Single letters of a formula are shown as these characters."""


def font_face(body: str) -> str:
    """The style that brings along the font for the formulas in ``body``; "" without the library."""
    if find_spec("fontTools") is None or find_spec("ziamath") is None:
        return ""
    text = "".join(unescape(_TAG.sub("", part)) for part in _MATHS.findall(body))
    letters = frozenset(map(ord, text)) | {_ITALIC[char] for char in text if char in _ITALIC}
    return (
        f'@font-face {{ font-family: "{NAME}"; src: url(data:font/woff;base64,{_font(letters)}); }}'
        f'\nmath {{ font-family: "{NAME}", math; }}\n'
    )


@lru_cache(maxsize=4)
def _font(letters: frozenset[int]) -> str:
    import ziamath
    from fontTools import subset

    options = subset.Options(flavor="woff", layout_features=["*"], notdef_outline=True)
    path = next(Path(ziamath.__file__).parent.rglob("*.ttf"))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(letters))
    data = BytesIO()
    with subset.load_font(str(path), options) as font:
        subsetter.subset(font)
        subset.save_font(font, data, options)
    return base64.b64encode(data.getvalue()).decode("ascii")
