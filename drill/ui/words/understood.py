"""What is being typed, as it is read: the maths below the line."""

from __future__ import annotations

from drill.maths.render import render_block
from drill.session.understanding import Understood
from drill.ui.words.line import Line, Page, Role, as_lines, labelled, paragraph

MOST_LINES = 5
"""A taller formula is shown on one line, so that the question stays in view."""
_HEAD = "read as "


def understood_lines(found: Understood | None, page: Page) -> list[Line]:
    """The formula drawn where there is room for it, else on one line; why reading stops, if inside.

    Nothing is said of an end that is still to come.
    """
    if found is None or found.unfinished:
        return []
    if found.reason:
        return paragraph(f"{found.reason}", page, Role.QUIET, "… ")
    if not page.flat:
        drawn = render_block(found.latex, page.width - len(_HEAD))
        if drawn.ok and 1 < len(drawn.lines) <= MOST_LINES and drawn.width <= page.width:
            lines = as_lines(" " * len(_HEAD) + line for line in drawn.lines)
            read = _HEAD + drawn.lines[drawn.baseline]
            lines[drawn.baseline] = Line(read, Role.QUIET, lead=len(_HEAD))
            return lines
    return labelled(found.text, page, _HEAD)
