"""What could not be read, and where: a place in the text and one sentence."""

from __future__ import annotations

import unicodedata


class ReadError(ValueError):
    """Text that is not a formula. It is no attempt at an answer.

    ``unfinished``: what is missing may follow, though reading stopped before the end.
    """

    def __init__(self, reason: str, position: int = 0, *, unfinished: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position
        self.unfinished = unfinished

    def caret(self, text: str, width: int = 72) -> tuple[str, str]:
        """The text, made safe and cut to ``width``, and a line with a caret below the place."""
        start = max(0, self.position - width // 2) if len(text) > width else 0
        shown = printable(text[start : start + width])
        return shown, " " * columns(printable(text[start : self.position])) + "^"


def printable(text: str) -> str:
    """``text`` without characters that act on a terminal or hide: each becomes a mark."""
    return "".join("\N{REPLACEMENT CHARACTER}" if acts_on_terminal(char) else char for char in text)


def acts_on_terminal(char: str) -> bool:
    """Control, format (bidirectional among them), surrogate and line-breaking characters."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def columns(text: str) -> int:
    """The cells that ``text`` takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
