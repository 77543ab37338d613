"""The hints that were taken for the present task."""

from __future__ import annotations

from drill.session.hints import hints
from drill.session.turn import Turn
from drill.ui.words.blocks import expression_lines
from drill.ui.words.line import Line, Page, Role, labelled


def hint_lines(turn: Turn, page: Page) -> list[Line]:
    """The hints so far, numbered, with how many there are."""
    if not turn.hints_here:
        return []
    texts = hints(turn)
    lines: list[Line] = []
    for number, text in enumerate(texts[: turn.hints_here], start=1):
        head = f"Hint {number} of {len(texts)}  "
        block = expression_lines(text, page, head, Role.QUIET, whole=False)
        lines += block or labelled(text, page, head)
    return lines
