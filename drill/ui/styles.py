"""The rules of the screens that come after the first paint.

The program has those of what is painted first, and those that all screens share, in ``drill.tcss``.
"""

from __future__ import annotations

from pathlib import Path

from textual.css.stylesheet import Stylesheet

SCREENS = Path(__file__).resolve().parent / "screens"


def read_styles(stylesheet: Stylesheet) -> None:
    """Read the rules of every screen that were not read yet.

    A screen that brings its own waits until those of all others are read anew with them.
    """
    for path in sorted(SCREENS.glob("*.tcss")):
        if not stylesheet.has_source(str(path)):
            stylesheet.read(path)
    stylesheet.parse()
