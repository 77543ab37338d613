"""Completing the word before the caret from the words that an answer may be made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]\w*$")


def word_before(text: str) -> str:
    """The word that ``text`` ends with, "" if it ends with none."""
    match = _WORD.search(text)
    return match[0] if match else ""


def candidates(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words that the one at the end of ``text`` may become, in their order."""
    begun = word_before(text)
    if not begun:
        return ()
    exact = [word for word in words if word.startswith(begun)]
    folded = [word for word in words if word.casefold().startswith(begun.casefold())]
    return tuple(word for word in dict.fromkeys([*exact, *folded]) if word != begun)


def completed(text: str, word: str) -> str:
    """``text`` with ``word`` in place of the one it ends with."""
    return text[: len(text) - len(word_before(text))] + word
