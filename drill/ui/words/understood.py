"""What is being typed, as it is read: the maths below the line."""

from __future__ import annotations

from drill.maths.render import render_block
from drill.session.understanding import Understood
from drill.ui.words.line import Line, Page, Role, as_lines, paragraph

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
            return as_lines(
                [
                    (_HEAD if place == drawn.baseline else " " * len(_HEAD)) + line
                    for place, line in enumerate(drawn.lines)
                ],
                Role.QUIET,
            )
    return paragraph(found.text, page, Role.QUIET, _HEAD)
