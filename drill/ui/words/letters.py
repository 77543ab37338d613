"""What letters do, while one of them may command."""

from __future__ import annotations

from collections.abc import Iterable

from drill.maths.wrapping import wrapped
from drill.ui.words.line import Line, Page, Role


def letter_lines(letters: Iterable[tuple[str, str]], page: Page) -> list[Line]:
    """Each letter with what it does, none of them parted at the end of a line."""
    parts = [f"{letter} {what} " for letter, what in letters]
    return [Line(line.rstrip(), Role.QUIET) for line in wrapped(parts, page.width)]
