"""The line that words to look for are written into."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from drill.ui.keys.browse import SEARCH


class SearchLine(Input):
    """Its keys lead to what is found; a letter is a letter in it."""

    BINDINGS: ClassVar = [*SEARCH]

    def __init__(self, text: str, key: str) -> None:
        """``key`` leads here."""
        placeholder = f"{key} search: words tag: topic: is: …"
        super().__init__(text, placeholder=placeholder, compact=True, id="search")
