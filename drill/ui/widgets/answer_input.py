"""The line that an answer is typed into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual.events import Paste
from textual.suggester import Suggester
from textual.widgets import Input

from drill.notation.errors import printable
from drill.ui.completion import candidates, completed
from drill.ui.keys.answer import LINE

_OPENING, _CLOSING = "([{", ")]}"


class AnswerInput(Input):
    """One line; several pasted rows of numbers become one line with semicolons.

    Tab completes the word before the caret, and the arrows bring earlier answers back.
    """

    BINDINGS: ClassVar = [*LINE]

    def __init__(self) -> None:
        self._words = Words()
        super().__init__(id="answer", compact=True, select_on_focus=False, suggester=self._words)
        self._offered: tuple[str, ...] = ()
        self._stem = ""
        self._earlier: list[str] = []
        self._recalled: int | None = None

    def offer(self, words: Sequence[str]) -> None:
        """Complete with these words from now on."""
        self._words.words = tuple(words)
        self._recalled = None

    def remember(self, text: str) -> None:
        """Keep an answer, so that it can be brought back."""
        if text.strip() and self._earlier[-1:] != [text]:
            self._earlier.append(text)
        self._recalled = None

    def insert_text_at_cursor(self, text: str) -> None:
        """Type ``text``, characters that act on a terminal made visible."""
        super().insert_text_at_cursor(printable(text))

    def _on_paste(self, event: Paste) -> None:
        """Take all that is pasted, not only its first line."""
        self.replace(printable(one_line(event.text)), *sorted(self.selection))
        event.prevent_default()
        event.stop()

    def action_complete(self, step: int) -> None:
        """Put the next of the words that the one before the caret may become in its place."""
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        here = self._offered.index(before) if before in self._offered else None
        if here is None:
            found = candidates(before, self._words.words)
            self._offered = (*(completed(before, word) for word in found), before)
            here = len(self._offered) - 1
        chosen = self._offered[(here + step) % len(self._offered)]
        self.value = chosen + after
        self.cursor_position = len(chosen)

    def action_recall(self, step: int) -> None:
        """Bring back the answer before or after the one shown; after the last, an empty line."""
        if not self._earlier:
            return
        here = len(self._earlier) if self._recalled is None else self._recalled
        self._recalled = min(max(here + step, 0), len(self._earlier))
        self.value = (*self._earlier, "")[self._recalled]
        self.cursor_position = len(self.value)


class Words(Suggester):
    """Suggests the rest of the last word."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.words: tuple[str, ...] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """``value`` with its last word completed by the first that can follow."""
        found = [word for word in candidates(value, self.words) if len(word) > 1]
        whole = completed(value, found[0]) if found else ""
        return whole if whole.startswith(value) else None


def one_line(text: str) -> str:
    """Lines joined: rows by semicolons, inside brackets and after a sign by a space."""
    joined = ""
    for row in filter(None, (line.strip() for line in text.splitlines())):
        joined += (_joint(joined) if joined else "") + row
    return joined


def _joint(before: str) -> str:
    is_open = sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))
    return " " if is_open or re.search(r"[-+*/^@=,;&\\·−×⊙]$", before) else "; "
