"""The colours of the screen.

The safe themes use the palette of Okabe and Ito (2008), which people with any of the common colour
deficiencies can tell apart; right and wrong are blue and orange in them. ``terminal`` uses the
sixteen colours that the terminal itself is set to.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import BUILTIN_THEMES, Theme


def _calm(bar: str, background: str) -> dict[str, str]:
    """A scroll bar that is seen, in a track that is not; quiet text that can still be read."""
    return {"scrollbar": bar, "scrollbar-background": background, "text-muted": "auto 72%"}


DARK = Theme(
    "dark", primary="#5fa8d3", secondary="#8ecae6", accent="#f2cc8f", foreground="#e6e6e6",
    background="#121417", surface="#1c2026", panel="#262c35",
    success="#8fd694", warning="#f2cc8f", error="#f28482",
    variables=_calm("#66707f", "#121417"),
)  # fmt: skip
LIGHT = Theme(
    "light", primary="#1d5f8a", secondary="#2a7ab0", accent="#7f5200", foreground="#1b1b1b",
    background="#fbfbf8", surface="#eeeee9", panel="#e0e0da",
    success="#1e6b2b", warning="#7a4f00", error="#a4161a", dark=False,
    variables=_calm("#85898d", "#fbfbf8"),
)  # fmt: skip
HIGH_CONTRAST = Theme(
    "high-contrast", primary="#ffff00", secondary="#00ffff", accent="#00ffff",
    foreground="#ffffff", background="#000000", surface="#000000", panel="#202020",
    success="#00ff00", warning="#ffff00", error="#ff8080", text_alpha=1.0,
    variables=_calm("#b0b0b0", "#000000"),
)  # fmt: skip
SAFE_DARK = Theme(
    "safe-dark", primary="#56b4e9", secondary="#0072b2", accent="#f0e442", foreground="#e6e6e6",
    background="#121417", surface="#1c2026", panel="#262c35",
    success="#56b4e9", warning="#f0e442", error="#e69f00",
    variables=_calm("#66707f", "#121417"),
)  # fmt: skip
SAFE_LIGHT = Theme(
    "safe-light", primary="#005a8c", secondary="#0072b2", accent="#7a4a00", foreground="#1b1b1b",
    background="#fbfbf8", surface="#eeeee9", panel="#e0e0da",
    success="#005a8c", warning="#6b5d00", error="#a34700", dark=False,
    variables=_calm("#85898d", "#fbfbf8"),
)  # fmt: skip

OWN = (DARK, LIGHT, HIGH_CONTRAST, SAFE_DARK, SAFE_LIGHT)
TERMINAL = "terminal"
_SIXTEEN = "ansi-dark"
_OTHER = {"dark": "light", "light": "dark", "safe-dark": "safe-light", "safe-light": "safe-dark"}


def themes() -> tuple[Theme, ...]:
    """Every theme that can be chosen."""
    from dataclasses import replace

    # The blue of many terminals can't be read on their black: what others colour is only bold.
    return (*OWN, replace(BUILTIN_THEMES[_SIXTEEN], name=TERMINAL, primary="ansi_default"))


def without_colours(filters: Sequence[LineFilter]) -> list[LineFilter]:
    """The filters of a screen where no colour is wanted, for a theme of the terminal's own colours.

    Those have no numbers to become grey by: they all would be black.
    """
    return [NoColor() if isinstance(one, Monochrome) else one for one in filters]


def counterpart(theme: str) -> str:
    """The light theme that belongs to a dark one, and the other way round."""
    return _OTHER.get(theme, "light")
